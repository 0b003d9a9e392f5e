// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string_view>
#include <utility>
#include <vector>

#include "text/pair_counts.hpp"

namespace govgraph::text {

/// How much of a headline's wording stands in a text: for each pair of ideographs of the headline, the share of all its
/// occurrences on the page. The text may grow and shrink at its ends without being counted again.
class Wording {
 public:
  /// `page` must outlive it.
  Wording(std::u32string_view headline, const PairCounts& page);

  using Counts = std::vector<std::uint32_t>;
  Counts none() const { return Counts(pairs_, 0); }

  /// Adds the pairs within `text` to `counts`, or takes them away. Linear.
  void add(std::u32string_view text, Counts& counts) const;
  void remove(std::u32string_view text, Counts& counts) const;
  /// The same of the one pair where two texts meet.
  void add_seam(char32_t last, char32_t first, Counts& counts) const;
  void remove_seam(char32_t last, char32_t first, Counts& counts) const;

  float overlap(const Counts& counts) const;

 private:
  struct Place {
    std::uint32_t pair;
    float on_page;
  };

  PairTable numbers_;  ///< from 1
  std::uint32_t pairs_ = 0;
  std::vector<Place> places_;  ///< in the order of the headline, a pair as often as it stands there
};

/// Which body holds which pair of ideographs how often, for the pairs that the page's headings have: so a headline
/// meets the bodies that share wording with it, and no others.
class WordingIndex {
 public:
  /// `headings`: the texts of all headings, one after the other. `page` must outlive it.
  WordingIndex(std::u32string_view headings, const PairCounts& page);

  /// `text` goes on the body of that number. REQUIRES: numbers do not descend.
  void add(std::uint32_t body, std::u32string_view text);

  /// Bodies below `end` that share wording with the headline, ascending, each with Wording's overlap.
  std::vector<std::pair<std::uint32_t, float>> overlaps(std::u32string_view headline, std::uint32_t end) const;

 private:
  struct Posting {
    std::uint32_t body, count;
  };

  void count(std::uint32_t body, char32_t a, char32_t b);

  const PairCounts& page_;
  PairTable numbers_;  ///< from 1: places in `postings_`
  std::vector<std::vector<Posting>> postings_{1};
  std::uint32_t last_body_ = 0;
  char32_t last_ = 0;
};

}  // namespace govgraph::text
