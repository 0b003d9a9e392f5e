// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <deque>
#include <string>
#include <string_view>
#include <vector>

#include "text/blocks.hpp"

namespace govgraph::text {

/// The text of each block without its line ends: a view of the page where its lines follow one another.
class BlockTexts {
 public:
  /// Both must outlive it.
  BlockTexts(const Page& page, const std::vector<Block>& blocks);

  std::u32string_view of(std::uint32_t block) const { return views_[block]; }

  /// Of several blocks, one after the other.
  std::u32string joined(const std::vector<std::uint32_t>& blocks) const;

  /// Of all headings.
  std::u32string of_headings() const;

 private:
  const std::vector<Block>& blocks_;
  std::deque<std::u32string> copies_;
  std::vector<std::u32string_view> views_;
};

}  // namespace govgraph::text
