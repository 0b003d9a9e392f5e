// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string_view>

#include "extract/reading.hpp"

namespace govgraph::extract {

/// Whether the name of a firm ends with the noun of a branch: 支行, 分公司, 营业部.
bool names_branch(const lexicon::Lexicon& lexicon, std::u32string_view name);

/// Adds the firms whose branches are named with them and that were not read: 东海农商银行 of 东海农商银行柳河支行.
/// Linear in the names of firms.
void add_parents_of_branches(Reading& reading);

}  // namespace govgraph::extract
