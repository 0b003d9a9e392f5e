// SPDX-License-Identifier: Apache-2.0
#include "extract/table_people.hpp"

#include <algorithm>
#include <utility>

#include "extract/paragraphs.hpp"
#include "extract/person_names.hpp"
#include "extract/phrase.hpp"
#include "extract/rolls.hpp"
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
    if (piece.size() < 2 || !(full(piece) || (expected && is_unknown(piece))) ||
        reading_.token_at[piece.begin] == kNone)
      return;
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

class RollNames {
 public:
  explicit RollNames(const Reading& reading) : reading_(reading), text_(reading.document.text()) {}

  std::vector<NameInCell> run() {
    const std::vector<Span> headings = honour_headings(reading_);
    auto heading = headings.begin();
    std::uint32_t article = kNone;
    bool listed = false;  // what stands below a heading
    for (const Paragraph& paragraph : paragraphs_of(reading_.document)) {
      if (paragraph.article != std::exchange(article, paragraph.article)) listed = false;
      while (heading != headings.end() && heading->end <= paragraph.span.begin) ++heading;
      if (const std::uint32_t label = end_of_label(paragraph.span); label != paragraph.span.begin)
        read({label, paragraph.span.end});
      else if ((heading != headings.end() && paragraph.span.contains(*heading)) ||
               heads_roll(reading_.lexicon, reading_.document.at(paragraph.span)))
        listed = true;
      else if (listed)
        listed = read(paragraph.span);
    }
    return std::move(found_);
  }

 private:
  /// 先进个人：, the title of those whose names follow.
  std::uint32_t end_of_label(Span line) const {
    constexpr std::size_t kLongest = 24;
    const std::u32string_view words = reading_.document.at(line);
    const std::size_t colon = words.substr(0, kLongest).find(U'：');
    if (colon == std::u32string_view::npos || colon == 0) return line.begin;
    const std::u32string_view label = words.substr(0, colon);
    const bool holder = reading_.lexicon.ends(label, feature::kTitleHolder) > 0 ||
                        reading_.lexicon.ends(label, feature::kEndsPrize) > 0;
    return holder && reading_.lexicon.holds(label, feature::kTitleWord)
               ? line.begin + static_cast<std::uint32_t>(colon) + 1
               : line.begin;
  }

  /// The names that the line begins with, one after another. False where it ends a sentence: the list is over.
  bool read(Span line) {
    if (line.size() > 0 && text_[line.end - 1] == U'。') return false;
    while (line.size() > 0 &&
           std::u32string_view(U"0123456789.、 ").find(text_[line.begin]) != std::u32string_view::npos)
      ++line.begin;
    for (std::uint32_t begin = line.begin; begin < line.end;) {
      std::uint32_t end = begin;
      while (end < line.end && is_han(text_[end])) ++end;
      if (!is_full_name({begin, end})) break;
      found_.push_back({{begin, end}, false});
      if (end < line.end && text_[end] == U'(')
        while (end < line.end && text_[end - 1] != U')') ++end;
      begin = end + 1;
      if (end < line.end && text_[end] != U'、' && text_[end] != U' ') break;
    }
    return true;
  }

  bool is_full_name(Span span) const {
    if (span.size() < 2 || span.size() > 4 || reading_.token_at[span.begin] == kNone) return false;
    const std::u32string_view name = reading_.document.at(span);
    const bool compound = reading_.lexicon.name_char(name[0]).begins_compound;
    return is_like_name(reading_.lexicon, name) && reading_.lexicon.name_char(name.back()).given > 0 &&
           !is(reading_, name.back(), feature::kPlaceNotGiven) && (name.size() < 4 || compound);
  }

  const Reading& reading_;
  std::u32string_view text_;
  std::vector<NameInCell> found_;
};

}  // namespace

std::vector<NameInCell> names_in_rolls(const Reading& reading) { return RollNames(reading).run(); }

std::vector<NameInCell> names_in_tables(const Reading& reading, const std::vector<Table>& tables) {
  return CellReader(reading).run(tables);
}

}  // namespace govgraph::extract
