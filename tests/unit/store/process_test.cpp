// SPDX-License-Identifier: Apache-2.0
#include <signal.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <chrono>
#include <cstdlib>
#include <filesystem>
#include <random>
#include <thread>

#include <catch2/catch.hpp>

#include "base/error.hpp"
#include "store/check.hpp"
#include "store/reader.hpp"
#include "store/writer.hpp"
#include "store/writer_note.hpp"
#include "support/random_documents.hpp"
#include "support/store_dump.hpp"
#include "support/temporary_folder.hpp"

using namespace govgraph;
using Catch::Matchers::Contains;

namespace {

constexpr unsigned kDocuments = 400;

/// Writes what is not there yet, as a build does.
void build(const std::string& path, unsigned documents = kDocuments) {
  store::Writer writer = store::Writer::open(path);
  for (unsigned i = 0; i < documents; ++i) {
    const DocumentFacts facts = test::random_document(i);
    if (!writer.holds(facts.path, facts.digest)) writer.put(facts);
    if (i % 10 == 9) writer.flush();
  }
  writer.apply({{test::random_document(0).entities[0].id, test::random_document(0).entities[1].id, "test", true}});
}

/// This program again, as a process that runs only the hidden test below on `path`: RocksDB's threads do not outlive a
/// fork. Killed after `milliseconds`, when they are given; the exit code, or -1.
int build_in_child(const std::string& path, long file_size = 0, int milliseconds = -1) {
  const std::string limit = std::to_string(file_size);
  const pid_t child = ::fork();
  if (child == 0) {
    ::setenv("GOVGRAPH_TEST_DB", path.c_str(), 1);
    ::setenv("GOVGRAPH_TEST_FILE_SIZE", limit.c_str(), 1);
    ::execl("/proc/self/exe", "store_test", "[child]", nullptr);
    ::_exit(9);
  }
  if (milliseconds >= 0) {
    std::this_thread::sleep_for(std::chrono::milliseconds(milliseconds));
    ::kill(child, SIGKILL);
  }
  int status = 0;
  ::waitpid(child, &status, 0);
  return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

}  // namespace

TEST_CASE("builds for its parent", "[.][child]") {
  const char* path = std::getenv("GOVGRAPH_TEST_DB");
  if (path == nullptr) return;
  if (const long size = std::atol(std::getenv("GOVGRAPH_TEST_FILE_SIZE")); size > 0) {
    ::signal(SIGXFSZ, SIG_IGN);
    const rlimit limit{static_cast<rlim_t>(size), static_cast<rlim_t>(size)};
    ::setrlimit(RLIMIT_FSIZE, &limit);
  }
  int code = 0;
  try {
    build(path);
  } catch (const StorageError&) {
    code = 2;
  }
  ::_exit(code);
}

TEST_CASE("a build that is killed has whole documents and goes on to the same bytes") {
  const test::TemporaryFolder folder;
  build(folder / "whole");
  std::mt19937 random(3);
  store::Writer::open(folder / "db");
  for (int kill = 0; kill < 8; ++kill) {
    build_in_child(folder / "db", 0, static_cast<int>(50 + random() % 400));
    const store::CheckReport report = store::check(folder / "db");
    CHECK(report.faults == std::vector<std::string>{});
    CHECK(report.documents <= kDocuments);
  }
  build(folder / "db");
  CHECK(test::dump_of(folder / "db") == test::dump_of(folder / "whole"));
}

TEST_CASE("a full disk ends the build and leaves a sound database") {
  const test::TemporaryFolder folder;
  build(folder / "whole");
  store::Writer::open(folder / "db");
  CHECK(build_in_child(folder / "db", 100'000) == 2);
  CHECK(store::check(folder / "db").faults == std::vector<std::string>{});
  build(folder / "db");
  CHECK(test::dump_of(folder / "db") == test::dump_of(folder / "whole"));
}

TEST_CASE("a second writer is refused, a reader is not") {
  const test::TemporaryFolder folder;
  store::Writer writer = store::Writer::open(folder / "db");
  writer.put(test::random_document(1));
  writer.flush();
  CHECK_THROWS_WITH(store::Writer::open(folder / "db"),
                    Contains("is being written by another process (`store_test") &&
                        Contains("process " + std::to_string(::getpid()) + " on ") && Contains("wait for it to end"));
  CHECK(build_in_child(folder / "db") == 2);
  const auto reader = store::Reader::open(folder / "db");
  writer.put(test::random_document(2));
  writer.flush();
  CHECK(reader->documents().size() == 1);
  CHECK(store::Reader::open(folder / "db")->documents().size() == 2);
}

TEST_CASE("what a reader sees while a writer works holds together") {
  const test::TemporaryFolder folder;
  store::Writer::open(folder / "db");
  std::thread writer([&] { build(folder / "db"); });
  for (int i = 0; i < 6; ++i) CHECK(store::check(folder / "db").faults == std::vector<std::string>{});
  writer.join();
  CHECK(store::check(folder / "db").documents == kDocuments);
}

TEST_CASE("readers go on when the writer is killed, and new ones open") {
  const test::TemporaryFolder folder;
  build(folder / "db", 50);
  const std::string before = test::dump_of(folder / "db");
  const auto reader = store::Reader::open(folder / "db");
  std::mt19937 random(5);
  for (int kill = 0; kill < 4; ++kill) {
    std::thread killed([&] { build_in_child(folder / "db", 0, static_cast<int>(30 + random() % 200)); });
    for (int i = 0; i < 3; ++i) CHECK(store::Reader::open(folder / "db")->documents().size() >= 50);
    killed.join();
    CHECK(reader->documents().size() == 50);
    CHECK(store::Reader::open(folder / "db")->documents().size() >= 50);
    // A killed writer's note misleads nobody.
    CHECK_NOTHROW(store::Writer::open(folder / "db"));
  }
}

TEST_CASE("a note of one who is no more tells nothing") {
  const test::TemporaryFolder folder;
  { store::Writer::open(folder / "db"); }
  CHECK_FALSE(std::filesystem::exists(folder / "db/WRITER"));
  CHECK(store::writer_of(folder / "db") == "");
  {
    const store::WriterNote note(folder / "db");
    CHECK_THAT(store::writer_of(folder / "db"), Contains("process " + std::to_string(::getpid())));
  }
  const pid_t child = ::fork();
  if (child == 0) ::_exit(0);
  ::waitpid(child, nullptr, 0);
  char host[256] = {};
  ::gethostname(host, sizeof host - 1);
  test::write_file(folder / "db/WRITER", std::to_string(child) + "\n" + host + "\nyesterday\ngovgraph build\n");
  CHECK(store::writer_of(folder / "db") == "");
  test::write_file(folder / "db/WRITER", std::to_string(child) + "\nelsewhere\nyesterday\ngovgraph \x1B[2J\n");
  CHECK(store::writer_of(folder / "db") ==
        "`govgraph ?[2J`, process " + std::to_string(child) + " on elsewhere, since yesterday");
}
