// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <vector>

#include "extract/rules/rule.hpp"

namespace govgraph::extract {

/// Words of which one must stand in a stretch for the pattern to match, sorted: of the parts that no choice can skip
/// the rarest, where a choice needs a word on every way through it. Empty when none is needed.
std::vector<WordKey> needed_word(const Pattern& pattern);

/// For each name that no choice can skip the mask of its labels.
std::vector<std::uint32_t> needed_labels(const Pattern& pattern);

}  // namespace govgraph::extract
