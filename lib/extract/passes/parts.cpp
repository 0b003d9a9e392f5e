// SPDX-License-Identifier: Apache-2.0
// Finds parts of programmes: the numbered works of an article whose title names the list (柳河镇2025年实事项目) are
// PART_OF it. Declines headings of articles without such a title.
#include "extract/clauses.hpp"
#include "extract/passes/relating.hpp"
#include "extract/reading.hpp"

namespace govgraph::extract {

namespace {

/// "1. …" below "3 …": a work of the work above.
bool is_inner_number(std::u32string_view heading) {
  return heading.size() > 2 && heading[0] >= U'0' && heading[0] <= U'9' && heading[1] == U'.';
}

/// 某路新建工程是某项目配套道路: a work that serves another.
void read_serving(const Reading& reading, Relator& relator) {
  for (const Clause& clause : reading.clauses.all) {
    const std::u32string_view text = reading.document.at(clause.span);
    const std::size_t serves = text.find(U"配套");
    const std::size_t is = serves == std::u32string_view::npos ? serves : text.rfind(U'是', serves);
    if (is == std::u32string_view::npos) continue;
    const auto at = [&](std::size_t offset) { return clause.span.begin + static_cast<std::uint32_t>(offset); };
    const auto parts = names_before(reading, clause, at(is), {Label::kProgramme});
    for (const std::uint32_t whole : names_after(reading, clause, at(is), {Label::kProgramme})) {
      if (reading.mentions[whole].span.end > at(serves)) continue;
      if (!parts.empty())
        for (const std::uint32_t part : run_of(reading, parts, parts.size() - 1)) relator.add(clause, part, whole, 0.85F, "serves-work");
    }
  }
}

}  // namespace

void run_parts(Reading& reading, Diagnostics&) {
  Relator relator(reading, RelationType::kPartOf);
  read_serving(reading, relator);
  std::vector<std::uint32_t> list(reading.document.articles.size(), kNone);
  std::uint32_t last = kNone;  ///< the outer work above
  std::uint32_t article = 0;
  for (const Clause& clause : reading.clauses.all) {
    if (clause.article != article) last = kNone;
    article = clause.article;
    const Sentence::Role role = reading.document.sentences[clause.sentence].role;
    for (const std::uint32_t name : clause.names) {
      const Mention& mention = reading.mentions[name];
      if (role == Sentence::Role::kTitle && mention.label == Label::kProgramme && list[clause.article] == kNone)
        list[clause.article] = name;
      if (role != Sentence::Role::kHeading || (mention.label != Label::kProgramme && mention.label != Label::kPlace)) continue;
      const bool inner = is_inner_number(reading.document.at(clause.span));
      relator.add(clause, name, inner && last != kNone ? last : list[clause.article], 0.9F, "numbered-work-of-list");
      if (!inner) last = name;
    }
  }
}

}  // namespace govgraph::extract
