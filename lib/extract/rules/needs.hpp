// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <vector>

#include "extract/rules/rule.hpp"

namespace govgraph::extract {

/// Words of which one must stand in a stretch for the pattern to match, sorted: of the parts that no choice can skip
/// the rarest, where a choice needs a word on every way through it. Empty when none is needed.
std::vector<WordKey> needed_word(const Pattern& pattern);

/// The names that must stand in a stretch, each by the mask of its labels: one list for each way through the choices of
/// the pattern, of which one must be met, each of its names by another mention. Parts that may be skipped, and choices
/// of very many ways, say nothing.
std::vector<std::vector<std::uint32_t>> needed_labels(const Pattern& pattern);

}  // namespace govgraph::extract
