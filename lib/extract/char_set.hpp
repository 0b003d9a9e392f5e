// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstdint>
#include <string_view>

namespace govgraph::extract {

/// A fixed set of code points of the Basic Multilingual Plane: one bit each, 8 KiB. Built at compile time; a look-up is
/// one load.
class CharSet {
 public:
  constexpr explicit CharSet(std::u32string_view members) {
    for (const char32_t c : members)
      if (c < kSize) words_[c / 64] |= std::uint64_t{1} << (c % 64);
  }

  constexpr bool contains(char32_t c) const { return c < kSize && ((words_[c / 64] >> (c % 64)) & 1) != 0; }

 private:
  static constexpr char32_t kSize = 0x10000;
  std::array<std::uint64_t, kSize / 64> words_{};
};

}  // namespace govgraph::extract
