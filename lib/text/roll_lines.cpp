// SPDX-License-Identifier: Apache-2.0
#include "text/roll_lines.hpp"

#include <algorithm>
#include <string_view>

#include "lexicon/features.hpp"
#include "text/line_kinds.hpp"
#include "text/phrases.hpp"

namespace govgraph::text {
namespace {

namespace feature = lexicon::feature;

constexpr std::size_t kLongestHead = 40;
constexpr std::size_t kLongestItem = 60;
constexpr std::size_t kLongestPlainHead = 16;  ///< of a head that only has a number
constexpr std::size_t kNoCount = 1'000'000;

class RollLines {
 public:
  RollLines(const lexicon::Lexicon& lexicon, const Page& page)
      : lexicon_(lexicon), page_(page), kinds_(page.lines.size(), RollLine::kNone) {}

  std::vector<RollLine> run() {
    for (std::size_t i = 0; i + 1 < kinds_.size();) {
      const std::size_t most = items_announced(i);
      const std::size_t end = most == 0 ? i + 1 : end_of_items(i + 1, most);
      if (end > i + 1) {
        kinds_[i] = RollLine::kHead;
        numbered_ = numbered_ || is_numbered_in_words(line(i));
        std::fill(kinds_.begin() + static_cast<std::ptrdiff_t>(i) + 1,
                  kinds_.begin() + static_cast<std::ptrdiff_t>(end), RollLine::kItem);
      }
      i = end;
    }
    return std::move(kinds_);
  }

 private:
  std::u32string_view line(std::size_t i) const { return page_.at(page_.lines[i]); }

  /// How many items may stand below the line; 0 where it heads no roll.
  std::size_t items_announced(std::size_t i) const {
    const std::u32string_view text = line(i);
    if (text.size() > kLongestHead || has(text, U'。') || page_.lines[i].mark != Line::Mark::kNone) return 0;
    if (const std::size_t count = count_in_brackets(text); count > 0) return count;
    // 关于…拟表彰对象 / 和…名单的公示: a title over two lines.
    if (lexicon_.ends(text, feature::kEndsRoll) > 0 && !text.starts_with(U"关于")) return kNoCount;
    if (text.back() == U'：' && lexicon_.holds(text, feature::kAnnouncesRoll)) return kNoCount;
    // 三、优秀志愿服务队, below rolls that had heads of that form.
    return numbered_ && is_numbered_in_words(text) && text.size() <= kLongestPlainHead && !has(text, U'，') ? kNoCount
                                                                                                            : 0;
  }

  /// 12 of 优秀党员(12名), 3 of 先进集体(共3个); 0 where the line ends with no count.
  std::size_t count_in_brackets(std::u32string_view text) const {
    const std::size_t open = text.back() == U')' ? text.rfind(U'(') : std::u32string_view::npos;
    if (open == std::u32string_view::npos || open < 3) return 0;
    std::u32string_view inner = text.substr(open + 1, text.size() - open - 2);
    if (inner.starts_with(U"共")) inner.remove_prefix(1);
    std::size_t number = 0, count = 0;
    while (number < inner.size() && number < 4 && is_digit(inner[number]))
      count = count * 10 + (inner[number++] - U'0');
    if (number == 0 && !inner.empty() && lexicon_.has(inner.substr(0, 1), feature::kNumeral)) {
      number = 1;
      count = kNoCount;
    }
    return number > 0 && number < inner.size() && lexicon_.has(inner.substr(number, 1), feature::kMeasuresReceivers)
               ? count
               : 0;
  }

  /// 二、
  bool is_numbered_in_words(std::u32string_view text) const {
    const std::size_t mark = text.substr(0, 4).find(U'、');
    return mark != std::u32string_view::npos && mark > 0 && lexicon_.has(text.substr(0, 1), feature::kNumeral);
  }

  std::size_t end_of_items(std::size_t begin, std::size_t most) const {
    std::size_t end = begin;
    // Below the first gap all lines stand no further apart than that.
    const auto widest = [&] { return end <= begin + 1 ? 1 : page_.lines[end - 1].blanks_before; };
    while (end < kinds_.size() && end - begin < most && page_.lines[end].blanks_before <= widest() && is_item(end))
      ++end;
    // One line by itself may as well be the first of a paragraph.
    return most == kNoCount && end == begin + 1 && end < kinds_.size() && page_.lines[end].blanks_before == 0 ? begin
                                                                                                              : end;
  }

  bool is_item(std::size_t i) const {
    const std::u32string_view text = line(i);
    return text.size() <= kLongestItem && std::any_of(text.begin(), text.end(), is_cjk) && !has_comma(text) &&
           !has(text, U'。') && !ends_sentence(text) && text.back() != U'：' && text.back() != U'；' &&
           page_.lines[i].mark == Line::Mark::kNone && page_.lines[i].level == 0 && !is_numbered_in_words(text) &&
           items_announced(i) == 0 && !is_date(lexicon_, text) && !is_furniture(lexicon_, text);
  }

  /// Not the one between brackets: 王建国(女，回族).
  static bool has_comma(std::u32string_view text) {
    int depth = 0;
    for (const char32_t c : text) {
      depth += c == U'(' ? 1 : c == U')' ? -1 : 0;
      if (c == U'，' && depth <= 0) return true;
    }
    return false;
  }

  const lexicon::Lexicon& lexicon_;
  const Page& page_;
  std::vector<RollLine> kinds_;
  bool numbered_ = false;  ///< a roll had a head with a number
};

}  // namespace

std::vector<RollLine> roll_lines(const lexicon::Lexicon& lexicon, const Page& page) {
  return RollLines(lexicon, page).run();
}

}  // namespace govgraph::text
