// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <vector>

#include "base/cancellation.hpp"
#include "model/reprint.hpp"

namespace govgraph::resolve {

struct SketchedArticle {
  ArticlePlace place;
  Sketch sketch;
};

/// Groups of two articles and more of which each holds most of a shorter one's wording, or is held so. A
/// function of the set of articles, in any order; sorted by the first of each group. n log n in all sketches. Throws
/// CancelledError.
std::vector<ReprintGroup> find_reprints(const std::vector<SketchedArticle>& articles,
                                        const Cancellation& cancellation = {});

}  // namespace govgraph::resolve
