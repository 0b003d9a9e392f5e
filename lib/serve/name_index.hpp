// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <tuple>
#include <vector>

#include "search/pinyin.hpp"
#include "serve/range_minimum.hpp"
#include "serve/suffixes.hpp"

namespace govgraph::serve {

/// How a name was found, the best first.
enum class Fit : std::uint8_t { kExact, kPrefix, kPart, kSpelling, kSpellingPrefix, kSpellingPart };

struct Found {
  std::uint32_t node = 0;    ///< as numbered by `add`
  std::string_view matched;  ///< the name or alias that fits; lives as long as the index
  Fit fit = Fit::kPart;
  std::uint32_t links = 0;

  /// The better comes first: by fit, links, length of the name, number.
  friend bool operator<(const Found& a, const Found& b) {
    return std::tuple(a.fit, b.links, a.matched.size(), a.node) < std::tuple(b.fit, a.links, b.matched.size(), b.node);
  }
};

/// All names of a graph in memory, to be found by any part, or by any part of their pinyin or its initials. A search
/// looks at the best that fit, one by one, not at all that do: the places of all names lie sorted (`Suffixes`), and the
/// best of any stretch of them is known
/// (`RangeMinimum`). Once `finish` was called, searches may run side by side. Memory: the names three times over (as
/// they are, folded, spelt) and 13 bytes for each of their characters, about as much again for their spelling: 0.6 kB
/// for a node of one name of ten characters.
class NameIndex {
 public:
  /// Nodes are numbered 0, 1, … as they come.
  void add(std::string_view name, std::span<const std::string> aliases, search::Speller& speller);

  /// Makes it ready to be searched. `links` of each node: of two that fit alike, the better linked comes first.
  /// REQUIRES: called once, after the last `add`. About 0.4 microseconds for each character of names and spellings, on
  /// one thread.
  void finish(std::vector<std::uint32_t> links);

  struct Result {
    std::vector<Found> best;
    std::size_t found = 0;  ///< of all nodes let through
  };

  using Wanted = std::function<bool(std::uint32_t node)>;

  /// Nodes that fit, best first. Case and width of Latin letters make no difference, nor do blanks and apostrophes in
  /// pinyin. Costs what `best` and `count` do; with `wanted` (empty: all), 30 ns for each that fits.
  Result search(std::string_view part, std::size_t limit, const Wanted& wanted = {}) const;

  /// The best that fit and are `wanted`. O(log n) for each that is looked at: meant for a `wanted` that lets nearly all
  /// through.
  std::vector<Found> best(std::string_view part, std::size_t limit, const Wanted& wanted = {}) const;

  /// How many nodes fit: 0.2 ns for each.
  std::size_t count(std::string_view part) const;

  /// Each node that fits once, in no order that means anything. 10 ns for each.
  void visit(std::string_view part, const std::function<void(std::uint32_t node)>& use) const;

  std::size_t nodes() const { return links_.size(); }
  std::uint32_t links(std::uint32_t node) const { return links_[node]; }
  std::vector<std::string> names_of(std::uint32_t node) const;  ///< as they were added: the name, then the aliases

 private:
  struct Asked;

  void add_name(std::string_view name, std::uint32_t node, search::Speller& speller);
  std::vector<std::uint32_t> rank_names();
  Asked asked(std::string_view part) const;
  Result among(const Asked& asked, std::size_t limit, const Wanted& wanted) const;
  Found found_of(std::uint32_t worth, bool whole) const;
  std::uint32_t node_of(std::uint32_t worth) const;
  std::string_view name_at(std::uint32_t name) const;

  std::string names_;  ///< as they are shown, end to end
  std::vector<std::uint32_t> name_ends_;
  std::vector<std::uint32_t> owners_;   ///< of each name
  std::vector<std::uint32_t> links_;    ///< of each node
  std::vector<std::uint32_t> by_rank_;  ///< names, the best first
  Suffixes suffixes_;                   ///< of the folded and the spelt names
  std::vector<std::uint32_t> texts_;    ///< while names are added: of each text, its name, and whether it is a spelling
  RangeMinimum worths_;                 ///< of each place: how it fits, then the rank of its name
  std::vector<std::uint32_t> before_;   ///< of each place: 1 + the place before it that is of the same node; 0: none
};

/// ASCII and full-width letters in lower case and half width; line ends are blanks.
std::string folded(std::string_view text);

}  // namespace govgraph::serve
