// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace govgraph::text {

/// Stems of the towns, subdistricts and counties that a page names (柳河 of 柳河镇), found by their nouns alone:
/// what tells one article of a page from the next, and a headline from a heading. Sorted, unique. Linear.
std::vector<std::u32string> place_stems(std::u32string_view text);

/// Indices of the stems that occur in `text`, ascending.
std::vector<std::size_t> stems_in(std::u32string_view text, const std::vector<std::u32string>& stems);

}  // namespace govgraph::text
