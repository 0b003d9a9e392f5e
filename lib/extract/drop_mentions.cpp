// SPDX-License-Identifier: Apache-2.0
#include "extract/drop_mentions.hpp"

#include <cstdint>

namespace govgraph::extract {

void drop_mentions(std::vector<Mention>& mentions, const std::vector<bool>& dropped) {
  std::vector<std::uint32_t> place(mentions.size(), kNone);
  std::uint32_t next = 0;
  for (std::uint32_t i = 0; i < mentions.size(); ++i)
    if (!dropped[i]) place[i] = next++;
  for (Mention& mention : mentions) {
    if (mention.within != kNone) mention.within = place[mention.within];
    if (mention.short_for != kNone) mention.short_for = place[mention.short_for];
  }
  std::uint32_t index = 0;
  std::erase_if(mentions, [&](const Mention&) { return dropped[index++]; });
}

}  // namespace govgraph::extract
