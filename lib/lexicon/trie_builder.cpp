// SPDX-License-Identifier: Apache-2.0
#include "lexicon/trie_builder.hpp"

#include <algorithm>
#include <map>

namespace govgraph::lexicon {
namespace {

constexpr std::size_t kAlphabetSize = 0x10000;

/// A node still to be placed: the keys [begin, end) share its first `depth` code points.
struct Pending {
  std::uint32_t node;
  std::uint32_t begin;
  std::uint32_t end;
  std::uint32_t depth;
};

struct Child {
  std::uint32_t code;
  std::uint32_t begin;
  std::uint32_t end;
};

class Builder {
 public:
  explicit Builder(std::span<const std::u32string> keys) : keys_(keys) {}

  TrieParts build() {
    assign_codes();
    grow(1);
    take(kTrieRoot, kNoParent);
    std::vector<Pending> open = {{kTrieRoot, 0, static_cast<std::uint32_t>(keys_.size()), 0}};
    while (!open.empty()) {
      const Pending node = open.back();
      open.pop_back();
      expand(node, open);
    }
    // No lookup may read past the array: the largest code is reachable from every base.
    parts_.units.resize(largest_base_ + codes_ + 1, TrieUnit{0, kTrieFree, 0});
    parts_.codes = codes_;
    return std::move(parts_);
  }

 private:
  void assign_codes() {
    std::map<char32_t, std::uint32_t> counts;
    for (const auto& key : keys_) {
      for (const char32_t c : key) ++counts[c];
    }
    std::vector<std::pair<std::uint32_t, char32_t>> order;
    for (const auto& [c, count] : counts) order.emplace_back(count, c);
    std::ranges::sort(order,
                      [](auto a, auto b) { return a.first != b.first ? a.first > b.first : a.second < b.second; });
    // All codes of the alphabet fit into 16 bits, where the rare ones do not come between.
    if (order.size() >= kAlphabetSize)
      std::stable_partition(order.begin(), order.end(), [](const auto& each) { return each.second < kAlphabetSize; });
    parts_.alphabet.assign(kAlphabetSize, 0);
    for (const auto& [count, c] : order) set_code(c, ++codes_);
    std::ranges::sort(parts_.rare, {}, &RareCode::code_point);
    for (const auto& rare : parts_.rare) rare_[rare.code_point] = rare.code;
  }

  void set_code(char32_t c, std::uint32_t code) {
    if (c < kAlphabetSize) {
      parts_.alphabet[c] = static_cast<std::uint16_t>(code);
    } else {
      parts_.rare.push_back({c, code});
    }
  }

  std::uint32_t code_of(char32_t c) const { return c < kAlphabetSize ? parts_.alphabet[c] : rare_.at(c); }

  void expand(const Pending& node, std::vector<Pending>& open) {
    std::uint32_t begin = node.begin;
    if (begin < node.end && keys_[begin].size() == node.depth) {
      parts_.units[node.node].value = begin + 1;
      ++begin;
    }
    children_of(node, begin);
    if (children_.empty()) return;
    const std::uint32_t base = find_base();
    largest_base_ = std::max(largest_base_, base);
    parts_.units[node.node].base = base;
    for (const Child& child : children_) {
      take(base + child.code, node.node);
      open.push_back({base + child.code, child.begin, child.end, node.depth + 1});
    }
  }

  void children_of(const Pending& node, std::uint32_t begin) {
    children_.clear();
    while (begin < node.end) {
      const char32_t c = keys_[begin][node.depth];
      std::uint32_t end = begin + 1;
      while (end < node.end && keys_[end][node.depth] == c) ++end;
      children_.push_back({code_of(c), begin, end});
      begin = end;
    }
    std::ranges::sort(children_, {}, &Child::code);
  }

  /// The first base, from where the array begins to have room, at which all children fit.
  std::uint32_t find_base() {
    const std::uint32_t first = children_.front().code;
    const std::uint32_t span = children_.back().code - first + 1;
    std::uint32_t tried = 0;
    search_from_ = next_free(search_from_);
    for (std::uint32_t cell = std::max(search_from_, first);; cell = next_free(cell + 1)) {
      grow(cell + span);
      if (!is_free(cell)) continue;
      if (fits(cell - first)) {
        // A region in which hundreds of free cells were tried in vain is not worth another look.
        if (tried > kTriesBeforeMovingOn) search_from_ = cell;
        return cell - first;
      }
      ++tried;
    }
  }

  bool fits(std::uint32_t base) const {
    return std::ranges::all_of(children_, [&](const Child& child) { return is_free(base + child.code); });
  }

  bool is_free(std::uint32_t cell) const { return parts_.units[cell].check == kTrieFree; }

  std::uint32_t next_free(std::uint32_t cell) const {
    while (cell < parts_.units.size() && !is_free(cell)) ++cell;
    return cell;
  }

  void grow(std::uint32_t size) {
    if (parts_.units.size() < size) parts_.units.resize(size, TrieUnit{0, kTrieFree, 0});
  }

  void take(std::uint32_t cell, std::uint32_t parent) { parts_.units[cell].check = parent; }

  static constexpr std::uint32_t kTriesBeforeMovingOn = 200;
  static constexpr std::uint32_t kNoParent = kTrieFree - 1;  // the root is taken, and nobody's child

  std::span<const std::u32string> keys_;
  TrieParts parts_;
  std::map<char32_t, std::uint32_t> rare_;
  std::vector<Child> children_;
  std::uint32_t codes_ = 0;
  std::uint32_t largest_base_ = 0;
  std::uint32_t search_from_ = 1;
};

}  // namespace

TrieParts build_trie(std::span<const std::u32string> keys) { return Builder(keys).build(); }

}  // namespace govgraph::lexicon
