// SPDX-License-Identifier: Apache-2.0
#include "extract/taking_office.hpp"

#include <algorithm>

#include "extract/reading.hpp"
#include "lexicon/features.hpp"

namespace govgraph::extract {

namespace feature = lexicon::feature;

namespace {

/// 当|队长: 当 alone takes an office only where one follows at once.
bool office_begins(const Reading& reading, std::u32string_view text) {
  for (std::size_t size = 2; size <= text.size(); ++size)
    if (reading.lexicon.exact(text.substr(0, size)).is(lexicon::Category::kOffice)) return true;
  return false;
}

}  // namespace

std::optional<TakingOffice> taking_office_at(const Reading& reading, std::uint32_t from) {
  constexpr int kAdverbs = 4;
  constexpr std::size_t kLongest = 12;
  const std::u32string_view text = reading.document.text();
  for (int adverbs = 0; adverbs <= kAdverbs && from < text.size(); ++adverbs) {
    const std::u32string_view rest = text.substr(from, kLongest);
    const std::size_t now = reading.lexicon.begins(rest, feature::kHoldsOfficeNow);
    const std::size_t will = reading.lexicon.begins(rest, feature::kWillHoldOffice);
    const std::size_t held = reading.lexicon.begins(rest, feature::kHeldOffice);
    const auto end = static_cast<std::uint32_t>(from + std::max({now, will, held}));
    if (held > 0 && held >= now && held >= will) return TakingOffice{end, "former"};
    if (will > 0 && will >= now) return TakingOffice{end, "planned"};
    if (now > 0) return TakingOffice{end, ""};
    if (rest.starts_with(U'当') && office_begins(reading, rest.substr(1))) return TakingOffice{from + 1, ""};
    const std::size_t adverb = reading.lexicon.begins(rest, feature::kBeforeTakingOffice);
    if (adverb == 0) break;
    from += static_cast<std::uint32_t>(adverb);
  }
  return std::nullopt;
}

bool keeps_or_gives_up(const Reading& reading, std::uint32_t from) {
  const std::u32string_view rest = reading.document.text().substr(from, 40);
  const std::u32string_view line = rest.substr(0, rest.find_first_of(U"，。；\n"));
  return line.ends_with(U"职务") || line.ends_with(U"职务的请求") || line.ends_with(U"一职");
}

}  // namespace govgraph::extract
