// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "model/span.hpp"

namespace govgraph {

/// A rectangle on a page, in points from its upper left corner.
struct Box {
  float left = 0;
  float top = 0;
  float right = 0;
  float bottom = 0;

  float width() const { return right - left; }
  float height() const { return bottom - top; }
  friend bool operator==(const Box&, const Box&) = default;
};

struct PageSize {
  float width = 0;  ///< points
  float height = 0;

  friend bool operator==(const PageSize&, const PageSize&) = default;
};

/// A run of text as it stands on a page: its characters share out the box by their widths in print, from left to right,
/// or from top to bottom where it is set so.
struct Placed {
  ByteSpan span;           ///< of the document's text
  std::uint32_t page = 0;  ///< counted from 0
  Box box;                 ///< as high (or wide, where it runs down) as its characters are
  bool down = false;
  std::uint8_t sure = 100;  ///< percent: how sure a recogniser of pictures is of the characters

  friend bool operator==(const Placed&, const Placed&) = default;
};

/// What a line of the text is by the way its page sets it. Lines that are not listed are text, which may still be
/// anything by its words.
struct SetLine {
  enum class Role : std::uint8_t {
    kHeadline = 0,   ///< heads an article, alone
    kSubtitle = 1,   ///< of the headline above
    kHeading = 2,    ///< inside an article
    kCaption = 3,    ///< of a picture
    kFurniture = 4,  ///< of the page: running heads, page numbers, guides to other pages, boxes of telephone numbers
  };

  std::uint32_t begin = 0;  ///< its first byte in the document's text
  Role role = Role::kHeadline;

  friend bool operator==(const SetLine&, const SetLine&) = default;
};

/// How a document was set and where its text stands on its pages, as far as its format tells. A document that has
/// `lines` has its articles where the headlines are, and nowhere else.
struct Layout {
  std::vector<PageSize> pages;
  std::vector<Placed> placed;  ///< by span, which do not overlap
  std::vector<SetLine> lines;  ///< by begin, each once
  std::string file;            ///< where it lay when it was read, for its pictures; may have gone since

  bool empty() const { return pages.empty() && placed.empty() && lines.empty(); }
  friend bool operator==(const Layout&, const Layout&) = default;
};

/// Where `span` of `text` stands: a box a run of it, in the order of the text. O(log n + boxes).
std::vector<Placed> places_of(const Layout& layout, std::string_view text, ByteSpan span);

/// The least `sure` of the runs in `span`; 100 where nothing is known. O(log n + runs).
std::uint8_t surety_of(const Layout& layout, ByteSpan span);

/// Empty bytes of an empty layout. Coordinates are kept to a twentieth of a point.
std::string encode_layout(const Layout& layout);

/// Nullopt for bytes that `encode_layout` cannot have written.
std::optional<Layout> decode_layout(std::string_view bytes);

}  // namespace govgraph
