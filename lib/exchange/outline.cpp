// SPDX-License-Identifier: Apache-2.0
#include "exchange/outline.hpp"

#include <algorithm>
#include <tuple>

#include "base/error.hpp"
#include "base/hash.hpp"
#include "exchange/exporter.hpp"

namespace govgraph::exchange {
namespace {

template <class T>
bool admitted(const std::vector<T>& set, T value) {
  return set.empty() || std::find(set.begin(), set.end(), value) != set.end();
}

template <class Id>
bool admitted(const std::optional<std::vector<Id>>& set, Id id) {
  return !set || std::binary_search(set->begin(), set->end(), id);
}

[[noreturn]] void refuse_loose(const Edge& edge) {
  throw CorruptionError("edge " + hex64(static_cast<std::uint64_t>(edge.id)) + " has an end that does not exist; run `govgraph check`");
}

}  // namespace

bool selects(const Selection& selection, const Edge& edge) {
  return edge.confidence >= selection.min_confidence && admitted(selection.types, edge.type) && admitted(selection.edges, edge.id);
}

Outline::Outline(const GraphView& view, const Selection& selection, Extras extras) : wants_ties_(extras.ties), documents_(view.documents()) {
  view.visit_nodes(std::nullopt, [&](const Node& node) {
    if (admitted(selection.labels, node.label) && admitted(selection.nodes, node.id)) nodes_.push_back({node.id, 0, 0, node.label});
    return true;
  });
  table_ = NodeTable(nodes_.size(), [&](std::size_t i) { return nodes_[i].id; });
  if (extras.times) stated_.assign(nodes_.size(), kNoDays);
  count_edges(view, selection);
  keep_parallel_only();
  if (!selection.types.empty() || selection.joined_only) drop_untouched();
}

std::optional<std::size_t> Outline::find(NodeId id) const {
  const std::uint32_t* first = table_.first(id);
  for (std::size_t i = first[0]; i < first[1]; ++i)
    if (nodes_[i].id == id) return i;
  return std::nullopt;
}

void Outline::count_edges(const GraphView& view, const Selection& selection) {
  view.visit_edges([&](const Edge& edge) {
    if (!selects(selection, edge)) return true;
    const auto head = find(edge.head);
    const auto tail = find(edge.tail);
    if (!head || !tail) {
      if (selection.all_nodes()) refuse_loose(edge);
      return true;
    }
    ++edges_;
    for (const std::size_t end : {*head, *tail}) {
      ++nodes_[end].degree;
      nodes_[end].confidence = std::max(nodes_[end].confidence, edge.confidence);
    }
    if (wants_ties_) note_tie(*head, *tail);
    if (!stated_.empty()) note_days(edge, *head, *tail);
    if (!edge.role.empty()) parallel_.push_back({edge.head, edge.tail, edge.id});
    return true;
  });
}

void Outline::note_tie(std::size_t head, std::size_t tail) {
  wants_ties_ = ties_.size() < kMostTies;
  if (wants_ties_) ties_.emplace_back(static_cast<std::uint32_t>(head), static_cast<std::uint32_t>(tail));
  else ties_ = {};
}

void Outline::note_days(const Edge& edge, std::size_t head, std::size_t tail) {
  std::vector<Days> days;
  add_stated_days(edge.properties, days);
  for (const Days each : days)
    for (const std::size_t end : {head, tail})
      stated_[end] = {std::min(stated_[end].first, each.first), std::max(stated_[end].last, each.last)};
}

std::optional<Days> Outline::stated_days(std::size_t index) const {
  return stated_.empty() || stated_[index] == kNoDays ? std::nullopt : std::optional(stated_[index]);
}

void Outline::keep_parallel_only() {
  std::sort(parallel_.begin(), parallel_.end());
  const auto together = [&](std::size_t a, std::size_t b) {
    return b < parallel_.size() && parallel_[a].head == parallel_[b].head && parallel_[a].tail == parallel_[b].tail;
  };
  std::size_t kept = 0;
  pairs_ = edges_;
  for (std::size_t begin = 0, end = 0; begin < parallel_.size(); begin = end) {
    while (end == begin || together(begin, end)) ++end;
    if (end - begin < 2) continue;
    pairs_ -= end - begin - 1;
    for (std::size_t i = begin; i < end; ++i) parallel_[kept++] = parallel_[i];
  }
  parallel_.resize(kept);
  parallel_.shrink_to_fit();
}

void Outline::drop_untouched() {
  std::vector<std::uint32_t> place(ties_.empty() ? 0 : nodes_.size());
  for (std::uint32_t i = 0, kept = 0; i < nodes_.size(); ++i) {
    if (nodes_[i].degree == 0) continue;
    if (!stated_.empty()) stated_[kept] = stated_[i];
    if (!place.empty()) place[i] = kept;
    ++kept;
  }
  for (auto& [head, tail] : ties_) {
    head = place[head];
    tail = place[tail];
  }
  std::erase_if(nodes_, [](const Entry& entry) { return entry.degree == 0; });
  table_ = NodeTable(nodes_.size(), [&](std::size_t i) { return nodes_[i].id; });
}

std::string_view date_of(std::span<const DocumentInfo> documents, const Located& place) {
  const auto at = std::lower_bound(documents.begin(), documents.end(), place.document,
                                   [](const DocumentInfo& each, const std::string& path) { return each.path < path; });
  if (at == documents.end() || at->path != place.document) return {};
  const bool dated = place.article < at->articles.size() && !at->articles[place.article].date.empty();
  return dated ? at->articles[place.article].date : at->date;
}

std::vector<EdgeId> Outline::parallel(const Edge& edge) const {
  std::vector<EdgeId> out;
  if (edge.role.empty()) return out;
  const Parallel least{edge.head, edge.tail, EdgeId{0}};
  for (auto at = std::lower_bound(parallel_.begin(), parallel_.end(), least);
       at != parallel_.end() && at->head == edge.head && at->tail == edge.tail; ++at)
    out.push_back(at->edge);
  return out;
}

}  // namespace govgraph::exchange
