// SPDX-License-Identifier: Apache-2.0
#include "text/phrases.hpp"

#include <algorithm>

#include "lexicon/features.hpp"
#include "text/lines.hpp"

namespace govgraph::text {

namespace feature = lexicon::feature;

bool is_lead(const lexicon::Lexicon& lexicon, std::u32string_view paragraph) {
  // 某某日报讯(记者…), 某某融媒讯
  const std::size_t told = paragraph.substr(0, 10).find(U'讯');
  if (told != std::u32string_view::npos && told + 1 < paragraph.size()) {
    const char32_t after = paragraph[told + 1];
    if ((told == 0 && after == U' ') || (told >= 2 && (after == U'(' || after == U' ' || after == U'：'))) return true;
  }
  return lexicon.begins(paragraph, feature::kRecently) > 0 || lexicon.begins(paragraph, feature::kDateline) > 0;
}

bool opens_with_day(std::u32string_view paragraph) {
  const std::u32string_view opening = paragraph.substr(0, 17);
  const std::size_t month = opening.find(U'月');
  const std::size_t day = opening.find(U'日');
  if (month == std::u32string_view::npos || day == std::u32string_view::npos || day < month || day > 16) return false;
  return std::all_of(opening.begin(), opening.begin() + static_cast<std::ptrdiff_t>(day),
                     [](char32_t c) { return is_digit(c) || c == U' ' || c == U'年' || c == U'月'; });
}

bool tells_of_event(const lexicon::Lexicon& lexicon, std::u32string_view title) {
  return title.size() >= 8 && lexicon.holds(title, feature::kHeadlineVerb);
}

bool looks_ahead(const lexicon::Lexicon& lexicon, std::u32string_view paragraph) {
  return lexicon.begins(paragraph, feature::kLooksAhead) > 0 || lexicon.holds(paragraph, feature::kWillContinue);
}

}  // namespace govgraph::text
