// SPDX-License-Identifier: Apache-2.0
#include "text/html_rows.hpp"

#include <algorithm>
#include <string_view>
#include <utility>
#include <vector>

namespace govgraph::text {
namespace {

constexpr std::size_t kLongestTag = 300;
constexpr auto kNpos = std::u32string_view::npos;

char32_t lower(char32_t c) { return c >= U'A' && c <= U'Z' ? c + 32 : c; }

bool is_letter(char32_t c) { return lower(c) >= U'a' && lower(c) <= U'z'; }

/// A tag of that name, with or without attributes, begins the text.
bool is_tag(std::u32string_view text, std::u32string_view name) {
  if (text.size() <= name.size()) return false;
  for (std::size_t i = 0; i < name.size(); ++i)
    if (lower(text[i]) != name[i]) return false;
  return !is_letter(text[name.size()]);
}

std::size_t find_tag(std::u32string_view text, std::u32string_view name, std::size_t from) {
  for (std::size_t at = text.find(U'<', from); at != kNpos; at = text.find(U'<', at + 1))
    if (is_tag(text.substr(at), name)) return at;
  return kNpos;
}

/// Writes the lines of a page anew, in text of their own.
class RowReader {
 public:
  explicit RowReader(Page& page) : page_(page) {
    out_.text.reserve(page.text.size());
    out_.set = page.set;
  }

  void run() {
    for (const Line& line : page_.lines) {
      const std::u32string_view text = page_.at(line);
      if (find_tag(text, U"<tr", 0) == kNpos && find_tag(text, U"<td", 0) == kNpos)
        copy(line, line.begin, line.end, false);
      else
        part(line, text);
    }
    page_ = std::move(out_);
  }

 private:
  void part(const Line& line, std::u32string_view text) {
    std::size_t begin = 0;
    bool first = true;
    while (begin < text.size()) {
      const std::size_t end = std::min(find_tag(text, U"<tr", begin + 1), text.size());
      Line row = line;
      if (!std::exchange(first, false)) row.blanks_before = 0;
      copy(row, line.begin + static_cast<std::uint32_t>(begin), line.begin + static_cast<std::uint32_t>(end), true);
      begin = end;
    }
  }

  void copy(Line line, std::uint32_t begin, std::uint32_t end, bool tags) {
    const std::u32string_view text = std::u32string_view(page_.text).substr(0, end);
    const auto at = static_cast<std::uint32_t>(out_.text.size());
    bool cells = false;
    for (std::uint32_t i = begin; i < end;) {
      const std::size_t close = tags && text[i] == U'<' ? text.substr(0, i + kLongestTag).find(U'>', i) : kNpos;
      if (close == kNpos) {
        push(text[i], i);
        ++i;
        continue;
      }
      const bool cell = is_tag(text.substr(i), U"<td") || is_tag(text.substr(i), U"<th");
      if (cell && std::exchange(cells, true)) push(U'|', i);
      i = static_cast<std::uint32_t>(close) + 1;
    }
    line.begin = at;
    line.end = static_cast<std::uint32_t>(out_.text.size());
    if (cells) line.mark = Line::Mark::kRow;
    if (line.end > line.begin) out_.lines.push_back(line);
  }

  void push(char32_t c, std::uint32_t from) {
    out_.text += c;
    out_.bytes.push_back(page_.bytes[from]);
  }

  Page& page_;
  Page out_;
};

}  // namespace

void read_html_rows(Page& page) {
  if (find_tag(page.text, U"<tr", 0) != kNpos) RowReader(page).run();
}

}  // namespace govgraph::text
