// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "lexicon/char_features.hpp"
#include "lexicon/feature.hpp"
#include "lexicon/feature_file.hpp"
#include "lexicon/trie_builder.hpp"

namespace govgraph::lexicon {

/// Where the strings of one feature lie in the image's pool, and how long its words are.
struct FeatureRecord {
  std::uint32_t name_begin = 0;
  std::uint32_t meaning_begin = 0;
  std::uint16_t name_size = 0;
  std::uint16_t meaning_size = 0;
  std::uint16_t shortest = 0;  ///< of its words, in code points
  std::uint16_t longest = 0;
};

/// The features of words as they lie in an image: a trie of all words, for each word the number of its set of
/// features, and the distinct sets, each `words_a_set` words of bits; set 0 is the empty one. Views memory that it does
/// not own.
struct FeatureIndex {
  Trie trie;
  std::span<const CharFeatures> chars;         ///< by code of the trie; 0 is whatever stands in no word
  std::span<const std::uint32_t> set_of_word;  ///< one a key of the trie
  std::span<const std::uint64_t> sets;
  std::span<const FeatureRecord> records;  ///< one a feature
  std::string_view strings;

  std::size_t words_a_set() const { return (records.size() + 63) / 64; }

  /// Whether the word whose key has this number (trie value, from 1) has the feature.
  bool has(std::uint32_t value, std::size_t feature) const { return in_set(set_of_word[value - 1], feature); }
  bool in_set(std::uint32_t set, std::size_t feature) const {
    return (sets[set * words_a_set() + feature / 64] >> (feature % 64) & 1) != 0;
  }
  const CharFeatures& of_char(char32_t c) const { return chars[trie.code_of(c)]; }
  CharFeatureTable char_table() const { return {trie, chars, sets, words_a_set()}; }
  FeatureInfo info(std::size_t feature) const;
};

/// The same, owned.
struct FeatureParts {
  TrieParts trie;
  std::vector<CharFeatures> chars;
  std::vector<std::uint32_t> set_of_word;
  std::vector<std::uint64_t> sets;
  std::vector<FeatureRecord> records;
  std::string strings;
};

/// Compiles the features of some files. With `base`, features that it has keep their numbers and its words are not
/// repeated; new ones are numbered after them. Throws InputError with path:line for a faulty file, a feature declared
/// twice, or one of `base` whose meaning is another.
FeatureParts compile_features(std::span<const FeatureFile> files, const FeatureIndex* base = nullptr);

/// The header that names every feature of the files in C++, as text: `inline constexpr Feature kFounds{…}`.
std::string feature_header(const FeatureIndex& index);

}  // namespace govgraph::lexicon
