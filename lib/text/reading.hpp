// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "model/imprint.hpp"
#include "model/span.hpp"

namespace govgraph::text {

/// Where a piece of a document's text stood in print. Shares of the page's width and height, from its upper left
/// corner; all 0 where only the page is known.
struct PageBox {
  ByteSpan bytes;          ///< of the text
  std::uint32_t page = 0;  ///< from 1
  float left = 0, top = 0, right = 0, bottom = 0;

  friend bool operator==(const PageBox&, const PageBox&) = default;
};

/// What a reader makes of a file: its text (UTF-8, which is stored), with what the file knows of its structure in the
/// marks of Markdown (headings, rows of tables, items, captions), what it says of where it comes from, and
/// where the text stood.
struct Reading {
  std::string text;
  Imprint imprint;
  std::vector<PageBox> boxes;  ///< ascending, disjoint; those of one paragraph may lie on several pages
};

}  // namespace govgraph::text
