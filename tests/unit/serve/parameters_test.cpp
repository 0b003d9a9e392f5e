// SPDX-License-Identifier: Apache-2.0
#include "serve/parameters.hpp"

#include <catch2/catch.hpp>

#include "base/error.hpp"

using namespace govgraph;
using serve::Parameters;
using serve::Query;

namespace {

void read_all(const Query& query) {
  const Parameters parameters(query, {"q", "limit", "id", "ids"}, Parameters::Also::kFilter);
  parameters.text("q", 5);
  parameters.number("limit", 10, 1, 100);
  if (query.size() == 1 && query[0].first == "id") parameters.node("id");
  if (query.size() == 1 && query[0].first == "ids") parameters.node_list("ids", 2);
  serve::filter_of(parameters);
}

}  // namespace

TEST_CASE("what does not fit is refused by name") {
  const std::vector<std::pair<Query, std::string>> table{
      {{{"x", "1"}}, "unknown parameter 'x'"},
      {{{"limit", "1"}, {"limit", "2"}}, "limit is given twice"},
      {{{"q", "123456"}}, "q is longer than 5 characters"},
      {{{"q", "\xFF"}}, "not UTF-8"},
      {{{"q", std::string("a\0b", 3)}}, "control characters"},
      {{{"limit", "0"}}, "limit must be a number from 1 to 100"},
      {{{"limit", "101"}}, "limit must be"},
      {{{"limit", "1e1"}}, "limit must be"},
      {{{"limit", "-1"}}, "limit must be"},
      {{{"limit", ""}}, "limit must be"},
      {{{"limit", "99999999999999999999999"}}, "limit must be"},
      {{{"id", "xyz"}}, "id must be an id of 16 hexadecimal digits"},
      {{{"id", ""}}, "id is missing"},
      {{{"ids", "0000000000000001,0000000000000002,0000000000000003"}}, "ids"},
      {{{"label", "Person,Nobody"}}, "label 'Nobody' is unknown"},
      {{{"type", "KNOWS"}}, "type 'KNOWS' is unknown"},
      {{{"inferred", "maybe"}}, "inferred must be one of yes, no, only"},
      {{{"confidence", "1.5"}}, "confidence must be a number from 0 to 1"},
      {{{"confidence", "nan"}}, "confidence must be"},
      {{{"since", "2025-13"}}, "since must be a month"},
      {{{"since", "2025-03-14"}}, "since must be a month"},
      {{{"since", "2025-04"}, {"until", "2025-03"}}, "since is after until"},
  };
  for (const auto& [query, message] : table) CHECK_THROWS_WITH(read_all(query), Catch::Matchers::Contains(message));
}

TEST_CASE("what fits is read") {
  const Query query{{"label", "Person,Area"}, {"type", "HOLDS_ROLE"}, {"inferred", "no"},
                    {"confidence", "0.8"},    {"since", "2025-01"},   {"until", "2025-02"}};
  const Parameters parameters(query, {}, Parameters::Also::kFilter);
  const serve::Filter filter = serve::filter_of(parameters);
  serve::NodeEntry node;
  node.label = Label::kPerson;
  CHECK(filter.passes(node));
  node.label = Label::kRoad;
  CHECK_FALSE(filter.passes(node));
  serve::EdgeEntry edge;
  edge.type = RelationType::kHoldsRole;
  edge.confidence = 0.8F;
  CHECK(filter.passes(edge));  // undated edges stay
  edge.first = edge.last = serve::month_of("2025-03-01");
  CHECK_FALSE(filter.passes(edge));
  edge.first = serve::month_of("2024-12");
  CHECK(filter.passes(edge));  // said before and after
  edge.inferred = true;
  CHECK_FALSE(filter.passes(edge));
}

TEST_CASE("months are read from dates of any precision") {
  CHECK(serve::text_of(serve::month_of("2025-03-14")) == "2025-03");
  CHECK(serve::text_of(serve::month_of("2025-12")) == "2025-12");
  for (const std::string_view each : {"", "2025", "2025-3", "2025-00", "2025-13", "--03-14", "20x5-03"})
    CHECK(serve::month_of(each) == 0);
  CHECK(serve::text_of(0).empty());
}
