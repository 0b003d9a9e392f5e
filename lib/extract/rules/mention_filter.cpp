// SPDX-License-Identifier: Apache-2.0
// What {…} of a rule asks of a mention.
#include <algorithm>

#include "extract/reading.hpp"
#include "extract/rules/matcher.hpp"

namespace govgraph::extract {

bool Matcher::passes(std::uint32_t mention, const MentionFilter& filter) const {
  using Test = MentionFilter::Test;
  const Mention& each = reading_.mentions[mention];
  if ((filter.labels >> static_cast<unsigned>(each.label) & 1) == 0) return false;
  const std::u32string_view form = reading_.document.at(each.span);
  const auto holds = [&](const MentionFilter::Each& test) {
    switch (test.test) {
      case Test::kBare:
        return each.naming == Naming::kBare;
      case Test::kShort:
        return each.short_for != kNone;
      case Test::kPartial:
        return each.naming == Naming::kPartial;
      case Test::kFull:
        return each.naming == Naming::kFull;
      case Test::kTitled:
        return mention < reading_.titled.size() && reading_.titled[mention];
      case Test::kInArea:
        return each.within != kNone && reading_.mentions[each.within].label == Label::kArea;
      case Test::kLevel:
        return each.level == test.level;
      case Test::kEndsWith:
        return std::any_of(test.ends.begin(), test.ends.end(),
                           [&](const std::u32string& end) { return form.ends_with(end); });
      case Test::kEndsWithFeature:
        return reading_.lexicon.ends(form, static_cast<lexicon::Feature>(test.feature)) > 0;
    }
    return false;
  };
  return std::all_of(filter.tests.begin(), filter.tests.end(),
                     [&](const MentionFilter::Each& test) { return holds(test) != test.negated; });
}

}  // namespace govgraph::extract
