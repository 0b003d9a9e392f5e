// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "extract/reading.hpp"

namespace govgraph::extract {

/// Adds the members of lists that end in a noun of enterprises: 甲乙航天、丙丁千帆等8家企业. Linear in the text.
void add_listed(Reading& reading);

/// Adds the short forms of companies and shops found before, where they stand by themselves: 明远茶叶 of
/// 明远茶叶(上海)有限公司. Linear in the text.
void add_short_forms(Reading& reading);

}  // namespace govgraph::extract
