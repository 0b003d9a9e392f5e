// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/cancellation.hpp"
#include "base/json.hpp"
#include "model/graph_view.hpp"
#include "model/layout.hpp"
#include "serve/answers.hpp"

namespace govgraph::serve {

/// Rectangles on one page that the words of a place stand in, one a line, in points.
struct PageFrames {
  std::uint32_t page = 0;  ///< counted from 0
  PageSize size;
  std::vector<Box> frames;
};

/// {"page" from 1, "width", "height", "frames": [[left, top, right, bottom]…]}
void write_frames(json::Writer& json, const PageFrames& page);

/// Pictures of the pages of PDF files, drawn by poppler's `pdftoppm` when they are asked for, and where words stand on
/// them. A file is looked for in some folders, then where it lay when it was read; only one with the bytes that were
/// read is used. Pictures are kept, 64 MB of them; two are drawn at a time. Thread-safe.
class PagePictures {
 public:
  explicit PagePictures(std::vector<std::filesystem::path> folders);
  ~PagePictures();

  static bool answers(std::string_view path);

  /// /api/page (document, page from 1, width in pixels, a multiple of 100): a PNG. /api/frames (document, begin, end,
  /// in bytes of the text): {"pages": [{"page", "width", "height", "frames": [[left, top, right, bottom]…]}…]}, in
  /// points. 404 where there is no such page or file, with what to do; 503 where drawing takes too long.
  Answer answer(const GraphView& view, std::string_view path, const Query& query,
                const Cancellation& cancellation) const;

  /// A page as PNG; nullopt, and why, where it cannot be drawn.
  std::optional<std::string> draw(const GraphView& view, const std::string& document, std::uint32_t page,
                                  std::size_t width, const Cancellation& cancellation, std::string& why) const;

  /// Where a place of the text stands; exact to the glyph where the file is there, else by the words of the PDF.
  std::vector<PageFrames> frames(const GraphView& view, const std::string& document, ByteSpan span,
                                 const Cancellation& cancellation) const;

 private:
  struct State;

  Answer picture(const GraphView& view, const Query& query, const Cancellation& cancellation) const;
  Answer places(const GraphView& view, const Query& query, const Cancellation& cancellation) const;

  std::unique_ptr<State> state_;
};

}  // namespace govgraph::serve
