// SPDX-License-Identifier: Apache-2.0
#include "extract/tables.hpp"

#include <algorithm>
#include <optional>
#include <utility>

#include "extract/paragraphs.hpp"
#include "lexicon/features.hpp"

namespace govgraph::extract {
namespace {

namespace feature = lexicon::feature;

constexpr std::size_t kLongestLabel = 16;
constexpr std::size_t kLeastColumns = 3;  ///< of a table whose cells are not parted by bars
constexpr std::size_t kLongestCell = 90;

Span trimmed(const Document& document, Span span) {
  const std::u32string_view text = document.text();
  while (!span.empty() && (text[span.begin] == U' ' || text[span.begin] == U'\t')) ++span.begin;
  while (!span.empty() && (text[span.end - 1] == U' ' || text[span.end - 1] == U'\t')) --span.end;
  return span;
}

/// The cells between the marks, empty ones too.
std::vector<Span> split(const Document& document, Span span, std::u32string_view marks) {
  std::vector<Span> out;
  std::uint32_t begin = span.begin;
  for (std::uint32_t i = span.begin; i <= span.end; ++i)
    if (i == span.end || marks.find(document.text()[i]) != std::u32string_view::npos) {
      out.push_back(trimmed(document, {begin, i}));
      begin = i + 1;
    }
  return out;
}

bool is_han(char32_t c) { return c >= 0x3400 && c <= 0x9FFF; }

class TableReader {
 public:
  TableReader(const Document& document, const lexicon::Lexicon& lexicon)
      : document_(document), lexicon_(lexicon), paragraphs_(paragraphs_of(document)) {}

  std::vector<Table> run() {
    for (std::size_t i = 0; i < paragraphs_.size();) {
      const std::size_t next = std::max({read_rows(i), read_cells(i), read_roll(i)});
      i = std::max(i + 1, next);
    }
    return std::move(tables_);
  }

 private:
  std::u32string_view at(Span span) const { return document_.at(span); }

  /// The head of a column; nullopt for what is none.
  std::optional<TableColumn> column_of(Span cell) const {
    std::u32string_view label = at(cell);
    if (label.empty() || label.size() > kLongestLabel) return std::nullopt;
    if (const auto kind = kind_of(label))
      return TableColumn{cell,
                         {},
                         *kind,
                         lexicon_.has(label, feature::kColumnOfProjects),
                         lexicon_.has(label, feature::kAnswersForWork)};
    const std::size_t open = label.find(U'(');
    if (open == std::u32string_view::npos || label.back() != U')') return std::nullopt;
    const Span bracketed{cell.begin + static_cast<std::uint32_t>(open) + 1, cell.end - 1};
    const Span own{cell.begin, cell.begin + static_cast<std::uint32_t>(open)};
    const auto kind = kind_of(at(own));
    if (!kind) return std::nullopt;
    const bool office = kind_of(at(bracketed)) == ColumnKind::kHolders;
    return TableColumn{own, office ? bracketed : Span{}, *kind, false, false};
  }

  std::optional<ColumnKind> kind_of(std::u32string_view label) const {
    const std::pair<lexicon::Feature, ColumnKind> kinds[] = {
        {feature::kColumnOfNames, ColumnKind::kNames},
        {feature::kColumnOfHolders, ColumnKind::kHolders},
        {feature::kColumnOfDutyPersons, ColumnKind::kDutyPersons},
        {feature::kColumnOfPlannedOffices, ColumnKind::kPlannedOffices},
        {feature::kColumnOfFormerOffices, ColumnKind::kFormerOffices},
        {feature::kColumnOfOffices, ColumnKind::kOffices},
        {feature::kColumnOfDoers, ColumnKind::kDoers},
        {feature::kColumnOfHelpers, ColumnKind::kHelpers},
        {feature::kColumnOfPartners, ColumnKind::kPartners},
        {feature::kColumnOfBrands, ColumnKind::kBrands},
        {feature::kColumnOfWorks, ColumnKind::kWorks},
        {feature::kColumnOfOrigins, ColumnKind::kOrigins},
        {feature::kColumnOfHomes, ColumnKind::kHomes},
        {feature::kColumnOfPlaces, ColumnKind::kPlaces},
        {feature::kColumnOfUnits, ColumnKind::kUnits},
        {feature::kColumnOfDuties, ColumnKind::kDuties},
        {feature::kColumnOfNumbers, ColumnKind::kOther},
        {feature::kColumnLabel, ColumnKind::kOther}};
    for (const auto& [words, kind] : kinds)
      if (lexicon_.has(label, words)) return kind;
    return names_offices(label) ? std::optional(ColumnKind::kHolders) : std::nullopt;
  }

  /// 妇联主席, 党支部书记、居委会主任: offices of bodies that each unit has.
  bool names_offices(std::u32string_view label) const {
    for (std::size_t begin = 0; begin <= label.size();) {
      const std::size_t end = std::min(label.find(U'、', begin), label.size());
      const std::u32string_view piece = label.substr(begin, end - begin);
      if (!lexicon_.has(piece, feature::kColumnOfHolders) && !is_office_of_body(piece)) return false;
      begin = end + 1;
    }
    return true;
  }

  bool is_office_of_body(std::u32string_view words) const {
    using lexicon::Category;
    for (std::size_t size = 2; size + 2 <= words.size(); ++size) {
      const lexicon::Match body = lexicon_.exact(words.substr(0, size));
      const bool organ = body.is(Category::kPartyOrgan) || body.is(Category::kGovOrgan) ||
                         body.is(Category::kSocialOrgan) || body.is(Category::kBareOrgan);
      if (organ && lexicon_.exact(words.substr(size)).is(Category::kOffice)) return true;
    }
    return false;
  }

  static std::size_t column_of_kind(const std::vector<TableColumn>& columns, ColumnKind kind) {
    const auto at = std::find_if(columns.begin(), columns.end(), [&](const auto& each) { return each.kind == kind; });
    return static_cast<std::size_t>(at - columns.begin());
  }

  /// Works, and after them who does them or where they stand.
  static bool tells_of_works(const std::vector<TableColumn>& columns) {
    const std::size_t work = column_of_kind(columns, ColumnKind::kWorks);
    const auto later = [&](ColumnKind kind) {
      const std::size_t at = column_of_kind(columns, kind);
      return at < columns.size() && at > work;
    };
    return later(ColumnKind::kDoers) || later(ColumnKind::kPlaces);
  }

  /// A row of labels, of which people head one, or works and their doers.
  std::optional<std::vector<TableColumn>> head_of(const std::vector<Span>& cells, std::size_t least) const {
    std::vector<TableColumn> columns;
    std::size_t labels = 0;
    bool people = false;
    for (const Span cell : cells) {
      const auto column = column_of(cell);
      labels += column.has_value();
      columns.push_back(column.value_or(TableColumn{cell, {}, ColumnKind::kOther}));
      people = people || (column && (holds_people(column->kind) || !column->bracketed.empty()));
    }
    if ((!people && !tells_of_works(columns)) || labels < least || labels * 4 < cells.size() * 3) return std::nullopt;
    return columns;
  }

  /// A head and rows parted by bars, or by blanks; where they end, 0 when none begin there.
  std::size_t read_rows(std::size_t first) {
    const bool bars = at(paragraphs_[first].span).find(U'|') != std::u32string_view::npos;
    const std::u32string_view marks = bars ? U"|" : U" ";
    const auto head = head_of(split(document_, paragraphs_[first].span, marks), bars ? 2 : kLeastColumns);
    if (!head) return 0;
    if (bars && first + 1 < paragraphs_.size() &&
        at(paragraphs_[first + 1].span).find(U'|') == std::u32string_view::npos)
      return head->size() < kLeastColumns ? 0 : read_cells_below(*head, first + 1);
    Table table{paragraphs_[first].article, *head, {}};
    std::size_t i = first + 1;
    for (; i < paragraphs_.size() && paragraphs_[i].article == table.article; ++i) {
      const std::vector<Span> cells = split(document_, paragraphs_[i].span, marks);
      if (cells.size() < 2 || (!bars && (cells.size() > head->size() || ends_sentence(paragraphs_[i].span)))) break;
      add_row(table, cells);
    }
    if (table.rows.empty()) return 0;
    tables_.push_back(std::move(table));
    return i;
  }

  /// Lines of a roll without a head: a name, blanks, what the one named is (王建国(女)  柳河镇党委书记); a number may
  /// stand before, and a line that was broken off between. Where they end, 0 when fewer than three begin there.
  std::size_t read_roll(std::size_t first) {
    constexpr std::size_t kLeastRows = 3;
    Table table{paragraphs_[first].article, {{{}, {}, ColumnKind::kNames}, {{}, {}, ColumnKind::kOffices}}, {}};
    std::size_t like = 0, end = first;
    for (std::size_t i = first, broken = 0; i < paragraphs_.size() && paragraphs_[i].article == table.article; ++i) {
      const auto row = roll_row(paragraphs_[i].span);
      if (!row && (i == first || ++broken > 1 || ends_sentence(paragraphs_[i].span))) break;
      if (!row) continue;
      broken = 0;
      end = i + 1;
      like += is_like_name(lexicon_, at(row->front().span));
      table.rows.push_back(*row);
    }
    if (table.rows.size() < kLeastRows || like * 3 < table.rows.size() * 2) return 0;
    tables_.push_back(std::move(table));
    return end;
  }

  std::optional<std::vector<Table::Cell>> roll_row(Span line) const {
    if (ends_sentence(line)) return std::nullopt;
    std::vector<Span> cells = split(document_, line, U" ");
    std::erase_if(cells, [](Span cell) { return cell.empty(); });
    if (!cells.empty() && is_number(at(cells.front()))) cells.erase(cells.begin());
    if (cells.size() != 2) return std::nullopt;
    const std::u32string_view name = at(cells[0]).substr(0, at(cells[0]).find(U'('));
    const bool may_name = name.size() >= 2 && name.size() <= 4 && std::all_of(name.begin(), name.end(), is_han) &&
                          !lexicon_.exact(name).is(lexicon::Category::kWord) && !lexicon_.has(name, feature::kNoName);
    const std::u32string_view office = at(cells[1]);
    if (!may_name || office.size() < 4 || !is_han(office.front())) return std::nullopt;
    return std::vector<Table::Cell>{{cells[0], 0}, {cells[1], 1}};
  }

  bool ends_sentence(Span span) const { return at(span).find(U'。') != std::u32string_view::npos; }

  void add_row(Table& table, const std::vector<Span>& cells) const {
    const std::size_t columns = table.columns.size();
    std::size_t shift = 0;
    if (cells.size() < columns && fit(table, cells, columns - cells.size()) > fit(table, cells, 0))
      shift = columns - cells.size();
    std::vector<Table::Cell> row;
    for (std::size_t i = 0; i < cells.size() && i + shift < columns; ++i)
      if (!cells[i].empty()) row.push_back({cells[i], static_cast<std::uint32_t>(i + shift)});
    if (!row.empty()) table.rows.push_back(std::move(row));
  }

  /// How many cells below the heads of people look like names, less others that do.
  int fit(const Table& table, const std::vector<Span>& cells, std::size_t shift) const {
    int out = 0;
    for (std::size_t i = 0; i < cells.size() && i + shift < table.columns.size(); ++i)
      if (is_like_name(lexicon_, at(cells[i])) || stands_for_name(at(cells[i])))
        out += holds_people(table.columns[i + shift].kind) ? 2 : -1;
    return out;
  }

  /// 暂缺, (由李明代).
  bool stands_for_name(std::u32string_view cell) const {
    return lexicon_.begins(cell.substr(0, cell.find(U'(')), feature::kNoName) > 0;
  }

  /// Labels one below another, then cells one below another; where they end, 0 when none begin there.
  std::size_t read_cells(std::size_t first) {
    std::size_t i = first;
    std::vector<Span> labels;
    while (i < paragraphs_.size() && paragraphs_[i].article == paragraphs_[first].article &&
           column_of(trimmed(document_, paragraphs_[i].span)))
      labels.push_back(trimmed(document_, paragraphs_[i++].span));
    const auto head = head_of(labels, kLeastColumns);
    return head ? read_cells_below(*head, i) : 0;
  }

  /// Cells one below another; where they end, 0 when there are none.
  std::size_t read_cells_below(std::vector<TableColumn> head, std::size_t first) {
    if (first >= paragraphs_.size()) return 0;
    const std::uint32_t article = paragraphs_[first].article;
    std::size_t i = first;
    std::vector<Span> cells;
    for (; i < paragraphs_.size() && paragraphs_[i].article == article; ++i) {
      const Span cell = trimmed(document_, paragraphs_[i].span);
      if (ends_table(cell)) break;
      cells.push_back(cell);
    }
    if (cells.empty()) return 0;
    // The reader of the page drops numbers that stand alone.
    const bool counted = lexicon_.has(at(head.front().label), feature::kColumnOfNumbers);
    if (counted && !is_number(at(cells.front()))) head.erase(head.begin());
    Table table{article, std::move(head), {}};
    if (column_of_kind(table.columns, ColumnKind::kWorks) == 0 && tells_of_works(table.columns))
      add_works(table, cells);
    else
      add_records(table, cells);
    tables_.push_back(std::move(table));
    return i;
  }

  /// Each record ends so many cells after its doers as the head has columns after theirs; what stands before them is
  /// the work and, however many cells it takes, what is said of it.
  void add_works(Table& table, const std::vector<Span>& cells) const {
    const std::size_t doers = column_of_kind(table.columns, ColumnKind::kDoers);
    if (doers >= table.columns.size()) return add_records(table, cells);
    for (std::size_t begin = 0; begin < cells.size();) {
      std::size_t body = begin + 1;
      while (body < cells.size() && !is_like_body(at(cells[body]))) ++body;
      if (body >= cells.size()) return;
      // Cells of a row above ran together: the nearest that can be the work.
      if (body - begin > doers + 2) begin = body - doers;
      std::vector<Table::Cell> row{{cells[begin], 0}};
      for (std::size_t i = begin + 1; i < body; ++i)
        row.push_back({cells[i], static_cast<std::uint32_t>(std::min(i - begin, doers - 1))});
      const std::size_t end = std::min(cells.size(), body + table.columns.size() - doers);
      for (std::size_t i = body; i < end; ++i) row.push_back({cells[i], static_cast<std::uint32_t>(doers + i - body)});
      table.rows.push_back(std::move(row));
      begin = end;
    }
  }

  /// 街道党政办公室: it ends with the noun of a body, and nothing is said in it.
  bool is_like_body(std::u32string_view cell) const {
    constexpr std::size_t kLongestBody = 30, kLongestNoun = 8;
    if (cell.size() < 3 || cell.size() > kLongestBody || cell.find_first_of(U"，。；：") != std::u32string_view::npos)
      return false;
    for (std::size_t size = std::min(cell.size(), kLongestNoun); size > 0; --size) {
      const lexicon::Match noun = lexicon_.exact(cell.substr(cell.size() - size));
      for (const auto organ : {lexicon::Category::kPartyOrgan, lexicon::Category::kGovOrgan,
                               lexicon::Category::kSocialOrgan, lexicon::Category::kInstitution})
        if (noun.is(organ)) return true;
    }
    return lexicon_.ends(cell, feature::kTailOfOffice) > 0 || lexicon_.ends(cell, feature::kTailOfInstitution) > 0;
  }

  bool ends_table(Span cell) const {
    const std::u32string_view text = at(cell);
    const std::size_t colon = text.find(U'：');
    return text.empty() || text.size() > kLongestCell || text.back() == U'。' || colon < 8;
  }

  static bool is_number(std::u32string_view text) {
    return std::all_of(text.begin(), text.end(), [](char32_t c) { return c >= U'0' && c <= U'9'; });
  }

  /// Whether a cell opens a record: it is of the kind of the first of all.
  bool opens(std::u32string_view cell, std::u32string_view first) const {
    if (is_number(first)) return is_number(cell);
    if (first.find(U'月') != std::u32string_view::npos && first.front() <= U'9')
      return cell.front() <= U'9' && cell.find(U'月') != std::u32string_view::npos && cell.size() <= first.size() + 3;
    if (is_like_name(lexicon_, first)) return is_like_name(lexicon_, cell);
    return false;
  }

  void add_records(Table& table, const std::vector<Span>& cells) const {
    const std::u32string_view first = at(cells.front());
    const bool keyed =
        is_number(first) || first.find(U'月') != std::u32string_view::npos || is_like_name(lexicon_, first);
    std::vector<Span> record;
    for (const Span cell : cells) {
      const bool next = keyed ? record.size() >= 2 && opens(at(cell), first) && !is_due(table, record.size())
                              : record.size() == table.columns.size();
      if (next) add_record(table, std::exchange(record, {}));
      record.push_back(cell);
    }
    add_record(table, record);
  }

  /// A name is due in a later column of people, so it opens no record.
  static bool is_due(const Table& table, std::size_t column) {
    return holds_people(table.columns.front().kind) && column < table.columns.size() &&
           holds_people(table.columns[column].kind);
  }

  /// Cells go to the columns in order; one that cannot be a name passes over a column of people while others are left.
  void add_record(Table& table, const std::vector<Span>& cells) const {
    std::vector<Table::Cell> row;
    std::size_t column = 0;
    for (std::size_t i = 0; i < cells.size() && column < table.columns.size(); ++i, ++column) {
      const std::size_t spare =
          table.columns.size() - column - std::min(table.columns.size() - column, cells.size() - i);
      if (spare > 0 && table.columns[column].kind == ColumnKind::kNames && !is_like_name(lexicon_, at(cells[i])))
        ++column;
      row.push_back({cells[i], static_cast<std::uint32_t>(column)});
    }
    if (!row.empty()) table.rows.push_back(std::move(row));
  }

  const Document& document_;
  const lexicon::Lexicon& lexicon_;
  std::vector<Paragraph> paragraphs_;
  std::vector<Table> tables_;
};

}  // namespace

bool is_like_name(const lexicon::Lexicon& lexicon, std::u32string_view cell) {
  cell = cell.substr(0, cell.find(U'('));
  if (cell.size() < 2 || cell.size() > 8 || !std::all_of(cell.begin(), cell.end(), is_han)) return false;
  if (lexicon.has(cell, feature::kNoName) || lexicon.exact(cell).is(lexicon::Category::kWord)) return false;
  if (cell.size() > 4) return lexicon.begins(cell, feature::kNameElement) > 0;
  const lexicon::NameChar first = lexicon.name_char(cell[0]);
  return first.surname != 0 || first.begins_compound || lexicon.begins(cell, feature::kNameElement) > 0 ||
         ((cell[0] == U'小' || cell[0] == U'老') && cell.size() == 2 && lexicon.name_char(cell[1]).surname != 0);
}

std::vector<Table> tables_of(const Document& document, const lexicon::Lexicon& lexicon) {
  return TableReader(document, lexicon).run();
}

}  // namespace govgraph::extract
