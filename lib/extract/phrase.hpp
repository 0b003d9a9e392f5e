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

bool has(const Token& token, lexicon::Category category);
bool has_any(const Token& token, std::uint64_t categories);

/// Whether the character by itself is a word with the feature. A walk of one edge.
bool is(const Reading& reading, char32_t c, lexicon::Feature feature);

/// The token that covers `position`; nullptr outside sentences.
const Token* token_over(const Reading& reading, std::uint32_t position);

/// Whether a token ends at `position`, or an office or form of address begins there (党委|书记).
bool ends_word(const Reading& reading, std::uint32_t position);

/// Whether an office or a noun for people begins at `position`: 党委|书记.
bool begins_office(const Reading& reading, std::uint32_t position);

/// The sentence around `position`; an empty span outside sentences.
Span sentence_span(const Reading& reading, std::uint32_t position);

/// Han, letters, digits and the marks that stand inside names (· + & -).
bool is_name_character(char32_t c);
bool is_han(char32_t c);
bool is_digit(char32_t c);
bool is_opening_quote(char32_t c);
bool is_closing_quote(char32_t c);

bool one_of(std::u32string_view text, std::initializer_list<std::u32string_view> forms);
bool ends_with_any(std::u32string_view text, std::initializer_list<std::u32string_view> forms);
bool starts_with_any(std::u32string_view text, std::initializer_list<std::u32string_view> forms);

/// The quotation whose outer span begins or ends there; nullptr when none does. O(log n).
const Quotation* quotation_beginning(const Reading& reading, std::uint32_t position);
const Quotation* quotation_ending(const Reading& reading, std::uint32_t position);

/// The innermost quotation that holds `position`; nullptr when none does. O(log n) plus nesting.
const Quotation* quotation_around(const Reading& reading, std::uint32_t position);

}  // namespace govgraph::extract
