// SPDX-License-Identifier: Apache-2.0
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cstdlib>
#include <filesystem>
#include <functional>
#include <map>
#include <random>

#include <catch2/catch.hpp>

#include "base/error.hpp"
#include "store/check.hpp"
#include "store/reader.hpp"
#include "store/writer.hpp"
#include "support/fault_environment.hpp"
#include "support/kill_in_compaction.hpp"
#include "support/random_documents.hpp"
#include "support/store_dump.hpp"
#include "support/temporary_folder.hpp"

using namespace govgraph;

namespace {

constexpr unsigned kDocuments = 24;

/// How often each fault is played: GOVGRAPH_FAULTS, for the long run, else few.
unsigned rounds(unsigned few) {
  const char* text = std::getenv("GOVGRAPH_FAULTS");
  return text == nullptr ? few : static_cast<unsigned>(std::atoi(text));
}

struct Machine {
  std::shared_ptr<test::FaultFiles> files = std::make_shared<test::FaultFiles>();
  std::unique_ptr<rocksdb::Env> env = rocksdb::NewCompositeEnv(files);

  store::OpenOptions options(bool bulk = false, bool large = false) const {
    store::OpenOptions out;
    out.environment = env.get();
    out.bulk = bulk;
    if (large) out.large = {300, 3000, 2000};
    return out;
  }
};

std::vector<Judgement> judgements() {
  return {{test::random_document(0).entities[0].id, test::random_document(0).entities[1].id, "test", true}};
}

/// A build and a forgetting. `stored` follows which documents were written for good, so long as `sure` says so.
using Sure = std::function<bool()>;

void work(
    const std::string& path, const store::OpenOptions& options, std::map<unsigned, unsigned>& stored, bool& finished,
    const Sure& sure = [] { return true; }) {
  finished = false;
  store::Writer writer = store::Writer::open(path, options);
  for (unsigned i = 0; i < kDocuments; ++i) {
    const DocumentFacts facts = test::random_document(i, i % 3);
    if (writer.holds(facts.path, facts.digest)) continue;
    writer.put(facts);
    if (i % 3 == 2 && !options.bulk) {
      writer.flush();
      for (unsigned k = 0; k <= i && sure(); ++k) stored[k] = 1;
    }
  }
  writer.flush();  // what is loaded in bulk cannot be forgotten before
  writer.forget(test::random_document(5).path);
  writer.apply(judgements());
  writer.finish();
  finished = sure();
  for (unsigned k = 0; k < kDocuments && finished; ++k) stored[k] = 1;
}

/// What a work that comes to its end leaves.
const std::string& whole() {
  static const std::string kWhole = [] {
    const test::TemporaryFolder folder;
    std::map<unsigned, unsigned> stored;
    bool finished = false;
    work(folder / "db", {}, stored, finished);
    return test::dump_of(folder / "db");
  }();
  return kWhole;
}

/// Sound and with every document that was written for good; or not yet made; or, loaded in bulk, to be loaded anew.
void check_nothing_lost(const std::string& path, const std::map<unsigned, unsigned>& stored) {
  if (store::holds_nothing(path) || !std::filesystem::exists(path + "/CURRENT")) {
    CHECK(stored.empty());
    return;
  }
  store::CheckReport report;
  try {
    report = store::check(path);
  } catch (const StorageError& error) {  // named no format yet
    INFO(error.what());
    CHECK(stored.empty());
    return;
  }
  CHECK(report.faults == std::vector<std::string>{});
  const auto reader = store::Reader::open(path);
  for (const auto& [number, version] : stored)
    CHECK((number == 5 || reader->document(test::random_document(number).path)));
}

void check_goes_on(const std::string& path, bool bulk) {
  std::map<unsigned, unsigned> stored;
  bool finished = false;
  store::OpenOptions options;
  options.bulk = bulk && store::holds_nothing(path);
  work(path, options, stored, finished);
  CHECK((test::dump_of(path) == whole()));
  CHECK(store::check(path).sound());
}

struct Manner {
  bool bulk, large;
};
constexpr std::array<Manner, 3> kManners{{{false, false}, {true, false}, {false, true}}};

std::uint64_t writes_of_a_work(const Manner& manner) {
  const test::TemporaryFolder folder;
  const Machine machine;
  std::map<unsigned, unsigned> stored;
  bool finished = false;
  work(folder / "db", machine.options(manner.bulk, manner.large), stored, finished);
  return machine.files->writes();
}

/// A work on `path`, killed at the `at`-th piece of a compaction; the pieces that there were.
unsigned work_to_kill(const std::string& path, const Manner& manner, unsigned at) {
  const auto files = std::make_shared<test::KillInCompaction>(at);
  const auto environment = rocksdb::NewCompositeEnv(files);
  store::OpenOptions options;
  options.environment = environment.get();
  options.bulk = manner.bulk;
  if (manner.large) options.large = {300, 3000, 2000};
  std::map<unsigned, unsigned> stored;
  bool finished = false;
  work(path, options, stored, finished);
  return files->pieces();
}

/// `work_to_kill` in this program again, as a process of its own: RocksDB's threads do not outlive a fork. Whether it
/// was killed.
bool is_killed_in_child(const std::string& path, std::size_t manner, unsigned at) {
  const std::string manner_text = std::to_string(manner), at_text = std::to_string(at);
  const pid_t child = ::fork();
  if (child == 0) {
    ::setenv("GOVGRAPH_TEST_DB", path.c_str(), 1);
    ::setenv("GOVGRAPH_TEST_MANNER", manner_text.c_str(), 1);
    ::setenv("GOVGRAPH_TEST_PIECE", at_text.c_str(), 1);
    ::execl("/proc/self/exe", "store_slow_test", "[child]", nullptr);
    ::_exit(9);
  }
  int status = 0;
  ::waitpid(child, &status, 0);
  return WIFSIGNALED(status) && WTERMSIG(status) == SIGKILL;
}

}  // namespace

TEST_CASE("works for its parent until it is killed", "[.][child]") {
  const char* path = std::getenv("GOVGRAPH_TEST_DB");
  if (path == nullptr) return;
  const auto number = [](const char* name) { return static_cast<unsigned>(std::atoi(std::getenv(name))); };
  work_to_kill(path, kManners.at(number("GOVGRAPH_TEST_MANNER")), number("GOVGRAPH_TEST_PIECE"));
}

TEST_CASE("killed in the middle of a compaction, a database is whole or is loaded anew") {
  std::mt19937 random(13);
  unsigned killed = 0;
  for (std::size_t manner = 0; manner < kManners.size(); ++manner) {
    const test::TemporaryFolder once;
    const unsigned pieces = work_to_kill(once / "db", kManners[manner], 0);
    for (unsigned round = 0; round < rounds(3) && pieces > 0; ++round) {
      const test::TemporaryFolder folder;
      const unsigned at = 1 + static_cast<unsigned>(random() % pieces);
      INFO("manner " << manner << ", round " << round << ", piece " << at << " of " << pieces);
      killed += is_killed_in_child(folder / "db", manner, at) ? 1U : 0U;
      check_nothing_lost(folder / "db", {});
      check_goes_on(folder / "db", kManners[manner].bulk);
    }
    WARN("manner " << manner << ": compactions write " << pieces << " pieces");
  }
  CHECK(killed > 0);
}

TEST_CASE("a full disk at any write keeps what was stored, says so, and the next build goes on") {
  std::mt19937 random(7);
  for (const Manner& manner : kManners) {
    const std::uint64_t writes = writes_of_a_work(manner);
    for (unsigned round = 0; round < rounds(4); ++round) {
      const test::TemporaryFolder folder;
      const Machine machine;
      machine.files->full_at(1 + random() % writes);
      std::map<unsigned, unsigned> stored;
      bool finished = false;
      INFO("bulk " << manner.bulk << ", large " << manner.large << ", round " << round);
      try {
        work(folder / "db", machine.options(manner.bulk, manner.large), stored, finished);
        CHECK(finished);  // so near the end that the writes were those of the closing
      } catch (const StorageError& error) {
        CHECK_THAT(error.what(), Catch::Contains("no space left to write on the disk at /"));
      }
      check_nothing_lost(folder / "db", stored);
      check_goes_on(folder / "db", manner.bulk);
    }
  }
}

TEST_CASE("a loss of power at any write keeps what was stored, and the next build goes on") {
  std::mt19937 random(11);
  for (const Manner& manner : kManners) {
    const std::uint64_t writes = writes_of_a_work(manner);
    for (unsigned round = 0; round < rounds(4); ++round) {
      const test::TemporaryFolder folder;
      const Machine machine;
      const std::uint64_t at = 1 + random() % (writes + 5);
      machine.files->lose_power_at(at);
      std::map<unsigned, unsigned> stored;
      bool finished = false;
      INFO("bulk " << manner.bulk << ", large " << manner.large << ", round " << round << ", write " << at << " of "
                   << writes);
      // Whatever happens after the loss leaves no trace on the disk.
      try {
        const auto sure = [&] { return machine.files->writes() < at; };
        work(folder / "db", machine.options(manner.bulk, manner.large), stored, finished, sure);
      } catch (const Error&) {
      }
      machine.files->lose_power(static_cast<unsigned>(random()));
      check_nothing_lost(folder / "db", stored);
      check_goes_on(folder / "db", manner.bulk);
    }
  }
}

TEST_CASE("what a finished command stored survives a loss of power") {
  for (const Manner& manner : kManners) {
    const test::TemporaryFolder folder;
    const Machine machine;
    std::map<unsigned, unsigned> stored;
    bool finished = false;
    work(folder / "db", machine.options(manner.bulk, manner.large), stored, finished);
    machine.files->lose_power(1);
    CHECK((test::dump_of(folder / "db") == whole()));
    CHECK(store::check(folder / "db").sound());
  }
}
