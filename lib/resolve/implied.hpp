// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "resolve/areas.hpp"
#include "resolve/entities.hpp"

namespace govgraph::resolve {

/// A relation that a name alone tells; its evidence is the mention of the name.
struct Implied {
  std::uint32_t head = kNone;  ///< entity
  RelationType type = RelationType::kPartOf;
  std::uint32_t tail = kNone;
  std::uint32_t mention = kNone;
  float confidence = 0.9F;  ///< how many were right on annotated pages, wrong ends counted
  std::string_view rule;    ///< static storage
};

/// 九江镇党委 GOVERNS 九江镇; 九江镇总工会 LOCATED_IN it; a district's town PART_OF it where the two stand
/// together; communities and blocks PART_OF the article's town; a company's union PART_OF the company;
/// 柳河路整治工程 CONCERNS 柳河路; what an area or its leading organ runs is LOCATED_IN the area. Linear in entities.
std::vector<Implied> implied_relations(const lexicon::Lexicon& lexicon, const std::vector<Mention>& mentions,
                                       const std::vector<Relation>& relations, const AreaTable& areas,
                                       const Entities& entities);

}  // namespace govgraph::resolve
