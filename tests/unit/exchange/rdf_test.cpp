// SPDX-License-Identifier: Apache-2.0
// The formats of facts: Turtle and FollowTheMoney. tests/exchange lets rdflib read the one.
#include <set>

#include <catch2/catch.hpp>

#include "base/json.hpp"
#include "exchange/ftm.hpp"
#include "exchange/turtle.hpp"
#include "exchange/turtle_terms.hpp"
#include "support/export_to_string.hpp"
#include "support/hostile_graph.hpp"
#include "support/sample_graph.hpp"

using namespace govgraph;
using namespace govgraph::exchange;

namespace {

std::string turtle(const GraphView& view) {
  return test::export_to_string(view, {}, [](Output& output) {
    return make_turtle(output, {"lexicon 1", "passes 2", ""});
  });
}

/// schema, properties -> values, of each entity by id.
struct Entity {
  std::string schema;
  std::map<std::string, std::vector<std::string>> properties;
};

std::map<std::string, Entity> ftm(const GraphView& view) {
  const std::string all = test::export_to_string(view, {}, [](Output& output) { return make_ftm(output); });
  std::map<std::string, Entity> out;
  json::Text parser;
  for (std::size_t begin = 0; begin < all.size();) {
    const std::size_t end = all.find('\n', begin);
    std::string line = all.substr(begin, end - begin);
    begin = end + 1;
    const auto value = parser.parse(line);
    REQUIRE(value);
    const std::string id(*value->find("id")->string());
    REQUIRE_FALSE(out.contains(id));
    Entity& entity = out[id];
    entity.schema = *value->find("schema")->string();
    const json::Value properties = *value->find("properties");
    for (std::size_t i = 0; i < properties.size(); ++i)
      for (std::size_t j = 0; j < properties.at(i).size(); ++j)
        entity.properties[std::string(properties.key_at(i))].emplace_back(*properties.at(i).at(j).string());
  }
  return out;
}

}  // namespace

TEST_CASE("literals are escaped, dates typed by their precision") {
  std::string out;
  put_literal(out,
              "a\"b\\c\nd\x01"
              "e\xFF");
  CHECK(out == "\"a\\\"b\\\\c\\nd\\u0001e\xEF\xBF\xBD\"");
  struct Row {
    std::string_view date, literal;
  };
  for (const Row& row : {Row{"2025", "\"2025\"^^xsd:gYear"}, Row{"2025-01", "\"2025-01\"^^xsd:gYearMonth"},
                         Row{"2025-01-06", "\"2025-01-06\"^^xsd:date"}, Row{"--01-06", "\"--01-06\""}}) {
    out.clear();
    put_date(out, row.date);
    CHECK(out == row.literal);
  }
}

TEST_CASE("turtle says each relation as a triple and as a statement with evidence") {
  const std::string all = turtle(test::sample_graph());
  CHECK(all == turtle(test::sample_graph()));
  const auto count = [&](const std::string& part) {
    std::size_t n = 0;
    for (std::size_t at = all.find(part); at != std::string::npos; at = all.find(part, at + 1)) ++n;
    return n;
  };
  CHECK(count(" a rdf:Statement") == 8);
  CHECK(count("org:member n:") == 3 - 1);
  CHECK(count(" a oa:Annotation") == 8);
  CHECK(count("oa:DataPositionSelector") == 8);
  CHECK(count(" a gg:Person") == 2);
  CHECK(count("; org:linkedTo n:") == 1);
  CHECK_THAT(all, Catch::Contains("gg:lexicon \"lexicon 1\""));
  CHECK_THAT(all, Catch::Contains("dct:date \"2025-01\"^^xsd:gYearMonth"));
}

TEST_CASE("FollowTheMoney entities refer to others that stand there") {
  const std::set<std::string> references{"proof",       "holder",  "post",    "organization", "member",
                                         "participant", "project", "subject", "object",       "entity",
                                         "document",    "owner",   "asset"};
  for (const auto& entities : {ftm(test::sample_graph()), ftm(test::hostile_graph())})
    for (const auto& [id, entity] : entities)
      for (const auto& [key, values] : entity.properties)
        for (const std::string& value : values) {
          INFO(id << " " << key);
          CHECK_FALSE(value.empty());
          if (references.contains(key)) CHECK(entities.contains(value));
        }
}

TEST_CASE("an office is a position that is held, a programme has participants") {
  std::map<std::string, std::size_t> schemas;
  const auto entities = ftm(test::sample_graph());
  for (const auto& [id, entity] : entities) ++schemas[entity.schema];
  CHECK(schemas["Article"] == 3);
  CHECK(schemas["Person"] == 2);
  CHECK(schemas["Position"] == 2);
  CHECK(schemas["Occupancy"] == 2);
  CHECK(schemas["ProjectParticipant"] == 3);
  CHECK(schemas["UnknownLink"] == 3);
  for (const auto& [id, entity] : entities)
    if (entity.schema == "Occupancy") CHECK(entity.properties.at("status").size() == 1);
}
