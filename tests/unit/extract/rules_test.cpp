// SPDX-License-Identifier: Apache-2.0
// Every example of every rule, read as a whole document: a `yes` must give exactly what it says, a `no` nothing, and
// without any one guard some example must give something else.
#include <algorithm>

#include <catch2/catch.hpp>

#include "extract/passes.hpp"
#include "extract/rules/example_document.hpp"
#include "extract/rules/examples.hpp"

using namespace govgraph;
using extract::Rule;
using extract::RuleSet;

namespace {

std::vector<std::string> given(const extract::Example& example, const Rule& rule, const RuleSet& rules) {
  Diagnostics diagnostics;
  extract::ExtractOptions options;
  options.rules = &rules;
  const Document document = extract::example_document(example.text);
  return extract::given_by(rule.name, extract::extract(document, lexicon::Lexicon::built_in(), diagnostics, options));
}

std::string everything(const extract::Example& example) {
  Diagnostics diagnostics;
  const Document document = extract::example_document(example.text);
  const auto found = extract::extract(document, lexicon::Lexicon::built_in(), diagnostics);
  std::string out;
  for (const Mention& each : found.mentions) out += std::string(info(each.label).name) + ":" + each.name + "\n";
  for (const Relation& each : found.relations)
    out +=
        std::string(info(each.type).name) + " " + extract::shown(found, each) + " by " + std::string(each.rule) + "\n";
  return out;
}

}  // namespace

TEST_CASE("each rule gives exactly what its examples say") {
  const RuleSet& rules = RuleSet::built_in();
  REQUIRE(!rules.rules().empty());
  for (const Rule& rule : rules.rules())
    for (const extract::Example& example : rule.examples) {
      INFO(rule.file << ":" << example.line << ": " << rule.name << "\n" << everything(example));
      CHECK(given(example, rule, rules) == example.expected);
    }
}

TEST_CASE("each guard decides what some example gives") {
  const RuleSet& rules = RuleSet::built_in();
  for (std::size_t r = 0; r < rules.rules().size(); ++r)
    for (std::size_t g = 0; g < rules.rules()[r].guards.size(); ++g) {
      const Rule& rule = rules.rules()[r];
      if (!rule.guards[g].excludes || rule.guards[g].shared) continue;
      const RuleSet without = rules.without_guard(r, g);
      const bool needed = std::any_of(rule.examples.begin(), rule.examples.end(), [&](const extract::Example& example) {
        return given(example, rule, without) != example.expected;
      });
      INFO(rule.file << ":" << rule.guards[g].line << ": " << rule.name << ": " << rule.guards[g].text);
      CHECK(needed);
    }
}
