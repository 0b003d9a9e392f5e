// SPDX-License-Identifier: Apache-2.0
#include "serve/range_minimum.hpp"

#include <algorithm>
#include <bit>
#include <utility>

namespace govgraph::serve {
namespace {

constexpr std::uint32_t kBlock = 64;

}  // namespace

RangeMinimum::RangeMinimum(std::vector<std::uint32_t> values) : values_(std::move(values)) {
  const auto size = static_cast<std::uint32_t>(values_.size());
  auto& blocks = rows_.emplace_back();
  blocks.reserve(size / kBlock + 1);
  for (std::uint32_t begin = 0; begin < size; begin += kBlock)
    blocks.push_back(scan(begin, std::min(size, begin + kBlock)));
  for (std::size_t half = 1; 2 * half <= rows_.front().size(); half *= 2) {
    std::vector<std::uint32_t> next;
    next.reserve(rows_.front().size() - 2 * half + 1);
    for (std::size_t i = 0; i + 2 * half <= rows_.front().size(); ++i)
      next.push_back(lesser(rows_.back()[i], rows_.back()[i + half]));
    rows_.push_back(std::move(next));
  }
}

std::uint32_t RangeMinimum::scan(std::uint32_t begin, std::uint32_t end) const {
  std::uint32_t out = begin;
  for (std::uint32_t i = begin + 1; i < end; ++i) out = lesser(out, i);
  return out;
}

std::uint32_t RangeMinimum::at(Range range) const {
  const std::uint32_t first = (range.begin + kBlock - 1) / kBlock,
                      end = range.end / kBlock;  // the blocks that lie within
  if (first >= end) return scan(range.begin, range.end);
  const auto row = static_cast<std::size_t>(std::bit_width(end - first) - 1);
  std::uint32_t out = lesser(rows_[row][first], rows_[row][end - (1U << row)]);
  if (range.begin < first * kBlock) out = lesser(scan(range.begin, first * kBlock), out);
  if (end * kBlock < range.end) out = lesser(out, scan(end * kBlock, range.end));
  return out;
}

Ascending::Ascending(const RangeMinimum& least, std::span<const Range> ranges) : least_(least) {
  for (const Range each : ranges) push(each);
}

void Ascending::push(Range range) {
  if (range.begin >= range.end) return;
  const std::uint32_t at = least_.at(range);
  open_.push({least_.values()[at], at, range});
}

void Ascending::pop() {
  const Stretch top = open_.top();
  open_.pop();
  push({top.range.begin, top.at});
  push({top.at + 1, top.range.end});
}

}  // namespace govgraph::serve
