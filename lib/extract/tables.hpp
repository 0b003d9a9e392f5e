// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "lexicon/lexicon.hpp"
#include "model/document.hpp"

namespace govgraph::extract {

/// What the cells of a column say.
enum class ColumnKind : std::uint8_t {
  kOther,
  kNames,           ///< 姓名: whom the row is about
  kHolders,         ///< 网格长, 书记: who is that for the unit of the row
  kDutyPersons,     ///< 值班人员: people, whose office the column does not say
  kOffices,         ///< 职务, 现任职务
  kPlannedOffices,  ///< 拟任职务
  kFormerOffices,   ///< 原任职务
  kUnits,           ///< 单位, 社区: the bodies or places that the row is about
  kDuties,          ///< 分管工作
  kOrigins,         ///< 籍贯: where the person of the row comes from
  kHomes,           ///< 住址: where the person lives
  kWorks,           ///< 项目名称: the work or event that the row is about
  kDoers,           ///< 牵头单位, 责任单位: the bodies that carry it out
  kHelpers,         ///< 配合单位: the bodies that help
  kBrands,          ///< 特色品牌: what the unit of the row is known for
  kPartners,        ///< 结对单位: the bodies that work together with the unit of the row
  kPlaces,          ///< 建设地点
};

constexpr bool holds_people(ColumnKind kind) {
  return kind == ColumnKind::kNames || kind == ColumnKind::kHolders || kind == ColumnKind::kDutyPersons;
}
constexpr bool holds_units(ColumnKind kind) { return kind == ColumnKind::kUnits || kind == ColumnKind::kDoers; }
constexpr bool holds_offices(ColumnKind kind) {
  return kind == ColumnKind::kOffices || kind == ColumnKind::kPlannedOffices || kind == ColumnKind::kFormerOffices;
}

struct TableColumn {
  Span label;      ///< without its bracket
  Span bracketed;  ///< 书记 of 社区(书记): whom the cells name in brackets; empty when nothing is
  ColumnKind kind = ColumnKind::kOther;
  bool projects = false;  ///< of works: its cells are names
  bool answers = false;   ///< of holders: they answer for the work where the rows are about works
};

/// A table of the text with the heads of its columns.
struct Table {
  struct Cell {
    Span span;  ///< without the blanks around it, never empty
    std::uint32_t column = 0;
  };
  std::uint32_t article = 0;
  std::vector<TableColumn> columns;
  std::vector<std::vector<Cell>> rows;  ///< cells in text order
};

/// The tables whose head says that a column holds people, or works and who does them. A row is a paragraph whose cells
/// are parted by '|' or, below a head of labels parted so, by blanks; or each cell is a paragraph by itself and the
/// labels stand one below another, or side by side. A row with fewer cells than the head is taken to lack the first
/// ones where its people fit better so; a row of works ends where its doers stand. In text order. Linear in the text.
std::vector<Table> tables_of(const Document& document, const lexicon::Lexicon& lexicon);

/// Whether a cell may be the name of a person, a note in brackets behind it allowed: 王建国, 陈云(女), 小武.
bool is_like_name(const lexicon::Lexicon& lexicon, std::u32string_view cell);

}  // namespace govgraph::extract
