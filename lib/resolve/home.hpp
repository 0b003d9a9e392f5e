// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "lexicon/lexicon.hpp"
#include "model/mention.hpp"

namespace govgraph::resolve {

/// One step of the place that a document comes from.
struct HomeArea {
  std::string name;  ///< its own: 柳河镇
  AreaLevel level = AreaLevel::kUnknown;
  std::uint32_t division = kNone;

  friend bool operator==(const HomeArea&, const HomeArea&) = default;
};

/// The steps of a place as people write it, from the widest down: 云溪区柳河镇 or 云溪区/柳河镇. Divisions by their
/// full names, of several that share one the one inside the step above; else names that end in the noun of a level.
/// What follows the last step that can be read is left out; empty when nothing can. Linear in the length.
std::vector<HomeArea> home_areas(const lexicon::Lexicon& lexicon, std::string_view place);

}  // namespace govgraph::resolve
