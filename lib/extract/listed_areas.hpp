// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <vector>

#include "extract/reading.hpp"

namespace govgraph::extract {

/// Members of one list.
inline constexpr std::size_t kMostListed = 500;

/// 辖青川小区、翠竹园、阳光花园3个小区; 石桥、大湾、东岸三个村: the members of a list whose kind stands behind it, with
/// how many there are. A member without the noun gets it where names of the kind bear one (石桥 -> 石桥村). Only of a
/// list that a verb of having parts or, where no member is a word of the language, a word of place leads to, or of
/// which one member is such an area already; the last kMostListed members of a longer one. `reading` holds the areas
/// that their nouns name. Linear in the text.
std::vector<Mention> areas_of_counted_lists(const Reading& reading);

}  // namespace govgraph::extract
