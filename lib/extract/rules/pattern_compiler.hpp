// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "extract/rules/rule.hpp"
#include "extract/rules/scanner.hpp"
#include "lexicon/lexicon.hpp"

namespace govgraph::extract {

/// The words that rules ask for, numbered: literals in the order in which they are met.
class WordNumbers {
 public:
  explicit WordNumbers(const lexicon::Lexicon& lexicon) : lexicon_(lexicon) {}

  /// A literal of the rule files.
  WordKey literal(std::u32string_view form);

  /// A feature or category by name; nullopt when the lexicon has neither.
  std::optional<WordKey> named(std::string_view name) const;

  std::optional<std::uint16_t> feature(std::string_view name) const;
  std::vector<std::u32string> take_literals() { return std::move(literals_); }

 private:
  const lexicon::Lexicon& lexicon_;
  std::vector<std::u32string> literals_;
};

/// Compiles the patterns and filters of one rule. `slots`: the names of its captures so far, to which new ones are
/// added.
class PatternCompiler {
 public:
  PatternCompiler(WordNumbers& words, std::vector<std::string>& slots) : words_(words), slots_(slots) {}

  /// To the end of the line or to ')', '&' or the word "else", which are left.
  Pattern pattern(Scanner& in);

  /// "{Person Actor !bare}". REQUIRES that '{' stands next.
  MentionFilter filter(Scanner& in);

  /// <feature category "literal|literal"> or a literal by itself; added to `out`, which is then sorted.
  void word_set(Scanner& in, std::vector<WordKey>& out);

  /// The number of a capture; a new one when `add`. Fails for an unknown one otherwise.
  std::uint8_t slot(Scanner& in, std::string_view name, bool add);

 private:
  void sequence(Scanner& in, Pattern& out, int depth);
  void element(Scanner& in, Pattern& out, int depth);
  void atom(Scanner& in, Pattern& out, int depth);
  void group(Scanner& in, Pattern& out, int depth);
  void gap(Scanner& in, PatternStep step, Pattern& out);
  bool ends(Scanner& in);
  void literals(Scanner& in, std::vector<WordKey>& out);
  void capture(Scanner& in, PatternStep& step);
  void flag(Scanner& in, MentionFilter& out, bool negated);

  WordNumbers& words_;
  std::vector<std::string>& slots_;
};

/// The mask of a label or of a group of labels ("Actor"); 0 for any other word.
std::uint32_t labels_named(std::string_view name);

}  // namespace govgraph::extract
