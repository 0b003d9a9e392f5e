// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "model/span.hpp"

namespace govgraph::search {

/// A stretch of an article around what was looked for, as it is shown: white space is taken out, save one blank between
/// Latin words.
struct Snippet {
  struct Piece {
    std::string text;
    bool marked = false;  ///< it is what was looked for

    friend bool operator==(const Piece&, const Piece&) = default;
  };
  std::vector<Piece> pieces;  ///< never two of one kind behind one another
  ByteSpan span;              ///< of the stored text
  ByteSpan first;             ///< of its first marked piece
};

/// Where a term stands.
struct Place {
  ByteSpan span;
  std::uint32_t term = 0;

  friend auto operator<=>(const Place&, const Place&) = default;
};

/// Around those places, of the first to the last in the article, that hold most different terms within some eighty
/// characters; of equals the first. Begins and ends with a sentence where one ends near; "…" marks where not. `places`:
/// sorted, not empty, in `article`. Linear in the places.
Snippet snippet_of(std::string_view source, ByteSpan article, std::span<const Place> places);

/// The same of a short text that is shown as a whole.
Snippet marked_text(std::string_view text, std::span<const Place> places);

}  // namespace govgraph::search
