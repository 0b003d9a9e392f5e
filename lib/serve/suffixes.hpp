// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace govgraph::serve {

/// From `begin` to before `end`.
struct Range {
  std::uint32_t begin = 0, end = 0;

  std::uint32_t size() const { return end - begin; }
  friend bool operator==(const Range&, const Range&) = default;
};

/// A suffix array over many short texts: the places of all texts, sorted by what follows them, so that the places where
/// a part begins stand side by side. Texts are UTF-8 without '\n', 4 GB of them at most. Once `finish` was called,
/// searches may run side by side. Memory: the texts, and 4 bytes a place.
class Suffixes {
 public:
  /// `marks` is as long as the text and says with '1' where a part may begin; empty: at every character. Texts are
  /// numbered 0, 1, … as they come. Throws UsageError when there is no room for it.
  void add(std::string_view text, std::string_view marks = {});

  /// Sorts; `use(index, text, at_begin)` is told of the place at each index of the order, ascending. REQUIRES: called
  /// once, after the last `add`. About 0.2 microseconds a place.
  template <class Use>
  void finish(Use use) {
    sort();
    Starts starts(text_, begins_);
    begins_ = {};
    for (std::uint32_t i = 0; i < places_.size(); ++i) use(i, starts.text_at(places_[i]), starts.at(places_[i]));
  }

  std::uint32_t size() const { return static_cast<std::uint32_t>(places_.size()); }

  /// Indexes of the places where `part` begins. O(length of the part · log of the places).
  Range range(std::string_view part) const;

  /// Those of them where the text ends with it.
  Range ending(std::string_view part) const { return range(std::string(part) + kEnd); }

 private:
  static constexpr char kEnd = '\n';

  /// Which text a byte is of: a bit a byte, and how many came before.
  class Starts {
   public:
    Starts(std::string_view text, const std::vector<std::uint32_t>& begins);
    bool at(std::uint32_t byte) const { return (bits_[byte / 64] >> (byte % 64) & 1) != 0; }
    std::uint32_t text_at(std::uint32_t byte) const;

   private:
    std::vector<std::uint64_t> bits_;
    std::vector<std::uint32_t> before_;  ///< each word of bits
  };

  using Keyed = std::pair<std::uint64_t, std::uint32_t>;

  void sort();
  void sort_bucket(std::size_t begin, std::size_t end, std::vector<Keyed>& room);
  void sort_from(Keyed* begin, Keyed* end, std::uint32_t depth) const;
  std::uint64_t key_at(std::size_t byte) const;
  std::uint32_t first_not_before(std::string_view part, bool after) const;

  std::string text_;  ///< end to end, each ended by '\n'
  std::vector<std::uint32_t> begins_, places_;
};

}  // namespace govgraph::serve
