// SPDX-License-Identifier: Apache-2.0
// Finds under whose guidance an organ works: 在区总工会指导下，镇总工会开展… -> 区总工会 GOVERNS 镇总工会. Declines
// guidance between organs of different kinds, which is help and no rank.
#include "extract/clauses.hpp"
#include "extract/passes/relating.hpp"
#include "extract/phrase.hpp"
#include "extract/reading.hpp"

namespace govgraph::extract {
namespace {

/// 总工会 and 总工会, 妇联 and 妇联: the last two characters of both names are the same.
bool of_one_kind(const Reading& reading, const Mention& a, const Mention& b) {
  const std::u32string_view one = reading.document.at(a.span), other = reading.document.at(b.span);
  return a.label == b.label && one.size() > 2 && other.size() > 2 &&
         one.substr(one.size() - 2) == other.substr(other.size() - 2);
}

}  // namespace

void run_guidance(Reading& reading, Diagnostics&) {
  Relator relator(reading, RelationType::kGoverns);
  const auto& all = reading.clauses.all;
  for (std::size_t c = 0; c + 1 < all.size(); ++c) {
    std::u32string_view text = reading.document.at(all[c].span);
    if (text.ends_with(U'，')) text.remove_suffix(1);
    if (!text.starts_with(U'在') || !ends_with_any(text, {U"指导下", U"领导下"}) || all[c].heading ||
        all[c + 1].sentence != all[c].sentence)
      continue;
    for (const std::uint32_t above : all[c].names)
      for (const std::uint32_t below : all[c + 1].subjects)
        if (all[c + 1].carried == 0 && of_one_kind(reading, reading.mentions[above], reading.mentions[below]))
          relator.add(all[c + 1], above, below, 0.82F, "under-guidance");
  }
}

}  // namespace govgraph::extract
