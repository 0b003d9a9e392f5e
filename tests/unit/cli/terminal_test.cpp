// SPDX-License-Identifier: Apache-2.0
#include "terminal.hpp"

#include <catch2/catch.hpp>

using namespace govgraph::cli;

TEST_CASE("text is cut by what it takes on a terminal") {
  CHECK(cut_to("柳河镇党委", 10) == "柳河镇党委");
  CHECK(cut_to("柳河镇党委", 9) == "柳河镇党…");
  CHECK(cut_to("柳河镇党委", 8) == "柳河镇…");
  CHECK(cut_to("office", 4) == "off…");
  CHECK(cut_to("", 4).empty());
}

TEST_CASE("the widest columns give way, those that stay whole do not") {
  using Widths = std::vector<std::size_t>;
  CHECK(fitted({16, 40, 20}, {true, false, false}, 0) == Widths{16, 40, 20});
  CHECK(fitted({16, 40, 20}, {true, false, false}, 80) == Widths{16, 40, 20});
  CHECK(fitted({16, 40, 20}, {true, false, false}, 60) == Widths{16, 20, 20});
  CHECK(fitted({16, 40, 20}, {true, false, false}, 10) == Widths{16, 8, 8});
  CHECK(fitted({}, {}, 10).empty());
}

TEST_CASE("option --wide is taken out of the arguments") {
  std::vector<std::string> arguments{"search", "--", "--wide"};
  choose_width(arguments);
  CHECK(arguments.size() == 3);
}
