// SPDX-License-Identifier: Apache-2.0
#include "extract/heads.hpp"

#include <algorithm>

#include "extract/reading.hpp"

namespace govgraph::extract {
namespace {

using lexicon::Category;

constexpr std::uint64_t kAllHeads =
    kOrganHeads | kWorkHeads | bit(Category::kBareOrgan) | bit(Category::kPlaceNoun) | bit(Category::kStop) |
    bit(Category::kAreaNoun) | bit(Category::kRoadNoun) | bit(Category::kCompanyForm) | bit(Category::kEnterpriseNoun);

}  // namespace

std::uint8_t Head::sub(Category category) const {
  for (const lexicon::Entry& entry : entries)
    if (entry.category == category) return entry.sub;
  return 0;
}

void find_heads(Reading& reading) {
  const std::u32string_view text = reading.document.text;
  std::vector<lexicon::Match> matches;
  for (const Sentence& sentence : reading.document.sentences) {
    for (std::uint32_t at = sentence.span.begin; at < sentence.span.end; ++at) {
      if (text[at] < 0x100) continue;
      matches.clear();
      reading.lexicon.matches_at(text, at, matches);
      for (auto match = matches.rbegin(); match != matches.rend(); ++match)
        if ((match->categories & kAllHeads) != 0 && at + match->length <= sentence.span.end)
          reading.heads.push_back({{at, at + match->length}, match->categories, match->entries});
    }
  }
}

std::vector<Head> longest_heads(const Reading& reading, std::uint64_t categories) {
  std::vector<Head> found;
  for (const Head& head : reading.heads) {
    if ((head.categories & categories) == 0) continue;
    // Earlier begins come first, so a shorter head with the same end is among the last few.
    const bool shorter = std::any_of(found.rbegin(), found.rbegin() + static_cast<long>(std::min<std::size_t>(found.size(), 8)),
                                     [&](const Head& other) { return other.span.end == head.span.end; });
    if (!shorter) found.push_back(head);
  }
  std::stable_sort(found.begin(), found.end(), [](const Head& a, const Head& b) { return a.span.end < b.span.end; });
  return found;
}

}  // namespace govgraph::extract
