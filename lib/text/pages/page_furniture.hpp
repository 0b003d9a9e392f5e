// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <vector>

#include "lexicon/lexicon.hpp"
#include "text/pages/stacks.hpp"

namespace govgraph::text {

enum class StackKind : std::uint8_t {
  kText,       ///< of an article
  kCaption,    ///< of a picture
  kFurniture,  ///< the paper's name, page numbers, guides to other pages, weather, telephone numbers
  kEdge,       ///< alone at the upper or lower edge: furniture where other pages have it too
};

/// What stacks are that belong to no article, by where they stand and by their words. O(n log n).
std::vector<StackKind> furniture_of(const lexicon::Lexicon& lexicon, const std::vector<Word>& words,
                                    const std::vector<Segment>& segments, const std::vector<Stack>& stacks, float body);

}  // namespace govgraph::text
