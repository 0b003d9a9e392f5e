// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <vector>

#include "lexicon/lexicon.hpp"
#include "text/lines.hpp"

namespace govgraph::text {

/// What a line is in a roll: a list of those who are honoured, chosen or named, one a line.
enum class RollLine : std::uint8_t {
  kNone,
  kHead,  ///< 二、优秀党员(12名), 先进集体名单, 名单如下：
  kItem,  ///< 王建国 东山社区
};

/// By line of the page. A head has an item below it; items end no sentence. Linear in the page.
std::vector<RollLine> roll_lines(const lexicon::Lexicon& lexicon, const Page& page);

}  // namespace govgraph::text
