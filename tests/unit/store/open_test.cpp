// SPDX-License-Identifier: Apache-2.0
#include <atomic>
#include <filesystem>

#include <catch2/catch.hpp>

#include "base/error.hpp"
#include "store/check.hpp"
#include "store/database.hpp"
#include "store/reader.hpp"
#include "store/seal.hpp"
#include "store/stamp.hpp"
#include "store/writer.hpp"
#include "support/random_documents.hpp"
#include "support/temporary_folder.hpp"

using namespace govgraph;
using Catch::Matchers::Contains;

namespace {

void enter(const std::string& path, std::string_view name, const std::string& value) {
  store::Database database = store::Database::for_writing(path, {});
  rocksdb::WriteBatch batch;
  batch.Put(database[store::Family::kMeta], store::slice(name), value);
  database.write(batch);
}

}  // namespace

TEST_CASE("what is no database is told apart") {
  const test::TemporaryFolder folder;
  CHECK_THROWS_WITH(store::Reader::open(folder / "none"), Contains("does not exist"));
  CHECK_THROWS_WITH(store::Writer::open(folder / "none", {.stamp = {}, .create = false}), Contains("does not exist"));
  CHECK_THROWS_WITH(store::Reader::open(folder.path().string()),
                    Contains("is not a govgraph database: no CURRENT file"));
  test::write_file(folder / "page.txt", "柳河镇。");
  CHECK_THROWS_WITH(store::Writer::open(folder / "page.txt"), Contains("is a file"));
  CHECK_THROWS_WITH(store::Writer::open(folder.path().string()), Contains("holds other files"));
  CHECK_FALSE(std::filesystem::exists(folder / "none"));
}

TEST_CASE("a newer format and another ontology explain themselves") {
  const test::TemporaryFolder folder;
  store::Writer::open(folder / "db");
  enter(folder / "db", store::kOntologyEntry, "0000000000000000");
  CHECK_THROWS_WITH(store::Reader::open(folder / "db"), Contains("another ontology"));
  store::Writer::open(folder / "newer");
  enter(folder / "newer", store::kFormatEntry, "7");
  CHECK_THROWS_WITH(store::Reader::open(folder / "newer"),
                    Contains("was written by govgraph format 7; this program reads up to 3"));
  CHECK_THROWS_AS(store::Writer::open(folder / "newer"), CorruptionError);
}

TEST_CASE("an older format is refused with the remedy") {
  const test::TemporaryFolder folder;
  store::Writer::open(folder / "older");
  enter(folder / "older", store::kFormatEntry, "0");
  CHECK_THROWS_WITH(store::Reader::open(folder / "older"),
                    Contains("was written by govgraph format 0; this program reads from 1 on: export it with"));
}

TEST_CASE("a database that was killed while it was made is begun anew") {
  const test::TemporaryFolder folder;
  store::Writer::open(folder / "db");
  // What RocksDB has made before it names the list of files, and after.
  std::filesystem::create_directory(folder / "nothing");
  test::write_file(folder / "nothing/LOCK", "");
  test::write_file(folder / "nothing/IDENTITY", "x");
  test::write_file(folder / "nothing/MANIFEST-000001", "half a li");
  test::write_file(folder / "nothing/000001.dbtmp", "MANIFEST");
  rocksdb::DB* made = nullptr;
  rocksdb::Options options;
  options.create_if_missing = true;
  REQUIRE(rocksdb::DB::Open(options, folder / "default", &made).ok());
  delete made;
  for (const char* each : {"nothing", "default"}) {
    INFO(each);
    CHECK_THROWS_WITH(store::Reader::open(folder / each), Contains("holds nothing yet: run the build or import again"));
    CHECK_THROWS_WITH(store::check(folder / each), Contains("holds nothing yet"));
    CHECK(store::holds_nothing(folder / each));
    store::Writer writer = store::Writer::open(folder / each);
    writer.put(test::random_document(1));
    writer.apply({});
    writer.finish();
    CHECK(store::Reader::open(folder / each)->documents().size() == 1);
  }
  std::filesystem::remove(folder / "db/CURRENT");
  test::write_file(folder / "db/000100.log", "rows");
  CHECK_THROWS_WITH(store::Writer::open(folder / "db"), Contains("its file CURRENT is gone") && Contains("repair"));
}

TEST_CASE("a seal tells when the list of files goes back in time, or documents are gone") {
  const test::TemporaryFolder folder;
  const auto write = [&](unsigned first, unsigned end) {
    store::Writer writer = store::Writer::open(folder / "db");
    for (unsigned i = first; i < end; ++i) writer.put(test::random_document(i));
    writer.apply({});
    writer.finish();
  };
  write(0, 4);
  const store::FoundSeal first = store::seal_of(folder / "db");
  REQUIRE(first.seal);
  CHECK(first.seal->holdings.documents == 4);
  write(2, 6);  // two of them are there already
  const store::FoundSeal second = store::seal_of(folder / "db");
  CHECK(second.seal->holdings.documents == 6);
  {
    store::Writer writer = store::Writer::open(folder / "db");
    CHECK_FALSE(store::seal_of(folder / "db").seal);
    writer.forget(test::random_document(1).path);
    writer.put(test::random_document(2, 1));
    writer.apply({});
    writer.finish();
  }
  const store::Seal third = *store::seal_of(folder / "db").seal;
  CHECK(third.holdings.documents == 5);
  store::Holdings counted;
  {
    const store::Database database = store::Database::for_reading(folder / "db");
    store::visit_rows(database, store::Family::kDocuments, {}, [&](std::string_view key, std::string_view row) {
      counted.add(key, row);
      return true;
    });
  }
  CHECK(third.holdings == counted);
  CHECK(store::check(folder / "db").sound());
  store::write_seal(folder / "db", {6, 1}, *rocksdb::Env::Default());
  CHECK(store::check(folder / "db").faults ==
        std::vector<std::string>{"holds 5 documents, not the 6 that the last command left"});
  const std::string list = folder / ("db/" + third.manifest);
  std::filesystem::resize_file(list, std::filesystem::file_size(list) - 1);
  for (const bool read : {true, false}) {
    const auto open = [&] {
      read ? void(store::Reader::open(folder / "db")) : void(store::Writer::open(folder / "db"));
    };
    CHECK_THROWS_WITH(open(), Contains("has lost its end or is an older one") && Contains("govgraph repair"));
  }
}

TEST_CASE("whoever asks to stop is heard in every scan, and what was put stays") {
  const test::TemporaryFolder folder;
  std::atomic<bool> stop{false};
  store::OpenOptions options;
  options.cancellation = Cancellation(stop);
  for (const bool bulk : {false, true}) {
    const std::string path = folder / (bulk ? "bulk" : "db");
    options.bulk = bulk;
    stop = false;
    {
      store::Writer writer = store::Writer::open(path, options);
      for (unsigned i = 0; i < 10; ++i) writer.put(test::random_document(i));
      stop = true;
      CHECK_THROWS_AS(writer.claims(), CancelledError);
    }
    stop = false;
    if (bulk) {
      CHECK(store::holds_nothing(path));
      continue;
    }
    CHECK(store::check(path).sound());
    CHECK(store::check(path).unfinished);
    const auto reader = store::Reader::open(path, Cancellation(stop));
    CHECK(reader->documents().size() == 10);
    stop = true;
    CHECK_THROWS_AS(reader->documents(), CancelledError);
    CHECK_THROWS_AS(reader->visit_nodes({}, [](const Node&) { return true; }), CancelledError);
    CHECK_THROWS_AS(reader->visit_edges([](const Edge&) { return true; }), CancelledError);
    CHECK_THROWS_AS(reader->visit_ties([](NodeId, RelationType, NodeId) {}), CancelledError);
    CHECK_THROWS_AS(store::check(path, Cancellation(stop)), CancelledError);
  }
}

TEST_CASE("a database remembers what it was built with") {
  const test::TemporaryFolder folder;
  const store::BuildStamp stamp{"lexicon-3", "passes-2", "encoding=auto"};
  store::Writer::open(folder / "db", {.stamp = stamp});
  CHECK(store::Reader::open(folder / "db")->stamp() == stamp);
  CHECK_NOTHROW(store::Writer::open(folder / "db"));
  CHECK_NOTHROW(store::Writer::open(folder / "db", {.stamp = stamp}));
  CHECK_THROWS_AS(store::Writer::open(folder / "db", {.stamp = {"lexicon-4", "passes-2", ""}}), UsageError);
}

TEST_CASE("documents that are read otherwise are told apart until all are") {
  const test::TemporaryFolder folder;
  const store::BuildStamp old{"lexicon-3", "passes-2", ""}, now{"lexicon-3+own", "passes-3", ""};
  const DocumentFacts first = test::random_document(1), second = test::random_document(2);
  {
    store::Writer writer = store::Writer::open(folder / "db", {.stamp = old});
    writer.put(first);
    writer.put(second);
    writer.finish();
  }
  const auto counts = [&] {
    std::vector<std::pair<std::string, std::uint64_t>> out;
    for (const auto& each : store::Reader::open(folder / "db")->read_by())
      out.emplace_back(each.stamp.passes, each.documents);
    return out;
  };
  using Counts = std::vector<std::pair<std::string, std::uint64_t>>;
  CHECK(counts() == Counts{{"passes-2", 2}});
  {
    store::Writer writer = store::Writer::open(folder / "db", {.stamp = now, .restamps = true});
    CHECK(writer.read_by(second.path) == old);
    writer.put(second);
    CHECK(writer.read_by(second.path) == now);
    writer.finish();
  }
  CHECK(counts() == Counts{{"passes-2", 1}, {"passes-3", 1}});
  CHECK(store::Reader::open(folder / "db")->stamp() == old);
  CHECK(store::check(folder / "db").sound());
  SECTION("the rest is read, too") {
    store::Writer writer = store::Writer::open(folder / "db", {.stamp = now, .restamps = true});
    CHECK(writer.read_by(first.path) == old);
    CHECK(writer.read_by(second.path) == now);
    writer.put(first);
    writer.restamp();
    writer.finish();
    CHECK(counts() == Counts{{"passes-3", 2}});
    CHECK(store::Reader::open(folder / "db")->stamp() == now);
  }
  SECTION("what was read anew is read as before once more") {
    store::Writer writer = store::Writer::open(folder / "db", {.stamp = old});
    writer.put(second);
    writer.finish();
    CHECK(counts() == Counts{{"passes-2", 2}});
  }
  SECTION("it is forgotten") {
    store::Writer writer = store::Writer::open(folder / "db", {.stamp = old});
    CHECK(writer.forget(second.path));
    writer.finish();
    CHECK(counts() == Counts{{"passes-2", 1}});
  }
}

TEST_CASE("documents of which nobody knows how they were read are not taken for new ones") {
  const test::TemporaryFolder folder;
  {
    store::Writer writer = store::Writer::open(folder / "db");
    writer.put(test::random_document(1));
    writer.finish();
  }
  store::Writer::open(folder / "db", {.stamp = {"lexicon-3", "passes-2", ""}});
  CHECK(store::Reader::open(folder / "db")->stamp() == store::BuildStamp{});
}

TEST_CASE("documents make a database dirty until judgements are applied") {
  const test::TemporaryFolder folder;
  store::Writer writer = store::Writer::open(folder / "db");
  CHECK_FALSE(writer.dirty());
  const DocumentFacts facts = test::random_document(1);
  CHECK_FALSE(writer.holds(facts.path, facts.digest));
  writer.put(facts);
  CHECK(writer.holds(facts.path, facts.digest));
  CHECK_FALSE(writer.holds(facts.path, "other"));
  writer.flush();
  CHECK(writer.holds(facts.path, facts.digest));
  CHECK(store::Reader::open(folder / "db")->dirty());
  writer.apply({});
  CHECK_FALSE(store::Reader::open(folder / "db")->dirty());
  writer.forget(facts.path);
  CHECK(writer.dirty());
  CHECK_FALSE(writer.holds(facts.path, facts.digest));
}
