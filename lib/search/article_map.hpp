// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "model/facts.hpp"

namespace govgraph::search {

/// Which article of a document holds a place of its text. Articles may interleave (a box inside a report): the
/// shortest that holds it, of two of one length the first. n log n to make.
class ArticleMap {
 public:
  explicit ArticleMap(const std::vector<ArticleFact>& articles);

  /// Nullopt for what stands in none (page furniture). Log n.
  std::optional<std::uint32_t> at(std::uint32_t place) const;

 private:
  struct Stretch {
    std::uint32_t begin = 0;
    std::optional<std::uint32_t> article;
  };
  std::vector<Stretch> stretches_;  ///< ascending; each ends where the next begins
};

}  // namespace govgraph::search
