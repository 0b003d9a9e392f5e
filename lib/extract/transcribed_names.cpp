// SPDX-License-Identifier: Apache-2.0
#include "extract/transcribed_names.hpp"

#include "extract/names.hpp"
#include "extract/phrase.hpp"
#include "lexicon/features.hpp"

namespace govgraph::extract {
namespace {

using lexicon::Category;

constexpr std::uint32_t kLongest = 9;
constexpr std::uint64_t kNamesOfPlaces = bit(Category::kDivision) | bit(Category::kDivisionShort);

/// 呼和浩特, 锡林郭勒: so long a name of a division is no person's.
bool begins_division(const Reading& reading, std::uint32_t begin) {
  return (reading.lexicon.categories_at(reading.document.text(), begin, 3) & kNamesOfPlaces) != 0;
}

bool is_place_noun(const Reading& reading, std::uint32_t position) {
  const std::u32string_view text = reading.document.text();
  return (reading.lexicon.categories_at(text, position, 1) & bit(Category::kAreaNoun)) != 0 ||
         (position < text.size() && is(reading, text[position], lexicon::feature::kPlaceNotGiven));
}

}  // namespace

TranscribedName transcribed_name_at(const Reading& reading, std::uint32_t begin) {
  const std::u32string_view text = reading.document.text();
  TranscribedName name{begin, 0};
  const std::u32string_view within = text.substr(begin, kLongest);
  std::uint32_t at = begin;
  while (at < begin + within.size()) {
    const auto length =
        static_cast<std::uint32_t>(reading.lexicon.begins(text.substr(at, 6), lexicon::feature::kNameElement));
    if (length >= 2) {
      at += length;
      name.end = at;
      ++name.elements;
      continue;
    }
    // 郭|敖其尔: a surname; 哈斯|额|尔敦: a sound.
    const bool surname = at == begin && reading.lexicon.name_char(text[at]).surname != 0;
    if (text[at] == U'和' || (!surname && !is_transcription_sound(reading.lexicon, text[at]))) break;
    ++at;
  }
  // Sounds after the last element belong to the name where a mark follows them.
  const bool closed = at >= text.size() || !is_han(text[at]);
  if (name.elements > 0 && closed) name.end = at;
  if (name.elements == 0 || begins_division(reading, begin) || is_place_noun(reading, name.end)) return {begin, 0};
  return name;
}

}  // namespace govgraph::extract
