// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "lexicon/lexicon.hpp"
#include "model/mention.hpp"
#include "resolve/areas.hpp"

namespace govgraph::resolve {

struct Entities;

/// What a noun by itself means in its article: an entity that stands already, or the organ `rest` of an area.
struct Meant {
  std::uint32_t entity = kNone;
  std::uint32_t area = kNone;
  std::string rest;  ///< the organ's name without the area; without an `area` all of its name
};

/// 全镇, 街区: the area of that level that the article is about. 镇党委, 街区党支部: the organ of that
/// area. 党支部, 公司: the nearest earlier organ of the article that ends so; else the organ of the article's
/// area on the level where such organs stand (居委会: its community; 派出所: its town). Nothing when the
/// article leaves it open.
Meant what_is_meant(const Mention& mention, std::uint32_t index, const std::vector<Mention>& mentions,
                    const Entities& entities, const AreaTable& areas, const lexicon::Lexicon& lexicon);

}  // namespace govgraph::resolve
