// SPDX-License-Identifier: Apache-2.0
#include "extract/heads.hpp"

#include "extract/reading.hpp"

namespace govgraph::extract {
using lexicon::Category;

std::uint8_t Head::sub(Category category) const {
  for (const lexicon::Entry& entry : entries)
    if (entry.category == category) return entry.sub;
  return 0;
}

std::vector<Head> longest_heads(const Reading& reading, std::uint64_t categories) {
  std::vector<Head> found;  // by end: a head goes back behind the few that begin before it and end after it
  for (const Head& head : reading.heads) {
    if ((head.categories & categories) == 0) continue;
    auto place = found.end();
    while (place != found.begin() && (place - 1)->span.end > head.span.end) --place;
    // Earlier begins come first, so what ends there already is longer.
    if (place == found.begin() || (place - 1)->span.end != head.span.end) found.insert(place, head);
  }
  return found;
}

}  // namespace govgraph::extract
