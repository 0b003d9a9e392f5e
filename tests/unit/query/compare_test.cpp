// SPDX-License-Identifier: Apache-2.0
#include "query/compare.hpp"

#include <catch2/catch.hpp>
#include <cmath>

namespace govgraph::query {
namespace {

Value integer(std::int64_t number) { return {number}; }
Value real(double number) { return {number}; }
Value text(const char* string) { return {std::string(string)}; }
const Value kNull{};
const Value kNaN = real(std::nan(""));

}  // namespace

TEST_CASE("equality is three-valued") {
  CHECK(equals(integer(1), real(1.0)) == true);
  CHECK(equals(integer(1), text("1")) == false);
  CHECK(equals(kNaN, kNaN) == false);
  CHECK(equals(kNull, kNull) == std::nullopt);
  CHECK(equals(list_value({integer(1), kNull}), list_value({integer(1), integer(2)})) == std::nullopt);
  CHECK(equals(list_value({kNull, integer(1)}), list_value({integer(1), integer(2)})) == false);
  CHECK(equals(map_value({{"k", kNull}}), map_value({{"k", integer(1)}})) == std::nullopt);
  CHECK(equals(map_value({{"k", kNull}}), map_value({{"j", kNull}})) == false);
  CHECK(equals({NodeRef{1}}, {RelationshipRef{1}}) == false);
}

TEST_CASE("an integer past the reach of a float is not rounded") {
  const std::int64_t odd = (std::int64_t{1} << 53) + 1;
  CHECK(equals(integer(odd), real(9007199254740992.0)) == false);
  CHECK(compare(integer(odd), real(9007199254740992.0)) == std::partial_ordering::greater);
  CHECK(compare(real(-0.5), integer(0)) == std::partial_ordering::less);
  CHECK(compare(integer(INT64_MAX), real(9223372036854775808.0)) == std::partial_ordering::less);
}

TEST_CASE("only values of one kind compare") {
  CHECK(compare(integer(1), text("1")) == std::nullopt);
  CHECK(compare(integer(1), kNaN) == std::partial_ordering::unordered);
  CHECK(compare(list_value({integer(1)}), list_value({integer(1), kNull})) == std::partial_ordering::less);
  CHECK(compare(list_value({integer(1), integer(2)}), list_value({integer(1), kNull})) == std::nullopt);
  CHECK(compare(map_value({}), map_value({})) == std::nullopt);
}

TEST_CASE("every value has its place in the order") {
  const List ascending{map_value({{"a", text("map")}}),
                       {NodeRef{1}},
                       {NodeRef{2}},
                       {RelationshipRef{0}},
                       list_value({}),
                       list_value({text("a")}),
                       list_value({integer(1)}),
                       list_value({integer(1), kNull}),
                       list_value({kNull}),
                       path_value({{{NodeRef{1}}}, {}}),
                       text(""),
                       text("镇"),
                       {false},
                       {true},
                       real(-1.5),
                       integer(1),
                       real(INFINITY),
                       kNaN,
                       kNull};
  for (std::size_t i = 0; i < ascending.size(); ++i) {
    for (std::size_t j = 0; j < ascending.size(); ++j) {
      INFO(i << " and " << j);
      CHECK(order(ascending[i], ascending[j]) == (i <=> j));
    }
  }
}

}  // namespace govgraph::query
