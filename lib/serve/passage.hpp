// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "model/span.hpp"

namespace govgraph::serve {

/// The text of an article for a page: control characters are blanks, broken bytes U+FFFD, carriage returns gone. Places
/// in it count in UTF-16 units, as JavaScript does.
class Passage {
 public:
  /// What stands in `span` of a source; the span is cut where the source ends. At most `kLongest` bytes, then "…".
  Passage(std::string_view source, ByteSpan span);

  const std::string& text() const { return text_; }

  /// Where bytes of the source stand in the text; empty at an end of it when they lie outside. O(log n).
  Span units_of(ByteSpan bytes) const;

  static constexpr std::uint32_t kLongest = 1 << 20;

 private:
  std::uint32_t unit_at(std::uint32_t byte) const;

  std::string text_;
  std::vector<std::uint32_t> bytes_;  ///< of the source, of each character, ascending
  std::vector<std::uint32_t> units_;  ///< before each character, and at the end
};

}  // namespace govgraph::serve
