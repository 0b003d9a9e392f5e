// SPDX-License-Identifier: Apache-2.0
#include "text/line_kinds.hpp"

#include <algorithm>

#include "lexicon/features.hpp"
#include "text/lines.hpp"
#include "text/phrases.hpp"

namespace govgraph::text {
namespace {

using lexicon::Lexicon;
namespace feature = lexicon::feature;

constexpr std::size_t kNpos = std::u32string_view::npos;
constexpr std::size_t kLongestFurniture = 40;
constexpr std::size_t kLongestMasthead = 72;
constexpr std::size_t kLongestPaperName = 12;
constexpr std::size_t kLongestCredit = 28;  ///< between brackets, at the end of an article
constexpr std::size_t kLongestByline = 72;
constexpr std::size_t kLongestCaption = 90;
constexpr std::size_t kLongestSigner = 40;
constexpr std::u32string_view kSigns = U"■□●○◎◆◇▲△▼▍★☆*·";
constexpr std::u32string_view kFrame = U" -—=*·~>▼↓↑【】[]()!！👇👆";
constexpr std::u32string_view kCreditMarks = U"：:/|丨︱·";

std::u32string_view trimmed(std::u32string_view text, std::u32string_view marks) {
  const std::size_t begin = text.find_first_not_of(marks);
  if (begin == kNpos) return {};
  return text.substr(begin, text.find_last_not_of(marks) - begin + 1);
}

bool is_numeral(const Lexicon& lexicon, char32_t c) {
  return is_digit(c) || c == U'〇' || c == U'○' || c == U'零' || lexicon.has(c, feature::kNumeral);
}

/// Past the digits or numerals at `i`.
std::size_t after_number(const Lexicon& lexicon, std::u32string_view text, std::size_t i) {
  while (i < text.size() && is_numeral(lexicon, text[i])) ++i;
  return i;
}

std::size_t after_blanks(std::u32string_view text, std::size_t i) {
  while (i < text.size() && text[i] == U' ') ++i;
  return i;
}

/// Where the date that begins at `i` ends, with year, month and day, or without the day when `day` is not asked for.
std::size_t after_date(const Lexicon& lexicon, std::u32string_view text, std::size_t i, bool day) {
  constexpr std::u32string_view kMarks = U"-./—";
  const std::size_t year_end = after_number(lexicon, text, i);
  const std::size_t year = after_blanks(text, year_end);
  if (year_end < i + 4 || year_end > i + 7 || year >= text.size()) return kNpos;
  const bool signs = text[year] == U'年';
  if (!signs && !has(kMarks, text[year])) return kNpos;
  const std::size_t month = after_blanks(text, year + 1), month_end = after_number(lexicon, text, month);
  if (month_end == month || month_end > month + 3) return kNpos;
  const std::size_t mark = after_blanks(text, month_end);
  if (mark == text.size() || (text[mark] != U'月' && !has(kMarks, text[mark]))) return signs || day ? kNpos : month_end;
  const std::size_t first = after_blanks(text, mark + 1), end = after_number(lexicon, text, first);
  if (end == first || end > first + 3) return signs && !day ? mark + 1 : kNpos;
  if (!signs) return end;
  const std::size_t sign = after_blanks(text, end);
  return sign < text.size() && text[sign] == U'日' ? sign + 1 : kNpos;
}

/// Where in the text a full date ends; kNpos when it holds none.
std::size_t find_date(const Lexicon& lexicon, std::u32string_view text) {
  for (std::size_t i = 0; i + 8 <= text.size(); ++i) {
    if (!is_numeral(lexicon, text[i]) || (i > 0 && is_numeral(lexicon, text[i - 1]))) continue;
    if (const std::size_t end = after_date(lexicon, text, i, true); end != kNpos) return end;
  }
  return kNpos;
}

/// 第7期, 第三版, 总第312期: the number of an issue or a page and not of a thing (第三期培训班).
bool is_counted(const Lexicon& lexicon, std::u32string_view text, char32_t unit) {
  for (std::size_t at = text.find(U'第'); at != kNpos; at = text.find(U'第', at + 1)) {
    const std::size_t begin = after_blanks(text, at + 1), number = after_number(lexicon, text, begin);
    const std::size_t end = after_blanks(text, number);
    if (number == begin || end >= text.size() || text[end] != unit) continue;
    const char32_t after = end + 1 < text.size() ? text[end + 1] : U' ';
    if (has(U"“《「", after)) continue;  // 第九期“青年夜校”
    if (!is_cjk(after) || after == U'总' || after == U'本' || after == U'今') return true;
  }
  return false;
}

/// 2版·街坊, A3版, 04版：民生, 本期4版
bool is_page_name(const Lexicon& lexicon, std::u32string_view text) {
  if (text.size() > 20) return false;
  std::size_t i = lexicon.begins(text, feature::kThisIssue);
  if (i == 0 && text[0] >= U'A' && text[0] <= U'D') i = 1;
  const std::size_t number = after_number(lexicon, text, i);
  if (number == i || number > i + 2 || number >= text.size() || text[number] != U'版') return false;
  return number + 1 == text.size() || !is_cjk(text[number + 1]);
}

/// 王小明, 欧阳小红
bool may_be_name(const Lexicon& lexicon, std::u32string_view text) {
  if (text.size() < 2 || text.size() > 4) return false;
  const lexicon::NameChar first = lexicon.name_char(text.front());
  return text.size() == 4 ? first.begins_compound : first.surname > 0 || first.begins_compound;
}

/// What stands between brackets is who wrote, photographed or sent in.
bool is_credit(const Lexicon& lexicon, std::u32string_view inner) {
  inner = trimmed(inner, U" ");
  if (inner.size() < 2 || inner.size() > kLongestCredit || has(inner, U'，') || has(inner, U'。')) return false;
  if (lexicon.begins(inner, feature::kCreditLabel) > 0 && inner.size() >= 4) return true;
  if (lexicon.ends(inner, feature::kPictureCredit) > 0 || lexicon.ends(inner, feature::kCreditEnd) > 0) return true;
  const bool one = inner.size() <= 3 && std::all_of(inner.begin(), inner.end(), is_cjk);
  return one ? !lexicon.has(inner, feature::kNoCredit) : is_row_of_names(lexicon, inner, 1);
}

/// 文/王小明 图/李红, 来源丨柳河发布, 责任编辑：…, 记者 王小明
bool is_labelled_credit(const Lexicon& lexicon, std::u32string_view text) {
  text.remove_prefix(std::min(lexicon.begins(text, feature::kThisIssue), text.size()));
  const std::size_t label = lexicon.begins(text, feature::kCreditLabel);
  if (label == 0 || has(text, U'。') || label >= text.size()) return false;
  std::size_t mark = label;
  while (mark < text.size() && text[mark] == U' ') ++mark;
  if (mark < text.size() && has(kCreditMarks, text[mark])) return mark + 1 < text.size();
  return mark > label && text.size() <= 40 && !has(text, U'，') && is_row_of_names(lexicon, text.substr(mark), 1);
}

/// (作者：… 单位：…), (本版图文由…提供), 主办：… 责任编辑：…: the imprint of a page or an article.
bool is_imprint(const Lexicon& lexicon, std::u32string_view text) {
  if (lexicon.begins(text, feature::kImprintOpening) > 0) return true;
  return text.front() == U'(' && text.back() == U')' && lexicon.holds(text, feature::kImprintWord);
}

/// 35℃, 晴转多云: a box with the weather.
bool is_weather(std::u32string_view text) {
  return text.size() <= 30 && (has(text, U'℃') || has(text, U"°C")) && !has(text, U'。');
}

}  // namespace

bool is_row_of_names(const Lexicon& lexicon, std::u32string_view text, std::size_t least) {
  std::size_t names = 0, begin = 0;
  for (std::size_t i = 0; i <= text.size(); ++i) {
    if (i < text.size() && is_cjk(text[i])) continue;
    if (i < text.size() && text[i] != U' ' && text[i] != U'、') return false;
    if (!may_be_name(lexicon, text.substr(begin, i - begin))) return false;
    ++names;
    begin = i + 1;
  }
  return names >= least && text.size() <= kLongestCredit;
}

bool is_date(const Lexicon& lexicon, std::u32string_view text) {
  text = trimmed(text, U" ()");
  if (text.size() < 6 || text.size() > 24) return false;
  std::size_t end = after_date(lexicon, text, 0, true);
  if (end == kNpos && text.back() == U'日') {  // digits that the parser lost: 年 月 日
    const bool signs = std::all_of(text.begin(), text.end(), [&](char32_t c) {
      return c == U' ' || is_numeral(lexicon, c) || lexicon.has(c, feature::kDateSign);
    });
    return signs && text.size() <= 14;
  }
  if (end == kNpos) end = after_date(lexicon, text, 0, false);
  if (end == kNpos) return false;
  const std::u32string_view rest = trimmed(text.substr(end), U" ");
  return rest.empty() || lexicon.begins(rest, feature::kWeekday) == rest.size() ||
         std::all_of(rest.begin(), rest.end(), [](char32_t c) { return is_digit(c) || c == U':' || c == U'：'; });
}

bool is_masthead(const Lexicon& lexicon, std::u32string_view text) {
  if (text.size() > kLongestMasthead || has(text, U'。') || has(text, U'，')) return false;
  if (is_page_name(lexicon, text) || lexicon.holds(text, feature::kMastheadWord)) return true;
  const bool issue = is_counted(lexicon, text, U'期') || is_counted(lexicon, text, U'版');
  if (issue && text.size() <= kLongestFurniture) return true;
  const bool begins = after_date(lexicon, text, 0, true) != kNpos;
  const bool dated = begins || (text.size() <= kLongestFurniture && find_date(lexicon, text) != kNpos);
  return dated && lexicon.holds(text, feature::kWeekday);
}

bool names_publisher(const Lexicon& lexicon, std::u32string_view text) {
  return text.size() <= kLongestMasthead && !has(text, U'。') && !has(text, U'，') && !has(text, U'由') &&
         lexicon.ends(text, feature::kMastheadEnd) > 0;
}

bool is_paper_name(const Lexicon& lexicon, std::u32string_view text) {
  text = trimmed(text, U"《》“” ");
  return text.size() >= 2 && text.size() <= kLongestPaperName && lexicon.ends(text, feature::kPaperNameEnd) > 0;
}

bool is_guide(const Lexicon& lexicon, std::u32string_view text) {
  text = trimmed(text, U" 【】[]：:◆■●▲▼▍|—");
  return !text.empty() && lexicon.has(text, feature::kGuideTitle);
}

bool points_to_page(const Lexicon& lexicon, std::u32string_view text) {
  text = trimmed(text, U" ()→》>▶►");
  if (text.size() > kLongestFurniture || text.size() < 2 || text.back() != U'版') return false;
  std::size_t number = text.size() - 1;
  while (number > 0 && (is_numeral(lexicon, text[number - 1]) || text[number - 1] == U' ')) --number;
  if (number + 1 == text.size()) return false;
  const std::u32string_view before = text.substr(0, number);
  if (before.empty() || before.back() == U'第' || text[number] == U' ') return true;
  return !is_cjk(before.back()) || lexicon.ends(before, feature::kPageReference) > 0;
}

bool is_furniture(const Lexicon& lexicon, std::u32string_view text) {
  if (is_masthead(lexicon, text)) return true;
  if (text.size() > kLongestFurniture) return false;
  if (is_date(lexicon, text) || is_weather(text) || points_to_page(lexicon, text)) return true;
  const bool number = std::all_of(text.begin(), text.end(), [](char32_t c) {
    return is_digit(c) || c == U' ' || c == U'-' || c == U'/' || c == U'·' || c == U'—';
  });
  const bool path = std::count(text.begin(), text.end(), U'>') >= 2;  // 首页 > 新闻 > 正文
  if (number || path || lexicon.holds(text, feature::kFurnitureWord)) return true;
  const std::u32string_view bare = trimmed(text, kFrame);
  if (bare.size() == 3 && bare[1] == U' ' && lexicon.has(std::u32string{bare[0], bare[2]}, feature::kFrameLine))
    return true;  // 文 件
  return bare.empty() || lexicon.has(bare, feature::kFrameLine) || lexicon.begins(bare, feature::kScanOpening) > 0 ||
         (lexicon.begins(bare, feature::kFrameOpening) > 0 && !has(text, U'，')) ||
         (lexicon.ends(bare, feature::kScanEnd) > 0 && !has(text, U'，') && text.size() <= 24);
}

bool is_byline(const Lexicon& lexicon, std::u32string_view text) {
  const std::u32string_view bare = trimmed(text, kSigns);
  if (bare.empty()) return false;
  const bool sign = bare.size() < text.size() && has(kSigns, text.front());
  if (text.size() <= kLongestByline) {
    if (is_imprint(lexicon, text) || is_labelled_credit(lexicon, trimmed(bare, U" ("))) return true;
    if (bare.front() == U'(' && bare.back() == U')' && is_credit(lexicon, bare.substr(1, bare.size() - 2))) return true;
  }
  if (text.size() > 40 || has(text, U'，') || has(text, U'。')) return false;
  if (const std::size_t colon = text.find(U'：');
      colon == 2 && lexicon.has(text.substr(0, 2), feature::kTimeLabel) && is_date(lexicon, text.substr(3)))
    return true;
  if (sign && lexicon.ends(trimmed(bare, U" "), feature::kCreditEnd) > 0) return true;
  // 街坊记者 王小明, 网格通讯员：周明 何小雨
  if (const std::size_t mark = text.find_first_of(U" ：");
      mark != kNpos && mark <= 6 && mark + 1 < text.size() &&
      lexicon.ends(text.substr(0, mark), feature::kReporterNoun) > 0 &&
      is_row_of_names(lexicon, trimmed(text.substr(mark + 1), U" "), 1))
    return true;
  return lexicon.begins(trimmed(bare, U" "), feature::kBylineOpening) > 0 ||
         lexicon.ends(text, feature::kPictureCredit) > 0 || lexicon.ends(text, feature::kCreditEnd) > 0 ||
         (text.size() < 20 && lexicon.ends(text, feature::kSuppliedBy) > 0) || is_row_of_names(lexicon, text, 2);
}

bool is_picture_credit(const Lexicon& lexicon, std::u32string_view text) {
  return lexicon.holds(text, feature::kSuppliedBy) || lexicon.ends(trimmed(text, U" )"), feature::kPictureCredit) > 0;
}

std::size_t closing_credit(const Lexicon& lexicon, std::u32string_view text) {
  if (text.size() < 4 || text.back() != U')') return kNpos;
  const std::size_t open = text.rfind(U'(');
  if (open == kNpos || open == 0) return kNpos;
  const std::u32string_view before = trimmed(text.substr(0, open), U" ");
  if (before.empty() || !(has(U"。！？…", before.back()) || before.back() == U'”' || before.back() == U')'))
    return kNpos;
  return is_credit(lexicon, text.substr(open + 1, text.size() - open - 2)) ? open : kNpos;
}

bool is_caption(const Lexicon& lexicon, std::u32string_view text) {
  if (text.size() > kLongestCaption) return false;
  const bool pictured = lexicon.begins(text, feature::kCaptionOpening) > 0;
  const std::size_t stop = text.find(U'。');
  const bool credited = lexicon.ends(text, feature::kPictureCredit) > 0 ||
                        lexicon.ends(trimmed(text, U" )。"), feature::kPictureCredit) > 0;
  return pictured || (credited && (stop != kNpos || has(U"▲△▼▽▶►", text.front())));
}

bool is_end_mark(const Lexicon& lexicon, std::u32string_view text) {
  const std::u32string_view bare = trimmed(text, kFrame);
  return !bare.empty() && bare.size() <= 6 && lexicon.has(bare, feature::kEndMark);
}

bool is_timestamp(const Lexicon& lexicon, std::u32string_view text) {
  if (text.size() > kLongestFurniture || has(text, U'。') || has(text, U'，')) return false;
  const std::size_t date = find_date(lexicon, text);
  if (date == kNpos) return false;
  const std::u32string_view rest = trimmed(text.substr(date), U" ");
  const std::size_t colon = rest.find_first_of(U":：");
  return colon != kNpos && colon > 0 && colon <= 2 && is_digit(rest.front()) && colon + 2 < rest.size() &&
         is_digit(rest[colon + 1]);
}

bool is_signed_date(const Lexicon& lexicon, std::u32string_view text) {
  if (text.size() > kLongestFurniture || has(text, U'。') || has(text, U'，') || has(text, U'：')) return false;
  const std::size_t end = find_date(lexicon, text);
  if (end == kNpos) return false;
  const std::u32string_view rest = trimmed(text.substr(end), U" ");
  if (!rest.empty() && !lexicon.has(rest, feature::kPrintedEnd)) return false;
  const std::size_t year = std::min(text.find_last_of(U' ', end), text.find_first_of(U"0123456789〇二"));
  if (year == kNpos || year < 3) return false;
  std::u32string_view signer = trimmed(text.substr(0, year), U" ");
  if (const std::size_t made = lexicon.ends(signer, feature::kPrintedEnd); made > 0) signer.remove_suffix(made);
  return !signer.empty() && is_signer(lexicon, signer);
}

bool is_paper_number(std::u32string_view text) {
  if (text.size() > 32 || text.back() != U'号') return false;
  const std::size_t year = text.find_first_of(U"〔[(【");
  return year != kNpos && year + 5 < text.size() && is_digit(text[year + 1]) && is_digit(text[year + 4]) &&
         has(U"〕])】", text[year + 5]);
}

bool is_signer(const Lexicon& lexicon, std::u32string_view text) {
  if (text.size() < 3 || text.size() > kLongestSigner) return false;
  const bool marks = std::any_of(text.begin(), text.end(), [](char32_t c) {
    return c != U' ' && !is_cjk(c) && c != U'(' && c != U')' && c != U'·' && !is_digit(c) && c != U'、';
  });
  return !marks && lexicon.ends(trimmed(text, U" "), feature::kSignerEnd) > 0;
}

bool names_reporter(const Lexicon& lexicon, std::u32string_view text) {
  constexpr std::size_t kLongest = 16;  // an office and a name
  const std::size_t blank = text.find(U' ');
  return text.size() <= kLongest && blank != std::u32string_view::npos &&
         lexicon.exact(text.substr(0, blank)).is(lexicon::Category::kOffice) && !ends_sentence(text);
}

bool is_field(const Lexicon& lexicon, std::u32string_view text) {
  const std::size_t colon = text.find(U'：');
  return colon != kNpos && colon >= 2 && colon <= 6 && colon + 1 < text.size() && text.size() <= 60 &&
         std::all_of(text.begin(), text.begin() + static_cast<std::ptrdiff_t>(colon), is_cjk) && !has(text, U'“') &&
         lexicon.has(text.substr(colon - 2, 2), feature::kFieldLabel);
}

bool ends_at_once(std::u32string_view text, std::size_t far) {
  const std::size_t terminal = text.find(U'。');
  return terminal != kNpos && terminal < far && text.substr(0, terminal).find(U'，') == kNpos;
}

bool goes_on_with_sentence(const Lexicon& lexicon, std::u32string_view text) {
  const std::size_t comma = text.find(U'，');
  return comma != kNpos && comma <= 3 && lexicon.begins(text, feature::kShortOpening) == 0;
}

bool is_bold_heading(const Lexicon& lexicon, std::u32string_view text, std::size_t longest) {
  return text.size() <= longest && !has(text, U'。') && !leads_on_by_mark(text) && !is_field(lexicon, text);
}

bool is_bracketed(std::u32string_view text) {
  return text.front() == U'(' && text.find(U')') + 1 == text.size() && !has(text, U'。');
}

}  // namespace govgraph::text
