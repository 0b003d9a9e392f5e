// SPDX-License-Identifier: Apache-2.0
// What the compiler of rules refuses, with path, line and remedy; and how own rules join the built-in ones.
#include <algorithm>

#include <catch2/catch.hpp>

#include "base/error.hpp"
#include "extract/rules/example_document.hpp"
#include "extract/rules/examples.hpp"

using namespace govgraph;
using extract::RuleFile;
using extract::RuleSet;

namespace {

const std::string kHead = "rule hosts ORGANIZES 0.85\n  en Who hosts.\n  zh 主办者。\n";
const std::string kBody = "  match {Actor}:who \"喜迎\" {Event}:what\n  add who -> what\n";
const std::string kYes = "  yes 柳河镇喜迎“邻里同乐”游园会。 => 柳河镇 -> 邻里同乐\n";

RuleSet compiled(const std::string& text) {
  const std::vector<RuleFile> files{{"own.rules", text}};
  return RuleSet::compile(files, lexicon::Lexicon::built_in());
}

std::string refusal(const std::string& text) {
  try {
    compiled(text);
  } catch (const InputError& error) {
    return error.what();
  }
  return "";
}

std::vector<std::string> given(const RuleSet& rules, std::string_view rule, std::string_view text) {
  Diagnostics diagnostics;
  extract::ExtractOptions options;
  options.rules = &rules;
  return extract::given_by(
      rule, extract::extract(extract::example_document(text), lexicon::Lexicon::built_in(), diagnostics, options));
}

}  // namespace

TEST_CASE("names that a clause lacks take out rules, never one whose needs they meet") {
  const RuleSet& rules = RuleSet::built_in();
  const auto kept_of = [&](std::uint32_t labels, std::size_t names) {
    std::vector<std::uint64_t> kept(rules.asking_for_no_word().size(), ~std::uint64_t{0});
    rules.keep_fitting(labels, names, kept);
    return kept;
  };
  const auto meets = [](const extract::Rule& rule, std::uint32_t labels, std::size_t names) {
    return std::any_of(rule.needs_labels.begin(), rule.needs_labels.end(), [&](const auto& way) {
      return way.size() <= names &&
             std::all_of(way.begin(), way.end(), [&](std::uint32_t mask) { return (mask & labels) != 0; });
    });
  };
  std::size_t taken_out = 0;
  for (std::uint32_t labels = 0; labels < 1U << 14; labels += 37)
    for (std::size_t names = 0; names < 4; ++names) {
      const std::vector<std::uint64_t> kept = kept_of(names == 0 ? 0 : labels, names);
      for (std::size_t i = 0; i < rules.rules().size(); ++i) {
        const bool is_kept = (kept[i / 64] >> (i % 64) & 1) != 0;
        if (!is_kept && meets(rules.rules()[i], labels, names)) FAIL(rules.rules()[i].name);
        taken_out += !is_kept;
      }
    }
  CHECK(taken_out > 0);
}

TEST_CASE("a clause must name what one way through the choices of a pattern needs") {
  struct Row {
    std::string match;
    std::vector<std::size_t> names;  ///< how many, way by way
  };
  const Row rows[] = {
      {"{Actor}:who \"喜迎\" {Event}:what", {2}},
      {"({Person})? {Actor}:who \"喜迎\" {Event}:what", {2}},
      {"!{Person} {Actor}:who \"喜迎\" {Event}:what", {2}},
      {"( {Actor}:who \"喜迎\" {Event}:what | {Event}:what \"由\" {Actor}:who {Place} )", {2, 3}},
      {"( {Person} | \"由\" ) {Actor}:who \"喜迎\" {Event}:what", {3, 2}},
  };
  for (const Row& row : rows) {
    INFO(row.match);
    const RuleSet rules = compiled(kHead + "  match " + row.match + "\n  add who -> what\n" + kYes);
    std::vector<std::size_t> names;
    for (const auto& way : rules.rules()[0].needs_labels) names.push_back(way.size());
    CHECK(names == row.names);
  }
}

TEST_CASE("a faulty rule is refused with file, line and remedy") {
  struct Row {
    std::string text, message;
  };
  const Row rows[] = {
      {kBody, "own.rules:1: a rule begins with 'rule NAME RELATION CONFIDENCE'"},
      {"rule Hosts ORGANIZES 0.85\n", "own.rules:1: a rule's name is written in lower-case letters"},
      {"rule hosts HOSTS 0.85\n", "own.rules:1: 'HOSTS' is no relation"},
      {"rule hosts ORGANIZES 0.8\n", "own.rules:1: a confidence is written with two digits: 0.85"},
      {"rule hosts ORGANIZES 1.80\n", "own.rules:1: a confidence is at most 1.00"},
      {kHead + kBody, "own.rules:1: rule hosts: no example shows it"},
      {kHead + kYes, "own.rules:1: rule hosts: it needs either a line 'match …' or a line 'operator …'"},
      {kHead + "  match \"喜迎\"\n" + kYes, "own.rules:1: rule hosts: it adds nothing"},
      {"rule hosts ORGANIZES 0.85\n" + kBody + kYes, "own.rules:1: rule hosts: say what it finds"},
      {kHead + kBody + "  not planned\n" + kYes, "own.rules:1: rule hosts: it has 1 'not' lines and 0 'no' examples"},
      {kHead + "  match <kowtows> {Event}:what\n", "own.rules:4: the lexicon has no feature and no category 'kowtows'"},
      {kHead + "  match {Actr}:who\n", "own.rules:4: 'Actr' is no label"},
      {kHead + "  match {Event ~<kowtows>}:what\n", "own.rules:4: the lexicon has no feature 'kowtows'"},
      {kHead + "  match {Honour}:who \"喜迎\" {Event}:what\n  add who -> what\n" + kYes,
       "own.rules:1: rule hosts: the ontology lets no Honour be the head of ORGANIZES here"},
      {kHead + "  match {Actor}:who\n  add who -> what\n", "own.rules:5: 'what' is not captured above"},
      {kHead + "  match ( {Actor}:who | )\n", "own.rules:4: an alternative is empty"},
      {kHead + "  match ( {Actor}:who\n", "own.rules:4: expected ')'"},
      {kHead + "  match _{3,1} {Actor}:who\n", "own.rules:4: a gap ends before it begins"},
      {kHead + "  match \"喜迎\n", "own.rules:4: a '\"' is missing"},
      {kHead + kBody + "  with clauses {Event}:x\n", "own.rules:6: 'clauses' is not captured above"},
      {kHead + kBody + "  yes 柳河镇喜迎“邻里同乐”游园会。\n", "own.rules:6: what the rule must give is missing"},
      {kHead + kBody + "  no 柳河镇 => 柳河镇 -> 邻里同乐\n", "own.rules:6: a 'no' example gives nothing"},
      {kHead + kBody + "  wth subjects:x\n", "own.rules:6: 'wth' begins no line of a rule"},
      {kHead + "  operator office-chain sideways\n", "own.rules:4: office-chain finds before-name"},
      {kHead + kBody + kYes + kHead, "own.rules:7: rule hosts stands already in own.rules:1"},
      {kHead + "  match \xff\n", "own.rules:4: broken UTF-8"},
  };
  for (const Row& row : rows) {
    INFO(row.text);
    const std::string message = refusal(row.text);
    INFO(message);
    CHECK(message.starts_with(row.message));
  }
}

TEST_CASE("a rule gives what its pattern captures, once for each pair") {
  struct Row {
    std::string pattern, text;
    std::vector<std::string> expected;
  };
  const Row rows[] = {
      {"{Actor}:who \"喜迎\" {Event}:what", "柳河镇喜迎“邻里同乐”游园会。", {"柳河镇 -> 邻里同乐"}},
      {"{Actor}:who \"喜迎\" {Event}:what", "柳河镇不喜迎“邻里同乐”游园会。", {}},
      {"{Actor}:who _{0,1} \"喜迎\" {Event}:what", "柳河镇也喜迎“邻里同乐”游园会。", {"柳河镇 -> 邻里同乐"}},
      {"list({Actor}):who \"喜迎\" {Event}:what",
       "柳河镇、东苑社区和西苑社区喜迎“邻里同乐”游园会。",
       {"东苑社区 -> 邻里同乐", "柳河镇 -> 邻里同乐", "西苑社区 -> 邻里同乐"}},
      {"{Actor}:who …[no \"因此\"] \"喜迎\" … {Event}:what", "柳河镇因此喜迎“邻里同乐”游园会。", {}},
      {"^ {Actor}:who !\"不\" … {Event}:what", "柳河镇不要“邻里同乐”游园会。", {}},
      {"{Actor}:who (\"喜迎\" | \"迎来\" (\"了\")?) {Event}:what (\"游园会\")? $",
       "柳河镇迎来了“邻里同乐”游园会。",
       {"柳河镇 -> 邻里同乐"}},
      {"{Actor}:who \"喜迎\" {Event}:what (\"游园会\")? $", "柳河镇喜迎“邻里同乐”游园会啦。", {}},
      {"{Actor}:who \"办了\" # \"场\" {Event}:what", "柳河镇办了3场“邻里同乐”游园会。", {"柳河镇 -> 邻里同乐"}},
      {"first {Actor}:who … {Event}:what", "柳河镇和东苑社区喜迎“邻里同乐”游园会。", {"柳河镇 -> 邻里同乐"}},
  };
  for (const Row& row : rows) {
    INFO(row.pattern << "  " << row.text);
    const RuleSet rules = compiled(kHead + "  match " + row.pattern + "\n  add who -> what\n" + kYes);
    CHECK(given(rules, "hosts", row.text) == row.expected);
  }
}

TEST_CASE("a search ends within its budget on a clause of thousands of names and words") {
  std::string text;
  for (int i = 0; i < 3000; ++i) text += "柳河镇喜迎";
  const RuleSet rules = compiled(
      kHead + "  match {Actor}:who … \"喜迎\" … \"喜迎\" … \"喜迎\" … {Event}:what\n  add who -> what\n" + kYes);
  CHECK(given(rules, "hosts", text + "大家。").empty());
}
