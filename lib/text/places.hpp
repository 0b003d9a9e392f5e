// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <bitset>
#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "lexicon/lexicon.hpp"

namespace govgraph::text {

/// Stems of the towns, subdistricts and counties that a page names (柳河 of 柳河镇), found by their nouns alone:
/// what tells one article of a page from the next, and a headline from a heading.
class PlaceStems {
 public:
  /// O(n log n) in the text.
  PlaceStems(const lexicon::Lexicon& lexicon, std::u32string_view page);

  const std::vector<std::u32string>& all() const { return stems_; }  ///< sorted, unique

  /// Indices into `all` of those that occur in `text`, ascending. Linear in `text`, whatever their number.
  std::vector<std::size_t> in(std::u32string_view text) const;

 private:
  static std::uint64_t key_of(std::u32string_view stem);

  std::vector<std::u32string> stems_;
  std::unordered_map<std::uint64_t, std::size_t> at_;
  std::bitset<1024> begins_;  ///< by the low bits of a code point: whether a stem may begin with it
};

}  // namespace govgraph::text
