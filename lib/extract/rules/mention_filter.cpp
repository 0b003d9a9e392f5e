// SPDX-License-Identifier: Apache-2.0
// What {…} of a rule asks of a mention.
#include <algorithm>

#include "extract/phrase.hpp"
#include "extract/reading.hpp"
#include "extract/rules/matcher.hpp"

namespace govgraph::extract {

bool Matcher::ends_with(Span name, lexicon::Feature feature) const {
  if (reading_.lexicon.ends(reading_.document.at(name), feature) > 0) return true;
  const std::u32string_view kind = kind_after(name);
  for (std::size_t size = kind.size(); size > 0; --size)
    if (reading_.lexicon.ends(kind.substr(0, size), feature) > 0) return true;
  return false;
}

std::u32string_view Matcher::kind_after(Span name) const {
  constexpr std::size_t kLongest = 8;
  std::u32string_view rest = reading_.document.text().substr(name.end, kLongest);
  if (rest.empty() || !is_closing_quote(rest.front())) return {};
  rest.remove_prefix(1);
  const auto goes_on = [](char32_t c) { return is_han(c) && c != U'的'; };
  return rest.substr(0, static_cast<std::size_t>(std::find_if_not(rest.begin(), rest.end(), goes_on) - rest.begin()));
}

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
        return ends_with(each.span, static_cast<lexicon::Feature>(test.feature));
    }
    return false;
  };
  return std::all_of(filter.tests.begin(), filter.tests.end(),
                     [&](const MentionFilter::Each& test) { return holds(test) != test.negated; });
}

}  // namespace govgraph::extract
