// SPDX-License-Identifier: Apache-2.0
#include <filesystem>

#include <catch2/catch.hpp>

#include "base/error.hpp"
#include "store/database.hpp"
#include "store/reader.hpp"
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
                    Contains("was written by govgraph format 7; this program reads up to 1"));
  CHECK_THROWS_AS(store::Writer::open(folder / "newer"), CorruptionError);
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
