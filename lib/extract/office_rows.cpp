// SPDX-License-Identifier: Apache-2.0
#include "extract/office_rows.hpp"

#include <algorithm>

#include "extract/mention_list.hpp"

namespace govgraph::extract {
namespace {

constexpr std::uint32_t kUnits = kOrganisations | bit(Label::kArea) | bit(Label::kPlace) | bit(Label::kProgramme);

std::string_view status_of(ColumnKind kind) {
  return kind == ColumnKind::kPlannedOffices  ? "planned"
         : kind == ColumnKind::kFormerOffices ? "former"
                                              : std::string_view{};
}

class RowReader {
 public:
  explicit RowReader(const Reading& reading) : reading_(reading), text_(reading.document.text()) {}

  std::vector<OfficeInRow> run(const std::vector<Table>& tables) {
    for (const Table& table : tables) {
      units_.assign(table.columns.size(), kNone);
      for (const auto& row : table.rows) read(table, row);
    }
    return std::move(found_);
  }

 private:
  using Row = std::vector<Table::Cell>;

  void read(const Table& table, const Row& row) {
    const std::uint32_t unit = unit_of(table, row);
    const bool of_works = std::any_of(table.columns.begin(), table.columns.end(),
                                      [](const TableColumn& each) { return each.kind == ColumnKind::kWorks; });
    const bool told = tells_offices_apart(table);
    std::uint32_t subject = kNone;
    for (const Table::Cell& cell : row) {
      const TableColumn& column = table.columns[cell.column];
      const bool holder = column.kind == ColumnKind::kHolders && !(of_works && column.answers);
      if ((column.kind == ColumnKind::kNames || (holder && told)) && subject == kNone) subject = person_in(cell.span);
      if (holder && !told)
        if (const std::uint32_t person = person_in(cell.span); person != kNone)
          read_label(column.label, {person, unit, 0, {}, {}});
      if (!column.bracketed.empty() && holds_people(column.kind) == false)
        if (const std::uint32_t person = person_in(cell.span); person != kNone)
          found_.push_back({person, first_in(cell.span, kUnits), 0, column.bracketed, {}});
    }
    if (subject == kNone) return;
    for (const Table::Cell& cell : row)
      if (holds_offices(table.columns[cell.column].kind))
        read_offices(cell.span, {subject, unit, 0, {}, status_of(table.columns[cell.column].kind)});
  }

  /// 党支部书记、居委会主任: each office of the head.
  void read_label(Span label, OfficeInRow office) {
    for (std::uint32_t begin = label.begin, i = label.begin; i <= label.end; ++i) {
      if (i < label.end && text_[i] != U'、') continue;
      office.role = {begin, i};
      found_.push_back(office);
      begin = i + 1;
    }
  }

  /// 机构|负责人|职务: a column of its own says which office the one in charge holds.
  static bool tells_offices_apart(const Table& table) {
    const auto holders = std::ranges::count(table.columns, ColumnKind::kHolders, &TableColumn::kind);
    return holders == 1 && std::ranges::any_of(table.columns, [](const TableColumn& each) {
             return each.kind == ColumnKind::kOffices;
           });
  }

  /// Each clause of the cell, for a verb may begin it: 柳河镇科员，曾任该镇团委书记.
  void read_offices(Span cell, OfficeInRow office) {
    for (std::uint32_t i = cell.begin; i < cell.end; ++i) {
      const bool begins = i == cell.begin || text_[i - 1] == U'，' || text_[i - 1] == U'；' || text_[i - 1] == U' ';
      if (!begins) continue;
      office.from = i;
      found_.push_back(office);
    }
  }

  /// The first body or place in the columns of units; what a row leaves out, the row above says.
  std::uint32_t unit_of(const Table& table, const Row& row) {
    std::uint32_t unit = kNone;
    for (std::uint32_t column = 0; column < table.columns.size(); ++column) {
      if (!holds_units(table.columns[column].kind)) continue;
      const auto cell = std::find_if(row.begin(), row.end(), [&](const auto& each) { return each.column == column; });
      if (cell != row.end()) units_[column] = first_in(cell->span, kUnits);
      if (unit == kNone) unit = units_[column];
    }
    return unit;
  }

  std::uint32_t person_in(Span cell) const { return first_in(cell, bit(Label::kPerson)); }

  /// The first outermost mention of the labels in the cell.
  std::uint32_t first_in(Span cell, std::uint32_t labels) const {
    auto at = std::lower_bound(reading_.mentions.begin(), reading_.mentions.end(), cell.begin,
                               [](const Mention& mention, std::uint32_t p) { return mention.span.begin < p; });
    for (; at != reading_.mentions.end() && at->span.begin < cell.end; ++at)
      if ((labels & bit(at->label)) != 0 && cell.contains(at->span))
        return static_cast<std::uint32_t>(at - reading_.mentions.begin());
    return kNone;
  }

  const Reading& reading_;
  std::u32string_view text_;
  std::vector<std::uint32_t> units_;  ///< by column, of the rows so far
  std::vector<OfficeInRow> found_;
};

}  // namespace

std::vector<OfficeInRow> offices_in_rows(const Reading& reading, const std::vector<Table>& tables) {
  return RowReader(reading).run(tables);
}

}  // namespace govgraph::extract
