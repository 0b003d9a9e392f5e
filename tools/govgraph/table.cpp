// SPDX-License-Identifier: Apache-2.0
#include "table.hpp"

#include <algorithm>
#include <cassert>
#include <cmath>
#include <cstdio>

#include <fmt/core.h>
#include <unicode/uchar.h>

#include "base/json.hpp"
#include "base/utf8.hpp"
#include "language.hpp"
#include "terminal.hpp"
#include "words.hpp"

namespace govgraph::cli {
namespace {

std::size_t width_of(char32_t c) {
  const auto point = static_cast<UChar32>(c);
  const int type = u_charType(point);
  if (type == U_NON_SPACING_MARK || type == U_ENCLOSING_MARK || type == U_FORMAT_CHAR) return 0;
  const int width = u_getIntPropertyValue(point, UCHAR_EAST_ASIAN_WIDTH);
  return width == U_EA_WIDE || width == U_EA_FULLWIDTH ? 2 : 1;
}

bool is_control(char32_t c) { return c < 0x20 || (c >= 0x7F && c < 0xA0); }

std::string without_controls(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (std::size_t i = 0; i < text.size();) {
    const utf8::Step step = utf8::decode(text, i);
    utf8::append(out, is_control(step.code_point) ? U' ' : step.code_point);
    i += step.length;
  }
  return out;
}

std::string join(const std::vector<std::string>& parts, std::string_view separator) {
  std::string out;
  for (const std::string& part : parts) {
    if (!out.empty()) out += separator;
    out += part;
  }
  return out;
}

/// A cell as text; `for_people` rounds numbers and says yes and no.
struct AsText {
  bool for_people;
  int decimals = 0;  ///< of numbers that people read
  std::string operator()(const std::string& text) const { return text; }
  std::string operator()(std::int64_t number) const { return fmt::format("{}", number); }
  std::string operator()(double number) const {
    return for_people ? fmt::format("{:.{}f}", number, decimals) : fmt::format("{}", number);
  }
  std::string operator()(bool value) const {
    return for_people ? translated(value ? "yes" : "no") : (value ? "true" : "false");
  }
  std::string operator()(const std::vector<std::string>& list) const { return join(list, for_people ? "、" : ";"); }
};

/// How many digits behind the point show a number to four that count; a table shows all of a column alike.
int decimals_of(double number) {
  constexpr int kMost = 7;
  std::string digits = fmt::format("{:.4g}", number);
  if (digits.find('e') != std::string::npos) return std::abs(number) < 1 ? kMost : 0;
  const std::size_t point = digits.find('.');
  return point == std::string::npos ? 0 : std::min(kMost, static_cast<int>(digits.size() - point - 1));
}

struct ToJson {
  json::Writer& out;
  void operator()(const std::string& text) const { out.string(text); }
  void operator()(std::int64_t number) const { out.integer(number); }
  void operator()(double number) const { out.number(number); }
  void operator()(bool value) const { out.boolean(value); }
  void operator()(const std::vector<std::string>& list) const {
    out.begin_array();
    for (const std::string& each : list) out.string(each);
    out.end_array();
  }
};

std::string csv_field(const std::string& text) {
  if (text.find_first_of(",\"\r\n") == std::string::npos) return text;
  std::string out = "\"";
  for (const char c : text) {
    if (c == '"') out += '"';
    out += c;
  }
  return out + '"';
}

bool is_number(const Table::Cell& cell) {
  return std::holds_alternative<std::int64_t>(cell) || std::holds_alternative<double>(cell);
}

/// Appends one line of a table, without blanks at its end.
void append_line(std::string& out, const std::vector<std::string>& cells, const std::vector<std::size_t>& widths,
                 const std::vector<bool>& right) {
  std::string line;
  for (std::size_t i = 0; i < cells.size(); ++i) {
    if (i > 0) line += "  ";
    const std::size_t width = display_width(cells[i]);
    const std::string blanks(width < widths[i] ? widths[i] - width : 0, ' ');
    line += right[i] ? blanks + cells[i] : cells[i] + blanks;
  }
  line.erase(line.find_last_not_of(' ') + 1);
  out += line + '\n';
}

}  // namespace

std::size_t display_width(std::string_view text) {
  std::size_t width = 0;
  for (std::size_t i = 0; i < text.size();) {
    const utf8::Step step = utf8::decode(text, i);
    width += width_of(step.code_point);
    i += step.length;
  }
  return width;
}

Table::Table(std::initializer_list<Column> columns) : columns_(columns) {}
Table::Table(std::vector<Column> columns, bool named_by_user)
    : columns_(std::move(columns)), named_by_user_(named_by_user) {}

void Table::add(std::vector<Cell> row) {
  assert(row.size() == columns_.size());
  rows_.push_back(std::move(row));
}

std::string Table::render(Format format) const {
  switch (format) {
    case Format::kJson:
      return as_json();
    case Format::kCsv:
      return as_csv();
    case Format::kTable:
      break;
  }
  return as_table();
}

void Table::print(Format format) const {
  const ForTerminal laid_out;
  fmt::print("{}", render(format));
}

std::string Table::as_table() const {
  constexpr std::size_t kWidest = 200;  // what is wider stands out, and moves no other line
  std::vector<std::vector<std::string>> lines(1);
  std::vector<bool> right(columns_.size(), !rows_.empty());
  for (const Column& column : columns_)
    lines[0].push_back(named_by_user_ ? std::string(column.heading) : translated(column.heading));
  std::vector<int> decimals(columns_.size());
  for (std::size_t i = 0; i < columns_.size(); ++i)
    for (const auto& row : rows_)
      if (const double* const number = std::get_if<double>(&row[i]))
        decimals[i] = std::max({decimals[i], decimals_of(*number), columns_[i].key == "confidence" ? 2 : 0});
  for (const auto& row : rows_) {
    lines.emplace_back();
    for (std::size_t i = 0; i < row.size(); ++i) {
      const std::string text = without_controls(std::visit(AsText{true, decimals[i]}, row[i]));
      lines.back().push_back(columns_[i].words ? word_of(text) : text);
      if (!is_number(row[i])) right[i] = false;
    }
  }
  std::vector<std::size_t> widths(columns_.size());
  for (const auto& line : lines)
    for (std::size_t i = 0; i < line.size(); ++i)
      widths[i] = std::max(widths[i], std::min(display_width(line[i]), kWidest));
  std::vector<bool> whole = right;  // numbers, and ids, which are there to be copied
  for (std::size_t i = 0; i < columns_.size(); ++i) whole[i] = whole[i] || columns_[i].key.ends_with("id");
  const std::vector<std::size_t> shown = fitted(widths, whole, room_for_tables());
  std::string out;
  for (auto& line : lines) {
    for (std::size_t i = 0; i < line.size(); ++i)
      if (shown[i] < widths[i]) line[i] = cut_to(line[i], shown[i]);
    append_line(out, line, shown, right);
  }
  return out;
}

std::string Table::as_json() const {
  std::string out = "[";
  for (const auto& row : rows_) {
    out += &row == &rows_.front() ? "\n" : ",\n";
    json::Writer writer(out);
    writer.begin_object();
    for (std::size_t i = 0; i < row.size(); ++i) {
      writer.key(columns_[i].key);
      std::visit(ToJson{writer}, row[i]);
    }
    writer.end_object();
  }
  return out + (rows_.empty() ? "]\n" : "\n]\n");
}

std::string Table::as_csv() const {
  std::string out;
  for (const Column& column : columns_) {
    if (&column != &columns_.front()) out += ',';
    out += csv_field(std::string(column.key));
  }
  out += '\n';
  for (const auto& row : rows_) {
    for (std::size_t i = 0; i < row.size(); ++i) {
      if (i > 0) out += ',';
      out += csv_field(std::visit(AsText{false}, row[i]));
    }
    out += '\n';
  }
  return out;
}

}  // namespace govgraph::cli
