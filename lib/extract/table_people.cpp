// SPDX-License-Identifier: Apache-2.0
#include "extract/table_people.hpp"

#include <algorithm>

#include "extract/person_names.hpp"
#include "extract/phrase.hpp"
#include "extract/transcribed_names.hpp"
#include "lexicon/features.hpp"

namespace govgraph::extract {
namespace {

namespace feature = lexicon::feature;

constexpr std::uint32_t kRareWord = 60;

class CellReader {
 public:
  explicit CellReader(const Reading& reading) : reading_(reading), text_(reading.document.text()), judge_(reading) {}

  std::vector<NameInCell> run(const std::vector<Table>& tables) {
    for (const Table& table : tables)
      for (const auto& row : table.rows)
        for (const Table::Cell& cell : row) read(cell.span, table.columns[cell.column]);
    return std::move(found_);
  }

 private:
  void read(Span cell, const TableColumn& column) {
    const bool people = holds_people(column.kind);
    std::uint32_t begin = cell.begin, depth = 0;
    for (std::uint32_t i = cell.begin; i <= cell.end; ++i) {
      const char32_t c = i < cell.end ? text_[i] : U'、';
      const bool mark = c == U'、' || c == U'，' || c == U' ' || c == U'/' || c == U'；' || c == U'(' || c == U')';
      if (!mark) continue;
      if (depth > 0)
        read_bracketed({begin, i}, people, !column.bracketed.empty());
      else if (people)
        add({begin, i}, column.kind == ColumnKind::kNames);
      depth = c == U'(' ? 1 : c == U')' ? 0 : depth;
      begin = i + 1;
    }
  }

  void read_bracketed(Span inner, bool people, bool asked) {
    if (asked) return add(inner);
    // 暂缺(由李明代): who stands in.
    if (people && inner.size() >= 4 && text_[inner.begin] == U'由' && text_[inner.end - 1] == U'代')
      add({inner.begin + 1, inner.end - 1});
  }

  /// The name at the end of `piece`, after an office. Below a head of names nothing else is expected, so its surname
  /// may be one that the lexicon lacks.
  void add(Span piece, bool expected = false) {
    const auto full = [&](Span span) { return is_like_name(reading_.lexicon, reading_.document.at(span)); };
    if (piece.size() > 4)
      for (std::uint32_t at = piece.begin + 2; at + 2 <= piece.end; ++at)
        if (judge_.title_ends(at) && (full({at, piece.end}) || is_unknown({at, piece.end}))) {
          found_.push_back({{at, piece.end}, false});
          return;
        }
    if (piece.size() < 2 || !(full(piece) || (expected && is_unknown(piece))) || reading_.token_at[piece.begin] == kNone) return;
    const char32_t first = text_[piece.begin];
    const bool transcribed = transcribed_name_at(reading_, piece.begin).end == piece.end;
    if (piece.size() > 4 && !transcribed) return;
    if (judge_.title_ends(piece.end) && piece.size() > 2 && !transcribed) return;
    found_.push_back({piece, piece.size() == 2 && (first == U'小' || first == U'老')});
  }

  /// 队长|铁柱: after an office, where no word of the language stands.
  bool is_unknown(Span span) const {
    if (span.size() < 2 || span.size() > 4) return false;
    for (std::uint32_t at = span.begin; at < span.end; ++at)
      if (!is_han(text_[at])) return false;
    const lexicon::Match known = reading_.lexicon.exact(reading_.document.at(span));
    const lexicon::Entry* word = known.length == 0 ? nullptr : known.find(lexicon::Category::kWord);
    const bool rare = known.length == 0 || (word != nullptr && word->payload < kRareWord && known.entries.size() == 1);
    return rare && !judge_.title_ends(span.end);
  }

  const Reading& reading_;
  std::u32string_view text_;
  PersonJudge judge_;
  std::vector<NameInCell> found_;
};

}  // namespace

std::vector<NameInCell> names_in_tables(const Reading& reading, const std::vector<Table>& tables) {
  return CellReader(reading).run(tables);
}

}  // namespace govgraph::extract
