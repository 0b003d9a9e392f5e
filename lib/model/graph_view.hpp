// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "model/decision.hpp"
#include "model/facts.hpp"
#include "model/judgement.hpp"
#include "model/reprint.hpp"
#include "model/time.hpp"

namespace govgraph {

/// A node as it is shown: assembled from what all documents say.
struct Node {
  NodeId id{};
  Label label = Label::kPerson;
  std::string name;  ///< the fullest form found
  std::string scope;
  std::vector<std::string> aliases;  ///< sorted, without `name`
  Properties properties;             ///< of several values for a key, the one most documents give, then the least
};

enum class Direction : std::uint8_t { kOut, kIn, kBoth };

/// One step from a node.
struct Neighbor {
  EdgeId edge{};
  RelationType type = RelationType::kPartOf;
  NodeId node{};  ///< at the other end
  bool outgoing = true;
};

/// A mention or a piece of evidence with its document: `text` is what stands there, white space removed.
struct Located {
  std::string document;
  std::uint32_t article = 0;
  ByteSpan span;
  std::string text;
  std::string rule;  ///< of evidence only

  friend auto operator<=>(const Located&, const Located&) = default;
};

/// An edge as it is shown: assembled from what all documents say.
struct Edge {
  EdgeId id{};
  NodeId head{};
  RelationType type = RelationType::kPartOf;
  NodeId tail{};
  std::string role;       ///< of HOLDS_ROLE
  Properties properties;  ///< without the role
  bool inferred = false;  ///< no document states it
  float confidence = 0;   ///< the highest that any document gives
  std::uint32_t documents = 0;
};

/// An article that says something, without the text of what it says.
struct ArticleRef {
  DocumentId document{};
  std::uint32_t article = 0;

  friend auto operator<=>(const ArticleRef&, const ArticleRef&) = default;
};

/// That one article states an edge, without its text: what its document says of the edge, and the day of the issue.
struct EdgeStatement {
  ArticleRef article;
  std::optional<Days> said;  ///< the day of the article, else of its document
  Properties properties;     ///< of the document's own: status, date, since, until, amount …
};

/// What a document has a part in, without what it says.
struct DocumentShare {
  std::vector<NodeId> nodes;  ///< ascending, each once
  std::vector<EdgeId> edges;
};

/// Changes whenever anything does that a document adds to the graph: its header, its statements, how they are joined.
struct Fingerprint {
  DocumentId document{};
  std::uint64_t hash = 0;

  friend auto operator<=>(const Fingerprint&, const Fingerprint&) = default;
};

/// Where a document names a node.
struct NamedPlace {
  ByteSpan span;  ///< of the stored text
  std::uint32_t article = 0;
  NodeId node{};
  Label label = Label::kPerson;  ///< of the node as it is shown

  friend auto operator<=>(const NamedPlace&, const NamedPlace&) = default;
};

struct DocumentInfo {
  DocumentId id{};
  std::string path;
  std::string digest;
  std::string encoding;
  std::string date;
  std::uint64_t bytes = 0;  ///< of stored text
  std::vector<ArticleFact> articles;
  Imprint imprint;
  std::vector<NameJoin> joins;  ///< of unlike names, before any judgement over the corpus
};

/// The ids from one to another, both included; all, where nothing else is said.
struct IdRange {
  std::uint64_t first = 0;
  std::uint64_t last = ~std::uint64_t{0};

  template <class Id>
  bool holds(Id id) const {
    return first <= static_cast<std::uint64_t>(id) && static_cast<std::uint64_t>(id) <= last;
  }
};

/// A read-only, unchanging view of one graph. All visits go in ascending order of id (neighbours: by
/// type, then direction, then node id, then edge id), so results are the same on every run. Thread-safe: const
/// calls may run side by side. A visitor that returns false ends the visit. Absence is nullopt or an
/// empty visit; faults of the disk throw StorageError, contradictions CorruptionError.
class GraphView {
 public:
  virtual ~GraphView();

  virtual std::optional<Node> node(NodeId id) const = 0;
  virtual std::optional<Edge> edge(EdgeId id) const = 0;

  /// All nodes, or those of one label.
  virtual void visit_nodes(std::optional<Label> label, const std::function<bool(const Node&)>& visit) const = 0;
  virtual void visit_edges(const std::function<bool(const Edge&)>& visit) const = 0;

  /// The same with the articles that state each edge, sorted, each once. Of a stored graph as cheap as `visit_edges`:
  /// no page is unpacked.
  virtual void visit_stated_edges(const std::function<bool(const Edge&, std::span<const ArticleRef>)>& visit) const;

  /// The same with each statement, by article: for whoever asks when it held. No page is unpacked.
  virtual void visit_edge_statements(
      const std::function<bool(const Edge&, std::span<const EdgeStatement>)>& visit) const;

  /// The same, with where each is named or stated (sorted): one pass over what would else be a look-up a node or edge.
  /// The places live until the visitor returns.
  virtual void visit_nodes_with_mentions(const std::function<bool(const Node&, std::span<const Located>)>& visit) const;
  virtual void visit_edges_with_evidence(const std::function<bool(const Edge&, std::span<const Located>)>& visit) const;

  /// The bare shape, for measures of whole graphs: ids and labels of all nodes; and both ends and the type of every
  /// edge, in no order that may be relied on but the same each time. Much cheaper than nodes and edges.
  virtual void visit_labels(const std::function<void(NodeId, Label)>& visit) const;
  virtual void visit_ties(const std::function<void(NodeId head, RelationType type, NodeId tail)>& visit) const;

  /// The visits above, of the nodes or edges with ids in a range alone: for threads that share out a whole graph. Ids
  /// are hashes, so ranges of one width hold about as much each. Where `divides` is false, each such visit passes over
  /// the whole graph.
  virtual bool divides() const;
  virtual void visit_labels_in(IdRange range, const std::function<void(NodeId, Label)>& visit) const;
  virtual void visit_edges_in(IdRange range, const std::function<bool(const Edge&)>& visit) const;
  virtual void visit_nodes_with_mentions_in(
      IdRange range, const std::function<bool(const Node&, std::span<const Located>)>& visit) const;
  virtual void visit_edges_with_evidence_in(
      IdRange range, const std::function<bool(const Edge&, std::span<const Located>)>& visit) const;

  /// Steps from a node; all types when `type` is nullopt. A symmetric edge is met once, as outgoing.
  virtual void visit_neighbors(NodeId id, Direction direction, std::optional<RelationType> type,
                               const std::function<bool(const Neighbor&)>& visit) const = 0;

  /// Nodes that bear exactly this name or alias, ascending.
  virtual std::vector<NodeId> named(std::string_view name) const = 0;

  /// Nodes one of whose names contains `part` (bytes of UTF-8), ascending, at most `limit`.
  virtual std::vector<NodeId> containing(std::string_view part, std::size_t limit) const = 0;

  virtual std::vector<Located> mentions(NodeId id) const = 0;             ///< sorted
  virtual std::vector<Located> evidence(EdgeId id) const = 0;             ///< sorted
  virtual std::vector<NamedPlace> named_in(std::string_view path) const;  ///< all mentions of one document, sorted
  virtual std::vector<EdgeStatement> statements(EdgeId id) const;         ///< by article

  virtual std::vector<DocumentInfo> documents() const = 0;  ///< by path
  virtual std::optional<DocumentInfo> document(std::string_view path) const = 0;
  virtual std::string source(std::string_view path) const = 0;  ///< the stored text; empty when unknown

  /// Where that text stands on its pages, as `encode_layout` has it; empty when that is not known.
  virtual std::string layout(std::string_view path) const;

  /// All that one document says, before any judgement: what `Writer` was given, so that a lossless export
  /// can be made. Nullopt when the document is unknown.
  virtual std::optional<DocumentFacts> facts(std::string_view path) const = 0;

  /// Which keys are one thing, or may be, by key. A view that is not judged has none.
  virtual std::vector<Judgement> judgements() const;

  /// Articles that are one text: each group is one witness. Of a view that was not searched for them, none.
  virtual std::vector<ReprintGroup> reprints() const;

  /// What people have decided, in the order of their file, and what became of it. They are in force in all that the
  /// view shows, save in `facts`.
  virtual const std::vector<Decided>& decisions() const;

  /// For those who hold a graph in memory and follow its changes. Of each document, ascending: all nodes and edges that
  /// differ between two views are in the shares, then or now, of documents whose fingerprints differ; what was decided
  /// beside the documents counts as one of the path "". Nullopt of a view that cannot tell.
  virtual std::optional<std::vector<Fingerprint>> fingerprints() const;
  virtual DocumentShare share(DocumentId id) const;  ///< empty when the document is unknown

  /// An edge, and in `articles` those that state it: as `visit_stated_edges` gives it.
  virtual std::optional<Edge> stated_edge(EdgeId id, std::vector<ArticleRef>& articles) const;
};

}  // namespace govgraph
