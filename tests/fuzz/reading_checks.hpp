// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cmath>
#include <utility>

#include "base/utf8.hpp"
#include "fuzz/document_checks.hpp"
#include "text/read.hpp"
#include "text/reading.hpp"

namespace govgraph::fuzz {

/// What `Layout` promises of a text of `size` bytes.
inline void require_sound(const Layout& layout, std::size_t size) {
  std::uint32_t end = 0;
  for (const Placed& each : layout.placed) {
    require(end <= each.span.begin && each.span.begin <= each.span.end, "places follow one another");
    require(each.span.end <= size, "a place is of the text");
    require(each.page < layout.pages.size(), "a place is on a page");
    require(each.sure <= 100, "no more than all is sure");
    for (const float side : {each.box.left, each.box.top, each.box.right, each.box.bottom})
      require(std::isfinite(side), "a box has its place");
    end = each.span.end;
  }
  std::uint32_t begin = 0;
  for (const SetLine& each : layout.lines) {
    require(&each == layout.lines.data() || begin < each.begin, "lines follow one another");
    require(each.begin < size, "a line is of the text");
    begin = each.begin;
  }
  const auto again = decode_layout(encode_layout(layout));
  require(again && again->placed.size() == layout.placed.size() && again->lines == layout.lines,
          "what is stored of a layout is read again");
}

/// What a reader promises of what it gives, and what is read of that.
inline void require_sound(text::Reading&& reading) {
  require(utf8::is_valid(reading.text), "a reading is UTF-8");
  require_sound(reading.layout, reading.text.size());
  text::PlainText plain;
  plain.id = "a";
  plain.utf8 = std::move(reading.text);
  plain.layout = std::move(reading.layout);
  const text::ReadOptions options;
  text::PartReader parts(plain, options);
  while (const auto document = parts.next()) require_sound(*document);
}

}  // namespace govgraph::fuzz
