// SPDX-License-Identifier: Apache-2.0
#include "serve/snapshots.hpp"

#include <atomic>
#include <thread>

#include <catch2/catch.hpp>

#include "base/error.hpp"
#include "store/reader.hpp"
#include "store/writer.hpp"
#include "support/temporary_folder.hpp"
#include "unit/serve/served.hpp"

using namespace govgraph;
using namespace govgraph::test;
using namespace std::chrono_literals;

namespace {

/// Whether `test` comes true within ten seconds.
template <class Test>
bool soon(Test test) {
  for (int i = 0; i < 1000; ++i) {
    if (test()) return true;
    std::this_thread::sleep_for(10ms);
  }
  return false;
}

}  // namespace

TEST_CASE("a database that a writer adds to is opened anew") {
  const TemporaryFolder folder;
  const std::string path = folder / "db";
  const auto facts = sample_facts();
  store::Writer writer = store::Writer::open(path);
  writer.put(facts[0]);
  writer.flush();
  serve::Snapshots snapshots({[&] { return std::shared_ptr<const GraphView>(store::Reader::open(path)); },
                              [&] { return serve::state_of_files(path); }, 20ms},
                             [](const std::string&) {});
  const auto first = snapshots.current();
  CHECK(first->snapshot().counts().documents == 1);
  CHECK(first->snapshot().number() == 1);
  writer.put(facts[1]);
  writer.put(facts[2]);
  writer.flush();
  CHECK(soon([&] { return snapshots.current()->snapshot().counts().documents == 3; }));
  CHECK(snapshots.current()->snapshot().number() > 1);
  CHECK(first->snapshot().counts().documents == 1);  // whoever holds it may finish with it
  CHECK(first->answer("/api/overview", {}, "/api/overview")->status == 200);
}

TEST_CASE("a database at rest is opened once") {
  std::atomic<int> opened = 0;
  serve::Snapshots snapshots({[&] { return ++opened, std::make_shared<const MemoryGraph>(sample_graph()); },
                              [] { return std::string("same"); }, 5ms},
                             [](const std::string&) {});
  std::this_thread::sleep_for(100ms);
  CHECK(opened == 1);
}

TEST_CASE("what cannot be opened anew is reported once, and the old answers stay") {
  std::atomic<int> state = 0, reports = 0;
  serve::Snapshots snapshots({[&]() -> std::shared_ptr<const GraphView> {
                                if (state == 1) throw StorageError("gone");
                                return std::make_shared<const MemoryGraph>(sample_graph());
                              },
                              [&] { return std::to_string(state); }, 5ms},
                             [&](const std::string&) { ++reports; });
  state = 1;
  CHECK(soon([&] { return reports > 0; }));
  std::this_thread::sleep_for(50ms);
  CHECK(reports == 1);
  CHECK(snapshots.current()->snapshot().number() == 1);
  state = 2;
  CHECK(soon([&] { return snapshots.current()->snapshot().number() > 1; }));
}

TEST_CASE("the first opening must succeed") {
  const auto open = []() -> std::shared_ptr<const GraphView> { throw StorageError("no such database"); };
  CHECK_THROWS_AS(serve::Snapshots({open, [] { return std::string(); }, 5ms}, [](const std::string&) {}), StorageError);
}
