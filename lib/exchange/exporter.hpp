// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "exchange/outline.hpp"
#include "model/graph_view.hpp"

namespace govgraph::exchange {

/// What a format wants to be told; the driver fetches no more than that.
struct Needs {
  bool documents = false;  ///< the statements and source of each document
  bool articles = false;
  bool evidence = true;  ///< mentions with their nodes, evidence with its edges
  bool merged = false;   ///< edges that share head, type and tail and differ in role as one, under the least id,
                         ///< different values joined by " | "
  bool times = false;    ///< the outline knows the dates that a node's edges state
  bool ties = false;     ///< the outline of a small graph knows who is joined to whom, for a layout
};

/// A relation that nobody states, counted out of mentions.
struct DerivedEdge {
  enum class Type : std::uint8_t {
    kMentionedIn,  ///< node → article; weight: mentions
    kCoOccurs,     ///< node – node; weight: sentences that name both
    kShares,       ///< node – node; weight: things that both are tied to
  } type = Type::kMentionedIn;
  NodeId head{};
  NodeId tail{};        ///< of kCoOccurs and kShares, above head
  std::string article;  ///< of kMentionedIn: its name outside
  std::uint32_t weight = 0;
  Located first;  ///< the first mention, or the first sentence; nothing of kShares
};

std::string_view name_of(DerivedEdge::Type type);  ///< "MENTIONED_IN"

/// One format. The driver calls, in this order: `begin`; `document` for each by path; `article` for each by path
/// and place; `node` for each by id; `edge` for each by id; `derived` for each; `finish`. What is handed over
/// lives only for the call. An exporter writes into an Output that the caller commits. Its own long loops (a layout)
/// look at `Outline::cancellation`.
class Exporter {
 public:
  virtual ~Exporter();

  virtual Needs needs() const = 0;
  virtual void begin(const Outline& outline) = 0;
  virtual void document(const DocumentFacts& facts);
  virtual void article(const DocumentInfo& document, std::uint32_t article);
  virtual void node(const Node& node, std::span<const Located> mentions) = 0;
  virtual void edge(const Edge& edge, std::span<const Located> evidence) = 0;
  virtual void derived(const DerivedEdge& edge);
  virtual void finish() = 0;

  /// A second exporter of the same file, begun already, for runs of nodes or of edges that are handed over beside this
  /// one on another thread; null where the format cannot be written so. It must not outlive this one.
  virtual std::unique_ptr<Exporter> make_run();

  /// Writes what a run was handed, as if it had been handed here, and empties the run for the next. REQUIRES a run of
  /// `make_run`; runs come in ascending order of their ids.
  virtual void append_run(Exporter& run);
};

/// Which part of a graph is exported. Empty sets let everything through.
struct Selection {
  std::vector<Label> labels{};                 ///< only these nodes, and the edges between them
  std::vector<RelationType> types{};           ///< only these edges, and the nodes that they join
  float min_confidence = 0;                    ///< only edges at least as sure; nodes stay
  bool derived = false;                        ///< MENTIONED_IN and CO_OCCURS too
  std::optional<std::vector<NodeId>> nodes{};  ///< only these nodes, and the edges between them; ascending
  std::optional<std::vector<EdgeId>> edges{};  ///< only these edges; nodes stay; ascending
  std::vector<DerivedEdge> shared{};           ///< ties to be handed over behind all else; between nodes let through
  bool joined_only = false;                    ///< only nodes that an edge joins; so always where `types` are chosen

  bool all_nodes() const { return labels.empty() && !nodes; }
  bool everything() const { return all_nodes() && types.empty() && min_confidence <= 0 && !edges && !joined_only; }
};

struct ExportCounts {
  std::uint64_t documents = 0, articles = 0, nodes = 0, edges = 0, derived = 0;
};

/// Walks the graph in ascending order of ids. Documents are handed over only when everything is selected. Where view
/// and format let it, threads share out the graph; the bytes are the same. Once `sharing.cancellation` is requested it
/// throws CancelledError within a tenth of a second. Memory: about 40 bytes a node and 24 a HOLDS_ROLE edge, the
/// largest document, and what two runs a thread write.
ExportCounts export_graph(const GraphView& view, const Selection& selection, Exporter& exporter, Sharing sharing = {});

}  // namespace govgraph::exchange
