// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "lexicon/lexicon.hpp"
#include "model/mention.hpp"
#include "resolve/areas.hpp"

namespace govgraph::resolve {

struct Entities;

/// Which entity an article named last, by label and by what its name ends with. Each question looks only at the
/// mentions that have come since the same was asked before. To be asked in the order of the mentions. Of one thread.
class LastNamed {
 public:
  LastNamed(const std::vector<Mention>& mentions, const Entities& entities)
      : mentions_(mentions), entities_(entities) {}

  /// In the article of the mention `index`, above it; kNone when none.
  std::uint32_t before(std::uint32_t index, const std::string& ending);

 private:
  struct Seen {
    std::uint32_t end = 0;         ///< mentions below were looked at
    std::uint32_t entity = kNone;  ///< what was found, in the article of the mention `end`
  };

  const std::vector<Mention>& mentions_;
  const Entities& entities_;
  std::map<std::pair<Label, std::string>, Seen> seen_;
};

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
                    const Entities& entities, LastNamed& last_named, const AreaTable& areas,
                    const lexicon::Lexicon& lexicon);

}  // namespace govgraph::resolve
