// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <vector>

#include "model/graph_view.hpp"

namespace govgraph::store {

/// Which articles are prints of one text, and so one witness. Unchanging; thread-safe.
class Witnesses {
 public:
  explicit Witnesses(const std::vector<ReprintGroup>& groups) {
    for (std::uint32_t i = 0; i < groups.size(); ++i)
      for (const ArticlePlace& each : groups[i]) group_of_[{document_id(each.document), each.article}] = i;
  }

  /// The group of an article; nullopt of one that is printed once.
  std::optional<std::uint32_t> group(ArticleRef article) const {
    if (group_of_.empty()) return std::nullopt;
    const auto found = group_of_.find(article);
    return found == group_of_.end() ? std::nullopt : std::optional(found->second);
  }

 private:
  std::map<ArticleRef, std::uint32_t> group_of_;
};

}  // namespace govgraph::store
