// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>

namespace govgraph::extract {

/// The first sum of money in `text`, as it is written ("1.2亿元"); empty when there is none.
std::string sum_in(std::u32string_view text);

/// The first year of this and the last century in `text` ("2023" of 2023年); empty when there is none.
std::string year_in(std::u32string_view text);

}  // namespace govgraph::extract
