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

bool is_closer(char32_t c) { return has(U"”’)」》』】", c); }

bool ends_sentence(std::u32string_view text) {
  std::size_t i = text.size();
  while (i > 0 && is_closer(text[i - 1])) --i;
  return i > 0 && has(U"。！？…", text[i - 1]);
}

bool is_numbered(const lexicon::Lexicon& lexicon, std::u32string_view text) {
  const auto is_numeral = [&](std::size_t i) { return lexicon.has(text.substr(i, 1), feature::kNumeral); };
  std::size_t i = 0;
  while (i < text.size() && is_digit(text[i])) ++i;
  if (i > 0 && i <= 2 && i + 1 < text.size()) return has(U" .、．", text[i]) && !is_digit(text[i + 1]);
  if (i > 0) return false;
  while (i < text.size() && is_numeral(i)) ++i;
  if (i > 0 && i <= 3 && i < text.size()) return has(U"、.", text[i]);
  if (text.size() > 3 && text[0] == U'(' && (is_numeral(1) || is_digit(text[1])))
    return text.substr(0, 6).find(U')') != std::u32string_view::npos;
  if (text.size() < 4 || text[0] != U'第') return false;
  for (i = 1; i < text.size() && i <= 3 && (is_numeral(i) || is_digit(text[i]));) ++i;
  return i > 1 && has(U"章节条", text[i]) && i + 1 < text.size() && text[i + 1] == U' ';
}

bool is_marked(std::u32string_view text) {
  constexpr std::u32string_view kSigns = U"◆◇■□●○◎▲△▼▽▶►▷▍▌▎★☆※✦✿❀☞→»|";
  if (has(kSigns, text.front()) || (text.front() >= 0x1F000 && text.front() <= 0x1FAFF) ||
      (text.front() >= 0x2600 && text.front() <= 0x27BF) || (text.front() >= 0x2460 && text.front() <= 0x24FF))
    return true;
  if (text.starts_with(U"PART") || text.starts_with(U"Part") || text.starts_with(U"NO.")) return true;
  return text.size() > 2 && text[0] == U'0' && is_digit(text[1]) && !is_digit(text[2]);
}

bool balanced(std::u32string_view text) {
  const auto count = [&](char32_t c) { return std::count(text.begin(), text.end(), c); };
  return count(U'“') == count(U'”') && count(U'《') == count(U'》') && count(U'「') == count(U'」') &&
         count(U'(') == count(U')');
}

bool leads_on_by_mark(std::u32string_view text) { return has(U"，、；：—·(", text.back()); }

bool leads_on(const lexicon::Lexicon& lexicon, std::u32string_view text) {
  return leads_on_by_mark(text) || (lexicon.ends(text, feature::kLeadsOn) > 0 && !has_even_halves(text)) ||
         lexicon.holds(text, feature::kLeadsToSpeech);
}

bool is_headline_shaped(std::u32string_view text) {
  if (text.size() < 12) return false;
  for (std::size_t i = 1; i + 1 < text.size(); ++i) {
    if (text[i] == U'：') return true;
    if (text[i] == U' ' && !is_digit(text[i - 1]) && !is_digit(text[i + 1]) && i >= 4 && text.size() - i >= 5)
      return true;
  }
  return false;
}

bool has_even_halves(std::u32string_view text) {
  const std::size_t blank = text.find(U' ');
  if (blank == std::u32string_view::npos || blank < 2 || text.find(U' ', blank + 1) != std::u32string_view::npos)
    return false;
  const std::size_t rest = text.size() - blank - 1;
  return rest >= 2 && std::max(rest, blank) - std::min(rest, blank) <= 1 && !is_digit(text[blank - 1]);
}

}  // namespace govgraph::text
