// SPDX-License-Identifier: Apache-2.0
#include "base/suggest.hpp"

#include <catch2/catch.hpp>

using namespace govgraph;

TEST_CASE("edit distance counts letters missing, added, wrong and swapped") {
  CHECK(edit_distance("", "") == 0);
  CHECK(edit_distance("search", "search") == 0);
  CHECK(edit_distance("serch", "search") == 1);
  CHECK(edit_distance("saerch", "search") == 1);
  CHECK(edit_distance("searched", "search") == 2);
  CHECK(edit_distance("", "why") == 3);
}

TEST_CASE("the nearest word is offered only when it is near") {
  const std::vector<std::string> known{"build", "check", "search", "show"};
  CHECK(nearest("biuld", known) == "build");
  CHECK(nearest("serach", known) == "search");
  CHECK(nearest("shw", known) == "show");
  CHECK(nearest("frobnicate", known) == std::nullopt);
  CHECK(nearest("xy", known) == std::nullopt);
}
