// SPDX-License-Identifier: Apache-2.0
#include "text/markup.hpp"

#include <algorithm>
#include <array>
#include <numeric>
#include <string_view>
#include <utility>
#include <vector>

#include "text/html_rows.hpp"

namespace govgraph::text {
namespace {

constexpr std::size_t kLongestTag = 300;         ///< a tag or address that does not end by then is text
constexpr std::size_t kLongestFrontMatter = 40;  ///< lines
constexpr std::size_t kLongestColumn = 9;        ///< of a column's name in 【】, with its brackets
constexpr std::size_t kLeastColumnText = 40;     ///< code points of a paragraph that such a name heads
constexpr std::size_t kLeastCaption = 6;         ///< of a picture; shorter ones name a file or the like
constexpr std::size_t kLongestHashHeading = 60;  ///< of a heading whose # no blank follows

bool is_letter(char32_t c) { return (c >= U'A' && c <= U'Z') || (c >= U'a' && c <= U'z'); }

bool is_ascii_mark(char32_t c) { return c > U' ' && c < 0x7F && !is_letter(c) && !is_digit(c); }

bool is_mark(char32_t c) { return is_ascii_mark(c) || is_chinese_mark(c); }

bool consists_of(std::u32string_view text, std::u32string_view marks) {
  return text.find_first_not_of(marks) == std::u32string_view::npos;
}

/// Whether one of the ASCII characters `marks` stands in the text. One load a character.
bool has_one_of(std::u32string_view text, std::string_view marks) {
  std::array<bool, 0x80> wanted{};
  for (const char mark : marks) wanted[static_cast<unsigned char>(mark)] = true;
  return std::any_of(text.begin(), text.end(), [&](char32_t c) { return c < wanted.size() && wanted[c]; });
}

/// --- *** ___ ——— and longer, with blanks or without.
bool is_rule(std::u32string_view text) {
  if (text.empty() || std::u32string_view(U"-—*_=·… ").find(text.front()) == std::u32string_view::npos) return false;
  const auto marks = std::count_if(text.begin(), text.end(), [](char32_t c) { return c != U' '; });
  return marks >= 3 && (consists_of(text, U"-— ") || consists_of(text, U"* ") || consists_of(text, U"_ ") ||
                        consists_of(text, U"= ") || consists_of(text, U"· ") || consists_of(text, U"…"));
}

/// |---|:--:|
bool is_table_rule(std::u32string_view text) {
  return text.find(U'|') != std::u32string_view::npos && text.find_first_of(U"-—") != std::u32string_view::npos &&
         consists_of(text, U"|-—:： ");
}

/// | 姓名 | 职务 |, or 姓名 | 职务 | 社区 without bars at its ends.
bool is_row(std::u32string_view text) {
  const auto bars = std::count(text.begin(), text.end(), U'|');
  if (text.size() > 2 && text.front() == U'|') return bars >= 2;
  std::size_t apart = 0;
  for (std::size_t at = text.find(U" |"); at != std::u32string_view::npos; at = text.find(U" |", at + 1)) ++apart;
  return bars >= 2 && apart * 2 >= static_cast<std::size_t>(bars);
}

/// 【春耕一线】 at the beginning of a line, before what it heads; where it ends, 0 when there is none.
std::size_t end_of_column(std::u32string_view text) {
  if (text.front() != U'【') return 0;
  const std::size_t close = text.find(U'】');
  return close != std::u32string_view::npos && close >= 3 && close <= kLongestColumn ? close + 1 : 0;
}

/// What one line is without its marks: which of its code points stay.
class LineMarks {
 public:
  LineMarks(const Page& page, const Line& line) : page_(page), text_(page.at(line)), line_(line) {}

  Line read() {
    std::size_t from = 0;
    while (from < text_.size() && text_[from] == U'>') {
      ++from;
      skip_blanks(from);
    }
    if (from < text_.size()) from = read_prefix(from);
    find_emphasis(from);
    keep_words(from);
    return line_;
  }

  /// Offsets in the page's text, ascending.
  const std::vector<std::uint32_t>& kept() const { return kept_; }

 private:
  void skip_blanks(std::size_t& i) const {
    while (i < text_.size() && text_[i] == U' ') ++i;
  }

  /// Marks before the words; where these begin.
  std::size_t read_prefix(std::size_t from) {
    if (text_[from] == U'#') return read_heading(from);
    if (is_row(text_.substr(from))) {
      line_.mark = Line::Mark::kRow;
      end_ = text_.find_last_not_of(U"| ") + 1;
      while (from < text_.size() && (text_[from] == U'|' || text_[from] == U' ')) ++from;
      return from;
    }
    const bool item = from + 2 < text_.size() && text_[from + 1] == U' ' &&
                      (text_[from] == U'-' || text_[from] == U'*' || text_[from] == U'+') && !is_digit(text_[from + 2]);
    if (!item) return from;
    line_.mark = Line::Mark::kItem;
    from += 2;
    if (text_.substr(from, 2) == U"[ " || text_.substr(from, 2) == U"[x") from += 3;
    from = std::min(from, text_.size());
    skip_blanks(from);
    return from;
  }

  std::size_t read_heading(std::size_t from) {
    std::size_t words = from;
    while (words < text_.size() && text_[words] == U'#') ++words;
    const std::size_t level = words - from;
    const bool apart = words < text_.size() && text_[words] == U' ';
    skip_blanks(words);
    std::size_t end = text_.size();
    while (end > words && (text_[end - 1] == U'#' || text_[end - 1] == U' ')) --end;
    if (level > 6 || words >= end) return level > 6 ? from : text_.size();
    const bool closed = end < text_.size() && !apart;  // #春风行动#
    const bool tag = !apart && (closed || text_.find(U'#', words) != std::u32string_view::npos ||
                                text_.size() > kLongestHashHeading || !is_cjk(text_[words]));
    if (tag) return from;
    line_.level = static_cast<std::uint8_t>(level);
    end_ = end;
    return words;
  }

  /// Pairs of ** by CommonMark's rules of what may open and what may close, so that 王**、李** keep theirs.
  void find_emphasis(std::size_t from) {
    end_ = std::min(end_, text_.size());
    std::size_t open = kNpos, opened = 0;
    for (std::size_t i = from; i < end_;) {
      if (text_[i] != U'*') {
        ++i;
        continue;
      }
      std::size_t run = i;
      while (run < end_ && text_[run] == U'*') ++run;
      const std::size_t length = run - i;
      const char32_t before = i > from ? text_[i - 1] : U' ', after = run < end_ ? text_[run] : U' ';
      const auto outside = [](char32_t c) { return c == U' ' || is_mark(c); };
      const bool opens = after != U' ' && (!is_mark(after) || outside(before));
      const bool closes = before != U' ' && (!is_mark(before) || outside(after));
      if (length <= 3 && open != kNpos && opened == length && closes) {
        emphases_.push_back({open, length});
        emphases_.push_back({i, length});
        open = kNpos;
      } else if (length <= 3 && open == kNpos && opens) {
        open = i;
        opened = length;
      }
      i = run;
    }
    std::sort(emphases_.begin(), emphases_.end(), [](const Run& a, const Run& b) { return a.at < b.at; });
    const bool whole = emphases_.size() == 2 && emphases_[0].at == from && emphases_[0].length >= 2 &&
                       emphases_[1].at + emphases_[1].length == end_;
    if (whole && line_.level == 0 && line_.mark == Line::Mark::kNone) line_.level = Line::kBold;
  }

  void keep_words(std::size_t from) {
    auto emphasis = emphases_.begin();
    for (std::size_t i = from; i < end_;) {
      while (emphasis != emphases_.end() && emphasis->at < i) ++emphasis;
      if (emphasis != emphases_.end() && emphasis->at == i) {
        i += emphasis->length;
        continue;
      }
      const std::size_t next = after_mark(i);
      if (next == i)
        keep(i++);
      else
        i = next;
    }
  }

  void keep(std::size_t i) { kept_.push_back(line_.begin + static_cast<std::uint32_t>(i)); }

  /// Past the mark at `i`; `i` when there is none.
  std::size_t after_mark(std::size_t i) {
    switch (text_[i]) {
      case U'`':
        return i + 1;
      case U'~':
        return i + 1 < end_ && text_[i + 1] == U'~' ? i + 2 : i;
      case U'\\':
        if (i + 1 >= end_ || !is_mark(text_[i + 1])) return i;
        keep(i + 1);
        return i + 2;
      case U'&':
        for (const std::u32string_view blank : {U"&nbsp;", U"&emsp;", U"&ensp;"})
          if (text_.substr(i, blank.size()) == blank) return i + blank.size();
        return i;
      case U'<':
        return after_tag(i);
      case U'!':
      case U'！':
        return after_picture(i);
      case U'[':
        return after_link(i);
      default:
        return i;
    }
  }

  std::size_t after_tag(std::size_t i) {
    if (i + 1 >= end_ || !(is_letter(text_[i + 1]) || text_[i + 1] == U'/')) return i;
    const std::size_t close = text_.substr(0, std::min(end_, i + kLongestTag)).find(U'>', i);
    return close == kNpos ? i : close + 1;
  }

  /// The end of "[words](address)" that begins at `i`; `words_end` is where its words do. kNpos when it is none.
  std::size_t end_of_link(std::size_t i, std::size_t& words_end) const {
    const std::u32string_view near = text_.substr(0, std::min(end_, i + kLongestTag));
    words_end = near.find(U']', i);
    if (words_end == kNpos || words_end + 1 >= near.size() || near[words_end + 1] != U'(') return kNpos;
    const std::size_t close = near.find(U')', words_end);
    if (close == kNpos) return kNpos;
    const std::u32string_view address = near.substr(words_end + 2, close - words_end - 2);
    const bool plain = std::all_of(address.begin(), address.end(), [](char32_t c) { return c < 0x80; });
    return plain || address.find(U'/') != kNpos || address.find(U'.') != kNpos ? close + 1 : kNpos;
  }

  std::size_t after_picture(std::size_t i) {
    std::size_t words_end = 0;
    if (i + 1 >= end_ || text_[i + 1] != U'[') return i;
    const std::size_t close = end_of_link(i + 1, words_end);
    if (close == kNpos) return i;
    const std::u32string_view shown = text_.substr(i + 2, words_end - i - 2);
    const bool alone = kept_.empty() && close >= end_;
    if (alone && static_cast<std::size_t>(std::count_if(shown.begin(), shown.end(), is_cjk)) >= kLeastCaption) {
      line_.mark = Line::Mark::kPicture;
      line_.level = 0;
      for (std::size_t k = i + 2; k < words_end; ++k) keep(k);
    }
    return close;
  }

  std::size_t after_link(std::size_t i) {
    std::size_t words_end = 0;
    const std::size_t close = end_of_link(i, words_end);
    if (close == kNpos) return i;
    for (std::size_t k = i + 1; k < words_end; ++k) keep(k);
    return close;
  }

  static constexpr std::size_t kNpos = std::u32string_view::npos;
  struct Run {
    std::size_t at, length;
  };

  const Page& page_;
  std::u32string_view text_;
  Line line_;
  std::size_t end_ = kNpos;  ///< where the words end
  std::vector<Run> emphases_;
  std::vector<std::uint32_t> kept_;
};

/// Rewrites the page in its own memory: what is written never overtakes what is read.
class MarkupReader {
 public:
  explicit MarkupReader(Page& page) : page_(page) {}

  void run() {
    std::size_t first = read_front_matter();
    for (std::size_t i = first; i < page_.lines.size(); ++i) read(page_.lines[i]);
    page_.lines.resize(lines_);
    page_.text.resize(text_);
    page_.bytes.resize(text_);
  }

 private:
  /// Between two rules at the top: "title: …", "date: …". The line after it.
  std::size_t read_front_matter() {
    const auto is_end = [&](std::size_t i) { return page_.at(page_.lines[i]) == U"---"; };
    if (page_.lines.empty() || !is_end(0)) return 0;
    const std::size_t most = std::min(page_.lines.size(), kLongestFrontMatter);
    std::size_t end = 1;
    while (end < most && !is_end(end)) ++end;
    if (end >= most || end == 1 || !is_field(page_.lines[1])) return 0;
    for (std::size_t i = 1; i < end; ++i) keep_field(page_.lines[i]);
    return end + 1;
  }

  bool is_field(const Line& line) const {
    const std::u32string_view text = page_.at(line);
    const std::size_t colon = text.find_first_of(U":：");
    return colon != std::u32string_view::npos && colon > 0 &&
           std::all_of(text.begin(), text.begin() + static_cast<std::ptrdiff_t>(colon),
                       [](char32_t c) { return is_letter(c) || c == U'_' || c == U'-'; });
  }

  void keep_field(Line line) {
    const std::u32string_view text = page_.at(line);
    const bool title = text.starts_with(U"title"), date = text.starts_with(U"date");
    if ((!title && !date) || !is_field(line)) return;
    const std::size_t from = text.find_first_not_of(U" \"“”'", text.find_first_of(U":：") + 1);
    if (from == std::u32string_view::npos) return;
    std::vector<std::uint32_t> kept;
    const std::size_t end = text.find_last_not_of(U" \"“”'") + 1;
    for (std::size_t i = from; i < end; ++i) kept.push_back(line.begin + static_cast<std::uint32_t>(i));
    line.level = title ? 1 : 0;
    write(line, kept);
    blanks_ = 1;
  }

  /// {3}------: between the pages of what marker writes.
  static bool parts_pages(std::u32string_view text) {
    if (text.size() <= 10 || text.front() != U'{') return false;
    const std::size_t close = text.find(U'}');
    return close != std::u32string_view::npos && close < 8 && consists_of(text.substr(close + 1), U"-—");
  }

  void read(const Line& line) {
    const std::u32string_view text = page_.at(line);
    if (parts_pages(text)) return drop(line);
    if (is_comment(line, text)) return drop(line);
    if (text.starts_with(U"```") || text.starts_with(U"~~~") || is_table_rule(text)) return drop(line);
    if (is_rule(text)) {
      if (text.front() == U'=' && line.blanks_before == 0 && lines_ > 0 && page_.lines[lines_ - 1].level == 0)
        page_.lines[lines_ - 1].level = 1;
      else
        ruled_ = true;
      return drop(line);
    }
    if (!has_one_of(text, "#*|<>[`~\\&+-")) return write(line);
    LineMarks marks(page_, line);
    const Line found = marks.read();
    write(found, marks.kept());
  }

  /// From <!-- to -->, over lines; one that nobody closes is text.
  bool is_comment(const Line& line, std::u32string_view text) {
    if (line.begin >= comment_end_) {
      if (!text.starts_with(U"<!--") || !closes_) return false;
      const std::size_t close = page_.text.find(U"-->", line.begin);
      closes_ = close != std::u32string::npos;
      if (closes_) comment_end_ = close;
    }
    return line.begin < comment_end_;
  }

  void drop(const Line& line) { blanks_ = std::max(blanks_, line.blanks_before); }

  void write(const Line& line) {
    std::vector<std::uint32_t>& all = all_;
    all.resize(line.end - line.begin);
    std::iota(all.begin(), all.end(), line.begin);
    write(line, all);
  }

  void write(Line line, const std::vector<std::uint32_t>& kept) {
    const auto begin = static_cast<std::uint32_t>(text_);
    for (const std::uint32_t i : kept) {
      if (page_.text[i] == U' ' && (text_ == begin || page_.text[text_ - 1] == U' ')) continue;
      page_.text[text_] = page_.text[i];
      page_.bytes[text_] = page_.bytes[i];
      ++text_;
    }
    while (text_ > begin && page_.text[text_ - 1] == U' ') --text_;
    if (text_ == begin) return drop(line);
    line.begin = begin;
    line.end = static_cast<std::uint32_t>(text_);
    line.blanks_before = std::max(line.blanks_before, blanks_);
    line.ruled = ruled_;
    page_.lines[lines_++] = line;
    blanks_ = 0;
    ruled_ = false;
  }

  Page& page_;
  std::size_t text_ = 0;   ///< code points written
  std::size_t lines_ = 0;  ///< lines written
  std::uint32_t blanks_ = 0;
  std::size_t comment_end_ = 0;
  bool closes_ = true;  ///< comments may still be closed
  std::vector<std::uint32_t> all_;
  bool ruled_ = false;
};

/// The name of a column before a headline or a paragraph becomes a line of its own.
void part_columns(Page& page) {
  std::vector<Line> out;
  for (std::size_t i = 0; i < page.lines.size(); ++i) {
    Line line = page.lines[i];
    const std::u32string_view text = page.at(line);
    const std::size_t end = end_of_column(text);
    const bool alone =
        (i == 0 || line.blanks_before > 0) && (i + 1 == page.lines.size() || page.lines[i + 1].blanks_before > 0);
    const bool paragraph = text.size() >= kLeastColumnText || text.find(U'。') != std::u32string_view::npos;
    if (end > 0 && end + 2 <= text.size() && (alone || paragraph)) {
      Line column = line;
      column.end = line.begin + static_cast<std::uint32_t>(end);
      out.push_back(column);
      line.begin = column.end + (text[end] == U' ' ? 1 : 0);
      line.blanks_before = 0;
      if (paragraph) line.level = 0;
    }
    out.push_back(line);
  }
  page.lines = std::move(out);
}

}  // namespace

void read_markup(Page& page) {
  read_html_rows(page);
  if (page.text.find(U'【') != std::u32string::npos) part_columns(page);
  // Most pages have none of it.
  if (!has_one_of(page.text, "#*|<>[]`~\\&_=-+") && page.text.find_first_of(U"—·…！") == std::u32string::npos) return;
  MarkupReader(page).run();
}

}  // namespace govgraph::text
