// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <set>
#include <vector>

#include "lexicon/lexicon.hpp"
#include "model/form.hpp"
#include "text/block_texts.hpp"
#include "text/blocks.hpp"
#include "text/pair_counts.hpp"
#include "text/wording.hpp"

namespace govgraph::text {

/// A headline that may belong to any body: blocks of headings that stand together.
struct Headline {
  std::vector<std::uint32_t> blocks;
  std::size_t before_segment = 0;  ///< the segment that follows it on the page
  std::size_t end_below = 0;       ///< of those bodies
  bool leads_many = false;         ///< it stands with others right above bodies that have no headline of their own
};

/// A body, and its headline where one is known.
struct HeadedBody {
  std::vector<std::uint32_t> body;
  std::vector<std::uint32_t> headline;  ///< blocks
  std::set<std::size_t> stems;
  std::size_t paragraphs = 0;  ///< of the body
  Form form = Form::kNews;
  bool looks_ahead = false;  ///< the last of them does
  bool opens = false;        ///< it opens like an article where the one above was ended
};

/// By all of it, or else by the first of its blocks that makes it a paper.
Form form_of_headline(const lexicon::Lexicon& lexicon, const BlockTexts& texts,
                      const std::vector<std::uint32_t>& headline);

/// Headlines that stand apart go to the bodies without one that share most with them, best pair first. Where more of
/// them than bodies stand together, or one is left over, a body is cut where the headline's wording begins. Bodies that
/// remain without a headline go on with those above them. `wording` is by segment.
void place_headlines(const lexicon::Lexicon& lexicon, const std::vector<Block>& blocks, const BlockTexts& texts,
                     const PairCounts& pairs, const WordingIndex& wording, std::vector<Headline>& headlines,
                     std::vector<HeadedBody>& segments);

}  // namespace govgraph::text
