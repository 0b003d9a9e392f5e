// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string_view>

#include "lexicon/lexicon.hpp"

namespace govgraph::text {

inline bool has(std::u32string_view text, std::u32string_view part) {
  return text.find(part) != std::u32string_view::npos;
}

inline bool has(std::u32string_view text, char32_t c) { return text.find(c) != std::u32string_view::npos; }

/// 近日, 日前, 本报讯 open an article.
bool is_lead(const lexicon::Lexicon& lexicon, std::u32string_view paragraph);

/// 1月28日下午, or with its digits lost.
bool opens_with_day(std::u32string_view paragraph);

/// 举行, 成立, 揭牌: what headlines tell and headings inside an article rarely do.
bool tells_of_event(const lexicon::Lexicon& lexicon, std::u32string_view title);

/// 未来, 下一步: the paragraph looks ahead, as the last ones of an article do.
bool looks_ahead(const lexicon::Lexicon& lexicon, std::u32string_view paragraph);

bool is_closer(char32_t c);  ///< of quotation marks and brackets

/// Ends a sentence: terminal punctuation, closing marks after it allowed.
bool ends_sentence(std::u32string_view text);

/// "3 某某工程", "1. 某某工程", "一、…", "(二)…", "第三章 …"
bool is_numbered(const lexicon::Lexicon& lexicon, std::u32string_view text);

/// ◆活动现场, ▍…, PART 01, 01, or a picture of letters before it: how posts set the headings inside an article.
bool is_marked(std::u32string_view text);

/// As many marks open as close.
bool balanced(std::u32string_view text);

/// Ends on a mark, or a word, that leads on, as no headline does.
bool leads_on_by_mark(std::u32string_view text);
bool leads_on(const lexicon::Lexicon& lexicon, std::u32string_view text);

/// Two halves with a blank between, or 某某镇：…: the shape of headlines, never of captions.
bool is_headline_shaped(std::u32string_view text);

/// 桂花未落 笑声先起: two halves of about one length.
bool has_even_halves(std::u32string_view text);

}  // namespace govgraph::text
