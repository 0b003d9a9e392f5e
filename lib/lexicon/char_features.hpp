// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>

#include "lexicon/feature.hpp"
#include "lexicon/trie.hpp"

namespace govgraph::lexicon {

/// Numbers of sets of features: those of the word that a character is by itself, and of all words that begin, or end,
/// with it.
struct CharFeatures {
  std::uint32_t alone = 0;
  std::uint32_t first = 0;
  std::uint32_t last = 0;
};

/// What one character says of the words with a feature. Most questions of text are answered by it alone, in a few
/// loads, without a walk. Views memory that it does not own; a default-made one knows no feature.
struct CharFeatureTable {
  Trie trie;
  std::span<const CharFeatures> chars;  ///< by code of the trie; 0 is whatever stands in no word
  std::span<const std::uint64_t> sets;  ///< each `words_a_set` words of bits; set 0 is the empty one
  std::size_t words_a_set = 0;

  /// Whether the character by itself is a word with the feature.
  bool is(char32_t c, Feature feature) const { return holds(c, feature, &CharFeatures::alone); }
  /// Whether some word with the feature begins, or ends, with the character.
  bool begins(char32_t c, Feature feature) const { return holds(c, feature, &CharFeatures::first); }
  bool ends(char32_t c, Feature feature) const { return holds(c, feature, &CharFeatures::last); }

  bool in_set(std::uint32_t set, Feature feature) const {
    const auto number = static_cast<std::size_t>(feature);
    return (sets[set * words_a_set + number / 64] >> (number % 64) & 1) != 0;
  }

 private:
  bool holds(char32_t c, Feature feature, std::uint32_t CharFeatures::*set) const {
    return static_cast<std::size_t>(feature) / 64 < words_a_set && in_set(chars[trie.code_of(c)].*set, feature);
  }
};

}  // namespace govgraph::lexicon
