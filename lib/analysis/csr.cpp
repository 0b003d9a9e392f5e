// SPDX-License-Identifier: Apache-2.0
#include "analysis/csr.hpp"

#include <algorithm>
#include <future>
#include <utility>

#include "model/node_table.hpp"

namespace govgraph::analysis {
namespace {

template <class T>
bool wanted(const std::vector<T>& all, T one) {
  return all.empty() || std::find(all.begin(), all.end(), one) != all.end();
}

constexpr std::uint32_t kNone = 0xFFFFFFFF;

/// Where in `vertices`, which ascend, each of a long list of ids stands; kNone for one that is none of them. Each is a
/// jump into memory, so those ahead are fetched meanwhile.
CountedVector<std::uint32_t> places_of(const CountedVector<NodeId>& ids, const CountedVector<NodeId>& vertices,
                                       const NodeTable& table, const Cancellation& cancellation) {
  constexpr std::size_t kAhead = 16;
  CountedVector<std::uint32_t> out(ids.size(), kNone);
  for (std::size_t i = 0; i < ids.size(); ++i) {
    cancellation.check();
    if (i + 2 * kAhead < ids.size()) __builtin_prefetch(table.first(ids[i + 2 * kAhead]));
    if (i + kAhead < ids.size()) __builtin_prefetch(vertices.data() + *table.first(ids[i + kAhead]));
    const std::uint32_t* first = table.first(ids[i]);
    for (std::uint32_t at = first[0]; at < first[1] && out[i] == kNone; ++at)
      if (vertices[at] == ids[i]) out[i] = at;
  }
  return out;
}

struct Ties {
  CountedVector<NodeId> heads, tails;
  CountedVector<double> weights;  ///< empty: all 1

  void add(NodeId head, NodeId tail) {
    heads.push_back(head);
    tails.push_back(tail);
  }
};

Ties ties_of(const GraphView& view, const CsrOptions& options) {
  Ties out;
  if (!options.weighted && options.min_confidence <= 0) {
    view.visit_ties([&](NodeId head, RelationType type, NodeId tail) {
      options.cancellation.check();
      if (wanted(options.types, type)) out.add(head, tail);
    });
    return out;
  }
  view.visit_edges([&](const Edge& edge) {
    options.cancellation.check();
    if (edge.confidence < options.min_confidence || !wanted(options.types, edge.type)) return true;
    out.add(edge.head, edge.tail);
    if (options.weighted) out.weights.push_back(static_cast<double>(edge.confidence));
    return true;
  });
  return out;
}

}  // namespace

Csr::Csr(const GraphView& view, const CsrOptions& options) {
  const auto policy = memory_account.refusal == nullptr ? std::launch::async : std::launch::deferred;
  auto scan = std::async(policy, [&] { return ties_of(view, options); });
  view.visit_labels([&](NodeId id, Label label) {
    options.cancellation.check();
    if (!wanted(options.labels, label)) return;
    ids_.push_back(id);
    labels_.push_back(label);
  });
  const NodeTable table(ids_.size(), [&](std::size_t i) { return ids_[i]; });
  const Ties ties = scan.get();
  const CountedVector<std::uint32_t> heads = places_of(ties.heads, ids_, table, options.cancellation),
                                     tails = places_of(ties.tails, ids_, table, options.cancellation);
  CountedVector<Link> links;
  links.reserve(heads.size());
  for (std::size_t i = 0; i < heads.size(); ++i)
    if (heads[i] != kNone && tails[i] != kNone && heads[i] != tails[i])
      links.push_back({heads[i], tails[i], ties.weights.empty() ? 1.0 : ties.weights[i]});
  build(ids_.size(), links, options.cancellation);
}

Csr::Csr(std::size_t size, std::span<const std::pair<std::uint32_t, std::uint32_t>> edges,
         std::span<const double> weights) {
  for (std::size_t i = 0; i < size; ++i) ids_.push_back(NodeId{i});
  labels_.assign(size, Label::kPerson);
  CountedVector<Link> links;
  for (std::size_t i = 0; i < edges.size(); ++i)
    if (edges[i].first != edges[i].second)
      links.push_back({edges[i].first, edges[i].second, weights.empty() ? 1.0 : weights[i]});
  build(size, links, {});
}

void Csr::build(std::size_t size, const CountedVector<Link>& links, const Cancellation& cancellation) {
  offsets_.assign(size + 1, 0);
  for (const Link& link : links) {
    ++offsets_[link.from + 1];
    ++offsets_[link.to + 1];
  }
  for (std::size_t i = 0; i < size; ++i) offsets_[i + 1] += offsets_[i];
  targets_.resize(2 * links.size());
  weights_.resize(2 * links.size());
  CountedVector<std::size_t> next(offsets_.begin(), offsets_.end() - 1);
  const auto put = [&](std::uint32_t from, std::uint32_t to, double weight) {
    targets_[next[from]] = to;
    weights_[next[from]++] = weight;
  };
  for (const Link& link : links) {
    cancellation.check();
    put(link.from, link.to, link.weight);
    put(link.to, link.from, link.weight);
  }
  merge_rows(cancellation);
}

/// Sorts each row and adds up the weights of parallel edges, closing the gaps that they leave.
void Csr::merge_rows(const Cancellation& cancellation) {
  std::vector<std::pair<std::uint32_t, double>> row;
  std::size_t kept = 0;
  for (std::size_t v = 0, begin = 0; v < size(); ++v) {
    cancellation.check();
    const std::size_t end = offsets_[v + 1];
    row.clear();
    for (std::size_t i = begin; i < end; ++i) row.emplace_back(targets_[i], weights_[i]);
    std::sort(row.begin(), row.end());
    begin = end;
    const std::size_t first = kept;
    for (const auto& [target, weight] : row) {
      if (kept > first && targets_[kept - 1] == target) {
        weights_[kept - 1] += weight;
        continue;
      }
      targets_[kept] = target;
      weights_[kept++] = weight;
    }
    offsets_[v + 1] = kept;
  }
  targets_.resize(kept);
  weights_.resize(kept);
}

bool Csr::adjacent(std::uint32_t a, std::uint32_t b) const {
  const auto row = neighbors(a);
  return std::binary_search(row.begin(), row.end(), b);
}

}  // namespace govgraph::analysis
