// SPDX-License-Identifier: Apache-2.0
#include "extract/rules/rule_compiler.hpp"

#include <algorithm>

#include "base/error.hpp"
#include "base/hash.hpp"
#include "base/utf8.hpp"
#include "extract/rules/needs.hpp"

namespace govgraph::extract {
namespace {

bool is_kebab(std::string_view name) {
  return !name.empty() && name.front() != '-' && name.back() != '-' &&
         std::all_of(name.begin(), name.end(),
                     [](char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-'; });
}

std::string_view trimmed(std::string_view text) {
  while (!text.empty() && (text.front() == ' ' || text.front() == '\t')) text.remove_prefix(1);
  while (!text.empty() && (text.back() == ' ' || text.back() == '\t' || text.back() == '\r')) text.remove_suffix(1);
  return text;
}

}  // namespace

void RuleCompiler::add(const RuleFile& file) {
  path_ = file.path;
  shared_.clear();
  own_ = file.own;
  (file.own ? digested_own_ : digested_) += file.bytes;
  std::uint32_t line = 0;
  for (std::size_t from = 0; from < file.bytes.size();) {
    const std::size_t end = std::min(file.bytes.find('\n', from), file.bytes.size());
    const std::string_view text = trimmed(std::string_view(file.bytes).substr(from, end - from));
    from = end + 1;
    ++line;
    if (text.empty() || text.front() == '#') continue;
    Scanner in(path_, line, text);
    if (!utf8::is_valid(text)) in.fail("broken UTF-8; save the file as UTF-8");
    const std::string_view key = in.word();
    if (key == "rule") {
      begin_rule(in);
    } else if (key == "every") {
      if (in.word() != "not") in.fail("what holds for every rule of a file is written: every not …");
      if (open_) in.fail("'every' lines stand above the first rule of a file");
      in.skip_blanks();
      shared_.emplace_back(line, std::string(in.rest()));
      in.take(in.rest());
    } else {
      if (!open_) in.fail("a rule begins with 'rule NAME RELATION CONFIDENCE'");
      read_line(in, key);
    }
    if (!in.at_end()) in.fail(in_quotes(in.rest()) + " is left over");
  }
  end_rule();
}

void RuleCompiler::begin_rule(Scanner& in) {
  end_rule();
  rule_ = {};
  rule_.file = path_;
  rule_.line = in.line();
  rule_.own = own_;
  rule_.name = std::string(in.word());
  if (!is_kebab(rule_.name)) in.fail("a rule's name is written in lower-case letters and '-': takes-part");
  for (const Rule& each : rules_)
    if (each.name == rule_.name && each.own == own_)
      in.fail("rule " + rule_.name + " stands already in " + each.file + ":" + std::to_string(each.line) +
              "; give it another name");
  const std::string relation(in.word());
  const auto type = relation_named(relation);
  if (!type) {
    std::string names;
    for (const RelationInfo& each : relation_types()) names += (names.empty() ? "" : ", ") + std::string(each.name);
    in.fail(in_quotes(relation) + " is no relation; there are " + names);
  }
  rule_.relation = *type;
  const std::uint32_t whole = in.number();
  in.expect(".");
  const std::string_view digits = in.word();
  if (whole > 1 || digits.size() != 2 || digits.find_first_not_of("0123456789") != std::string_view::npos)
    in.fail("a confidence is written with two digits: 0.85");
  rule_.confidence = static_cast<float>(whole * 100 + (digits[0] - '0') * 10 + (digits[1] - '0')) / 100.0F;
  if (rule_.confidence > 1.0F) in.fail("a confidence is at most 1.00");
  open_ = true;
}

void RuleCompiler::read_line(Scanner& in, std::string_view key) {
  if (key == "en" || key == "zh") {
    in.skip_blanks();
    (key == "en" ? rule_.english : rule_.chinese) = std::string(in.rest());
    in.take(in.rest());
  } else if (key == "match") {
    read_match(in);
  } else if (key == "with" || key == "maybe") {
    read_with(in, key == "with");
  } else if (key == "if") {
    read_guard(in, false);
  } else if (key == "not") {
    read_guard(in, true);
  } else if (key == "add") {
    read_add(in);
  } else if (key == "operator") {
    read_operator(in);
  } else if (key == "in") {
    const std::string_view where = in.word();
    if (where != "headings" && where != "any") in.fail("'in' is followed by headings or any");
    rule_.body_only = false;
    if (where == "headings") {
      Condition heading;
      rule_.guards.push_back({.all = {heading}, .line = in.line(), .text = "in headings"});
    }
  } else if (key == "evidence") {
    const std::string_view reach = in.word();
    if (reach != "names" && reach != "sentence")
      in.fail("evidence is the clause, or: evidence names, evidence sentence");
    rule_.evidence = reach == "names" ? RuleEvidence::kNames : RuleEvidence::kSentence;
  } else if (key == "yes" || key == "no") {
    read_example(in, key == "yes");
  } else {
    in.fail(in_quotes(key) +
            " begins no line of a rule: en, zh, in, match, with, maybe, if, not, add, evidence, operator, yes, no");
  }
}

void RuleCompiler::read_match(Scanner& in) {
  if (!rule_.match.empty()) in.fail("a rule matches one pattern; put alternatives into ( … | … )");
  rule_.first_only = in.peek_word() == "first";
  if (rule_.first_only) in.word();
  PatternCompiler compiler(words_, rule_.slots);
  rule_.match = compiler.pattern(in);
}

/// HEAD -> TAIL [key = value, …]
void RuleCompiler::read_add(Scanner& in) {
  if (rule_.head != kNoSlot) in.fail("a rule adds one relation; make another rule of the second");
  PatternCompiler compiler(words_, rule_.slots);
  rule_.head = compiler.slot(in, in.word(), false);
  in.expect("->");
  rule_.tail = compiler.slot(in, in.word(), false);
  if (!in.take("[")) return;
  do rule_.additions.push_back(addition(in));
  while (in.take(","));
  in.expect("]");
}

Addition RuleCompiler::addition(Scanner& in) {
  Addition out;
  out.key = std::string(in.word());
  static constexpr std::string_view kKeys[] = {"role", "status", "kind", "amount", "year", "date"};
  if (std::find(std::begin(kKeys), std::end(kKeys), out.key) == std::end(kKeys))
    in.fail("a relation has role, status, kind, amount, year and date, not '" + out.key + "'");
  in.expect("=");
  if (in.take("\"")) {
    out.text = std::string(in.up_to('"'));
    return out;
  }
  const std::string_view value = in.word();
  if (value == "sum") {
    out.value = Addition::Value::kSum;
  } else if (value == "year") {
    out.value = Addition::Value::kYear;
  } else {
    out.value = Addition::Value::kWords;
    PatternCompiler compiler(words_, rule_.slots);
    out.slot = compiler.slot(in, value, false);
  }
  return out;
}

void RuleCompiler::read_operator(Scanner& in) {
  const std::string name(in.word()), finding(in.word());
  if (name == "road-crossing") {
    if (finding != "section" && finding != "pair")
      in.fail("road-crossing finds section and pair, not '" + finding + "'");
    rule_.finding = finding == "pair" ? OperatorCase::kRoadCrossing : OperatorCase::kRoadSection;
    return;
  }
  if (name == "roll") {
    if (finding != "receiver") in.fail("roll finds receiver, not '" + finding + "'");
    rule_.finding = OperatorCase::kOnRoll;
    return;
  }
  if (name == "table-row") {
    static constexpr std::pair<std::string_view, OperatorCase> kCases[] = {
        {"origin", OperatorCase::kRowOrigin},   {"home", OperatorCase::kRowHome},
        {"doer", OperatorCase::kRowDoer},       {"helper", OperatorCase::kRowHelper},
        {"partner", OperatorCase::kRowPartner}, {"place", OperatorCase::kRowPlace}};
    for (const auto& [word, each] : kCases)
      if (finding == word) rule_.finding = each;
    if (rule_.finding == OperatorCase::kNone)
      in.fail("table-row finds origin, home, doer, helper, partner and place, not '" + finding + "'");
    return;
  }
  if (name != "office-chain")
    in.fail(in_quotes(name) + " is no operator; there are office-chain, road-crossing, roll and table-row");
  if (finding == "before-name")
    rule_.finding = OperatorCase::kOfficeBefore;
  else if (finding == "nearest-organ")
    rule_.finding = OperatorCase::kOfficeNearest;
  else if (finding == "after-name")
    rule_.finding = OperatorCase::kOfficeAfter;
  else if (finding == "after-name-far")
    rule_.finding = OperatorCase::kOfficeAfterFar;
  else if (finding == "in-row")
    rule_.finding = OperatorCase::kOfficeInRow;
  else
    in.fail("office-chain finds before-name, nearest-organ, after-name, after-name-far and in-row, not '" + finding +
            "'");
}

/// yes TEXT => HEAD -> TAIL; …
/// no TEXT
void RuleCompiler::read_example(Scanner& in, bool fires) {
  Example out;
  out.line = in.line();
  in.skip_blanks();
  std::string_view text = in.rest();
  const std::size_t arrow = text.find("=>");
  if (fires && arrow == std::string_view::npos)
    in.fail("what the rule must give is missing: yes SENTENCE => HEAD -> TAIL");
  if (!fires && arrow != std::string_view::npos) in.fail("a 'no' example gives nothing");
  std::string_view expected = fires ? text.substr(arrow + 2) : std::string_view{};
  out.text = std::string(trimmed(text.substr(0, fires ? arrow : text.size())));
  std::replace(out.text.begin(), out.text.end(), '|', '\n');
  while (!expected.empty()) {
    const std::size_t end = std::min(expected.find(';'), expected.size());
    const std::string_view each = trimmed(expected.substr(0, end));
    if (each.find(" -> ") == std::string_view::npos) in.fail(in_quotes(each) + " is not HEAD -> TAIL");
    out.expected.emplace_back(each);
    expected.remove_prefix(std::min(end + 1, expected.size()));
  }
  if (fires && out.expected.empty()) in.fail("what the rule must give is missing after =>");
  std::sort(out.expected.begin(), out.expected.end());
  in.take(in.rest());
  rule_.examples.push_back(std::move(out));
}

void RuleCompiler::fail_rule(const std::string& message) const {
  throw InputError(rule_.file + ":" + std::to_string(rule_.line) + ": rule " + rule_.name + ": " + message);
}

void RuleCompiler::end_rule() {
  if (!open_) return;
  open_ = false;
  if (rule_.english.empty() || rule_.chinese.empty()) fail_rule("say what it finds: a line 'en …' and a line 'zh …'");
  const bool by_operator = rule_.finding != OperatorCase::kNone;
  if (by_operator != rule_.match.empty()) fail_rule("it needs either a line 'match …' or a line 'operator …'");
  if (!by_operator && rule_.head == kNoSlot) fail_rule("it adds nothing: a line 'add HEAD -> TAIL' is missing");
  std::size_t yes = 0, no = 0, guards = 0;
  for (const Example& each : rule_.examples) ++(each.expected.empty() ? no : yes);
  for (const Guard& each : rule_.guards) guards += each.excludes ? 1 : 0;
  if (yes == 0) fail_rule("no example shows it: add a line 'yes SENTENCE => HEAD -> TAIL'");
  if (no < guards)
    fail_rule("it has " + std::to_string(guards) + " 'not' lines and " + std::to_string(no) +
              " 'no' examples; show for each what it keeps out");
  if (!by_operator) {
    add_shared_guards();
    check_labels();
    note_needs();
  }
  const auto same =
      std::find_if(rules_.begin(), rules_.end(), [&](const Rule& each) { return each.name == rule_.name; });
  if (same == rules_.end())
    rules_.push_back(std::move(rule_));
  else
    *same = std::move(rule_);
}

/// The labels that a capture may have; all when a source or a bare {} leaves it open.
std::uint32_t RuleCompiler::labels_of(std::uint8_t slot) const {
  std::uint32_t mask = 0;
  const auto of_pattern = [&](const Pattern& pattern) {
    for (const PatternStep& step : pattern.steps)
      if (step.slot == slot && step.op != PatternStep::Op::kCapture) mask |= step.filter.labels;
  };
  of_pattern(rule_.match);
  for (const Source& source : rule_.sources_flat) {
    of_pattern(source.search.pattern);
    if (source.from == Source::From::kTopicEvent && source.slot == slot)
      mask |= 1U << static_cast<unsigned>(Label::kEvent);
    else if (source.slot == slot)
      mask |= source.filter.labels;
  }
  return mask;
}

/// Each label that the rule names for an end must be one that the ontology lets the relation have there.
void RuleCompiler::check_labels() const {
  const std::uint32_t heads = labels_of(rule_.head), tails = labels_of(rule_.tail);
  const auto has = [](std::uint32_t mask, Label label) { return (mask >> static_cast<unsigned>(label) & 1) != 0; };
  const auto check = [&](std::uint32_t own, std::uint32_t others, bool head) {
    if (own == 0xFFFFFFFF) return;
    for (const LabelInfo& each : labels()) {
      if (!has(own, each.label)) continue;
      const bool fits = std::any_of(labels().begin(), labels().end(), [&](const LabelInfo& other) {
        return has(others, other.label) && (head ? admits(rule_.relation, each.label, other.label)
                                                 : admits(rule_.relation, other.label, each.label));
      });
      if (!fits)
        fail_rule("the ontology lets no " + std::string(each.name) + " be the " + (head ? "head" : "tail") + " of " +
                  std::string(info(rule_.relation).name) + " here; leave the label out");
    }
  };
  check(heads, tails, true);
  check(tails, heads, false);
}

/// What must stand around a clause for the rule to give anything.
void RuleCompiler::note_needs() {
  rule_.needs_word = needed_word(rule_.match);
  rule_.needs_labels = needed_labels(rule_.match);
  const auto note = [&](const Search& search) {
    if (search.scope > Scope::kLater) return;  // not of the sentence alone
    if (std::vector<WordKey> words = needed_word(search.pattern); !words.empty())
      rule_.needs_around.push_back(std::move(words));
  };
  for (const Rule::Sources& line : rule_.sources)
    if (line.needed && line.end == line.begin + 1 && rule_.sources_flat[line.begin].from == Source::From::kSearch)
      note(rule_.sources_flat[line.begin].search);
  for (Guard& guard : rule_.guards)
    guard.of_clause = std::all_of(guard.all.begin(), guard.all.end(),
                                  [](const Condition& each) { return each.kind <= Condition::Kind::kCarried; });
  for (const Guard& guard : rule_.guards)
    for (const Condition& condition : guard.all)
      if (!guard.excludes && !condition.negated && condition.kind == Condition::Kind::kSearch) note(condition.search);
}

RuleSet RuleCompiler::finish() {
  RuleSet out;
  out.rules_ = std::move(rules_);
  out.literals_ = words_.take_literals();
  out.version_ = digest_of(digested_).substr(0, 12);
  if (!digested_own_.empty()) out.version_ += '+' + digest_of(digested_own_).substr(0, 12);
  out.index();
  return out;
}

}  // namespace govgraph::extract
