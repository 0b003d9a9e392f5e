// SPDX-License-Identifier: Apache-2.0
#include "store/edge_assembly.hpp"

#include <algorithm>
#include <utility>

#include "base/sort_unique.hpp"

namespace govgraph::store {

void EdgeAssembly::begin(EdgeId id) {
  edge_.id = id;
  edge_.documents = 0;
  edge_.inferred = true;
  edge_.confidence = 0;
  articles_.clear();
  groups_.clear();
  any_ = false;
  votes_.clear();
}

void EdgeAssembly::add(DocumentId document, const EdgeRow& row) {
  if (!any_) {
    edge_.head = row.head;
    edge_.type = row.type;
    edge_.tail = row.tail;
    edge_.role = row.role;
  }
  if (!any_ || document != last_) counted_ = false;
  if (is_new_witness(document, row) && !std::exchange(counted_, true)) ++edge_.documents;
  any_ = true;
  last_ = document;
  edge_.inferred = edge_.inferred && row.inferred;
  edge_.confidence = std::max(edge_.confidence, row.confidence);
  for (const auto& [key, value] : row.properties) votes_.add(key, value, 1);
  for (const EdgeRow::Place& each : row.evidence) articles_.push_back({document, each.article});
}

/// Whether what the document says there is not all said by a print of the same text that was met before.
bool EdgeAssembly::is_new_witness(DocumentId document, const EdgeRow& row) {
  if (witnesses_ == nullptr) return true;
  bool out = false;
  for (const EdgeRow::Place& each : row.evidence) {
    const auto group = witnesses_->group({document, each.article});
    const bool met = group && std::find(groups_.begin(), groups_.end(), *group) != groups_.end();
    if (group && !met) groups_.push_back(*group);
    out = out || !met;
  }
  return out || row.evidence.empty();
}

const Edge& EdgeAssembly::edge() {
  edge_.properties = votes_.elected();
  if (corrections_ != nullptr) corrections_->apply(edge_);
  return edge_;
}

std::span<const ArticleRef> EdgeAssembly::articles() {
  sort_unique(articles_);
  return articles_;
}

}  // namespace govgraph::store
