// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <bitset>
#include <filesystem>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "extract/rules/rule.hpp"
#include "lexicon/lexicon.hpp"

namespace govgraph::extract {

/// A file `*.rules` as it was read.
struct RuleFile {
  std::string path;  ///< for messages
  std::string bytes;
  bool own = false;  ///< of a researcher's folder: a rule of it takes the place of a built-in one of its name
};

/// Every `*.rules` of a folder, by file name; none when the folder has none. Throws InputError for a folder or file
/// that cannot be read.
std::vector<RuleFile> read_rule_files(const std::filesystem::path& directory);

/// Compiled rules, in the order of their files. Immutable but for moves; const calls are thread-safe. Names that it
/// gives to relations live as long as it does.
class RuleSet {
 public:
  /// The rules of the binary. Parsed when first asked for.
  static const RuleSet& built_in();

  /// Those, and then the rules of a folder. Throws InputError with path:line for a faulty rule.
  static RuleSet with_directory(const std::filesystem::path& directory, const lexicon::Lexicon& lexicon);

  /// Compiles files. Throws InputError ("path:line: …") for the first fault.
  static RuleSet compile(std::span<const RuleFile> files, const lexicon::Lexicon& lexicon);

  std::span<const Rule> rules() const { return rules_; }
  const Rule* find(std::string_view name) const;

  /// The rule that names what an operator finds so; nullptr when none does.
  const Rule* of_operator(OperatorCase finding) const;

  /// A digest of all files; those of a researcher's own apart, after a '+'.
  std::string_view version() const { return version_; }

  /// The set without one guard of a rule: a test asks whether any example needs it.
  RuleSet without_guard(std::size_t rule, std::size_t guard) const;

  /// The literals that rules ask for, and the features and categories.
  const std::vector<std::u32string>& literals() const { return literals_; }
  const lexicon::FeatureMask& features() const { return features_; }
  std::uint64_t categories() const { return categories_; }

  /// False of most characters with which no literal begins.
  bool may_begin_literal(char32_t c) const { return first_.test(c % kFirstBits); }

  /// Numbers of the literals that begin with `c`.
  std::span<const std::uint16_t> literals_beginning(char32_t c) const;

  /// Some rules: bit n % 64 of word n / 64 is rule n. Those that need this word; those that need none.
  std::span<const std::uint64_t> asking_for(WordKey key) const {
    const std::size_t place = key < asked_at_.size() ? asked_at_[key] : 0;
    return std::span(asked_).subspan(place, wordless_.size());
  }
  std::span<const std::uint64_t> asking_for_no_word() const { return wordless_; }

  /// Takes out of `rules`, some rules, most of those that need other names than `names` of them, of `labels` (bit per
  /// Label).
  void keep_fitting(std::uint32_t labels, std::size_t names, std::span<std::uint64_t> rules) const;

 private:
  friend class RuleCompiler;
  void index();
  void index_word(WordKey key, std::size_t rule);
  void index_names(const Rule& rule, std::size_t number);

  static constexpr std::size_t kFirstBits = 8192;

  std::vector<Rule> rules_;
  std::vector<std::u32string> literals_;
  std::unordered_map<char32_t, std::vector<std::uint16_t>> by_first_;
  std::vector<std::uint32_t> asked_at_;  ///< by key: where its rules stand in `asked_`; 0: no rule needs it
  std::vector<std::uint64_t> asked_;     ///< first the empty set
  std::vector<std::uint64_t> wordless_;
  static constexpr std::size_t kLabelNumbers = 32;
  /// Rows of rules whose needs some way meets as far as one name goes, the first or the second: by label the name may
  /// have, and at kLabelNumbers those that need no such name.
  std::array<std::array<std::vector<std::uint64_t>, kLabelNumbers + 1>, 2> by_name_;
  std::bitset<kFirstBits> first_;
  lexicon::FeatureMask features_;
  std::uint64_t categories_ = 0;
  std::string version_;
};

}  // namespace govgraph::extract
