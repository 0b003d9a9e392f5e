// SPDX-License-Identifier: Apache-2.0
#include "extract/rules/pattern_compiler.hpp"

#include <algorithm>

#include "base/utf8.hpp"

namespace govgraph::extract {
namespace {

constexpr int kMaxDepth = 4;
constexpr std::size_t kMaxSteps = 96;

std::uint32_t mask_of(bool (*belongs)(Label)) {
  std::uint32_t mask = 0;
  for (const LabelInfo& each : labels())
    if (belongs(each.label)) mask |= 1U << static_cast<unsigned>(each.label);
  return mask;
}

std::vector<std::u32string> alternatives(Scanner& in) {
  std::vector<std::u32string> out;
  const std::u32string text = utf8::decode_all(in.up_to('"'));
  for (std::size_t from = 0; from <= text.size();) {
    const std::size_t end = std::min(text.find(U'|', from), text.size());
    if (end == from) in.fail("an alternative is empty; write (\"…\")? for what may be missing");
    out.push_back(text.substr(from, end - from));
    from = end + 1;
  }
  return out;
}

}  // namespace

std::uint32_t labels_named(std::string_view name) {
  if (const auto label = label_named(name)) return 1U << static_cast<unsigned>(*label);
  if (name == "Actor") return mask_of(is_actor);
  if (name == "Organisation") return mask_of(is_organisation);
  if (name == "Where")
    return mask_of([](Label each) { return each == Label::kArea || each == Label::kRoad || each == Label::kPlace; });
  if (name == "House") return mask_of([](Label each) { return each == Label::kPlace || each == Label::kInstitution; });
  return 0;
}

WordKey WordNumbers::literal(std::u32string_view form) {
  const auto at = std::find(literals_.begin(), literals_.end(), form);
  const auto number = static_cast<WordKey>(at - literals_.begin());
  if (at == literals_.end()) literals_.emplace_back(form);
  return static_cast<WordKey>(kLiteralKey | number);
}

std::optional<std::uint16_t> WordNumbers::feature(std::string_view name) const {
  if (const auto feature = lexicon_.feature_named(name)) return static_cast<std::uint16_t>(*feature);
  return std::nullopt;
}

std::optional<WordKey> WordNumbers::named(std::string_view name) const {
  if (const auto number = feature(name)) return *number;
  if (const auto category = lexicon::category_named(name))
    return static_cast<WordKey>(kCategoryKey | static_cast<WordKey>(*category));
  return std::nullopt;
}

std::uint8_t PatternCompiler::slot(Scanner& in, std::string_view name, bool add) {
  const auto at = std::find(slots_.begin(), slots_.end(), name);
  if (at != slots_.end()) return static_cast<std::uint8_t>(at - slots_.begin());
  if (!add) in.fail(in_quotes(name) + " is not captured above; write …:" + std::string(name) + " first");
  if (slots_.size() == kMaxSlots) in.fail("a rule captures at most " + std::to_string(kMaxSlots) + " things");
  slots_.emplace_back(name);
  return static_cast<std::uint8_t>(slots_.size() - 1);
}

Pattern PatternCompiler::pattern(Scanner& in) {
  Pattern out;
  sequence(in, out, 0);
  if (out.steps.empty()) in.fail("a pattern is missing");
  out.steps.emplace_back();
  if (out.steps.size() > kMaxSteps) in.fail("the pattern is too long; make two rules of it");
  return out;
}

bool PatternCompiler::ends(Scanner& in) {
  return in.at_end() || in.sees(")") || in.sees("|") || in.sees("&") || in.peek_word() == "else";
}

void PatternCompiler::sequence(Scanner& in, Pattern& out, int depth) {
  while (!ends(in)) element(in, out, depth);
}

/// An atom, perhaps with '?' after it.
void PatternCompiler::element(Scanner& in, Pattern& out, int depth) {
  const std::size_t begin = out.steps.size();
  atom(in, out, depth);
  if (!in.take("?")) return;
  PatternStep split;
  split.op = PatternStep::Op::kSplit;
  out.steps.insert(out.steps.begin() + static_cast<std::ptrdiff_t>(begin), split);
  for (std::size_t i = begin + 1; i < out.steps.size(); ++i)
    if (out.steps[i].target != 0) ++out.steps[i].target;
  out.steps[begin].target = static_cast<std::uint16_t>(out.steps.size());
}

void PatternCompiler::atom(Scanner& in, Pattern& out, int depth) {
  using Op = PatternStep::Op;
  PatternStep step;
  if (in.sees("{")) {
    step.op = Op::kName;
    step.filter = filter(in);
    capture(in, step);
  } else if (in.sees("<") || in.sees("\"")) {
    step.op = Op::kWord;
    word_set(in, step.words);
    capture(in, step);
  } else if (in.take("#")) {
    step.op = Op::kNumber;
  } else if (in.take("^")) {
    step.op = Op::kBegin;
  } else if (in.take("$")) {
    step.op = Op::kEnd;
  } else if (in.take("!")) {
    step.op = Op::kNotHere;
    const std::size_t at = out.steps.size();
    out.steps.push_back(step);
    if (depth >= kMaxDepth) in.fail("groups are nested too deep");
    atom(in, out, depth + 1);
    out.steps.emplace_back();  // kDone ends what must not match
    out.steps[at].target = static_cast<std::uint16_t>(out.steps.size());
    return;
  } else if (in.take("(")) {
    return group(in, out, depth);
  } else if (in.take("…") || in.take("...")) {
    step.op = Op::kGap;
    step.max = 0xFFFF;
    return gap(in, step, out);
  } else if (in.take("_")) {
    step.op = Op::kGap;
    step.min = step.max = 1;
    if (in.take("{")) {
      step.min = step.max = in.number();
      if (in.take(",")) step.max = in.number();
      in.expect("}");
      if (step.max < step.min) in.fail("a gap ends before it begins");
    }
    return gap(in, step, out);
  } else {
    const std::string_view name = in.word();
    if (name.empty()) in.fail("no part of a pattern begins with '" + std::string(in.rest()) + "'");
    if ((name == "list" || name == "chain") && in.take("(")) {
      step.op = name == "list" ? Op::kList : Op::kChain;
      in.skip_blanks();
      step.filter = filter(in);
      in.expect(")");
      capture(in, step);
    } else {
      step.op = Op::kCapture;
      step.slot = slot(in, name, false);
    }
  }
  out.steps.push_back(std::move(step));
}

/// (A | B | C), after its '('.
void PatternCompiler::group(Scanner& in, Pattern& out, int depth) {
  if (depth >= kMaxDepth) in.fail("groups are nested too deep");
  std::vector<std::size_t> jumps;
  for (;;) {
    const std::size_t split = out.steps.size();
    PatternStep step;
    step.op = PatternStep::Op::kSplit;
    out.steps.push_back(step);
    sequence(in, out, depth + 1);
    if (out.steps.size() == split + 1) in.fail("an alternative is empty; write (…)? for what may be missing");
    if (!in.take("|")) {
      out.steps[split].target = static_cast<std::uint16_t>(split + 1);  // the last one: no choice
      break;
    }
    step.op = PatternStep::Op::kJump;
    jumps.push_back(out.steps.size());
    out.steps.push_back(step);
    out.steps[split].target = static_cast<std::uint16_t>(out.steps.size());
  }
  in.expect(")");
  for (const std::size_t jump : jumps) out.steps[jump].target = static_cast<std::uint16_t>(out.steps.size());
}

/// […no <a b> "c|d" {Event}] after a gap.
void PatternCompiler::gap(Scanner& in, PatternStep step, Pattern& out) {
  if (in.take("[")) {
    if (in.word() != "no") in.fail("what a gap excludes is written […no <…>]");
    while (!in.take("]")) {
      if (in.sees("{")) {
        if (!step.no_names) in.fail("a gap excludes names once: put all labels into one {…}");
        step.filter = filter(in);
        step.no_names = false;
      } else if (in.sees("<") || in.sees("\"")) {
        word_set(in, step.words);
        step.no_words = false;
      } else {
        in.fail("a gap excludes <words>, \"literals\" and {names}, not '" + std::string(in.rest()) + "'");
      }
    }
  }
  capture(in, step);
  out.steps.push_back(std::move(step));
}

void PatternCompiler::literals(Scanner& in, std::vector<WordKey>& out) {
  for (const std::u32string& each : alternatives(in)) out.push_back(words_.literal(each));
}

void PatternCompiler::word_set(Scanner& in, std::vector<WordKey>& out) {
  if (in.take("\"")) {
    literals(in, out);
  } else {
    in.expect("<");
    while (!in.take(">")) {
      if (in.take("\"")) {
        literals(in, out);
        continue;
      }
      const std::string name(in.word());
      if (name.empty()) in.fail("a '>' is missing before '" + std::string(in.rest()) + "'");
      const auto key = words_.named(name);
      if (!key) in.fail("the lexicon has no feature and no category '" + name + "'");
      out.push_back(*key);
    }
  }
  if (out.empty()) in.fail("<> asks for no word");
  std::sort(out.begin(), out.end());
  out.erase(std::unique(out.begin(), out.end()), out.end());
}

void PatternCompiler::capture(Scanner& in, PatternStep& step) {
  if (!in.take(":")) return;
  const std::string_view name = in.word();
  if (name.empty()) in.fail("a name is missing after ':'");
  step.slot = slot(in, name, true);
}

MentionFilter PatternCompiler::filter(Scanner& in) {
  MentionFilter out;
  in.expect("{");
  std::uint32_t labels = 0;
  while (!in.take("}")) {
    if (in.at_end()) in.fail("a '}' is missing");
    const bool negated = in.take("!");
    const std::uint32_t mask = labels_named(in.peek_word());
    if (mask == 0) {
      flag(in, out, negated);
    } else if (negated) {
      in.word();
      labels = (labels == 0 ? 0xFFFFFFFF : labels) & ~mask;
    } else {
      in.word();
      labels |= mask;
    }
  }
  out.labelled = labels != 0;
  if (labels != 0) out.labels = labels;
  return out;
}

void PatternCompiler::flag(Scanner& in, MentionFilter& out, bool negated) {
  using Test = MentionFilter::Test;
  MentionFilter::Each each{Test::kBare, negated, {}, {}, 0};
  if (in.take("~")) {
    if (in.take("\"")) {
      each.test = Test::kEndsWith;
      each.ends = alternatives(in);
    } else {
      in.expect("<");
      const std::string name(in.word());
      const auto feature = words_.feature(name);
      if (!feature) in.fail("the lexicon has no feature '" + name + "'");
      each.test = Test::kEndsWithFeature;
      each.feature = *feature;
      in.expect(">");
    }
    out.tests.push_back(std::move(each));
    return;
  }
  const std::string_view word = in.word();
  if (word == "bare") {
    each.test = Test::kBare;
  } else if (word == "short") {
    each.test = Test::kShort;
  } else if (word == "partial") {
    each.test = Test::kPartial;
  } else if (word == "full") {
    each.test = Test::kFull;
  } else if (word == "titled") {
    each.test = Test::kTitled;
  } else if (word == "of-area") {
    each.test = Test::kInArea;
  } else {
    const std::optional<AreaLevel> level = area_level_named(word);
    each.test = Test::kLevel;
    each.level = level.value_or(AreaLevel::kUnknown);
    if (!level)
      in.fail(in_quotes(word.empty() ? in.rest() : word) +
              " is no label, no group of labels, no level of areas and none of bare, short, partial, full, titled, "
              "of-area");
  }
  out.tests.push_back(std::move(each));
}

}  // namespace govgraph::extract
