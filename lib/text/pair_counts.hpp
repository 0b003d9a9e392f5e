// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <bit>
#include <cstdint>
#include <string_view>
#include <vector>

namespace govgraph::text {

/// A number for each pair of code points: an open-addressed table, one probe a look-up as a rule. 32 bytes a pair that
/// it has room for.
class PairTable {
 public:
  /// REQUIRES: no more than `pairs` are ever put in.
  explicit PairTable(std::size_t pairs) : slots_(std::bit_ceil(2 * pairs + 2)), mask_(slots_.size() - 1) {}

  /// The pair's number, 0 when it is new.
  std::uint32_t& at(char32_t a, char32_t b) {
    const std::uint64_t key = key_of(a, b);
    Slot& slot = slots_[place_of(key)];
    slot.key = key;
    return slot.number;
  }

  /// 0 when it is not there.
  std::uint32_t find(char32_t a, char32_t b) const { return slots_[place_of(key_of(a, b))].number; }

 private:
  struct Slot {
    std::uint64_t key = 0;  ///< 0: free; no pair of a text has it
    std::uint32_t number = 0;
  };

  static std::uint64_t key_of(char32_t a, char32_t b) { return std::uint64_t{a} << 32 | b; }

  /// Where the key stands, or the free place where it would.
  std::size_t place_of(std::uint64_t key) const {
    std::size_t at = static_cast<std::size_t>((key * 0x9E3779B97F4A7C15ULL) >> 20) & mask_;
    while (slots_[at].key != key && slots_[at].key != 0) at = (at + 1) & mask_;
    return at;
  }

  std::vector<Slot> slots_;
  std::size_t mask_;
};

/// How often two code points of a text stand together.
class PairCounts {
 public:
  /// Counts every pair of `text`. Linear.
  explicit PairCounts(std::u32string_view text) : table_(text.size()) {
    for (std::size_t i = 0; i + 1 < text.size(); ++i) ++table_.at(text[i], text[i + 1]);
  }

  std::uint32_t count(char32_t a, char32_t b) const { return table_.find(a, b); }

 private:
  PairTable table_;
};

}  // namespace govgraph::text
