// SPDX-License-Identifier: Apache-2.0
#include "pipeline/load.hpp"

#include <sys/stat.h>
#include <unistd.h>

#include <atomic>
#include <thread>

#include <catch2/catch.hpp>

#include "base/error.hpp"
#include "support/temporary_folder.hpp"

using namespace govgraph;
namespace fs = std::filesystem;

namespace {

std::string code_of(const std::string& path, const pipeline::LoadOptions& options = {}) {
  Diagnostics diagnostics;
  const auto bytes = pipeline::read_bytes({"a", path, 0}, options, diagnostics);
  REQUIRE(diagnostics.size() == (bytes ? 0 : 1));
  return bytes ? "" : diagnostics[0].code;
}

}  // namespace

TEST_CASE("bytes that cannot be had are a diagnostic each") {
  const test::TemporaryFolder folder;
  test::write_file(folder / "page.txt", "柳河镇");
  CHECK(code_of(folder / "page.txt").empty());
  CHECK(code_of(folder / "gone.txt") == "vanished-document");
  CHECK(code_of(folder.path()) == "not-a-file");
  REQUIRE(::mkfifo((folder / "pipe.txt").c_str(), 0600) == 0);
  CHECK(code_of(folder / "pipe.txt") == "not-a-file");  // and nobody is waited for
  CHECK(code_of("/dev/null") == "not-a-file");
  fs::create_symlink("loop.txt", folder.path() / "loop.txt");
  CHECK(code_of(folder / "loop.txt") == "unreadable-document");
  if (::geteuid() != 0) {
    fs::permissions(folder / "page.txt", fs::perms::none);
    CHECK(code_of(folder / "page.txt") == "unreadable-document");
  }
}

TEST_CASE("size has a limit, another one for what holds more than its text") {
  const test::TemporaryFolder folder;
  pipeline::LoadOptions options;
  options.limits.text_bytes = 9;
  options.limits.file_bytes = 20;
  for (const std::string name : {"a.txt", "a.html", "a.pdf"}) {
    test::write_file(folder / name, "柳河镇");
    CHECK(code_of(folder / name, options).empty());
    test::write_file(folder / name, "柳河镇.");
    CHECK(code_of(folder / name, options) == (name == "a.pdf" ? "" : "document-too-large"));
  }
  test::write_file(folder / "a.pdf", std::string(21, 'x'));
  CHECK(code_of(folder / "a.pdf", options) == "document-too-large");
}

TEST_CASE("a file that is written while it is read is whole, or left out") {
  const test::TemporaryFolder folder;
  const std::string path = folder / "page.txt", one(300'000, 'a'), other(500'000, 'b');
  test::write_file(path, one);
  std::atomic<bool> stop{false};
  std::thread writer([&] {
    for (bool flip = true; !stop; flip = !flip) test::write_file(path, flip ? other : one);
  });
  for (int round = 0; round < 200; ++round) {
    Diagnostics diagnostics;
    const auto bytes = pipeline::read_bytes({"a", path, 0}, {}, diagnostics);
    if (bytes) {
      CHECK((bytes->find_first_not_of('a') == std::string::npos || bytes->find_first_not_of('b') == std::string::npos));
    } else {
      CHECK(diagnostics[0].code == "changed-document");
    }
  }
  stop = true;
  writer.join();
}

TEST_CASE("stdin is left when the user wishes to stop, though nothing comes") {
  int ends[2];
  REQUIRE(::pipe(ends) == 0);
  const int before = ::dup(STDIN_FILENO);
  ::dup2(ends[0], STDIN_FILENO);
  std::atomic<bool> flag{false};
  pipeline::LoadOptions options;
  options.cancellation = Cancellation(flag);
  std::thread user([&] { flag = true; });
  CHECK_THROWS_AS(code_of("-", options), CancelledError);
  user.join();
  ::dup2(before, STDIN_FILENO);
  for (const int each : {before, ends[0], ends[1]}) ::close(each);
}
