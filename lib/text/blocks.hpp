// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <vector>

#include "lexicon/lexicon.hpp"
#include "text/lines.hpp"
#include "text/pair_counts.hpp"

namespace govgraph::text {

/// What stands together on the page: the lines of one paragraph, or one heading, byline or caption.
struct Block {
  enum class Kind : std::uint8_t {
    kParagraph,
    kHeading,    ///< of an article or inside one
    kNumbered,   ///< "3 三座桥梁检修工程项目", "1. …": of a list
    kByline,     ///< 本报记者 …, 图片由…提供, the number of a paper
    kSignature,  ///< the organ below a paper, above its date
    kDate,       ///< a full date by itself
    kFurniture,  ///< mastheads, page numbers, addresses
    kCaption,    ///< short lines that interrupt a sentence
  } kind = Kind::kParagraph;
  std::vector<std::uint32_t> lines;  ///< indices into `Page::lines`
  std::uint32_t blanks_before = 0;
  bool glued = false;      ///< a heading with its paragraph right below, no blank line between
  bool whole = false;      ///< a heading whose lines are all of it: the next heading is another's
  bool marked = false;     ///< a heading with a sign before it (◆, 01, a picture), as those inside an article have
  std::uint8_t level = 0;  ///< of a heading in Markdown, as Line has it
  bool ruled = false;      ///< a rule stands above it
  bool parted = false;     ///< a paragraph of a post: its lines are clauses or names, parted by a blank in the text
};

/// Mends what the page breaks: lines of one sentence are one paragraph again, across blank lines, captions and
/// headings that stand in between. Blocks come in the order of their first lines.
/// `pairs` are those of the page's text.
std::vector<Block> read_blocks(const lexicon::Lexicon& lexicon, const Page& page, const PairCounts& pairs);

}  // namespace govgraph::text
