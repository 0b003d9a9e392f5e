// SPDX-License-Identifier: Apache-2.0
// Finds organs of the Party and the state, mass organisations and institutions by their suffix.
// 柳河镇党委、政府 -> 柳河镇党委, 柳河镇政府 (both within 柳河镇); 镇总工会 -> bare, meant from context.
// Declines kinds of organs (基层党委, 各级人大, 楼栋党支部) and what stands in 《》.
#include "extract/organs.hpp"
#include "extract/passes/composing.hpp"

namespace govgraph::extract {

void run_organs(Reading& reading, Diagnostics&) {
  std::vector<Mention> found = OrganReader(reading).read();
  add_mentions(reading, std::move(found));
}

}  // namespace govgraph::extract
