// SPDX-License-Identifier: Apache-2.0
#include "text/lines.hpp"

#include <unicode/unorm2.h>

#include <algorithm>
#include <utility>

#include "base/utf8.hpp"

namespace govgraph::text {
namespace {

bool needs_nfkc(char32_t c) {
  return (c >= 0xF900 && c <= 0xFAFF) || (c >= 0x2E80 && c <= 0x2FDF) || (c >= 0xFB00 && c <= 0xFB06) ||
         (c >= 0x3300 && c <= 0x33FF) || (c >= 0x2F800 && c <= 0x2FA1F);
}

bool is_dropped(char32_t c) {
  return (c < 0x20 && c != U'\t') || c == 0x7F || c == 0xFEFF || c == 0xAD || (c >= 0x200B && c <= 0x200F) ||
         c == 0x2060;
}

/// Width folding that keeps Chinese punctuation.
char32_t fold(char32_t c) {
  switch (c) {
    case U'（':
      return U'(';
    case U'）':
      return U')';
    case U'，':
    case U'：':
    case U'；':
    case U'？':
    case U'！':
      return c;
    case U'–':
    case U'―':
    case U'─':
    case U'━':
      return U'—';
    case U'﹁':
      return U'「';
    case U'﹂':
      return U'」';
    case U'•':
    case U'‧':
    case U'・':
      return U'·';
    default:
      break;
  }
  if (c >= 0xFF01 && c <= 0xFF5E) return c - 0xFEE0;
  return utf8::is_space(c) ? U' ' : c;
}

char32_t full_width(char32_t c) {
  switch (c) {
    case U',':
      return U'，';
    case U':':
      return U'：';
    case U';':
      return U'；';
    case U'?':
      return U'？';
    case U'!':
      return U'！';
    default:
      return 0;
  }
}

class LineReader {
 public:
  LineReader(std::string_view source, std::uint32_t source_begin) : source_(source), source_begin_(source_begin) {
    page_.text.reserve(source.size() / 2);
    page_.bytes.reserve(source.size() / 2);
  }

  Page run() {
    for (std::size_t i = 0; i < source_.size();) {
      const utf8::Step step = utf8::decode(source_, i);
      const auto begin = static_cast<std::uint32_t>(i) + source_begin_;
      const ByteSpan bytes{begin, begin + static_cast<std::uint32_t>(step.length)};
      i += step.length;
      if (step.code_point == U'\n' || step.code_point == U'\f' || step.code_point == 0x2028 ||
          step.code_point == 0x2029)
        end_line();
      else
        add(step.code_point, bytes);
    }
    end_line();
    return std::move(page_);
  }

 private:
  void add(char32_t c, ByteSpan bytes) {
    if (c >= 0x4E00 && c <= 0x9FFF) return push(c, bytes);  // nearly all of it
    if (is_dropped(c)) return;
    if (needs_nfkc(c)) return add_decomposed(c, bytes);
    if (page_.text.size() == begin_ && utf8::is_space(c)) indent_ += c == 0x3000 ? 2 : 1;
    if (c == U'\t' && page_.text.size() > begin_) return add_tab(bytes);
    c = fold(c);
    if (c == U' ' && (page_.text.size() == begin_ || page_.text.back() == U' ')) return;
    push(c, bytes);
  }

  /// A blank for now, and a bar when the line has another tab.
  void add_tab(ByteSpan bytes) {
    if (page_.text.back() != U' ' || (!tabs_.empty() && tabs_.back() + 1 == page_.text.size())) push(U' ', bytes);
    tabs_.push_back(static_cast<std::uint32_t>(page_.text.size() - 1));
  }

  /// 姓名\t职务\t社区: tabs part the cells of a row as bars do.
  bool part_cells(std::uint32_t end) {
    while (!tabs_.empty() && tabs_.back() >= end) tabs_.pop_back();
    if (tabs_.size() > 1)
      for (const std::uint32_t tab : tabs_) page_.text[tab] = U'|';
    return !std::exchange(tabs_, {}).empty();
  }

  void add_decomposed(char32_t c, ByteSpan bytes) {
    UErrorCode status = U_ZERO_ERROR;
    const UNormalizer2* nfkc = unorm2_getNFKCInstance(&status);
    UChar buffer[32];
    const std::int32_t length = unorm2_getRawDecomposition(nfkc, static_cast<UChar32>(c), buffer, 32, &status);
    if (U_FAILURE(status) || length <= 0) return push(c, bytes);
    for (std::int32_t i = 0; i < length;) {
      UChar32 each;
      U16_NEXT(buffer, i, length, each);
      push(static_cast<char32_t>(each), bytes);
    }
  }

  void push(char32_t c, ByteSpan bytes) {
    page_.text += c;
    page_.bytes.push_back(bytes);
  }

  void end_line() {
    while (page_.text.size() > begin_ && page_.text.back() == U' ') {
      page_.text.pop_back();
      page_.bytes.pop_back();
    }
    auto end = static_cast<std::uint32_t>(page_.text.size());
    if (end == begin_) {
      ++blanks_;
      indent_ = 0;
      tabs_.clear();
      quoting_ = false;
      return;
    }
    const bool row = part_cells(end);
    close_padded_words();
    end = static_cast<std::uint32_t>(page_.text.size());
    widen_punctuation(end);
    Line line;
    line.begin = begin_;
    line.end = end;
    line.blanks_before = blanks_;
    line.indent = static_cast<std::uint8_t>(std::min(indent_, 255U));
    if (row) line.mark = Line::Mark::kRow;
    page_.lines.push_back(line);
    blanks_ = indent_ = 0;
    begin_ = end;
  }

  /// 李　明, 时　间：: a word of two characters that is spaced out to the width of longer ones above and below it.
  void close_padded_words() {
    std::vector<std::size_t> gaps;
    for (std::size_t i = begin_; i < page_.text.size(); ++i)
      if (pads_word(i)) gaps.push_back(i);
    if (gaps.empty()) return;
    std::size_t kept = gaps.front();
    auto gap = gaps.begin();
    for (std::size_t i = kept; i < page_.text.size(); ++i) {
      if (gap != gaps.end() && *gap == i) {
        ++gap;
        continue;
      }
      page_.text[kept] = page_.text[i];
      page_.bytes[kept++] = page_.bytes[i];
    }
    page_.text.resize(kept);
    page_.bytes.resize(kept);
  }

  /// Whether the blank stands between two characters that stand by themselves, and is no one of several such blanks
  /// (东 西 南 北).
  bool pads_word(std::size_t gap) const {
    return page_.text[gap] == U' ' && gap > begin_ && stands_alone(gap - 1) && stands_alone(gap + 1) &&
           !(gap >= begin_ + 3 && stands_alone(gap - 3)) && !(at(gap + 2) == U' ' && stands_alone(gap + 3));
  }

  char32_t at(std::size_t i) const { return i >= begin_ && i < page_.text.size() ? page_.text[i] : U'\n'; }

  /// An ideograph behind a blank or at the begin of the line, before none.
  bool stands_alone(std::size_t i) const {
    return is_cjk(at(i)) && (i == begin_ || at(i - 1) == U' ') && !is_cjk(at(i + 1));
  }

  /// ',' beside Chinese is '，', '-' between Chinese is '—', and '"' opens and closes in turn; within numbers and Latin
  /// text they stay.
  void widen_punctuation(std::uint32_t end) {
    for (std::uint32_t i = begin_; i < end; ++i) {
      const char32_t c = page_.text[i];
      if (c >= 0x80) continue;
      const char32_t wide = c == U'"' ? (quoting_ ? U'”' : U'“') : c == U'-' ? U'—' : full_width(c);
      if (wide == 0) continue;
      const char32_t before = i > begin_ ? page_.text[i - 1] : U'。';
      const char32_t after = i + 1 < end ? page_.text[i + 1] : U'。';
      if (c == U'-') {
        if (is_cjk(before) && is_cjk(after)) page_.text[i] = wide;
        continue;
      }
      const bool chinese =
          is_cjk(before) || is_cjk(after) || is_chinese_mark(before) || is_chinese_mark(after) || before == U')';
      if (!chinese || (is_digit(before) && is_digit(after))) continue;
      page_.text[i] = wide;
      if (c == U'"') quoting_ = !quoting_;
    }
  }

  std::string_view source_;
  std::uint32_t source_begin_;
  Page page_;
  std::uint32_t begin_ = 0;
  std::uint32_t blanks_ = 0;
  std::uint32_t indent_ = 0;
  std::vector<std::uint32_t> tabs_;  ///< where tabs stand within the line, ascending
  bool quoting_ = false;             ///< a straight quotation mark is open
};

void set_role(Line& line, SetLine::Role role) {
  switch (role) {
    case SetLine::Role::kHeadline:
      line.level = Line::kHeadline;
      line.ruled = true;
      return;
    case SetLine::Role::kSubtitle:
      line.level = Line::kSubtitle;
      return;
    case SetLine::Role::kHeading:
      line.level = Line::kHeading;
      return;
    case SetLine::Role::kCaption:
      line.mark = Line::Mark::kPicture;
      return;
    case SetLine::Role::kFurniture:
      line.mark = Line::Mark::kFurniture;
      return;
  }
}

}  // namespace

bool is_chinese_mark(char32_t c) {
  return (c >= 0x3001 && c <= 0x3011) || c == U'，' || c == U'：' || c == U'；' || c == U'？' || c == U'！' ||
         c == U'“' || c == U'”' || c == U'‘' || c == U'’' || c == U'—' || c == U'…' || c == U'·';
}

std::size_t print_width(std::u32string_view text) {
  std::size_t width = text.size();
  for (const char32_t c : text) width += c >= 0x2E80 || is_chinese_mark(c);
  return width;
}

void set_roles(Page& page, const std::vector<SetLine>& roles) {
  page.set = !roles.empty();
  auto role = roles.begin();
  for (Line& line : page.lines) {
    role = std::partition_point(role, roles.end(),
                                [&](const SetLine& each) { return each.begin < page.bytes[line.begin].begin; });
    if (role != roles.end() && role->begin <= page.bytes[line.end - 1].begin) set_role(line, role->role);
  }
}

Page read_lines(std::string_view utf8, std::uint32_t begin) { return LineReader(utf8, begin).run(); }

}  // namespace govgraph::text
