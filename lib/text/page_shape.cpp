// SPDX-License-Identifier: Apache-2.0
#include "text/page_shape.hpp"

#include <algorithm>
#include <vector>

#include "text/line_kinds.hpp"
#include "text/papers.hpp"
#include "text/phrases.hpp"

namespace govgraph::text {
namespace {

using lexicon::Lexicon;

constexpr std::uint32_t kLongestHead = 12;  ///< lines at the top that may be a masthead
constexpr std::size_t kLongestName = 12;    ///< of a paper or an account
constexpr std::size_t kLongestTitle = 48;
constexpr std::size_t kLongestMasthead = 72;
constexpr std::size_t kLeastLooseLines = 3;
constexpr std::size_t kLongestThought = 20;  ///< of a post, half of whose lines are no longer
constexpr std::size_t kFullWidth = PageShape::kFullWidth;
constexpr std::size_t kLeastColumn = 28;  ///< in print, of a column in which lines go on

}  // namespace

PageShape::PageShape(const Lexicon& lexicon, const Page& page) : lexicon_(lexicon), page_(page) { measure(); }

void PageShape::measure() {
  std::vector<std::size_t> lengths;
  std::size_t open = 0, indented = 0, glued = 0, marked = 0;
  for (std::uint32_t i = 0; i < count(); ++i) {
    const Line& each = page_.lines[i];
    marked += is_marked(line(i)) && !is_numbered(lexicon_, line(i)) && line(i).size() <= kLongestThought;
    if (line(i).size() < 8 || each.level > 0 || each.mark != Line::Mark::kNone) continue;
    lengths.push_back(line(i).size());
    open += !ends_sentence(line(i));
    indented += each.indent >= 2;
    glued += i > 0 && each.blanks_before == 0;
  }
  if (lengths.size() >= 8 && open * 2 > lengths.size() && glued * 2 > lengths.size()) {
    indents_ = indented >= 3 && indented * 10 < lengths.size() * 6;
    std::sort(lengths.begin(), lengths.end());
    const std::size_t width = lengths[lengths.size() * 3 / 4];
    const auto near = static_cast<std::size_t>(std::count_if(lengths.begin(), lengths.end(), [&](std::size_t length) {
      return length * 10 >= width * 7 && length * 10 <= width * 13;
    }));
    wrapped_ = width <= 60 && near * 2 >= lengths.size();
    width_ = width;
    if (wrapped_) measure_verse();
  }
  if (wrapped_ || lengths.empty() || marked < 2 || open * 3 < lengths.size() * 2) return;
  std::nth_element(lengths.begin(), lengths.begin() + static_cast<std::ptrdiff_t>(lengths.size() / 2), lengths.end());
  width_ = lengths[lengths.size() / 2];
  wrapped_ = verse_ = width_ <= kLongestThought;  // a short post, with signs before its headings
}

void PageShape::measure_verse() {
  std::uint32_t loose = 0, rows = 0;
  for (std::uint32_t begin = 0, end = 0; begin < count(); begin = end) {
    for (end = begin + 1; end < count() && page_.lines[end].blanks_before == 0;) ++end;
    if (end - begin > kLeastLooseLines && is_loose(begin, end) && !has_column(begin, end, width_of(begin, end)))
      loose += end - begin;
  }
  for (const Line& each : page_.lines) rows += each.mark != Line::Mark::kNone;
  verse_ = loose * 2 > count() - rows && rows * 4 < count();
}

std::uint32_t PageShape::masthead() const {
  std::uint32_t end = 0;
  for (std::uint32_t i = 0; i < std::min(count(), kLongestHead); ++i) {
    const std::u32string_view text = line(i);
    if (text.size() > kLongestMasthead || has(text, U'。') || is_paper_title(lexicon_, text)) break;
    if ((is_masthead(lexicon_, text) || names_publisher(lexicon_, text)) && (i == 0 || end > 0 || names_paper(i)))
      end = i + 1;
  }
  if (end == 0 && names_account()) end = 2;
  std::uint32_t titled = end;  // A title between the name and the date is none of the masthead.
  for (std::uint32_t i = end; i-- > 0;)
    if (!is_furniture(lexicon_, line(i)) && !names_publisher(lexicon_, line(i)) && line(i).size() > kLongestName &&
        i > 0)
      titled = i;
  return titled;
}

/// The account that put a post out, above the time, with the post's title below both.
bool PageShape::names_account() const {
  return count() > 2 && line(0).size() <= kLongestName && page_.lines[1].blanks_before == 0 &&
         is_timestamp(lexicon_, line(1)) && page_.lines[2].blanks_before > 0 && !has(line(1), U'：') &&
         line(2).size() <= kLongestTitle;
}

/// Of the lines above `i` at the top, one may be a paper's name, and none is longer but mastheads.
bool PageShape::names_paper(std::uint32_t i) const {
  bool named = false;
  for (std::uint32_t k = 0; k < i; ++k) {
    const std::u32string_view text = line(k);
    const bool masthead = is_masthead(lexicon_, text) || names_publisher(lexicon_, text);
    named = named || is_paper_name(lexicon_, text) || masthead;
    if (text.size() > kLongestName && !masthead && !is_furniture(lexicon_, text)) return false;
  }
  return named || !is_date(lexicon_, line(i));
}

std::size_t PageShape::width_of(std::uint32_t begin, std::uint32_t end) const {
  std::vector<std::size_t> widths;
  for (std::uint32_t i = begin; i < end; ++i) widths.push_back(print_width(line(i)));
  const auto at = widths.begin() + static_cast<std::ptrdiff_t>(widths.size() * 9 / 10);
  std::nth_element(widths.begin(), at, widths.end());
  return *at;
}

bool PageShape::is_loose(std::uint32_t begin, std::uint32_t end) const {
  const std::uint32_t size = end - begin;
  std::uint32_t full = 0, open = 0, set = 0;
  const std::size_t width = width_of(begin, end);
  for (std::uint32_t i = begin; i < end; ++i) {
    set += page_.lines[i].mark != Line::Mark::kNone || is_field(lexicon_, line(i));
    if (i + 1 == end || ends_sentence(line(i))) continue;
    ++open;
    full += print_width(line(i)) * 100 >= width * 72;
  }
  if (set * 2 > size) return true;
  return open >= kLeastLooseLines && open * 10 >= size * 6 && full * 10 < open * 6;
}

bool PageShape::has_column(std::uint32_t begin, std::uint32_t end, std::size_t widest) const {
  std::size_t wide = 0, marked = 0;
  for (std::uint32_t i = begin; i < end; ++i) {
    if (print_width(line(i)) * 100 < widest * kFullWidth) continue;
    ++wide;
    marked += line(i).substr(0, line(i).size() - 1).find_first_of(U"，。；、：") != std::u32string_view::npos;
  }
  return wide >= 4 && widest >= kLeastColumn && marked * 2 >= wide;
}

}  // namespace govgraph::text
