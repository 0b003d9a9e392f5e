// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

namespace govgraph::lexicon {

/// What a word does in a sentence or inside a name, beside what it is (its categories): 成立 founds, 委托 hands over.
/// Features are declared with a sentence of meaning and their words in `data/*.features`; each has a constant in the
/// generated header `lexicon/features.hpp`. Numbers are private to one build.
enum class Feature : std::uint16_t {};

/// Some features: feature n is bit n % 64 of word n / 64; those past its end are not among them.
using FeatureMask = std::vector<std::uint64_t>;

/// How a feature is declared.
struct FeatureInfo {
  std::string_view name;     ///< kebab-case: "founds"
  std::string_view meaning;  ///< one sentence
};

}  // namespace govgraph::lexicon
