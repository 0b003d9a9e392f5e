// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <vector>

#include "lexicon/lexicon.hpp"
#include "model/document.hpp"
#include "text/blocks.hpp"
#include "text/lines.hpp"

namespace govgraph::text {

/// An article by its blocks; headings inside the body are among `body`.
struct ArticlePlan {
  std::vector<std::uint32_t> title;     ///< lines
  std::vector<std::uint32_t> subtitle;  ///< lines
  std::vector<std::uint32_t> body;      ///< blocks, in order
  Form form = Form::kNews;
};

/// Puts headlines to bodies: a headline stands before its body, after it, or anywhere on the page. Bodies are told
/// apart by headlines before them, by leads (近日, 本报讯) and by the towns they name; headlines that stand
/// elsewhere go to the body with which they share most, weighted by rarity.
/// `pairs` are those of the page's text.
std::vector<ArticlePlan> plan_articles(const lexicon::Lexicon& lexicon, const Page& page,
                                       const std::vector<Block>& blocks, const PairCounts& pairs);

}  // namespace govgraph::text
