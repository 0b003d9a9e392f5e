// SPDX-License-Identifier: Apache-2.0
#include "extract/rules/rule_set.hpp"

#include <algorithm>
#include <bit>

#include "base/error.hpp"
#include "base/text_file.hpp"
#include "extract/rules/rule_compiler.hpp"

namespace govgraph::extract {
namespace {

/// Every word that a rule asks for anywhere.
template <class Visit>
void visit_words(const Rule& rule, Visit visit) {
  const auto of_pattern = [&](const Pattern& pattern) {
    for (const PatternStep& step : pattern.steps)
      for (const WordKey key : step.words) visit(key);
  };
  of_pattern(rule.match);
  for (const Source& source : rule.sources_flat) of_pattern(source.search.pattern);
  for (const Guard& guard : rule.guards)
    for (const Condition& condition : guard.all) {
      of_pattern(condition.search.pattern);
      for (const WordKey key : condition.words) visit(key);
    }
}

}  // namespace

std::vector<RuleFile> read_rule_files(const std::filesystem::path& directory) {
  std::vector<RuleFile> out;
  std::error_code failure;
  std::filesystem::directory_iterator entries(directory, failure);
  if (failure) throw InputError(directory.string() + ": cannot be read as a folder: " + failure.message());
  for (const auto& entry : entries) {
    if (entry.path().extension() != ".rules") continue;
    out.push_back({entry.path().string(), read_text_file(entry.path())});
  }
  std::sort(out.begin(), out.end(), [](const RuleFile& a, const RuleFile& b) { return a.path < b.path; });
  return out;
}

RuleSet RuleSet::compile(std::span<const RuleFile> files, const lexicon::Lexicon& lexicon) {
  RuleCompiler compiler(lexicon);
  for (const RuleFile& file : files) compiler.add(file);
  return compiler.finish();
}

const Rule* RuleSet::find(std::string_view name) const {
  const auto at = std::find_if(rules_.begin(), rules_.end(), [&](const Rule& each) { return each.name == name; });
  return at == rules_.end() ? nullptr : &*at;
}

const Rule* RuleSet::of_operator(OperatorCase finding) const {
  const auto at = std::find_if(rules_.begin(), rules_.end(), [&](const Rule& each) { return each.finding == finding; });
  return at == rules_.end() ? nullptr : &*at;
}

RuleSet RuleSet::without_guard(std::size_t rule, std::size_t guard) const {
  RuleSet out = *this;
  std::vector<Guard>& guards = out.rules_[rule].guards;
  guards.erase(guards.begin() + static_cast<std::ptrdiff_t>(guard));
  return out;
}

std::span<const std::uint16_t> RuleSet::literals_beginning(char32_t c) const {
  const auto at = by_first_.find(c);
  return at == by_first_.end() ? std::span<const std::uint16_t>{} : at->second;
}

/// Enters the rule among those that need the word.
void RuleSet::index_word(WordKey key, std::size_t rule) {
  if (asked_at_.size() <= key) asked_at_.resize(key + 1U);
  if (asked_at_[key] == 0) {
    asked_at_[key] = static_cast<std::uint32_t>(asked_.size());
    asked_.resize(asked_.size() + wordless_.size());
  }
  asked_[asked_at_[key] + rule / 64] |= std::uint64_t{1} << (rule % 64);
}

void RuleSet::index_names(const Rule& rule, std::size_t number) {
  const auto enter = [&](std::vector<std::uint64_t>& row) { row[number / 64] |= std::uint64_t{1} << (number % 64); };
  for (const std::vector<std::uint32_t>& way : rule.needs_labels)
    for (std::size_t name = 0; name < by_name_.size(); ++name) {
      if (way.size() <= name) {
        enter(by_name_[name][kLabelNumbers]);
        continue;
      }
      for (std::size_t label = 0; label < kLabelNumbers; ++label)
        if ((way[name] >> label & 1) != 0) enter(by_name_[name][label]);
    }
}

void RuleSet::keep_fitting(std::uint32_t labels, std::size_t names, std::span<std::uint64_t> rules) const {
  for (std::size_t word = 0; word < rules.size(); ++word)
    for (std::size_t name = 0; name < by_name_.size() && rules[word] != 0; ++name) {
      std::uint64_t fitting = by_name_[name][kLabelNumbers][word];
      for (std::uint32_t rest = name < names ? labels : 0; rest != 0; rest &= rest - 1)
        fitting |= by_name_[name][static_cast<std::size_t>(std::countr_zero(rest))][word];
      rules[word] &= fitting;
    }
}

void RuleSet::index() {
  for (std::size_t i = 0; i < literals_.size(); ++i) {
    by_first_[literals_[i].front()].push_back(static_cast<std::uint16_t>(i));
    first_.set(literals_[i].front() % kFirstBits);
  }
  wordless_.assign(rules_.size() / 64 + 1, 0);
  asked_.assign(wordless_.size(), 0);
  for (auto& rows : by_name_) rows.fill(wordless_);
  for (std::size_t i = 0; i < rules_.size(); ++i) {
    const Rule& rule = rules_[i];
    index_names(rule, i);
    if (rule.finding == OperatorCase::kNone) {
      if (rule.needs_word.empty()) wordless_[i / 64] |= std::uint64_t{1} << (i % 64);
      for (const WordKey key : rule.needs_word) index_word(key, i);
    }
    visit_words(rule, [&](WordKey key) {
      if ((key & kCategoryKey) != 0) {
        categories_ |= std::uint64_t{1} << (key & kKeyNumber);
      } else if ((key & kLiteralKey) == 0) {
        if (features_.size() <= key / 64U) features_.resize(key / 64U + 1);
        features_[key / 64U] |= std::uint64_t{1} << (key % 64U);
      }
    });
  }
}

}  // namespace govgraph::extract
