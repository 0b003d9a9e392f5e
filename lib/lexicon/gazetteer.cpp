// SPDX-License-Identifier: Apache-2.0
#include "lexicon/gazetteer.hpp"

#include <algorithm>
#include <unordered_map>
#include <unordered_set>

#include "base/utf8.hpp"
#include "lexicon/division_names.hpp"

namespace govgraph::lexicon {
namespace {

struct Source {
  const Table* table;
  DivisionRow row;
};

std::vector<Source> rows_of(std::span<const Table> tables) {
  std::vector<Source> out;
  for (const Table& table : tables) {
    if (table.category != Category::kDivision) continue;
    for (DivisionRow& row : parse_divisions(table)) out.push_back({&table, std::move(row)});
  }
  std::ranges::stable_sort(out, {}, [](const Source& source) { return source.row.code; });
  return out;
}

/// The nearest unit above that has a row: municipalities have no cities, some cities no districts.
std::uint32_t parent_row(const Gazetteer& gazetteer, const Source& source, std::uint32_t self) {
  std::uint32_t above = code_above(source.row.code);
  if (above == 0) return self;
  for (; above != 0; above = code_above(above)) {
    if (const auto row = row_of(gazetteer, above); row >= 0) return static_cast<std::uint32_t>(row);
  }
  fail(*source.table, source.row.line,
       "no province has the first two digits of " + std::to_string(source.row.code) + "; codes are those of GB/T 2260");
}

void append_row(Gazetteer& gazetteer, const Source& source) {
  const auto& row = source.row;
  if (row_of(gazetteer, row.code) >= 0) {
    fail(*source.table, row.line,
         "the code " + std::to_string(row.code) + " is given twice; each division has its own");
  }
  const auto self = static_cast<std::uint32_t>(gazetteer.records.size());
  gazetteer.records.push_back({.code = row.code,
                               .parent = parent_row(gazetteer, source, self),
                               .name_begin = static_cast<std::uint32_t>(gazetteer.strings.size()),
                               .name_size = static_cast<std::uint16_t>(row.name.size()),
                               .level = level_of(row.code)});
  gazetteer.strings += row.name;
}

std::int64_t find_code(std::span<const DivisionRecord> sorted, std::uint32_t code) {
  const auto at = std::ranges::lower_bound(sorted, code, {}, &DivisionRecord::code);
  return at != sorted.end() && at->code == code ? at - sorted.begin() : -1;
}

constexpr std::uint8_t kTownLevel = 4;
constexpr std::size_t kManyTowns = 4;

std::unordered_set<std::u32string> shared_town_names(const Gazetteer& gazetteer) {
  std::unordered_map<std::u32string, std::size_t> counts;
  std::unordered_set<std::u32string> shared;
  for (const auto& record : gazetteer.records) {
    if (record.level != kTownLevel) continue;
    const std::u32string name = utf8::decode_all(gazetteer.name(record));
    const std::u32string cut(short_name(name, record.level));
    if (!cut.empty() && ++counts[cut] == kManyTowns) shared.insert(cut);
  }
  return shared;
}

/// 青年公园|街道, 东湖社区|街道: without its level word it is the park or the community, in whichever town.
bool names_landmark(std::u32string_view name) {
  for (const std::u32string_view noun :
       {U"社区", U"公园", U"广场", U"机场", U"车站", U"大桥", U"水库", U"码头", U"市场"})
    if (name.ends_with(noun)) return true;
  return false;
}

}  // namespace

std::int64_t row_of(const Gazetteer& gazetteer, std::uint32_t code) {
  const std::span all(gazetteer.records);
  if (const auto row = find_code(all.first(gazetteer.inherited), code); row >= 0) return row;
  const auto row = find_code(all.subspan(gazetteer.inherited), code);
  return row < 0 ? row : row + static_cast<std::int64_t>(gazetteer.inherited);
}

Gazetteer build_gazetteer(std::span<const Table> tables, const Image* base) {
  Gazetteer gazetteer;
  if (base) {
    gazetteer.records.assign(base->divisions.begin(), base->divisions.end());
    gazetteer.strings = base->strings;
    gazetteer.inherited = gazetteer.records.size();
  }
  for (const Source& source : rows_of(tables)) append_row(gazetteer, source);
  return gazetteer;
}

void append_division_names(const Gazetteer& gazetteer, const std::function<bool(std::u32string_view)>& is_word,
                           std::vector<NamedEntry>& out) {
  const auto shared = shared_town_names(gazetteer);
  for (std::size_t i = gazetteer.inherited; i < gazetteer.records.size(); ++i) {
    const auto& record = gazetteer.records[i];
    const auto row = static_cast<std::uint32_t>(i);
    const std::u32string name = utf8::decode_all(gazetteer.name(record));
    // 锦绣社区 stands in the gazetteer once, beside towns; everywhere else it is a community, read as such.
    if (record.level == kTownLevel && name.ends_with(U"社区")) continue;
    const bool proper = is_proper_division(name, record.level) && !is_word(name);
    const auto full = proper ? DivisionName::kProper : DivisionName::kGeneric;
    out.push_back({name, {Category::kDivision, static_cast<std::uint8_t>(full), row}});
    const std::u32string cut(short_name(name, record.level));
    if (cut.empty() || names_landmark(cut)) continue;
    const bool common = is_word(cut) || (record.level == kTownLevel && shared.contains(cut));
    const auto brief = common ? ShortName::kWord : ShortName::kPlain;
    out.push_back({cut, {Category::kDivisionShort, static_cast<std::uint8_t>(brief), row}});
  }
}

}  // namespace govgraph::lexicon
