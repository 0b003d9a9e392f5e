// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>

#include "lexicon/feature_index.hpp"
#include "lexicon/lexicon.hpp"
#include "lexicon/trie.hpp"

namespace govgraph::lexicon {

/// What a key of the trie means. Of the general word that it is, if it is one, frequency and class stand here once
/// more: reading of words asks for nothing else, mostly, and would wait for the entries to come from memory.
struct Form {
  std::uint64_t categories = 0;
  std::uint32_t first_entry = 0;
  std::uint32_t word_frequency = 0;
  std::uint32_t word_class = 0;
  std::uint32_t entry_count = 0;
};

/// A row of the gazetteer; the name lies in the string pool.
struct DivisionRecord {
  std::uint32_t code = 0;
  std::uint32_t parent = 0;
  std::uint32_t name_begin = 0;
  std::uint16_t name_size = 0;
  std::uint8_t level = 0;
  std::uint8_t unused = 0;
};

inline constexpr std::size_t kNameChars = 0x10000;

/// A compiled lexicon lies in memory as
///   header | alphabet u16[65536] | rare codes | trie units | forms | entries | divisions | name chars [65536] |
///   string pool | of the features: alphabet | rare codes | trie units | sets of each character | set of each word |
///   sets | records | string pool
/// each section at a multiple of 8 bytes, numbers as this machine writes them: an image is read only by the
/// build that made it.
struct Image {
  std::uint64_t digest = 0;  ///< of all sections
  Trie trie;
  std::span<const Form> forms;
  std::span<const Entry> entries;
  std::span<const DivisionRecord> divisions;
  std::span<const NameChar> name_chars;  ///< kNameChars
  std::string_view strings;
  FeatureIndex features;

  std::span<const Entry> entries_of(const Form& form) const {
    return entries.subspan(form.first_entry, form.entry_count);
  }
  Match match(std::uint32_t value, std::uint32_t length) const {
    const Form& form = forms[value - 1];
    return {length, form.word_frequency, form.categories, entries_of(form), static_cast<WordClass>(form.word_class)};
  }
  std::string_view name(const DivisionRecord& record) const {
    return strings.substr(record.name_begin, record.name_size);
  }
};

/// Lays the sections out; `image.digest` is computed.
std::string write_image(const Image& image);

/// Views `bytes`, which must be aligned to 8 and outlive the result. Costs a few loads. Throws
/// CorruptionError when the bytes are no image of this format.
Image open_image(std::string_view bytes);

}  // namespace govgraph::lexicon
