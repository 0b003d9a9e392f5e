// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <span>
#include <vector>

#include "model/graph_view.hpp"
#include "store/claims.hpp"
#include "store/rows.hpp"

namespace govgraph::store {

/// Puts together one edge after another, each out of its rows, which come in ascending order of document: `begin`,
/// `add` for each row, then `edge` and `articles`, which live until the next `begin`. Allocates only for texts longer
/// than any before.
class EdgeAssembly {
 public:
  void begin(EdgeId id);
  void add(DocumentId document, const EdgeRow& row);

  EdgeId id() const { return edge_.id; }
  const Edge& edge();
  std::span<const ArticleRef> articles();  ///< those that state it, sorted, each once

 private:
  Edge edge_;
  std::vector<ArticleRef> articles_;
  DocumentId last_{};
  Votes votes_;
};

}  // namespace govgraph::store
