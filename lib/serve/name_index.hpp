// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "serve/pinyin.hpp"

namespace govgraph::serve {

/// How a name was found, the best first.
enum class Fit : std::uint8_t { kExact, kPrefix, kPart, kSpelling, kSpellingPrefix, kSpellingPart };

struct Found {
  std::uint32_t node = 0;    ///< as numbered by `add`
  std::string_view matched;  ///< the name or alias that fits; lives as long as the index
  Fit fit = Fit::kPart;
};

/// All names of a graph in memory, to be found by any part, or by any part of their pinyin or its initials. Searches may
/// run side by side once all is added. Memory: about five times the names. A search scans it all: about a millisecond for 100,000 names.
class NameIndex {
 public:
  struct Entry {
    std::string_view name;
    std::span<const std::string> aliases;
    std::uint32_t links = 0;  ///< of two that fit alike, the better linked comes first
  };

  /// Nodes are numbered 0, 1, … as they come.
  void add(const Entry& entry, Speller& speller);

  struct Result {
    std::vector<Found> best;
    std::size_t found = 0;  ///< of all nodes let through
  };

  /// Nodes that fit, best first: by fit, links, length of the name, number. Case and width of Latin letters make no difference, nor do
  /// blanks and apostrophes in pinyin. `wanted` may be empty: all.
  Result search(std::string_view part, std::size_t limit, const std::vector<bool>& wanted = {}) const;

 private:
  /// Texts end to end, each ended by '\n', which no folded name holds.
  struct Haystack {
    std::string text;
    std::vector<std::uint32_t> begins;  ///< of each text
    std::vector<std::uint32_t> names;   ///< which name it spells
    std::string marks;                  ///< as long as `text`: '1' where a match may begin; empty: anywhere

    void add(std::string_view entry, std::uint32_t name);
    std::size_t end_of(std::size_t entry) const { return (entry + 1 < begins.size() ? begins[entry + 1] : text.size()) - 1; }
  };

  struct Candidate;
  struct Search;

  void add_name(std::string_view name, std::uint32_t node, Speller& speller);
  void scan(const Haystack& hay, std::string_view part, int first_fit, Search& search) const;
  std::string_view name_at(std::uint32_t name) const;

  std::string names_;  ///< as they are shown, end to end
  std::vector<std::uint32_t> name_ends_;
  std::vector<std::uint32_t> owners_;  ///< of each name
  std::vector<std::uint32_t> links_;   ///< of each node
  Haystack folded_, letters_, initials_;
};

/// ASCII and full-width letters in lower case and half width; line ends are blanks.
std::string folded(std::string_view text);

}  // namespace govgraph::serve
