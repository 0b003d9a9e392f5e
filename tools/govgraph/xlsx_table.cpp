// SPDX-License-Identifier: Apache-2.0
#include "xlsx_table.hpp"

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <utility>

#include <unistd.h>
#include <xlsxwriter.h>

#include "base/error.hpp"
#include "base/utf8.hpp"
#include "exchange/xml_text.hpp"
#include "table.hpp"

namespace govgraph::cli {
namespace {

constexpr std::size_t kMostColumns = 16'384, kMostLetters = 32'767;
constexpr std::size_t kNarrowest = 8, kWidest = 60;
/// Else the workbook bears the moment at which it was made.
constexpr std::time_t kNoMoment = 946'684'800;

/// The name of a new empty file, which goes with it.
class TemporaryFile {
 public:
  TemporaryFile() : path_((std::filesystem::temp_directory_path() / "govgraph-XXXXXX").string()) {
    const int file = ::mkstemp(path_.data());
    if (file < 0) throw StorageError(path_ + ": cannot be made; set TMPDIR to a folder that can be written to");
    ::close(file);
  }
  ~TemporaryFile() { ::unlink(path_.c_str()); }
  TemporaryFile(const TemporaryFile&) = delete;
  TemporaryFile& operator=(const TemporaryFile&) = delete;

  const std::string& path() const { return path_; }

 private:
  std::string path_;
};

void require(lxw_error found) {
  if (found != LXW_NO_ERROR) throw StorageError(std::string("xlsx: cannot be written: ") + lxw_strerror(found));
}

/// As XML bears it; broken UTF-8 would end the workbook.
std::string fit_for_cell(std::string_view text) {
  std::string kept, out;
  for (const char32_t each : utf8::decode_all(exchange::shortened(text, kMostLetters, kept))) {
    const bool forbidden = (each < 0x20 && each != U'\n' && each != U'\t') || (each & 0xFFFE) == 0xFFFE;
    utf8::append(out, forbidden ? U' ' : each);
  }
  return out;
}

}  // namespace

struct XlsxTable::State {
  TemporaryFile file;
  std::string folder = std::filesystem::temp_directory_path().string();
  lxw_workbook* workbook = nullptr;  ///< owned by the library until it is closed
  lxw_worksheet* sheet = nullptr;
  std::vector<std::size_t> widths;
  std::size_t rows = 0;

  explicit State(std::size_t columns) : widths(columns, kNarrowest) {
    lxw_workbook_options options{};
    options.constant_memory = LXW_TRUE;
    options.tmpdir = folder.data();
    workbook = workbook_new_opt(file.path().c_str(), &options);
    if (workbook == nullptr) throw StorageError("xlsx: cannot be written: there is no memory left");
    lxw_doc_properties properties{};
    properties.created = kNoMoment;
    workbook_set_properties(workbook, &properties);
    sheet = workbook_add_worksheet(workbook, nullptr);
  }
  ~State() {
    if (workbook != nullptr) workbook_close(workbook);
  }

  void put(std::size_t row, std::size_t column, std::string_view text, lxw_format* format) {
    const std::string cell = fit_for_cell(text);
    widths[column] = std::clamp(display_width(cell) + 2, widths[column], kWidest);
    require(worksheet_write_string(sheet, static_cast<lxw_row_t>(row), static_cast<lxw_col_t>(column), cell.c_str(),
                                   format));
  }
  void put(std::size_t row, std::size_t column, double number) {
    require(
        worksheet_write_number(sheet, static_cast<lxw_row_t>(row), static_cast<lxw_col_t>(column), number, nullptr));
  }
};

XlsxTable::XlsxTable(const std::vector<std::string>& columns) {
  if (columns.size() > kMostColumns) throw UsageError("xlsx: more than 16,384 columns; write csv");
  state_ = std::make_unique<State>(columns.size());
  lxw_format* const bold = workbook_add_format(state_->workbook);
  format_set_bold(bold);
  for (std::size_t i = 0; i < columns.size(); ++i) state_->put(0, i, columns[i], bold);
  worksheet_freeze_panes(state_->sheet, 1, 0);
}

XlsxTable::~XlsxTable() = default;

void XlsxTable::add(const std::vector<Cell>& row) {
  if (state_->rows == kMostRows) throw UsageError("xlsx: more than 1,048,575 rows; write csv");
  ++state_->rows;
  for (std::size_t i = 0; i < row.size(); ++i) {
    constexpr std::int64_t kExact = std::int64_t{1} << 53;  // Excel counts in doubles
    if (const auto* const whole = std::get_if<std::int64_t>(&row[i])) {
      if (*whole >= -kExact && *whole <= kExact)
        state_->put(state_->rows, i, static_cast<double>(*whole));
      else
        state_->put(state_->rows, i, std::to_string(*whole), nullptr);
    } else if (const auto* const number = std::get_if<double>(&row[i])) {
      state_->put(state_->rows, i, *number);
    } else if (const auto& text = std::get<std::string>(row[i]); !text.empty()) {
      state_->put(state_->rows, i, text, nullptr);
    }
  }
}

std::string XlsxTable::finish() {
  State& state = *state_;
  for (std::size_t i = 0; i < state.widths.size(); ++i)
    worksheet_set_column(state.sheet, static_cast<lxw_col_t>(i), static_cast<lxw_col_t>(i),
                         static_cast<double>(state.widths[i]), nullptr);
  if (state.rows > 0 && !state.widths.empty())
    worksheet_autofilter(state.sheet, 0, 0, static_cast<lxw_row_t>(state.rows),
                         static_cast<lxw_col_t>(state.widths.size() - 1));
  require(workbook_close(std::exchange(state.workbook, nullptr)));
  std::ifstream in(state.file.path(), std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

}  // namespace govgraph::cli
