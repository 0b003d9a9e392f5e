// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <span>
#include <vector>

#include "model/graph_view.hpp"
#include "store/corrections.hpp"
#include "store/database.hpp"
#include "store/pages.hpp"
#include "store/witnesses.hpp"

namespace govgraph::store {

/// Passes over the nodes or edges whose ids lie in a range, in ascending order, for the visits of Reader. What a
/// visitor is given is filled anew for the next: a pass allocates next to nothing. Thread-safe. Malformed rows throw
/// CorruptionError.
class Scans {
 public:
  Scans(const Database& database, Witnesses witnesses, const Corrections& corrections);
  ~Scans();

  void labels(IdRange range, const std::function<void(NodeId, Label)>& visit) const;
  void nodes(IdRange range, std::optional<Label> label, const std::function<bool(const Node&)>& visit) const;
  void nodes_with_mentions(IdRange range,
                           const std::function<bool(const Node&, std::span<const Located>)>& visit) const;
  void edges(IdRange range, const std::function<bool(const Edge&)>& visit) const;
  void stated_edges(IdRange range, const std::function<bool(const Edge&, std::span<const ArticleRef>)>& visit) const;
  void edges_with_evidence(IdRange range,
                           const std::function<bool(const Edge&, std::span<const Located>)>& visit) const;
  void edge_statements(IdRange range,
                       const std::function<bool(const Edge&, std::span<const EdgeStatement>)>& visit) const;
  void mentions(NodeId id,
                const std::function<void(std::span<const Located>)>& use) const;  ///< all at once, sorted, each once

  const Pages& pages() const { return pages_; }

 private:
  struct Scratch;
  class Lease;

  template <class Row>
  void rows_of_nodes(IdRange range, Row row) const;
  template <class Each, class End>
  void rows_of_edges(IdRange range, Scratch& scratch, Each each, End end) const;
  void add_statements(DocumentId document, Scratch& scratch) const;
  void add_mentions(const MentionKey& key, std::string_view value, Scratch& scratch) const;

  const Database& database_;
  Pages pages_;
  Witnesses witnesses_;
  const Corrections& corrections_;
  mutable std::mutex mutex_;
  mutable std::vector<std::unique_ptr<Scratch>> idle_;
};

}  // namespace govgraph::store
