// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string_view>

#include "extract/reading.hpp"

namespace govgraph::extract {

/// What a word is to a name that it stands in or next to.
enum class WordKind : std::uint8_t {
  kNone,         ///< no word: the edge of a sentence
  kListMark,     ///< 、
  kMark,         ///< any other mark
  kQuote,        ///< a quotation mark
  kPreposition,  ///< 在 由 向 对
  kConjunction,  ///< 和 与 及
  kOf,           ///< 的
  kParticle,     ///< 了 着 等 and other words that no name crosses
  kPronoun,      ///< 该 本 各 我
  kAdverb,       ///< 将 已 也
  kTime,         ///< 近日
  kNumber,       ///< digits, numerals, measures
  kOrdinal,      ///< 第三
  kDoing,        ///< a verb of doing that relations are read from: 召开 联合 位于
  kVerb,         ///< any other verb
  kShortVerb,    ///< a common verb of one ideograph: 到 报 进
  kVerbOfNames,  ///< a verb that the names of organs are built with: 管理 服务
  kPerson,       ///< an office or a noun for people
  kDescribing,   ///< 老旧 智慧 全国
  kSide,         ///< 上 内 里
  kNoun,         ///< any other word
  kHeadNoun,     ///< a noun that names are built on
  kIdeograph,    ///< a single ideograph
  kLatin,        ///< Latin letters
  kArea,         ///< a mention ends, or begins, there: an area
  kOrgan,        ///< the same: any other
};

/// How often the word list has a form in running text; 0 when it is no word of the list. One walk of the form.
std::uint32_t frequency_of(const lexicon::Lexicon& lexicon, std::u32string_view form);

/// Of a token. O(1).
WordKind word_kind(const Reading& reading, const Token& token);

}  // namespace govgraph::extract
