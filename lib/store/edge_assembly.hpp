// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "model/graph_view.hpp"
#include "store/claims.hpp"
#include "store/corrections.hpp"
#include "store/rows.hpp"
#include "store/witnesses.hpp"

namespace govgraph::store {

/// Puts together one edge after another, each out of its rows, which come in ascending order of document: `begin`,
/// `add` for each row, then `edge` and `articles`, which live until the next `begin`. Allocates only for texts longer
/// than any before.
class EdgeAssembly {
 public:
  /// Prints of one text count as one document, and what people say of edges is told; null: nothing is known. Must
  /// outlive it.
  void know(const Witnesses* witnesses, const Corrections* corrections = nullptr) {
    witnesses_ = witnesses;
    corrections_ = corrections;
  }

  void begin(EdgeId id);
  void add(DocumentId document, const EdgeRow& row);

  EdgeId id() const { return edge_.id; }
  const Edge& edge();
  std::span<const ArticleRef> articles();  ///< those that state it, sorted, each once

 private:
  Edge edge_;
  std::vector<ArticleRef> articles_;
  bool is_new_witness(DocumentId document, const EdgeRow& row);

  const Witnesses* witnesses_ = nullptr;
  const Corrections* corrections_ = nullptr;
  std::vector<std::uint32_t> groups_;  ///< of prints that were met
  DocumentId last_{};
  bool any_ = false;      ///< a row was added
  bool counted_ = false;  ///< the last document
  Votes votes_;
};

}  // namespace govgraph::store
