// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <bit>
#include <cstdint>
#include <string_view>
#include <vector>

namespace govgraph::text {

/// How often two code points stand together: an open-addressed table, one probe a look-up as a rule. Memory: 32 bytes a
/// code point of the text at most.
class PairCounts {
 public:
  /// Counts every pair of `text`. Linear.
  explicit PairCounts(std::u32string_view text) : PairCounts(text.size()) {
    for (std::size_t i = 0; i + 1 < text.size(); ++i) ++slot(text[i], text[i + 1]).count;
  }

  std::uint32_t count(char32_t a, char32_t b) const {
    const std::uint64_t key = key_of(a, b);
    for (std::size_t at = place_of(key);; at = (at + 1) & mask_)
      if (slots_[at].key == key || slots_[at].key == 0) return slots_[at].count;
  }

  /// Adds to the pairs that are there already, and to no others.
  void count_known(std::u32string_view text) {
    for (std::size_t i = 0; i + 1 < text.size(); ++i) {
      const std::uint64_t key = key_of(text[i], text[i + 1]);
      for (std::size_t at = place_of(key); slots_[at].key != 0; at = (at + 1) & mask_)
        if (slots_[at].key == key) {
          ++slots_[at].count;
          break;
        }
    }
  }

  /// A table of the pairs of `text`, each counted 0 times.
  static PairCounts known(std::u32string_view text) {
    PairCounts out(text.size());
    for (std::size_t i = 0; i + 1 < text.size(); ++i) out.slot(text[i], text[i + 1]);
    return out;
  }

 private:
  struct Slot {
    std::uint64_t key = 0;  ///< 0: free; no pair of a text has it
    std::uint32_t count = 0;
  };

  explicit PairCounts(std::size_t pairs) : slots_(std::bit_ceil(2 * pairs + 2)), mask_(slots_.size() - 1) {}

  static std::uint64_t key_of(char32_t a, char32_t b) { return std::uint64_t{a} << 32 | b; }
  std::size_t place_of(std::uint64_t key) const {
    return static_cast<std::size_t>((key * 0x9E3779B97F4A7C15ULL) >> 20) & mask_;
  }

  Slot& slot(char32_t a, char32_t b) {
    const std::uint64_t key = key_of(a, b);
    std::size_t at = place_of(key);
    while (slots_[at].key != key && slots_[at].key != 0) at = (at + 1) & mask_;
    slots_[at].key = key;
    return slots_[at];
  }

  std::vector<Slot> slots_;
  std::size_t mask_;
};

}  // namespace govgraph::text
