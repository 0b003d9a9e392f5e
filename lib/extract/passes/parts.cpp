// SPDX-License-Identifier: Apache-2.0
// Finds parts of programmes: the numbered works of an article whose title names the list (柳河镇2025年实事项目) are
// PART_OF it. Declines headings of articles without such a title.
#include <algorithm>

#include "extract/clauses.hpp"
#include "extract/passes/relating.hpp"
#include "extract/phrase.hpp"
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
        for (const std::uint32_t part : run_of(reading, parts, parts.size() - 1))
          relator.add(clause, part, whole, 0.85F, "serves-work");
    }
  }
}

/// 实行差别化的送餐服务，对于行动不便的老人，提供助餐到家服务: the kinds that a service is given in.
void read_kinds(const Reading& reading, Relator& relator) {
  const auto& clauses = reading.clauses.all;
  for (std::size_t c = 0; c < clauses.size(); ++c) {
    const std::u32string_view text = reading.document.at(clauses[c].span);
    if (text.find(U"实行") == std::u32string_view::npos && text.find(U"推行") == std::u32string_view::npos) continue;
    const auto wholes = names_after(reading, clauses[c], clauses[c].span.begin, {Label::kProgramme});
    if (wholes.empty()) continue;
    for (std::size_t next = c + 1; next + 1 < clauses.size() && clauses[next].sentence == clauses[c].sentence; ++next) {
      const std::u32string_view lead = reading.document.at(clauses[next].span);
      if (!lead.starts_with(U"对于") && !lead.starts_with(U"对") && !lead.starts_with(U"针对")) continue;
      const Clause& gives = clauses[next + 1];
      if (gives.sentence != clauses[c].sentence || !reading.document.at(gives.span).starts_with(U"提供")) continue;
      for (const std::uint32_t part : names_after(reading, gives, gives.span.begin, {Label::kProgramme}))
        if (part != wholes.back()) relator.add(gives, part, wholes.back(), 0.75F, "kind-of-service");
    }
  }
}

/// 建立协商议事机制，通过“问题收集—协商议事—协同办理”流程…。建立问题收集机制。: a mechanism named by a step of the
/// first.
void read_steps(const Reading& reading, Relator& relator) {
  const auto& clauses = reading.clauses.all;
  for (const Quotation& quotation : reading.document.quotations) {
    const std::u32string_view inner = reading.document.at(quotation.inner);
    if (!is_opening_quote(quotation.open) || inner.size() > 40 || inner.find(U'—') == std::u32string_view::npos)
      continue;
    const auto here = std::find_if(clauses.begin(), clauses.end(),
                                   [&](const Clause& clause) { return clause.span.contains(quotation.outer.begin); });
    if (here == clauses.end() || here == clauses.begin() || std::prev(here)->sentence != here->sentence) continue;
    const auto wholes = names_after(reading, *std::prev(here), std::prev(here)->span.begin, {Label::kProgramme});
    if (wholes.empty()) continue;
    for (auto later = here; later != clauses.end() && later->article == here->article; ++later)
      for (const std::uint32_t name : later->names) {
        const Mention& part = reading.mentions[name];
        if (part.label != Label::kProgramme || part.span.begin < quotation.outer.end ||
            part.name == reading.mentions[wholes.back()].name)
          continue;
        const std::u32string_view form = reading.document.at(part.span);
        for (std::size_t from = 0; from <= inner.size();) {
          const std::size_t end = std::min(inner.find(U'—', from), inner.size());
          const std::u32string_view step = inner.substr(from, end - from);
          if (step.size() >= 3 && form.starts_with(step) && form.size() - step.size() <= 3)
            relator.add(*later, name, wholes.back(), 0.82F, "step-of-mechanism");
          from = end + 1;
        }
      }
  }
}

}  // namespace

void run_parts(Reading& reading, Diagnostics&) {
  Relator relator(reading, RelationType::kPartOf);
  read_serving(reading, relator);
  read_kinds(reading, relator);
  read_steps(reading, relator);
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
      if (role != Sentence::Role::kHeading || (mention.label != Label::kProgramme && mention.label != Label::kPlace))
        continue;
      const bool inner = is_inner_number(reading.document.at(clause.span));
      relator.add(clause, name, inner && last != kNone ? last : list[clause.article], 0.9F, "numbered-work-of-list");
      if (!inner) last = name;
    }
  }
}

}  // namespace govgraph::extract
