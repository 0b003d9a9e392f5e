// SPDX-License-Identifier: Apache-2.0
#include "search.hpp"

#include <algorithm>
#include <limits>
#include <tuple>

#include "lookup.hpp"

namespace govgraph::cli {
namespace {

enum class Fit { kExact, kPrefix, kContains, kNone };

Fit fit_of(std::string_view name, std::string_view part) {
  if (name == part) return Fit::kExact;
  if (name.starts_with(part)) return Fit::kPrefix;
  return name.find(part) == std::string_view::npos ? Fit::kNone : Fit::kContains;
}

struct Ranked {
  Fit fit = Fit::kNone;
  Hit hit;
};

Ranked rank(const GraphView& view, Node node, std::string_view part) {
  Ranked out;
  out.fit = fit_of(node.name, part);
  out.hit.matched = node.name;
  for (const std::string& alias : node.aliases)
    if (const Fit fit = fit_of(alias, part); fit < out.fit) {
      out.fit = fit;
      out.hit.matched = alias;
    }
  out.hit.links = degree_of(view, node.id);
  out.hit.node = std::move(node);
  return out;
}

auto order_of(const Ranked& each) {
  return std::make_tuple(each.fit, -static_cast<std::ptrdiff_t>(each.hit.links),
                         -static_cast<std::ptrdiff_t>(each.hit.mentions), std::string_view(each.hit.node.name),
                         each.hit.node.id);
}

}  // namespace

Hits search(const GraphView& view, std::string_view part, const std::vector<Label>& labels, std::size_t limit) {
  std::vector<Ranked> ranked;
  for (const NodeId id : view.containing(part, std::numeric_limits<std::size_t>::max())) {
    auto node = view.node(id);
    if (!node || (!labels.empty() && std::find(labels.begin(), labels.end(), node->label) == labels.end())) continue;
    ranked.push_back(rank(view, std::move(*node), part));
  }
  const auto better = [](const Ranked& a, const Ranked& b) { return order_of(a) < order_of(b); };
  std::sort(ranked.begin(), ranked.end(), better);
  // Mentions cost a look at the disk, so they are counted only for those that may be shown, and for their equals.
  std::size_t kept = std::min(limit, ranked.size());
  while (kept > 0 && kept < ranked.size() && ranked[kept].fit == ranked[kept - 1].fit &&
         ranked[kept].hit.links == ranked[kept - 1].hit.links && kept < 2 * limit)
    ++kept;
  Hits out;
  out.found = ranked.size();
  ranked.resize(kept);
  for (Ranked& each : ranked) each.hit.mentions = view.mentions(each.hit.node.id).size();
  std::sort(ranked.begin(), ranked.end(), better);
  if (ranked.size() > limit) ranked.resize(limit);
  for (Ranked& each : ranked) out.best.push_back(std::move(each.hit));
  return out;
}

}  // namespace govgraph::cli
