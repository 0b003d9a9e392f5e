// SPDX-License-Identifier: Apache-2.0
#include "extract/heads.hpp"

#include <algorithm>

#include "extract/reading.hpp"

namespace govgraph::extract {
using lexicon::Category;

std::uint8_t Head::sub(Category category) const {
  for (const lexicon::Entry& entry : entries)
    if (entry.category == category) return entry.sub;
  return 0;
}

std::vector<Head> longest_heads(const Reading& reading, std::uint64_t categories) {
  std::vector<Head> found;
  for (const Head& head : reading.heads) {
    if ((head.categories & categories) == 0) continue;
    // Earlier begins come first, so a shorter head with the same end is among the last few.
    const bool shorter =
        std::any_of(found.rbegin(), found.rbegin() + static_cast<long>(std::min<std::size_t>(found.size(), 8)),
                    [&](const Head& other) { return other.span.end == head.span.end; });
    if (!shorter) found.push_back(head);
  }
  std::stable_sort(found.begin(), found.end(), [](const Head& a, const Head& b) { return a.span.end < b.span.end; });
  return found;
}

}  // namespace govgraph::extract
