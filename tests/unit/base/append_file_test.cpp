// SPDX-License-Identifier: Apache-2.0
#include "base/append_file.hpp"

#include <catch2/catch.hpp>

#include "base/error.hpp"
#include "support/temporary_folder.hpp"

using namespace govgraph;

TEST_CASE("lines are added behind a header, taken back while nobody adds others, and taken out") {
  const test::TemporaryFolder folder;
  const std::string path = folder / "lines.tsv";
  CHECK(append_lines(path, "head\n", "one\n") == 0);
  CHECK(append_lines(path, "head\n", "two\n") == 9);
  CHECK(test::read_file(path) == "head\none\ntwo\n");
  CHECK_FALSE(take_back_lines(path, 5, 9));
  CHECK(take_back_lines(path, 9, 13));
  CHECK(test::read_file(path) == "head\none\n");

  test::write_file(path, "head\none");  // as an editor may leave it
  append_lines(path, "head\n", "one\n");
  CHECK(test::read_file(path) == "head\none\none\n");
  append_lines(path, "head\n", "gone\ntwo\n");
  CHECK_FALSE(remove_line(path, "ne\n"));
  CHECK(remove_line(path, "one\n"));
  CHECK(test::read_file(path) == "head\none\ngone\ntwo\n");
  CHECK_THROWS_AS(append_lines(folder.path(), "", "x\n"), StorageError);
}
