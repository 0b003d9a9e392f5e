// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "base/cancellation.hpp"
#include "model/graph_view.hpp"
#include "model/judgement.hpp"
#include "store/options.hpp"

namespace govgraph::store {

/// The graph of a database as it stood when it was opened; a writer may go on beside it. A node's row is one look-up,
/// an edge one short scan, a neighbourhood one scan; the text of a mention costs unpacking its page, of which the last
/// 32 MB are kept. `source` keeps none.
class Reader final : public GraphView {
 public:
  /// Throws StorageError when `path` is no database, CorruptionError when this program cannot read it.
  /// Once `cancellation` is requested, whatever goes over rows (the visits, searches, lists) throws CancelledError.
  static std::unique_ptr<Reader> open(const std::string& path, const Cancellation& cancellation = {});
  ~Reader() override;

  BuildStamp stamp() const;

  /// In how many ways its documents were read, and how many in each: one, unless a build that reads all again was
  /// stopped. A pass over the keys of documents.
  struct ReadBy {
    BuildStamp stamp;
    std::uint64_t documents = 0;
  };
  std::vector<ReadBy> read_by() const;

  /// Whether all were read as `stamp` says. A look-up.
  bool read_in_one_way() const;

  /// Documents came or went since judgements were last applied, or applying them was interrupted.
  bool dirty() const;

  std::vector<Judgement> judgements() const override;  ///< by key, then `same_as`

  std::optional<Node> node(NodeId id) const override;
  std::optional<Edge> edge(EdgeId id) const override;
  void visit_nodes(std::optional<Label> label, const std::function<bool(const Node&)>& visit) const override;
  void visit_edges(const std::function<bool(const Edge&)>& visit) const override;
  void visit_stated_edges(const std::function<bool(const Edge&, std::span<const ArticleRef>)>& visit) const override;
  void visit_edge_statements(
      const std::function<bool(const Edge&, std::span<const EdgeStatement>)>& visit) const override;
  void visit_nodes_with_mentions(
      const std::function<bool(const Node&, std::span<const Located>)>& visit) const override;
  void visit_edges_with_evidence(
      const std::function<bool(const Edge&, std::span<const Located>)>& visit) const override;
  void visit_labels(const std::function<void(NodeId, Label)>& visit) const override;
  void visit_ties(const std::function<void(NodeId, RelationType, NodeId)>& visit) const override;
  bool divides() const override;
  void visit_labels_in(IdRange range, const std::function<void(NodeId, Label)>& visit) const override;
  void visit_edges_in(IdRange range, const std::function<bool(const Edge&)>& visit) const override;
  void visit_nodes_with_mentions_in(
      IdRange range, const std::function<bool(const Node&, std::span<const Located>)>& visit) const override;
  void visit_edges_with_evidence_in(
      IdRange range, const std::function<bool(const Edge&, std::span<const Located>)>& visit) const override;
  void visit_neighbors(NodeId id, Direction direction, std::optional<RelationType> type,
                       const std::function<bool(const Neighbor&)>& visit) const override;
  std::vector<NodeId> named(std::string_view name) const override;
  std::vector<NodeId> containing(std::string_view part, std::size_t limit) const override;
  std::vector<Located> mentions(NodeId id) const override;
  std::vector<Located> evidence(EdgeId id) const override;
  std::vector<NamedPlace> named_in(std::string_view path) const override;  ///< unpacks what the document says
  std::vector<EdgeStatement> statements(EdgeId id) const override;
  std::vector<DocumentInfo> documents() const override;
  std::optional<DocumentInfo> document(std::string_view path) const override;
  std::string source(std::string_view path) const override;
  std::string layout(std::string_view path) const override;
  std::vector<ReprintGroup> reprints() const override;
  const std::vector<Decided>& decisions() const override;

  /// The file of decisions that is in force, as it was given; empty where nothing was decided.
  const std::string& decisions_text() const;

  std::optional<DocumentFacts> facts(std::string_view path) const override;

  /// One pass over the packed statements, about 0.1 seconds a million edges.
  std::optional<std::vector<Fingerprint>> fingerprints() const override;
  DocumentShare share(DocumentId id) const override;
  std::optional<Edge> stated_edge(EdgeId id, std::vector<ArticleRef>& articles) const override;

 private:
  struct State;
  explicit Reader(std::unique_ptr<State> state);
  std::unique_ptr<State> state_;
};

}  // namespace govgraph::store
