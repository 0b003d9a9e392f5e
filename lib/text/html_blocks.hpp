// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

#include "text/html_shape.hpp"
#include "text/html_tree.hpp"

namespace govgraph::text {

/// A block of a web page as it is read.
struct HtmlBlock {
  enum class Kind { kParagraph, kHeading, kItem, kTable, kCaption } kind = Kind::kParagraph;
  HtmlTree::Id element = 0;                    ///< that it stands in
  std::string text;                            ///< line ends where the page breaks lines
  std::vector<std::vector<std::string>> rows;  ///< of a table, as many cells in each as it spans
  bool linked = false;                         ///< all of it is a link
};

/// The blocks of what is in `top`, in document order; what is unseen, and of the rest what leads elsewhere, left out.
/// Tables that set a page rather than data are read cell by cell. Linear.
std::vector<HtmlBlock> blocks_of(const HtmlTree& tree, const HtmlShape& shape, HtmlTree::Id top);

}  // namespace govgraph::text
