// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <vector>

#include "lexicon/lexicon.hpp"
#include "text/block_texts.hpp"
#include "text/blocks.hpp"

namespace govgraph::text {

/// What the levels of a page's Markdown headings mean.
struct Levels {
  bool marked = false;          ///< the page sets its headings in Markdown: lines without marks are none of articles
  std::uint8_t article = 0;     ///< headings of this level and above it head articles; 0: levels do not tell
  std::vector<bool> container;  ///< by block: a heading of the page or of a column, which heads no article itself
};

/// From the signs of articles (credits, leads, dates) that stand below and above the headings of each level: the
/// deepest level that has them throughout is that of articles; without signs, the highest. Linear.
Levels levels_of(const lexicon::Lexicon& lexicon, const std::vector<Block>& blocks, const BlockTexts& texts);

/// Those of a page whose layout tells its headlines.
Levels levels_as_set(const std::vector<Block>& blocks);

/// Something that ends an article: a credit in brackets behind its last sentence, or a line of credits below it.
bool ends_article(const lexicon::Lexicon& lexicon, const std::vector<Block>& blocks, const BlockTexts& texts,
                  std::uint32_t block);

/// Something that begins one: 本报讯, 近日, 3月5日, credits or a date by themselves.
bool begins_article(const lexicon::Lexicon& lexicon, const std::vector<Block>& blocks, const BlockTexts& texts,
                    std::uint32_t block);

}  // namespace govgraph::text
