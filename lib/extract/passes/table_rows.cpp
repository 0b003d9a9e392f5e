// SPDX-License-Identifier: Apache-2.0
// Finds what the rows of tables say beside offices: 姓名|籍贯, 项目名称|牵头单位|配合单位|建设地点.
// Declines columns whose head is not known.
#include <algorithm>

#include "extract/mention_list.hpp"
#include "extract/passes/relating.hpp"
#include "extract/reading.hpp"
#include "extract/rules/rule_set.hpp"
#include "extract/tables.hpp"

namespace govgraph::extract {
namespace {

constexpr std::uint32_t kWorks =
    bit(Label::kProgramme) | bit(Label::kEvent) | bit(Label::kPlace) | bit(Label::kPolicy) | bit(Label::kSocialOrg);
constexpr std::uint32_t kWhere = bit(Label::kArea) | bit(Label::kRoad) | bit(Label::kPlace) | bit(Label::kInstitution);

class RowRelator {
 public:
  explicit RowRelator(Reading& reading) : reading_(reading) {}

  void run() {
    for (const Table& table : reading_.tables)
      for (const auto& row : table.rows) {
        read_person(table, row);
        read_work(table, row);
        read_partners(table, row);
        read_brands(table, row);
      }
  }

 private:
  using Row = std::vector<Table::Cell>;

  void read_person(const Table& table, const Row& row) {
    const std::uint32_t person = subject_of(table, row, ColumnKind::kNames, bit(Label::kPerson));
    if (person == kNone) return;
    for (const Table::Cell& cell : row) {
      const ColumnKind kind = table.columns[cell.column].kind;
      if (kind != ColumnKind::kOrigins && kind != ColumnKind::kHomes) continue;
      const bool origin = kind == ColumnKind::kOrigins;
      const auto places = mentions_in(cell.span, bit(Label::kArea));
      // 甘肃|临夏: where the last name is not known, neither is the place.
      if (!places.empty() && reading_.mentions[places.back()].span.end + 1 >= cell.span.end)
        add(person, places.back(), origin ? OperatorCase::kRowOrigin : OperatorCase::kRowHome,
            origin ? "origin" : "residence");
    }
  }

  void read_work(const Table& table, const Row& row) {
    const std::uint32_t work = subject_of(table, row, ColumnKind::kWorks, kWorks);
    if (work == kNone) return;
    for (const Table::Cell& cell : row) {
      const ColumnKind kind = table.columns[cell.column].kind;
      const bool place = kind == ColumnKind::kPlaces;
      if (kind == ColumnKind::kHolders && table.columns[cell.column].answers)
        for (const std::uint32_t each : mentions_in(cell.span, bit(Label::kPerson)))
          add(each, work, OperatorCase::kRowDoer, {});
      if (!place && kind != ColumnKind::kDoers && kind != ColumnKind::kHelpers) continue;
      for (const std::uint32_t each : mentions_in(cell.span, place ? kWhere : kOrganisations | bit(Label::kArea))) {
        if (place)
          add(work, each, OperatorCase::kRowPlace, {});
        else
          add(each, work, kind == ColumnKind::kDoers ? OperatorCase::kRowDoer : OperatorCase::kRowHelper, {});
      }
    }
  }

  void read_partners(const Table& table, const Row& row) {
    const std::uint32_t unit = subject_of(table, row, ColumnKind::kUnits, kOrganisations | bit(Label::kArea));
    if (unit == kNone) return;
    for (const Table::Cell& cell : row)
      if (table.columns[cell.column].kind == ColumnKind::kPartners)
        for (const std::uint32_t each : mentions_in(cell.span, kOrganisations))
          add(each, unit, OperatorCase::kRowPartner, {});
  }

  void read_brands(const Table& table, const Row& row) {
    constexpr std::uint32_t kBrands = bit(Label::kProgramme) | bit(Label::kEvent) | bit(Label::kSocialOrg);
    const std::uint32_t unit = subject_of(table, row, ColumnKind::kUnits, kOrganisations | bit(Label::kArea));
    if (unit == kNone) return;
    for (const Table::Cell& cell : row)
      if (table.columns[cell.column].kind == ColumnKind::kBrands)
        for (const std::uint32_t each : mentions_in(cell.span, kBrands)) add(unit, each, OperatorCase::kRowDoer, {});
  }

  std::uint32_t subject_of(const Table& table, const Row& row, ColumnKind kind, std::uint32_t labels) const {
    for (const Table::Cell& cell : row)
      if (table.columns[cell.column].kind == kind)
        if (const auto found = mentions_in(cell.span, labels); !found.empty()) return found.front();
    return kNone;
  }

  /// The outermost of the labels in the cell, in text order.
  std::vector<std::uint32_t> mentions_in(Span cell, std::uint32_t labels) const {
    std::vector<std::uint32_t> out;
    std::uint32_t end = cell.begin;
    auto at = std::lower_bound(reading_.mentions.begin(), reading_.mentions.end(), cell.begin,
                               [](const Mention& mention, std::uint32_t p) { return mention.span.begin < p; });
    for (; at != reading_.mentions.end() && at->span.begin < cell.end; ++at) {
      if ((labels & bit(at->label)) == 0 || at->span.begin < end || at->span.end > cell.end) continue;
      out.push_back(static_cast<std::uint32_t>(at - reading_.mentions.begin()));
      end = at->span.end;
    }
    return out;
  }

  void add(std::uint32_t head, std::uint32_t tail, OperatorCase finding, std::string_view home) {
    const Rule* rule = reading_.rules->of_operator(finding);
    if (rule == nullptr || head == tail ||
        !admits(rule->relation, reading_.mentions[head].label, reading_.mentions[tail].label))
      return;
    const Span from = reading_.mentions[head].span, to = reading_.mentions[tail].span;
    Relation relation;
    relation.head = head;
    relation.tail = tail;
    relation.type = rule->relation;
    relation.confidence = rule->confidence;
    relation.evidence = {std::min(from.begin, to.begin), std::max(from.end, to.end)};
    relation.rule = rule->name;
    if (!home.empty()) set_property(relation.properties, "kind", std::string(home));
    reading_.relations.push_back(std::move(relation));
  }

  Reading& reading_;
};

}  // namespace

void run_table_rows(Reading& reading, Diagnostics&) { RowRelator(reading).run(); }

}  // namespace govgraph::extract
