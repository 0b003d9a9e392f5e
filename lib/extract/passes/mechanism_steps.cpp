// SPDX-License-Identifier: Apache-2.0
// Finds mechanisms that are steps of another: 建立协商机制，通过“问题收集—协商议事”流程…。建立问题收集机制 -> PART_OF.
// Declines mechanisms that no quoted chain of steps names. What else is part of a programme, rules say.
#include <algorithm>

#include "extract/discourse.hpp"
#include "extract/passes/relating.hpp"
#include "extract/phrase.hpp"
#include "extract/reading.hpp"

namespace govgraph::extract {

namespace {

/// 建立协商议事机制，通过“问题收集—协商议事—协同办理”流程…。建立问题收集机制。: a mechanism named by a step of the
/// first.
void read_steps(const Reading& reading, Relator& relator) {
  const auto& clauses = reading.discourse.clauses;
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

void run_mechanism_steps(Reading& reading, Diagnostics&) {
  Relator relator(reading, RelationType::kPartOf);
  read_steps(reading, relator);
}

}  // namespace govgraph::extract
