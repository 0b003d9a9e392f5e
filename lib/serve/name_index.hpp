// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "serve/haystack.hpp"
#include "serve/pinyin.hpp"

namespace govgraph::serve {

/// How a name was found, the best first.
enum class Fit : std::uint8_t { kExact, kPrefix, kPart, kSpelling, kSpellingPrefix, kSpellingPart };

struct Found {
  std::uint32_t node = 0;    ///< as numbered by `add`
  std::string_view matched;  ///< the name or alias that fits; lives as long as the index
  Fit fit = Fit::kPart;
};

/// All names of a graph in memory, to be found by any part, or by any part of their pinyin or its initials. Once `finish` was called,
/// searches may run side by side. Memory: about ten times the names.
class NameIndex {
 public:
  /// Nodes are numbered 0, 1, … as they come.
  void add(std::string_view name, std::span<const std::string> aliases, Speller& speller);

  /// Makes it ready to be searched. `links` of each node: of two that fit alike, the better linked comes first. REQUIRES: called once,
  /// after the last `add`.
  void finish(std::vector<std::uint32_t> links);

  struct Result {
    std::vector<Found> best;
    std::size_t found = 0;  ///< of all nodes let through
  };

  /// Nodes that fit, best first: by fit, links, length of the name, number. Case and width of Latin letters make no difference, nor do
  /// blanks and apostrophes in pinyin. `wanted` may be empty: all.
  Result search(std::string_view part, std::size_t limit, const std::vector<bool>& wanted = {}) const;

 private:
  struct Candidate;
  struct Search;

  void add_name(std::string_view name, std::uint32_t node, Speller& speller);
  void collect(const Haystack& hay, std::string_view part, Fit whole, Search& search) const;
  std::string_view name_at(std::uint32_t name) const;

  std::string names_;  ///< as they are shown, end to end
  std::vector<std::uint32_t> name_ends_;
  std::vector<std::uint32_t> owners_;  ///< of each name
  std::vector<std::uint32_t> links_;   ///< of each node
  Haystack folded_{{1, 2}}, letters_{{3}}, initials_{{3}};
};

/// ASCII and full-width letters in lower case and half width; line ends are blanks.
std::string folded(std::string_view text);

}  // namespace govgraph::serve
