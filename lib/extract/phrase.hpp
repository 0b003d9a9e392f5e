// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <initializer_list>
#include <string_view>

#include "extract/reading.hpp"
#include "model/span.hpp"

namespace govgraph::extract {

/// How a token may take part in a name that grows leftwards from its head.
enum class Joint : std::uint8_t {
  kNoun,   ///< nouns, proper nouns, adjectives, numerals of names, unknown characters
  kVerb,   ///< a verb that may also stand inside a name (治理, 服务): only with more before it
  kBreak,  ///< punctuation, function words, verbs of doing: no name crosses it
};
Joint joint_of(const Reading& reading, const Token& token);

inline bool has(const Token& token, lexicon::Category category) { return (token.categories & bit(category)) != 0; }
inline bool has_any(const Token& token, std::uint64_t categories) { return (token.categories & categories) != 0; }

/// Whether the character by itself is a word with the feature. A few loads.
inline bool is(const Reading& reading, char32_t c, lexicon::Feature feature) { return reading.lexicon.has(c, feature); }

/// The token that covers `position`; nullptr outside sentences.
inline const Token* token_over(const Reading& reading, std::uint32_t position) {
  if (position >= reading.token_at.size()) return nullptr;
  const std::uint32_t index = reading.token_at[position];
  return index == kNone ? nullptr : &reading.tokens[index];
}

/// Whether a token ends at `position`, or an office or form of address begins there (党委|书记).
bool ends_word(const Reading& reading, std::uint32_t position);

/// Whether an office or a noun for people begins at `position`: 党委|书记.
bool begins_office(const Reading& reading, std::uint32_t position);

/// The sentence around `position`; an empty span outside sentences.
Span sentence_span(const Reading& reading, std::uint32_t position);

inline bool is_han(char32_t c) {
  return (c >= 0x4E00 && c <= 0x9FFF) || (c >= 0x3400 && c <= 0x4DBF) || (c >= 0x20000 && c <= 0x3FFFF) || c == U'〇';
}
inline bool is_digit(char32_t c) { return c >= U'0' && c <= U'9'; }

/// Han, letters, digits and the marks that stand inside names (· + & -).
inline bool is_name_character(char32_t c) {
  return is_han(c) || is_digit(c) || (c >= U'A' && c <= U'Z') || (c >= U'a' && c <= U'z') || c == U'·' || c == U'+' ||
         c == U'&' || c == U'-';
}
inline bool is_opening_quote(char32_t c) { return c == U'“' || c == U'「' || c == U'『' || c == U'‘'; }
inline bool is_closing_quote(char32_t c) { return c == U'”' || c == U'」' || c == U'』' || c == U'’'; }

bool one_of(std::u32string_view text, std::initializer_list<std::u32string_view> forms);
bool ends_with_any(std::u32string_view text, std::initializer_list<std::u32string_view> forms);
bool starts_with_any(std::u32string_view text, std::initializer_list<std::u32string_view> forms);

/// The quotation whose outer span begins or ends there; nullptr when none does. O(log n).
const Quotation* quotation_beginning(const Reading& reading, std::uint32_t position);
const Quotation* quotation_ending(const Reading& reading, std::uint32_t position);

/// The innermost quotation that holds `position`; nullptr when none does. O(log n) plus nesting.
const Quotation* quotation_around(const Reading& reading, std::uint32_t position);

}  // namespace govgraph::extract
