// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>

#include "extract/names.hpp"
#include "extract/reading.hpp"

namespace govgraph::extract {

/// Where the name of a company begins whose legal form begins at `end`: leftwards over words of business, brackets and
/// places, a chain of places being the left edge; `end` when nothing stands there. `names` with areas and roads as
/// anchors. Linear in the words crossed, which are few.
std::uint32_t company_begin(const Reading& reading, const NameReader& names, std::uint32_t end);

}  // namespace govgraph::extract
