// SPDX-License-Identifier: Apache-2.0
// Each rule of the relating passes has an example row in rules/relations.tsv: a text and the relations that it must
// give.
#include <fstream>
#include <set>
#include <sstream>

#include <algorithm>

#include <catch2/catch.hpp>

#include "extract/passes.hpp"
#include "support/document_builder.hpp"

using namespace govgraph;

namespace {

struct Row {
  std::string rule, text, expected;
};

std::vector<Row> rows() {
  std::vector<Row> out;
  std::ifstream file(GOVGRAPH_SOURCE_DIR "/tests/unit/extract/rules/relations.tsv");
  for (std::string line; std::getline(file, line);) {
    if (line.empty() || line.front() == '#') continue;
    std::istringstream fields(line);
    Row row;
    std::getline(fields, row.rule, '\t');
    std::getline(fields, row.text, '\t');
    std::getline(fields, row.expected, '\t');
    std::replace(row.text.begin(), row.text.end(), '|', '\n');
    out.push_back(std::move(row));
  }
  return out;
}

std::string shown(const extract::Extraction& extraction, const Relation& relation) {
  std::string out = extraction.mentions[relation.head].name + " -" + std::string(info(relation.type).name);
  if (!relation.role.empty()) out += "[" + relation.role + "]";
  return out + "-> " + extraction.mentions[relation.tail].name;
}

}  // namespace

TEST_CASE("each relating rule yields what its example says") {
  REQUIRE(rows().size() > 20);
  for (const Row& row : rows()) {
    const Document document = test::document_of(row.text);
    Diagnostics diagnostics;
    const auto found = extract::extract(document, lexicon::Lexicon::built_in(), diagnostics);
    std::set<std::string> all, of_rule;
    std::string listed;
    for (const Relation& relation : found.relations) {
      all.insert(shown(found, relation));
      if (relation.rule == row.rule) of_rule.insert(shown(found, relation));
      listed += shown(found, relation) + " by " + std::string(relation.rule) + "\n";
    }
    for (const Mention& mention : found.mentions)
      listed += std::string(info(mention.label).name) + ":" + mention.name + "\n";
    INFO(row.rule << ": " << row.text << "\n" << listed);
    CHECK_FALSE(of_rule.empty());
    std::istringstream expected(row.expected);
    for (std::string each; std::getline(expected, each, ';');) {
      each.erase(0, each.find_first_not_of(' '));
      INFO(each);
      CHECK(all.count(each) == 1);
    }
  }
}
