// SPDX-License-Identifier: Apache-2.0
#include "text/html_table.hpp"

#include <algorithm>
#include <charconv>
#include <string_view>

#include "text/flow.hpp"

namespace govgraph::text {
namespace {

using Id = HtmlTree::Id;

constexpr std::size_t kLongestCell = 1200;  ///< bytes: some 400 ideographs
constexpr unsigned kMostRows = 500, kMostColumns = 50;
constexpr std::size_t kMostCells = 1'000'000;

unsigned span_of(const HtmlTree& tree, Id cell, std::string_view name, unsigned most) {
  const std::string_view text = tree.attribute(cell, name);
  unsigned value = 1;
  std::from_chars(text.data(), text.data() + text.size(), value);
  return std::clamp(value, 1U, most);
}

bool is_cell(std::string_view name) { return name == "td" || name == "th"; }

bool breaks(std::string_view name) { return name == "br" || name == "p" || name == "div" || name == "li"; }

std::string text_in(const HtmlTree& tree, Id cell) {
  std::string out;
  for (Id id = cell + 1; id < tree.end(cell);) {
    const std::string_view name = tree.name(id);
    if (name == "script" || name == "style") {
      id = tree.end(id);
      continue;
    }
    if (tree.is_text(id)) out.append(tree.text(id));
    if (breaks(name)) out += ' ';
    ++id;
  }
  return on_one_line(out);
}

/// A cell that goes on in the rows below.
struct Hanging {
  std::string text;
  unsigned rows = 0;
};

class RowReader {
 public:
  std::vector<std::vector<std::string>> rows;

  void begin() {
    rows.emplace_back();
    fill();
  }

  void add(const std::string& text, unsigned columns, unsigned depth) {
    for (unsigned i = 0; i < columns && cells_ < kMostCells; ++i, ++cells_) {
      if (hanging_.size() <= rows.back().size()) hanging_.resize(rows.back().size() + 1);
      if (depth > 1) hanging_[rows.back().size()] = {text, depth - 1};
      rows.back().push_back(text);
    }
    fill();
  }

 private:
  /// Cells from above come before the next of the row.
  void fill() {
    for (std::size_t at = rows.back().size(); at < hanging_.size() && hanging_[at].rows > 0 && cells_ < kMostCells;
         at = rows.back().size(), ++cells_) {
      --hanging_[at].rows;
      rows.back().push_back(hanging_[at].text);
    }
  }

  std::vector<Hanging> hanging_;
  std::size_t cells_ = 0;
};

}  // namespace

bool holds_data(const HtmlTree& tree, Id table) {
  std::size_t cells = 0, in_row = 0, most = 0;
  for (Id id = table + 1; id < tree.end(table); ++id) {
    const std::string_view name = tree.name(id);
    if (name == "table") return false;
    if (name == "tr") in_row = 0;
    if (!is_cell(name)) continue;
    ++cells;
    most = std::max(most, ++in_row);
    std::size_t bytes = 0;
    for (Id inner = id + 1; inner < tree.end(id); ++inner) {
      bytes += tree.text(inner).size();
      if (bytes > kLongestCell || tree.name(inner) == "table") return false;
    }
  }
  return cells >= 2 && most >= 2;
}

std::vector<std::vector<std::string>> table_rows(const HtmlTree& tree, Id table) {
  RowReader reader;
  for (Id id = table + 1; id < tree.end(table);) {
    const std::string_view name = tree.name(id);
    if (name == "tr") reader.begin();
    if (!is_cell(name)) {
      ++id;
      continue;
    }
    if (reader.rows.empty()) reader.begin();
    reader.add(text_in(tree, id), span_of(tree, id, "colspan", kMostColumns), span_of(tree, id, "rowspan", kMostRows));
    id = tree.end(id);
  }
  return std::move(reader.rows);
}

}  // namespace govgraph::text
