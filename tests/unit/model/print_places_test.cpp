// SPDX-License-Identifier: Apache-2.0
#include "model/print_places.hpp"

#include <catch2/catch.hpp>

using namespace govgraph;

TEST_CASE("runs that follow one another in a line are one box") {
  const std::vector<Placed> runs{
      {{0, 3}, 0, {10, 20, 50, 30}, false, 100},     {{3, 6}, 0, {51, 20.5F, 90, 30}, false, 90},
      {{6, 9}, 0, {10, 34, 40, 44}, false, 100},     // the next line
      {{9, 12}, 0, {200, 34, 240, 44}, false, 100},  // beside it, in another column
      {{12, 15}, 1, {240, 34, 250, 44}, false, 100}, {{15, 18}, 1, {240, 50, 250, 60}, true, 100},
      {{18, 21}, 1, {240, 61, 250, 71}, true, 100}};
  const auto lines = lines_in_print(runs);
  CHECK(lines == std::vector<PrintPlace>{{1, {10, 20, 90, 30}},
                                         {1, {10, 34, 40, 44}},
                                         {1, {200, 34, 240, 44}},
                                         {2, {240, 34, 250, 44}},
                                         {2, {240, 50, 250, 71}}});
  CHECK(boxes_text({lines[0], lines[4]}) == "[[1, 10, 20, 90, 30], [2, 240, 50, 250, 71]]");
  CHECK(boxes_text({}).empty());
  CHECK(lines_in_print({}).empty());
}

TEST_CASE("points are told to a twentieth") {
  CHECK(points_text(56.7F) == "56.7");
  CHECK(points_text(100) == "100");
  CHECK(points_text(0.05F) == "0.05");
  CHECK(points_text(-3.123F) == "-3.1");
}
