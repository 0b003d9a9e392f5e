// SPDX-License-Identifier: Apache-2.0
#include "exchange/output.hpp"

#include <catch2/catch.hpp>

#include "base/error.hpp"
#include "exchange/base64.hpp"
#include "support/temporary_folder.hpp"

using namespace govgraph;
using namespace govgraph::exchange;

namespace {

std::size_t files_in(const test::TemporaryFolder& folder) {
  return static_cast<std::size_t>(std::distance(std::filesystem::directory_iterator(folder.path()), {}));
}

}  // namespace

TEST_CASE("a file appears whole or not at all") {
  const test::TemporaryFolder folder;
  {
    Output output(folder / "x", false);
    output.buffer() += std::string(3 << 20, 'a');
    output.flush_if_full();
    CHECK_FALSE(std::filesystem::exists(folder / "x"));
  }
  CHECK(files_in(folder) == 0);
  Output output(folder / "x", false);
  output.buffer() += "whole";
  CHECK(output.bytes() == 5);
  output.commit();
  CHECK(test::read_file(folder / "x") == "whole");
  CHECK(files_in(folder) == 1);
}

TEST_CASE("an existing file is replaced only when asked") {
  const test::TemporaryFolder folder;
  test::write_file(folder / "x", "old");
  CHECK_THROWS_AS(Output(folder / "x", false), UsageError);
  Output late(folder / "y", false);
  late.buffer() += "new";
  test::write_file(folder / "y", "meanwhile");
  CHECK_THROWS_AS(late.commit(), UsageError);
  CHECK(test::read_file(folder / "y") == "meanwhile");
  Output replaced(folder / "x", true);
  replaced.buffer() += "new";
  replaced.commit();
  CHECK(test::read_file(folder / "x") == "new");
}

TEST_CASE("places that cannot be written say why") {
  const test::TemporaryFolder folder;
  CHECK_THROWS_WITH(Output(folder / "no/such/x", false), Catch::Contains("cannot be written: No such file"));
  CHECK_THROWS_AS(Output(folder.path().string(), true), UsageError);
}

TEST_CASE("a full device says so and leaves nothing") {
  REQUIRE(std::filesystem::exists("/dev/full"));
  Output output("/dev/full", false);
  output.buffer() += "x";
  CHECK_THROWS_WITH(output.commit(), Catch::Contains("/dev/full: no space left"));
}

TEST_CASE("a device is written, never replaced") {
  Output output("/dev/null", false);
  output.buffer() += "x";
  output.commit();
  CHECK(std::filesystem::is_character_file("/dev/null"));
}

TEST_CASE("a link keeps pointing to the file that is written") {
  const test::TemporaryFolder folder;
  test::write_file(folder / "real", "old");
  std::filesystem::create_symlink(folder / "real", folder / "link");
  Output output(folder / "link", true);
  output.buffer() += "new";
  output.commit();
  CHECK(std::filesystem::is_symlink(folder / "link"));
  CHECK(test::read_file(folder / "real") == "new");
}

TEST_CASE("base64 takes any bytes there and back") {
  struct Row {
    std::string bytes, text;
  };
  for (const Row& row : {Row{"", ""}, Row{"f", "Zg=="}, Row{"fo", "Zm8="}, Row{"foo", "Zm9v"},
                         Row{"foobar", "Zm9vYmFy"}, Row{"\xFF\xFE\xFD", "//79"}}) {
    CHECK(to_base64(row.bytes) == row.text);
    CHECK(from_base64(row.text) == row.bytes);
  }
  for (const char* bad : {"Z", "Zg=", "Zg==Zg==", "Z===", "Zm9!", "===="}) CHECK_FALSE(from_base64(bad).has_value());
}
