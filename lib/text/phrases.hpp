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

}  // namespace govgraph::text
