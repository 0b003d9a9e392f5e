// SPDX-License-Identifier: Apache-2.0
// Spreadsheets: Office Open XML (.xlsx) and OpenDocument (.ods); each sheet is a list.
#include <algorithm>
#include <charconv>
#include <chrono>
#include <map>
#include <string_view>
#include <utility>
#include <vector>

#include <fmt/core.h>

#include "text/flow.hpp"
#include "text/formats.hpp"
#include "text/lists.hpp"
#include "text/xml_events.hpp"
#include "text/zip_parts.hpp"

namespace govgraph::text {
namespace {

using Kind = XmlEvents::Kind;
using Rows = std::vector<Flow::Row>;

constexpr std::string_view kWhat = "a spreadsheet";
constexpr std::size_t kMostColumns = 200;
constexpr std::size_t kMostCells = 5'000'000;

/// Text of <si> and of <is>: its runs, without the readings of characters.
std::vector<std::string> shared_strings(std::string_view bytes) {
  std::vector<std::string> out;
  bool text = false;
  XmlEvents xml(bytes);
  while (xml.next()) {
    if (xml.kind() == Kind::kOpen && xml.name() == "rPh") {
      xml.skip();
      continue;
    }
    if (xml.kind() == Kind::kOpen && xml.name() == "si") out.emplace_back();
    if (xml.name() == "t" && xml.kind() != Kind::kText) text = xml.kind() == Kind::kOpen;
    if (xml.kind() == Kind::kText && text && !out.empty()) out.back().append(xml.text());
  }
  return out;
}

/// Which formats of cells are dates: by the numbers that stand for the date formats of Excel, Chinese ones among them.
std::vector<bool> date_styles(std::string_view bytes) {
  std::vector<bool> out;
  bool cells = false;
  XmlEvents xml(bytes);
  while (xml.next()) {
    if (xml.name() == "cellXfs") cells = xml.kind() == Kind::kOpen;
    if (!cells || xml.kind() != Kind::kOpen || xml.name() != "xf") continue;
    const std::size_t format = number_in(xml.attribute("numFmtId"), std::size_t{0});
    out.push_back((format >= 14 && format <= 17) || (format >= 27 && format <= 31) || (format >= 50 && format <= 58));
  }
  return out;
}

/// Excel counts days from the end of 1899.
std::string day_of(std::string_view text) {
  const std::size_t days = number_in(text, std::size_t{0});
  if (days < 20'000 || days > 80'000) return std::string(text);
  const std::chrono::year_month_day day{std::chrono::sys_days{std::chrono::year(1899) / 12 / 30} +
                                        std::chrono::days(days)};
  return fmt::format("{}年{}月{}日", static_cast<int>(day.year()), static_cast<unsigned>(day.month()),
                     static_cast<unsigned>(day.day()));
}

/// B3: 1.
std::size_t column_of(std::string_view reference, std::size_t otherwise) {
  std::size_t out = 0, letters = 0;
  while (letters < reference.size() && letters < 3 && reference[letters] >= 'A' && reference[letters] <= 'Z')
    out = out * 26 + static_cast<std::size_t>(reference[letters++] - 'A') + 1;
  return letters == 0 ? otherwise : std::min(out - 1, kMostColumns);
}

class SheetReader {
 public:
  SheetReader(std::string_view bytes, const std::vector<std::string>& shared, const std::vector<bool>& dates)
      : xml_(bytes), shared_(shared), dates_(dates) {}

  Rows run() {
    while (xml_.next() && cells_ < kMostCells) {
      if (xml_.kind() == Kind::kOpen) open(xml_.name());
      if (xml_.kind() == Kind::kText && in_value_) value_.append(xml_.text());
      if (xml_.kind() == Kind::kClose) close(xml_.name());
    }
    return std::move(rows_);
  }

  bool broken() const { return xml_.broken(); }

 private:
  void open(std::string_view name) {
    if (name == "row") rows_.emplace_back();
    if (name == "v" || name == "t") in_value_ = true;
    if (name != "c" || rows_.empty()) return;
    column_ = column_of(xml_.attribute("r"), rows_.back().size());
    type_ = xml_.attribute("t");
    style_ = number_in(xml_.attribute("s"), std::size_t{0});
    value_.clear();
  }

  void close(std::string_view name) {
    if (name == "v" || name == "t") in_value_ = false;
    if (name != "c" || rows_.empty() || column_ >= kMostColumns) return;
    Flow::Row& row = rows_.back();
    if (row.size() <= column_) row.resize(column_ + 1);
    row[column_] = text();
    ++cells_;
  }

  std::string text() const {
    if (type_ == "s") {
      const std::size_t at = number_in(value_, shared_.size());
      return at < shared_.size() ? shared_[at] : std::string();
    }
    const bool date = (type_.empty() || type_ == "n") && style_ < dates_.size() && dates_[style_];
    return date ? day_of(value_) : value_;
  }

  XmlEvents xml_;
  const std::vector<std::string>& shared_;
  const std::vector<bool>& dates_;
  Rows rows_;
  std::size_t column_ = 0, style_ = 0, cells_ = 0;
  std::string type_, value_;
  bool in_value_ = false;
};

struct Sheet {
  std::string name, part;
};

std::vector<Sheet> sheets_of(const Parts& parts) {
  std::map<std::string, std::string> targets;
  XmlEvents relations(part(parts, "xl/_rels/workbook.xml.rels"));
  while (relations.next())
    if (relations.kind() == Kind::kOpen && relations.name() == "Relationship") {
      const std::string target = relations.attribute("Target");
      targets[relations.attribute("Id")] = target.starts_with("/") ? target.substr(1) : "xl/" + target;
    }
  std::vector<Sheet> out;
  XmlEvents book(part(parts, "xl/workbook.xml"));
  while (book.next())
    if (book.kind() == Kind::kOpen && book.name() == "sheet" && book.attribute("state").empty())
      out.push_back({book.attribute("name"), targets[book.attribute("id")]});
  return out;
}

/// Excel's own names for sheets say nothing.
std::string_view title_of(std::string_view sheet) {
  return sheet.starts_with("Sheet") || sheet.starts_with("工作表") ? std::string_view() : sheet;
}

class OdsReader {
 public:
  OdsReader(std::string_view bytes, std::string_view own, Flow& flow) : xml_(bytes), own_(own), flow_(flow) {}

  bool run() {
    while (xml_.next() && cells_ < kMostCells) {
      if (xml_.kind() == Kind::kOpen) open(xml_.name());
      if (xml_.kind() == Kind::kText && in_cell_) cell_.append(xml_.text());
      if (xml_.kind() == Kind::kClose) close(xml_.name());
    }
    return !xml_.broken();
  }

 private:
  void open(std::string_view name) {
    if (name == "annotation") return xml_.skip();
    if (name == "table") title_ = xml_.attribute("name");
    if (name == "table-row") rows_.emplace_back();
    if (name != "table-cell") return;
    repeated_ = number_in(xml_.attribute("number-columns-repeated"), std::size_t{1});
    cell_.clear();
    in_cell_ = true;
  }

  void close(std::string_view name) {
    if (name == "table") {
      write_list(std::exchange(rows_, {}), title_of(title_), own_, flow_);
    } else if (name == "table-cell" && !rows_.empty()) {
      in_cell_ = false;
      for (std::size_t i = 0; i < repeated_ && rows_.back().size() < kMostColumns; ++i, ++cells_)
        rows_.back().push_back(cell_);
    }
  }

  XmlEvents xml_;
  std::string_view own_;
  Flow& flow_;
  Rows rows_;
  std::string title_, cell_;
  std::size_t repeated_ = 1, cells_ = 0;
  bool in_cell_ = false;
};

}  // namespace

std::optional<Reading> read_xlsx(const ParseInput& input, Diagnostics& diagnostics) {
  const auto wanted = [](const std::string& name) { return name.starts_with("xl/") && !name.starts_with("xl/media"); };
  const auto parts = parts_of_document(input.bytes, input.id, kWhat, wanted, diagnostics);
  if (!parts) return std::nullopt;
  const std::vector<std::string> shared = shared_strings(part(*parts, "xl/sharedStrings.xml"));
  const std::vector<bool> dates = date_styles(part(*parts, "xl/styles.xml"));
  Flow flow;
  for (const Sheet& sheet : sheets_of(*parts)) {
    SheetReader reader(part(*parts, sheet.part), shared, dates);
    const Rows rows = reader.run();
    if (reader.broken() && !part(*parts, sheet.part).empty()) {
      diagnostics.push_back(broken_document(input.id, kWhat, "a sheet breaks off"));
      return std::nullopt;
    }
    if (!rows.empty()) write_list(rows, title_of(sheet.name), input.columns, flow);
  }
  return flow.take();
}

std::optional<Reading> read_ods(const ParseInput& input, Diagnostics& diagnostics) {
  const auto wanted = [](const std::string& name) { return name == "content.xml"; };
  const auto parts = parts_of_document(input.bytes, input.id, kWhat, wanted, diagnostics);
  if (!parts) return std::nullopt;
  Flow flow;
  if (OdsReader(part(*parts, "content.xml"), input.columns, flow).run()) return flow.take();
  diagnostics.push_back(broken_document(input.id, kWhat, "its content breaks off"));
  return std::nullopt;
}

}  // namespace govgraph::text
