// SPDX-License-Identifier: Apache-2.0
#include "extract/office_tables.hpp"

#include <algorithm>

namespace govgraph::extract {

OfficeTables::OfficeTables(const Reading& reading) : reading_(reading) {
  for (std::size_t sentence = 0; sentence < reading.document.sentences.size(); ++sentence) read_head(sentence);
}

void OfficeTables::read_head(std::size_t sentence) {
  const Span span = reading_.document.sentences[sentence].span;
  const std::u32string_view text = reading_.document.at(span);
  if (std::count(text.begin(), text.end(), U'|') < 2 || names_somebody(span)) return;
  Table table{sentence, {}};
  bool tells = false;
  for (std::size_t begin = 0; begin <= text.size();) {
    const std::size_t end = std::min(text.find(U'|', begin), text.size());
    std::size_t first = begin, last = end;
    while (first < last && text[first] == U' ') ++first;
    while (last > first && text[last - 1] == U' ') --last;
    const std::u32string_view cell = text.substr(first, last - first);
    OfficeColumn column;
    if (cell.find(U"拟任") != std::u32string_view::npos) column.status = "planned";
    if (cell.find(U"原任") != std::u32string_view::npos) column.status = "former";
    if (reading_.lexicon.exact(cell).is(lexicon::Category::kOffice))
      column.office = {span.begin + static_cast<std::uint32_t>(first), span.begin + static_cast<std::uint32_t>(last)};
    tells = tells || !column.status.empty() || !column.office.empty();
    table.columns.push_back(column);
    begin = end + 1;
  }
  if (tells) tables_.push_back(std::move(table));
}

bool OfficeTables::names_somebody(Span span) const {
  auto mention =
      std::lower_bound(reading_.mentions.begin(), reading_.mentions.end(), span.begin,
                       [](const Mention& each, std::uint32_t position) { return each.span.begin < position; });
  for (; mention != reading_.mentions.end() && mention->span.begin < span.end; ++mention)
    if (mention->label == Label::kPerson) return true;
  return false;
}

const OfficeColumn* OfficeTables::column_at(std::size_t sentence, std::uint32_t position) const {
  const auto& sentences = reading_.document.sentences;
  const auto after = std::upper_bound(tables_.begin(), tables_.end(), sentence,
                                      [](std::size_t s, const Table& each) { return s < each.sentence; });
  if (after == tables_.begin()) return nullptr;
  const Table& table = *(after - 1);
  if (table.sentence == sentence || sentences[table.sentence].article != sentences[sentence].article) return nullptr;
  const std::u32string_view row = reading_.document.at({sentences[sentence].span.begin, position});
  const auto column = static_cast<std::size_t>(std::count(row.begin(), row.end(), U'|'));
  const std::u32string_view whole = reading_.document.at(sentences[sentence].span);
  const bool is_row = whole.find(U'|') != std::u32string_view::npos;
  return is_row && column < table.columns.size() ? &table.columns[column] : nullptr;
}

}  // namespace govgraph::extract
