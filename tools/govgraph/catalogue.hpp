// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace govgraph::cli {

/// What the program says, beside what it is in another language. A line of the text that begins at the margin is a
/// sentence as the program has it, with {} or {:.1f} where something is filled in; the line below it, two blanks in,
/// is its translation, with {} for the same things in the same order or {0}, {1}, … in another. Where that line is
/// only "-", nothing is said in the other language. Lines that begin with # are remarks. Immutable.
class Catalogue {
 public:
  /// `text` must outlive the catalogue.
  explicit Catalogue(std::string_view text);

  /// The translation of a sentence as it stands in the source, its blanks unfilled.
  std::optional<std::string_view> find(std::string_view sentence) const;

  /// `text` with every line translated that is one of the sentences, filled in; what is filled in is translated, too,
  /// where it is a sentence. What stands before a sentence and a colon (the name of a file) and white space around it
  /// stay. A line that is no sentence stays as it is. Cost: a look at each sentence for each line.
  std::string translate(std::string_view text) const;

 private:
  struct Piece {
    std::string_view literal;
    std::size_t filled = 0;  ///< which of the values stands behind the literal; unused behind the last one
  };

  struct Pattern {
    std::vector<Piece> from, to;
    std::size_t weight = 0;  ///< bytes of its literals: of two that fit, the heavier is meant
  };

  static std::vector<Piece> pieces_of(std::string_view sentence);
  static std::optional<std::vector<std::string_view>> match(const Pattern& pattern, std::string_view line);

  static std::size_t next_literal(const Pattern& pattern, std::size_t i, std::string_view line, std::size_t at);

  std::string value_translated(std::string_view value, int depth) const;
  std::string line_translated(std::string_view line, int depth) const;
  std::optional<std::string> sentence_translated(std::string_view sentence, int depth) const;
  std::string filled(const Pattern& pattern, const std::vector<std::string_view>& values, int depth) const;

  std::unordered_map<std::string_view, std::string_view> sentences_;
  std::vector<Pattern> patterns_;
};

}  // namespace govgraph::cli
