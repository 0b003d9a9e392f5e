// SPDX-License-Identifier: Apache-2.0
#include "base/text_file.hpp"

#include <sys/stat.h>

#include <catch2/catch.hpp>

#include "base/error.hpp"
#include "support/temporary_folder.hpp"

using namespace govgraph;
using Catch::Matchers::Contains;

TEST_CASE("a text file is read as it is") {
  const test::TemporaryFolder folder;
  const std::string bytes("柳河镇\r\n\0\xFF", 13);
  test::write_file(folder / "word.tsv", bytes);
  CHECK(read_text_file(folder / "word.tsv") == bytes);
  test::write_file(folder / "empty.tsv", "");
  CHECK(read_text_file(folder / "empty.tsv").empty());
}

TEST_CASE("what is no text file is refused at once, and is not waited for") {
  const test::TemporaryFolder folder;
  std::filesystem::create_directory(folder / "folder");
  REQUIRE(::mkfifo((folder / "pipe").c_str(), 0600) == 0);
  test::write_file(folder / "large", "");
  std::filesystem::resize_file(folder / "large", kLargestTextFile + 1);
  const std::pair<std::string, const char*> cases[] = {{folder / "folder", "is no file"},
                                                       {folder / "pipe", "is no file"},
                                                       {folder / "missing", "is no file"},
                                                       {"/dev/zero", "is no file"},
                                                       {folder / "large", "is larger than 64 MiB"}};
  for (const auto& [path, what] : cases) CHECK_THROWS_WITH(read_text_file(path), Contains(path + ": " + what));
}
