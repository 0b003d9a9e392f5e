// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "extract/reading.hpp"

namespace govgraph::extract {

/// Adds the firms whose branches are named with them and that were not read: 东海农商银行 of 东海农商银行柳河支行.
/// Linear in the names of firms.
void add_parents_of_branches(Reading& reading);

}  // namespace govgraph::extract
