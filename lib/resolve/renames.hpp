// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <utility>
#include <vector>

#include "lexicon/lexicon.hpp"
#include "model/document.hpp"
#include "model/mention.hpp"

namespace govgraph::resolve {

/// Mentions that the text says to be an earlier name of the next: 柳河渔业公司|更名为|青禾水产公司 gives (first,
/// second). Both are of one label and in one clause. Declines people. Linear in the mentions.
std::vector<std::pair<std::uint32_t, std::uint32_t>> renames(const Document& document, const lexicon::Lexicon& lexicon,
                                                             const std::vector<Mention>& mentions);

}  // namespace govgraph::resolve
