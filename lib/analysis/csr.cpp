// SPDX-License-Identifier: Apache-2.0
#include "analysis/csr.hpp"

#include <algorithm>

namespace govgraph::analysis {
namespace {

template <class T>
bool wanted(const std::vector<T>& all, T one) {
  return all.empty() || std::find(all.begin(), all.end(), one) != all.end();
}

/// 2025-01 lies within 2025: dates are compared as far as both are told.
bool in_time(const Properties& properties, const CsrOptions& options) {
  const std::string* date = find_property(properties, "date");
  if (date == nullptr || date->empty() || date->front() == '-') return true;
  const auto cut = [](const std::string& text, std::size_t size) { return text.substr(0, size); };
  if (!options.from.empty() && cut(*date, options.from.size()) < cut(options.from, date->size())) return false;
  return options.to.empty() || cut(*date, options.to.size()) <= cut(options.to, date->size());
}

}  // namespace

Csr::Csr(const GraphView& view, const CsrOptions& options) {
  view.visit_nodes(std::nullopt, [&](const Node& node) {
    if (!wanted(options.labels, node.label)) return true;
    ids_.push_back(node.id);
    labels_.push_back(node.label);
    return true;
  });
  const auto vertex = [&](NodeId id) -> std::int64_t {
    const auto found = std::lower_bound(ids_.begin(), ids_.end(), id);
    return found != ids_.end() && *found == id ? found - ids_.begin() : -1;
  };
  std::vector<Link> links;
  view.visit_edges([&](const Edge& edge) {
    if (!wanted(options.types, edge.type) || edge.confidence < options.min_confidence || !in_time(edge.properties, options)) return true;
    const std::int64_t a = vertex(edge.head), b = vertex(edge.tail);
    if (a >= 0 && b >= 0 && a != b) links.push_back({static_cast<std::uint32_t>(a), static_cast<std::uint32_t>(b), options.weighted ? static_cast<double>(edge.confidence) : 1.0});
    return true;
  });
  build(ids_.size(), std::move(links));
}

Csr::Csr(std::size_t size, std::span<const std::pair<std::uint32_t, std::uint32_t>> edges, std::span<const double> weights) {
  for (std::size_t i = 0; i < size; ++i) ids_.push_back(NodeId{i});
  labels_.assign(size, Label::kPerson);
  std::vector<Link> links;
  for (std::size_t i = 0; i < edges.size(); ++i)
    if (edges[i].first != edges[i].second) links.push_back({edges[i].first, edges[i].second, weights.empty() ? 1.0 : weights[i]});
  build(size, std::move(links));
}

void Csr::build(std::size_t size, std::vector<Link> links) {
  for (Link& link : links)
    if (link.from > link.to) std::swap(link.from, link.to);
  std::sort(links.begin(), links.end(), [](const Link& a, const Link& b) { return a.from != b.from ? a.from < b.from : a.to < b.to; });
  std::size_t kept = 0;
  for (std::size_t i = 0; i < links.size(); ++i) {
    if (kept > 0 && links[kept - 1].from == links[i].from && links[kept - 1].to == links[i].to) links[kept - 1].weight += links[i].weight;
    else links[kept++] = links[i];
  }
  links.resize(kept);
  offsets_.assign(size + 1, 0);
  for (const Link& link : links) {
    ++offsets_[link.from + 1];
    ++offsets_[link.to + 1];
  }
  for (std::size_t i = 0; i < size; ++i) offsets_[i + 1] += offsets_[i];
  targets_.resize(2 * links.size());
  weights_.resize(2 * links.size());
  std::vector<std::size_t> next(offsets_.begin(), offsets_.end() - 1);
  // Lower neighbours first, as links are sorted by their lower end; then the higher ones.
  const auto put = [&](std::uint32_t from, std::uint32_t to, double weight) {
    targets_[next[from]] = to;
    weights_[next[from]++] = weight;
  };
  for (const Link& link : links) put(link.to, link.from, link.weight);
  for (const Link& link : links) put(link.from, link.to, link.weight);
}

bool Csr::adjacent(std::uint32_t a, std::uint32_t b) const {
  const auto row = neighbors(a);
  return std::binary_search(row.begin(), row.end(), b);
}

}  // namespace govgraph::analysis
