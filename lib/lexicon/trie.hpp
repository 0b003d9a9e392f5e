// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <algorithm>
#include <cstdint>
#include <span>

namespace govgraph::lexicon {

/// A cell of the double array. The child of node `n` by code `c` is cell `base(n) + c`, if its `check` is `n`.
struct TrieUnit {
  std::uint32_t base = 0;
  std::uint32_t check = 0;  ///< parent; kTrieFree for an empty cell
  std::uint32_t value = 0;  ///< 1 + index of the key that ends here, or 0
};
inline constexpr std::uint32_t kTrieFree = 0xFFFFFFFF;
inline constexpr std::uint32_t kTrieRoot = 0;

/// The code of a code point past U+FFFF.
struct RareCode {
  std::uint32_t code_point;
  std::uint32_t code;
};

/// A static double-array trie over code points, which are mapped to dense codes, the commonest first:
/// so the array stays small and a step costs two loads. Views memory that it does not own.
struct Trie {
  std::span<const std::uint16_t> alphabet;  ///< 65,536 codes; 0 for what stands in no key
  std::span<const RareCode> rare;
  std::span<const TrieUnit> units;

  /// The code of a code point; 0 for what stands in no key.
  std::uint32_t code_of(char32_t c) const { return c < 0x10000 ? alphabet[c] : rare_code(c); }

  /// The child of `node` by `c`, or kTrieFree.
  std::uint32_t step(std::uint32_t node, char32_t c) const {
    const std::uint32_t code = code_of(c);
    if (code == 0) return kTrieFree;
    const std::uint32_t next = units[node].base + code;
    return units[next].check == node ? next : kTrieFree;
  }

 private:
  std::uint32_t rare_code(char32_t c) const {
    const auto at = std::ranges::lower_bound(rare, static_cast<std::uint32_t>(c), {}, &RareCode::code_point);
    return at != rare.end() && at->code_point == c ? at->code : 0;
  }
};

}  // namespace govgraph::lexicon
