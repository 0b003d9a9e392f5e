// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <chrono>
#include <filesystem>
#include <fstream>
#include <random>
#include <thread>

#include <catch2/catch.hpp>

#include "base/error.hpp"
#include "store/held_files.hpp"
#include "store/writer.hpp"
#include "support/random_documents.hpp"
#include "support/store_dump.hpp"
#include "support/temporary_folder.hpp"

using namespace govgraph;

namespace {

constexpr unsigned kDocuments = 60;

std::string straight(const std::vector<Judgement>& judgements) {
  const test::TemporaryFolder folder;
  {
    store::Writer writer = store::Writer::open(folder / "db");
    for (unsigned i = 0; i < kDocuments; ++i) writer.put(test::random_document(i));
    writer.apply(judgements);
  }
  return test::dump_of(folder / "db");
}

store::Writer filled_in_bulk(const std::string& path, const store::LargeDocuments& large = {}) {
  store::OpenOptions options;
  options.bulk = true;
  options.large = large;
  store::Writer writer = store::Writer::open(path, options);
  for (unsigned i = 0; i < kDocuments; ++i) writer.put(test::random_document(i));
  return writer;
}

std::vector<Judgement> some_judgements(unsigned seed) {
  std::vector<NodeId> keys;
  for (unsigned i = 0; i < 3; ++i)
    for (const EntityFact& each : test::random_document(i).entities) keys.push_back(each.id);
  std::sort(keys.begin(), keys.end());
  keys.erase(std::unique(keys.begin(), keys.end()), keys.end());
  std::vector<Judgement> out;
  for (std::size_t i = seed; i + 1 < keys.size(); i += 2 + seed) out.push_back({keys[i], keys[i + 1], "test", true});
  return out;
}

}  // namespace

TEST_CASE("any order, grouping, slicing, replacement and forgetting leave the same bytes") {
  const std::vector<Judgement> last = some_judgements(0);
  const std::string expected = straight(last);
  for (const unsigned seed : {1U, 2U, 3U, 4U}) {
    std::mt19937 random(seed);
    std::vector<unsigned> order(kDocuments);
    for (unsigned i = 0; i < kDocuments; ++i) order[i] = i;
    std::shuffle(order.begin(), order.end(), random);
    const test::TemporaryFolder folder;
    for (std::size_t at = 0; at < order.size();) {
      store::OpenOptions options;
      if (seed == 3) options.large = {random() % 400, 2000 + random() % 4000};
      if (seed == 4) options.large.group = random() % 2000;
      store::Writer writer = store::Writer::open(folder / "db", options);
      for (std::size_t n = 1 + random() % 20; n > 0 && at < order.size(); --n, ++at) {
        if (random() % 3 == 0) writer.put(test::random_document(order[at], 1));
        if (random() % 3 == 0) writer.put(test::random_document(1000 + order[at]));
        if (random() % 4 == 0) writer.flush();
        if (random() % 4 == 0) writer.forget(test::random_document(order[at]).path);
        writer.put(test::random_document(order[at]));
      }
      if (random() % 2 == 0) writer.apply(some_judgements(static_cast<unsigned>(random() % 3)));
      writer.flush();
    }
    store::Writer writer = store::Writer::open(folder / "db");
    for (unsigned i = 0; i < kDocuments; ++i) writer.forget(test::random_document(1000 + i).path);
    writer.apply(last);
    CHECK(test::dump_of(folder / "db") == expected);
  }
}

TEST_CASE("documents prepared on several threads leave the same bytes") {
  const test::TemporaryFolder folder;
  {
    store::Writer writer = store::Writer::open(folder / "db");
    std::vector<std::optional<store::Prepared>> made(kDocuments);
    std::vector<std::thread> threads;
    for (unsigned t = 0; t < 3; ++t)
      threads.emplace_back([&, t] {
        for (unsigned i = t; i < kDocuments; i += 3) made[i] = writer.prepare(test::random_document(i));
      });
    for (std::thread& each : threads) each.join();
    for (auto& each : made) writer.put(std::move(*each));
    writer.apply({});
  }
  CHECK(test::dump_of(folder / "db") == straight({}));
}

TEST_CASE("packed facts leave the bytes that they leave as structs, large or not") {
  const std::size_t large = GENERATE(std::size_t{1} << 30, std::size_t{0});
  store::OpenOptions options;
  options.large = {large, 1 << 20};
  const test::TemporaryFolder folder;
  {
    store::Writer packed = store::Writer::open(folder / "packed", options);
    store::Writer plain = store::Writer::open(folder / "plain");
    for (unsigned i = 0; i < 4; ++i) {
      packed.put(packed.prepare(test::packed(test::random_document(i))));
      plain.put(test::random_document(i));
    }
    for (store::Writer* each : {&packed, &plain}) each->apply(some_judgements(0));
  }
  CHECK(test::dump_of(folder / "packed") == test::dump_of(folder / "plain"));
}

TEST_CASE("a large document of which an interrupted writer left files is put again") {
  const test::TemporaryFolder folder;
  store::OpenOptions options;
  options.large = {0, 1 << 20};
  { store::Writer::open(folder / "db", options).put(test::random_document(0)); }
  const std::string before = test::dump_of(folder / "db");
  std::filesystem::create_directory(folder / "db/loading");
  { std::ofstream(folder / "db/loading/nodes-slice0.sst") << "cut short"; }
  {
    store::Writer writer = store::Writer::open(folder / "db", options);
    CHECK_FALSE(std::filesystem::exists(folder / "db/loading"));
    writer.put(test::random_document(0, 1));
    writer.put(test::random_document(0));
    CHECK_FALSE(std::filesystem::exists(folder / "db/loading"));
  }
  CHECK(test::dump_of(folder / "db") == before);
}

TEST_CASE("a database from which all is forgotten holds no rows but its stamp") {
  const test::TemporaryFolder folder;
  {
    store::Writer writer = store::Writer::open(folder / "db");
    for (unsigned i = 0; i < 10; ++i) writer.put(test::random_document(i));
    writer.apply(some_judgements(1));
    for (unsigned i = 0; i < 10; ++i) CHECK(writer.forget(test::random_document(i).path));
    CHECK_FALSE(writer.forget("none.txt"));
    CHECK(writer.claims().empty());
    writer.apply({});
  }
  const std::string dump = test::dump_of(folder / "db");
  CHECK(std::count(dump.begin(), dump.end(), '\n') == 2);
}

TEST_CASE("loading in bulk leaves the same bytes, and the writer goes on as any other") {
  const std::vector<Judgement> last = some_judgements(0);
  const std::size_t large = GENERATE(std::size_t{1} << 30, std::size_t{400});
  const test::TemporaryFolder folder;
  {
    store::Writer writer = filled_in_bulk(folder / "db", {large, 4000});
    CHECK_THROWS_WITH(store::Database::for_reading(folder / "db"), Catch::Contains("is being filled"));
    CHECK_FALSE(writer.claims().empty());
    writer.put(test::random_document(7, 1));
    writer.put(test::random_document(7));
    writer.forget(test::random_document(8).path);
    writer.put(test::random_document(8));
    writer.apply(last);
  }
  CHECK(test::dump_of(folder / "db") == straight(last));
  CHECK_FALSE(std::filesystem::exists(folder / "db/loading"));
}

TEST_CASE("a database whose loading was cut short is refused, and loaded anew") {
  const test::TemporaryFolder folder;
  { store::Writer writer = filled_in_bulk(folder / "db"); }
  CHECK_THROWS_WITH(store::Database::for_reading(folder / "db"), Catch::Contains("import again"));
  CHECK_THROWS_WITH(store::Writer::open(folder / "db"), Catch::Contains("import again"));
  std::filesystem::copy(folder / "db", folder / "half");
  std::filesystem::create_directory(folder / "half/loading");
  std::filesystem::remove(folder / "half/CURRENT");  // killed while it was being taken away
  CHECK(store::holds_nothing(folder / "half"));
  { store::Writer writer = filled_in_bulk(folder / "half"); }
  {
    store::Writer writer = filled_in_bulk(folder / "db");
    CHECK_THROWS_WITH(filled_in_bulk(folder / "db"), Catch::Contains("is being written by another process"));
    writer.apply({});
    writer.finish();
  }
  CHECK(test::dump_of(folder / "db") == straight({}));
}

TEST_CASE("a whole database whose mark of an ended import is lost is not taken for one half loaded") {
  const test::TemporaryFolder folder;
  for (const bool sealed : {true, false}) {
    const std::string path = folder / (sealed ? "sealed" : "not sealed");
    {
      store::Writer writer = filled_in_bulk(path);
      writer.apply({});
      writer.finish();
    }
    if (!sealed) std::filesystem::remove(path + "/SEAL");
    unsigned removed = 0;
    for (const auto& each : std::filesystem::directory_iterator(path)) {
      if (each.path().extension() != ".sst") continue;
      const std::string bytes = test::read_file(each.path().string());
      std::filesystem::remove(each.path());
      CHECK_FALSE(store::holds_nothing(path));
      CHECK_THROWS_AS(filled_in_bulk(path), CorruptionError);
      test::write_file(each.path().string(), bytes);
      ++removed;
    }
    CHECK(removed > 5);
    CHECK(test::dump_of(path) == straight({}));
  }
}

TEST_CASE("a reader's hold on the files outlives what the writer does to them, and leaves nothing") {
  const test::TemporaryFolder folder;
  const std::string path = folder / "db";
  store::Writer writer = store::Writer::open(path);
  for (unsigned i = 0; i < kDocuments; ++i) writer.put(test::random_document(i));
  writer.apply({});
  const std::string before = test::dump_of(path);
  std::string folder_of_files;
  {
    const auto held = store::HeldFiles::of(path);
    REQUIRE(held);
    folder_of_files = held->folder();
    CHECK(std::filesystem::exists(std::filesystem::path(folder_of_files) / "CURRENT"));
    CHECK_FALSE(std::filesystem::exists(std::filesystem::path(folder_of_files) / "LOCK"));
  }
  CHECK_FALSE(std::filesystem::exists(folder_of_files));
  CHECK(test::dump_of(path) == before);
  std::filesystem::create_directory(folder / "db/reading-1-1");
  store::HeldFiles::remove_stale(path);
  CHECK(std::filesystem::exists(folder / "db/reading-1-1"));  // of a reader who may be opening
  std::filesystem::last_write_time(folder / "db/reading-1-1",
                                   std::filesystem::file_time_type::clock::now() - std::chrono::hours(2));
  store::HeldFiles::remove_stale(path);
  CHECK_FALSE(std::filesystem::exists(folder / "db/reading-1-1"));
  const auto held = store::HeldFiles::of(path);
  REQUIRE(held);
  std::filesystem::last_write_time(held->folder(),
                                   std::filesystem::file_time_type::clock::now() - std::chrono::hours(2));
  store::HeldFiles::remove_stale(path);
  CHECK(std::filesystem::exists(held->folder()));  // old, but its reader lives
}
