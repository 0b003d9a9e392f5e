// SPDX-License-Identifier: Apache-2.0
#include "store/edge_assembly.hpp"

#include <algorithm>

#include "base/sort_unique.hpp"

namespace govgraph::store {

void EdgeAssembly::begin(EdgeId id) {
  edge_.id = id;
  edge_.documents = 0;
  edge_.inferred = true;
  edge_.confidence = 0;
  articles_.clear();
  votes_.clear();
}

void EdgeAssembly::add(DocumentId document, const EdgeRow& row) {
  if (edge_.documents == 0) {
    edge_.head = row.head;
    edge_.type = row.type;
    edge_.tail = row.tail;
    edge_.role = row.role;
  }
  if (edge_.documents == 0 || document != last_) ++edge_.documents;
  last_ = document;
  edge_.inferred = edge_.inferred && row.inferred;
  edge_.confidence = std::max(edge_.confidence, row.confidence);
  for (const auto& [key, value] : row.properties) votes_.add(key, value, 1);
  for (const EdgeRow::Place& each : row.evidence) articles_.push_back({document, each.article});
}

const Edge& EdgeAssembly::edge() {
  edge_.properties = votes_.elected();
  return edge_;
}

std::span<const ArticleRef> EdgeAssembly::articles() {
  sort_unique(articles_);
  return articles_;
}

}  // namespace govgraph::store
