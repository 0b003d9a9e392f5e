// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <limits>
#include <optional>
#include <span>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "exchange/runs.hpp"
#include "model/graph_view.hpp"
#include "model/node_table.hpp"
#include "model/time.hpp"

namespace govgraph::exchange {

struct Selection;

/// ISO date of the article of a place, or else of its document; empty when neither is known. O(log documents).
/// REQUIRES: documents by path.
std::string_view date_of(std::span<const DocumentInfo> documents, const Located& place);

/// The bare shape of what is exported: which nodes, their degrees, and edges that run side by side. It
/// finds a node in constant time.
class Outline {
 public:
  struct Entry {
    NodeId id{};
    std::uint32_t degree = 0;  ///< edges that touch it
    float confidence = 0;      ///< the highest of those edges; 0 when there is none
    Label label = Label::kPerson;
  };

  struct Extras {
    bool times = false;  ///< with `stated_days`
    bool ties = false;   ///< with `ties`
  };

  /// Two passes over the view, on several threads where it divides: nodes, then edges. Linear. Where all nodes are let
  /// through, an edge whose end does not exist is a CorruptionError. Ends with CancelledError as `sharing` says.
  Outline(const GraphView& view, const Selection& selection, Extras extras, Sharing sharing = {});
  Outline(const GraphView& view, const Selection& selection) : Outline(view, selection, {}) {}
  Outline(const Outline&) = delete;
  Outline& operator=(const Outline&) = delete;

  std::span<const Entry> nodes() const { return nodes_; }  ///< ascending by id
  std::uint64_t edges() const { return edges_; }
  std::uint64_t pairs() const { return pairs_; }  ///< edges when those that share head, type and tail are one
  std::span<const DocumentInfo> documents() const { return documents_; }  ///< by path

  std::string_view date_of(const Located& place) const;  ///< as the function of this name; constant time

  /// From the first to the last day that an edge of the node states; nullopt when none does, or `times` was not asked
  /// for.
  std::optional<Days> stated_days(std::size_t index) const;

  /// The ends of all edges, as indices into `nodes`; empty past kMostTies of them, or when `ties` were not asked for.
  using Tie = std::pair<std::uint32_t, std::uint32_t>;
  static constexpr std::size_t kMostTies = 20'000;
  std::span<const Tie> ties() const { return ties_; }

  /// Of the export that it was made for.
  const Cancellation& cancellation() const { return cancellation_; }

  /// Index into `nodes`; nullopt for a node that is not exported.
  std::optional<std::size_t> find(NodeId id) const;

  /// The edges that share head, type and tail with this one and differ in role, itself included, ascending;
  /// empty when it runs alone.
  std::vector<EdgeId> parallel(const Edge& edge) const;

 private:
  struct Parallel {
    NodeId head{};
    NodeId tail{};
    EdgeId edge{};
    friend auto operator<=>(const Parallel&, const Parallel&) = default;
  };

  class Counter;

  void list_nodes(const GraphView& view, const Selection& selection, const Sharing& sharing);
  void count_edges(const GraphView& view, const Selection& selection, bool ties, const Sharing& sharing);
  void keep_parallel_only();
  void drop_untouched();

  static constexpr Days kNoDays{std::numeric_limits<std::int32_t>::max(), std::numeric_limits<std::int32_t>::min()};

  Cancellation cancellation_;
  std::vector<Entry> nodes_;
  std::vector<Days> stated_;  ///< by node; empty unless asked for
  std::vector<Tie> ties_;
  NodeTable table_;
  std::uint64_t edges_ = 0;
  std::uint64_t pairs_ = 0;
  std::vector<DocumentInfo> documents_;
  std::unordered_map<std::string_view, std::size_t> places_of_documents_;  ///< by path, in `documents_`
  std::vector<Parallel> parallel_;                                         ///< only groups of two and more, sorted
};

/// Whether an edge of the view belongs to the selection; its ends are not looked at.
bool selects(const Selection& selection, const Edge& edge);

}  // namespace govgraph::exchange
