// SPDX-License-Identifier: Apache-2.0
#include "text/pages/references.hpp"

#include <algorithm>
#include <string>

#include "lexicon/features.hpp"
#include "lexicon/lexicon.hpp"
#include "text/lines.hpp"

namespace govgraph::text {
namespace {

using lexicon::Lexicon;
namespace feature = lexicon::feature;

constexpr std::size_t kLongest = 16;     ///< code points of a reference
constexpr std::size_t kLongestHead = 6;  ///< of its brackets and word, where it begins a text
constexpr std::u32string_view kDigits = U"〇一二三四五六七八九";
constexpr std::u32string_view kOpening = U"(（[【▶►→ ";
constexpr std::u32string_view kClosing = U")）]】◀→ 。";

/// Reads 2, 02, A3, 二, 十二, 第3; where it ends, 0 when there is no number.
std::size_t read_number(std::u32string_view text, std::size_t i, std::uint32_t& number) {
  if (i < text.size() && text[i] == U'第') ++i;
  if (i < text.size() && text[i] >= U'A' && text[i] <= U'Z') ++i;
  const std::size_t begin = i;
  number = 0;
  for (; i < text.size() && i < begin + 4; ++i) {
    if (is_digit(text[i])) {
      number = number * 10 + static_cast<std::uint32_t>(text[i] - U'0');
    } else if (text[i] == U'十') {
      number = number == 0 ? 10 : number * 10;
    } else if (const std::size_t digit = kDigits.find(text[i]); digit != std::u32string_view::npos) {
      number = (number % 10 == 0 ? number : number * 10) + static_cast<std::uint32_t>(digit);
    } else {
      break;
    }
  }
  return i > begin && number > 0 ? i : 0;
}

std::optional<PageReference> reference_at(std::u32string_view text, std::size_t word, std::size_t length) {
  PageReference out;
  out.begin = word;
  while (out.begin > 0 && kOpening.find(text[out.begin - 1]) != std::u32string_view::npos) --out.begin;
  std::size_t end = read_number(text, word + length, out.page);
  if (end == 0) return std::nullopt;
  if (end < text.size() && (text[end] == U'版' || text[end] == U'页')) ++end;
  while (end < text.size() && kClosing.find(text[end]) != std::u32string_view::npos) ++end;
  out.end = end;
  return out;
}

}  // namespace

std::optional<PageReference> goes_to(std::u32string_view text) {
  const Lexicon& lexicon = Lexicon::built_in();
  for (std::size_t at = text.size() > kLongest ? text.size() - kLongest : 0; at < text.size(); ++at)
    if (const std::size_t length = lexicon.begins(text.substr(at), feature::kContinuedOn); length > 0)
      if (const auto found = reference_at(text, at, length); found && found->end == text.size()) return found;
  return std::nullopt;
}

std::optional<PageReference> comes_from(std::u32string_view text) {
  const std::u32string_view head = text.substr(0, kLongestHead);
  const std::size_t at = std::min(head.find_first_not_of(kOpening), head.size());
  const std::size_t length = Lexicon::built_in().begins(head.substr(at), feature::kContinuedFrom);
  return length > 0 ? reference_at(text, at, length) : std::nullopt;
}

std::uint32_t page_number(std::u32string_view line) {
  if (line.size() > 60) return 0;
  std::uint32_t number = 0;
  for (std::size_t at = line.find(U'版'); at != std::u32string_view::npos; at = line.find(U'版', at + 1))
    for (std::size_t begin = at > 4 ? at - 4 : 0; begin < at; ++begin)
      if (read_number(line, begin, number) == at && (begin == 0 || !is_digit(line[begin - 1])) && line[begin] != U'本')
        return number;
  const bool label = line.size() <= 16 && !line.empty() && (is_digit(line[0]) || (line[0] >= U'A' && line[0] <= U'D'));
  const std::size_t end = label ? read_number(line, 0, number) : 0;
  return end > 0 && end <= 3 && (end == line.size() || !is_digit(line[end])) ? number : 0;
}

}  // namespace govgraph::text
