// SPDX-License-Identifier: Apache-2.0
#include "text/flow.hpp"

#include <algorithm>
#include <utility>

#include "base/utf8.hpp"

namespace govgraph::text {
namespace {

bool is_blank(char32_t c) { return utf8::is_space(c) || c == 0xFEFF || (c >= 0x200B && c <= 0x200D); }

void append_lines(std::string& out, std::string_view text) {
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    const std::string line = on_one_line(text.substr(0, end), '\t');
    if (!line.empty()) out.append(line).push_back('\n');
    text.remove_prefix(std::min(end + 1, text.size()));
  }
}

bool has_words(const Flow::Row& row) {
  return std::any_of(row.begin(), row.end(), [](const std::string& cell) { return !trimmed(cell).empty(); });
}

/// A bar in a cell would part it.
std::string cell_text(std::string_view cell) {
  std::string out = on_one_line(cell);
  std::replace(out.begin(), out.end(), '|', '/');
  return out;
}

}  // namespace

std::string_view trimmed(std::string_view text) {
  std::size_t begin = 0;
  while (begin < text.size()) {
    const utf8::Step step = utf8::decode(text, begin);
    if (!is_blank(step.code_point)) break;
    begin += step.length;
  }
  std::size_t end = text.size();
  while (end > begin) {
    std::size_t at = end - 1;
    while (at > begin && utf8::continues(text[at])) --at;
    if (!is_blank(utf8::decode(text, at).code_point)) break;
    end = at;
  }
  return text.substr(begin, end - begin);
}

std::string on_one_line(std::string_view text, char tab) {
  std::string out;
  bool blank = false, tabbed = false;
  for (std::size_t i = 0; i < text.size();) {
    const utf8::Step step = utf8::decode(text, i);
    if (is_blank(step.code_point)) {
      blank = true;
      tabbed = tabbed || step.code_point == U'\t';
    } else {
      if (blank && !out.empty()) out += tabbed ? tab : ' ';
      blank = tabbed = false;
      out.append(text, i, step.length);
    }
    i += step.length;
  }
  return out;
}

void Flow::gap() {
  if (!reading_.text.empty()) reading_.text += '\n';
}

void Flow::end_block(std::size_t begin) {
  if (!now_ || now_->page >= reading_.layout.pages.size()) return;
  now_->span = {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(reading_.text.size() - 1)};
  reading_.layout.placed.push_back(*now_);
}

void Flow::block(std::string_view mark, std::string_view text) {
  const std::string line = on_one_line(text);
  if (line.empty()) return;
  gap();
  const std::size_t begin = reading_.text.size();
  reading_.text.append(mark).append(line).push_back('\n');
  end_block(begin);
}

void Flow::heading(std::string_view text) { block("", text); }

void Flow::item(std::string_view text) { block("- ", text); }

void Flow::paragraph(std::string_view text) {
  if (trimmed(text).empty()) return;
  gap();
  const std::size_t begin = reading_.text.size();
  append_lines(reading_.text, text);
  end_block(begin);
}

void Flow::caption(std::string_view text) {
  std::string line = on_one_line(text);
  if (line.empty()) return;
  std::replace(line.begin(), line.end(), '[', '(');
  std::replace(line.begin(), line.end(), ']', ')');
  block("", "![" + line + "](picture)");
}

void Flow::table(const std::vector<Row>& rows) {
  if (std::none_of(rows.begin(), rows.end(), has_words)) return;
  gap();
  const std::size_t begin = reading_.text.size();
  for (const Row& row : rows) {
    if (!has_words(row)) continue;
    reading_.text += '|';
    for (const std::string& cell : row) reading_.text.append(" ").append(cell_text(cell)).append(" |");
    reading_.text += '\n';
  }
  end_block(begin);
}

void Flow::part() {
  if (!reading_.text.empty() && reading_.text.back() != '\f') reading_.text += '\f';
}

void Flow::stand(std::uint32_t page, const Box& box) {
  now_ = Placed{};
  now_->page = page;
  now_->box = box;
}

Reading Flow::take() {
  now_.reset();
  return std::exchange(reading_, {});
}

}  // namespace govgraph::text
