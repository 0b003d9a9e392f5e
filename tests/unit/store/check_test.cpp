// SPDX-License-Identifier: Apache-2.0
#include "store/check.hpp"

#include <fcntl.h>
#include <sys/file.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>

#include <catch2/catch.hpp>

#include "base/descriptor.hpp"
#include "store/database.hpp"
#include "store/index_rows.hpp"
#include "store/writer.hpp"
#include "support/random_documents.hpp"
#include "support/temporary_folder.hpp"

using namespace govgraph;
using store::Family;

namespace {

void write_some(const std::string& path) {
  store::Writer writer = store::Writer::open(path);
  for (unsigned i = 0; i < 8; ++i) writer.put(test::random_document(i));
  writer.apply({});
}

/// Deletes or spoils the first row of a family behind the writer's back.
void spoil(const std::string& path, Family family, bool remove) {
  store::Database database = store::Database::for_writing(path, {});
  const auto rows = database.scan(family);
  rows->SeekToFirst();
  REQUIRE(rows->Valid());
  rocksdb::WriteBatch batch;
  if (remove)
    batch.Delete(database[family], rows->key());
  else
    batch.Put(database[family], rows->key(), rows->value().ToString() + "x");
  database.write(batch);
}

/// Deletes the first row of an index, or adds one that nothing says, behind the writer's back.
void spoil_index(const std::string& path, std::string_view prefix, bool remove) {
  store::Database database = store::Database::for_writing(path, {});
  const auto rows = database.scan(Family::kMeta);
  rows->Seek(store::slice(prefix));
  REQUIRE(rows->Valid());
  REQUIRE(store::view(rows->key()).starts_with(prefix));
  rocksdb::WriteBatch batch;
  if (remove) {
    batch.Delete(database[Family::kMeta], rows->key());
  } else {
    std::string other = rows->key().ToString();
    other.back() = static_cast<char>(other.back() ^ 1);
    batch.Put(database[Family::kMeta], other, rows->value());
  }
  database.write(batch);
}

}  // namespace

TEST_CASE("a sound database has nothing to report") {
  const test::TemporaryFolder folder;
  write_some(folder / "db");
  const store::CheckReport report = store::check(folder / "db");
  CHECK(report.faults == std::vector<std::string>{});
  CHECK(report.sound());
  CHECK(report.documents == 8);
  CHECK(report.rows > 100);
}

TEST_CASE("a spoilt or missing row of any family is found") {
  for (const Family family : store::families()) {
    if (family == Family::kMeta || family == Family::kJudgements) continue;
    for (const bool remove : {false, true}) {
      const test::TemporaryFolder folder;
      write_some(folder / "db");
      spoil(folder / "db", family, remove);
      INFO(store::name_of(family) << (remove ? " removed" : " spoilt"));
      CHECK_FALSE(store::check(folder / "db").sound());
    }
  }
}

TEST_CASE("what is wrong with the indexes by which changes are judged is found") {
  const auto write = [](const std::string& path) {
    store::Writer writer = store::Writer::open(path);
    for (unsigned i = 0; i < 8; ++i) {
      DocumentFacts facts = test::random_document(i);
      facts.entities.front().declared = {"短称"};
      writer.put(std::move(facts));
    }
    const ClaimTable claims = writer.claims();
    writer.index_runs(writer.sketches());
    writer.index_keys(claims, {{claims.id(0), claims.id(1), 2}});
    writer.apply({});
    writer.finish();
  };
  const test::TemporaryFolder sound;
  write(sound / "db");
  REQUIRE(store::check(sound / "db").faults == std::vector<std::string>{});

  for (const std::string_view rows :
       {store::kDigestRows, store::kFormRows, store::kJoinRows, store::kKeyRows, store::kRunRows})
    for (const bool remove : {false, true}) {
      const test::TemporaryFolder folder;
      write(folder / "db");
      spoil_index(folder / "db", rows, remove);
      INFO(rows << (remove ? " removed" : " added"));
      CHECK(store::check(folder / "db").contradictions == 1);
    }
}

TEST_CASE("documents are found by their digest, as they come, change and go") {
  const test::TemporaryFolder folder;
  store::Writer writer = store::Writer::open(folder / "db");
  DocumentFacts one = test::random_document(1), two = test::random_document(2);
  one.digest = "aa";
  two.digest = "aab";
  writer.put(one);
  writer.put(two);
  writer.index_runs(writer.sketches());
  writer.index_keys(writer.claims(), {});
  writer.apply({});
  REQUIRE(writer.indexed());
  CHECK(writer.document_with("aa") == document_id(one.path));
  CHECK(writer.document_with("aab") == document_id(two.path));
  CHECK_FALSE(writer.document_with("a"));
  two.digest = "aa";
  writer.put(two);
  writer.flush();
  CHECK(writer.document_with("aa") == std::min(document_id(one.path), document_id(two.path)));
  CHECK_FALSE(writer.document_with("aab"));
  writer.forget(one.path);
  writer.flush();
  CHECK(writer.document_with("aa") == document_id(two.path));
  writer.finish();
  CHECK(store::check(folder / "db").faults == std::vector<std::string>{});
}

TEST_CASE("indexes that lag behind documents which are not judged yet are no fault") {
  const test::TemporaryFolder folder;
  store::Writer writer = store::Writer::open(folder / "db");
  writer.put(test::random_document(1));
  writer.index_runs(writer.sketches());
  writer.index_keys(writer.claims(), {});
  writer.apply({});
  writer.put(test::random_document(2));
  writer.finish();
  CHECK(store::check(folder / "db").faults == std::vector<std::string>{});
}

TEST_CASE("a check takes away what a killed one left, and not what another one uses") {
  const test::TemporaryFolder folder;
  write_some(folder / "db");
  const std::string before = std::filesystem::temp_directory_path();
  for (const char* each : {"govgraph-check-killed", "govgraph-check-living", "govgraph-checked"})
    std::filesystem::create_directories(folder / each);
  test::write_file(folder / "govgraph-check-killed/000001.sst", "left");
  const Descriptor living(::open((folder / "govgraph-check-living").c_str(), O_RDONLY));
  REQUIRE(::flock(living.get(), LOCK_EX | LOCK_NB) == 0);
  ::setenv("TMPDIR", folder.path().c_str(), 1);
  const bool sound = store::check(folder / "db").sound();
  ::setenv("TMPDIR", before.c_str(), 1);
  CHECK(sound);
  std::vector<std::string> left;
  for (const auto& each : std::filesystem::directory_iterator(folder.path())) left.push_back(each.path().filename());
  std::sort(left.begin(), left.end());
  CHECK(left == std::vector<std::string>{"db", "govgraph-check-living", "govgraph-checked"});
}
