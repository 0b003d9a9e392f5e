// SPDX-License-Identifier: Apache-2.0
#include "text/block_texts.hpp"

namespace govgraph::text {

BlockTexts::BlockTexts(const Page& page, const std::vector<Block>& blocks) : blocks_(blocks) {
  for (const Block& block : blocks) {
    const std::vector<std::uint32_t>& lines = block.lines;
    if (lines.back() - lines.front() + 1 == lines.size()) {
      const std::uint32_t begin = page.lines[lines.front()].begin, end = page.lines[lines.back()].end;
      views_.push_back(std::u32string_view(page.text).substr(begin, end - begin));
      continue;
    }
    std::u32string& text = copies_.emplace_back();
    for (const std::uint32_t line : lines) text += page.at(page.lines[line]);
    views_.push_back(text);
  }
}

std::u32string BlockTexts::joined(const std::vector<std::uint32_t>& blocks) const {
  std::u32string out;
  for (const std::uint32_t block : blocks) out += views_[block];
  return out;
}

std::u32string BlockTexts::of_headings() const {
  std::u32string out;
  for (std::size_t i = 0; i < blocks_.size(); ++i)
    if (blocks_[i].kind == Block::Kind::kHeading) out += views_[i];
  return out;
}

}  // namespace govgraph::text
