// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "lexicon/trie.hpp"

namespace govgraph::lexicon {

/// A trie as it is built: what `Trie` looks at, owned.
struct TrieParts {
  std::vector<std::uint16_t> alphabet;  ///< code of each code point below U+10000
  std::vector<RareCode> rare;           ///< codes of the others, ascending
  std::vector<TrieUnit> units;
  std::uint32_t codes = 0;  ///< the largest code
};

/// `keys` must be sorted, distinct and not empty strings; key i gets the value i. Time grows with
/// the number of nodes, about a second for half a million.
TrieParts build_trie(std::span<const std::u32string> keys);

}  // namespace govgraph::lexicon
