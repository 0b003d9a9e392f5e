// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <vector>

#include "lexicon/lexicon.hpp"
#include "text/blocks.hpp"

namespace govgraph::text {

/// What blocks are by what stands around them: links to other articles at the end of a page, captions above their
/// credits, a paper's name above its date, signatures above the date of a paper. Linear.
void mark_blocks(const lexicon::Lexicon& lexicon, const Page& page, std::vector<Block>& blocks);

}  // namespace govgraph::text
