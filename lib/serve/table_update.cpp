// SPDX-License-Identifier: Apache-2.0
#include "serve/table_update.hpp"

#include <algorithm>
#include <iterator>

#include "base/sort_unique.hpp"

namespace govgraph::serve {
namespace {

constexpr std::size_t kMostChanged = 4;  // one of so many
constexpr std::uint32_t kGone = NameChanges::kGone;

/// Entries that stay, and fresh ones among them in the order of their ids.
template <class Entry>
struct Merged {
  std::vector<Entry> all;
  std::vector<std::uint32_t> stayed;  ///< new index of each entry that was; kGone of those that changed
  std::vector<std::uint32_t> fresh;   ///< indexes of those
};

template <class Entry, class Id>
Merged<Entry> merged(const std::vector<Entry>& before, const std::vector<Id>& changed, std::vector<Entry> fresh) {
  Merged<Entry> out;
  out.all.reserve(before.size() + fresh.size());
  out.stayed.reserve(before.size());
  auto next = fresh.begin();
  auto skipped = changed.begin();
  const auto add_fresh = [&] {
    out.fresh.push_back(static_cast<std::uint32_t>(out.all.size()));
    out.all.push_back(std::move(*next++));
  };
  for (const Entry& each : before) {
    while (next != fresh.end() && next->id < each.id) add_fresh();
    while (skipped != changed.end() && *skipped < each.id) ++skipped;
    const bool stays = skipped == changed.end() || *skipped != each.id;
    out.stayed.push_back(stays ? static_cast<std::uint32_t>(out.all.size()) : kGone);
    if (stays) out.all.push_back(each);
  }
  while (next != fresh.end()) add_fresh();
  return out;
}

class Renewal {
 public:
  Renewal(const Tables& before, const Changes& changes, const GraphView& view, const ArticleMonths& months)
      : before_(before), changes_(changes), view_(view), months_(months) {}

  std::optional<Tables> run() {
    renew_nodes();
    if (!renew_edges()) return std::nullopt;
    count_links(out_);
    renew_links();
    renew_order();
    for (NamedNode& each : names_.named) each.links = out_.nodes[each.node].links;
    out_.names = before_.names.changed(names_);
    return std::move(out_);
  }

 private:
  void renew_nodes() {
    std::vector<NodeEntry> fresh;
    for (const NodeId id : changes_.nodes) {
      auto node = view_.node(id);
      if (!node) continue;
      fresh.push_back({id, node->label, node->name, node->scope, 0});
      NamedNode& named = names_.named.emplace_back();
      named.names = std::move(node->aliases);
      named.names.insert(named.names.begin(), std::move(node->name));
    }
    auto nodes = merged(before_.nodes, changes_.nodes, std::move(fresh));
    out_.nodes = std::move(nodes.all);
    for (NodeEntry& each : out_.nodes) each.links = 0;
    for (std::size_t i = 0; i < nodes.fresh.size(); ++i) names_.named[i].node = nodes.fresh[i];
    names_.moved = std::move(nodes.stayed);
    moved_ = names_.moved;
    for (const NodeId id : changes_.nodes)
      if (const auto at = before_.find(id)) moved_[*at] = out_.find(id).value_or(kGone);
  }

  /// False when an edge that did not change has lost an end: then the changes are not what they should be.
  bool renew_edges() {
    std::vector<EdgeEntry> fresh;
    std::vector<ArticleRef> articles;
    for (const EdgeId id : changes_.edges)
      if (const auto edge = view_.stated_edge(id, articles))
        if (auto entry = entry_of(out_, *edge, articles, months_)) fresh.push_back(std::move(*entry));
    auto edges = merged(before_.edges, changes_.edges, std::move(fresh));
    out_.edges = std::move(edges.all);
    stayed_edges_ = std::move(edges.stayed);
    for (std::size_t i = 0; i < before_.edges.size(); ++i) {
      if (stayed_edges_[i] == kGone) continue;
      EdgeEntry& edge = out_.edges[stayed_edges_[i]];
      edge.head = moved_[edge.head];
      edge.tail = moved_[edge.tail];
      if (edge.head == kGone || edge.tail == kGone) return false;
    }
    for (const std::uint32_t each : edges.fresh) {
      const EdgeEntry& edge = out_.edges[each];
      fresh_links_.emplace_back(edge.head, Link{each, edge.tail});
      if (edge.head != edge.tail) fresh_links_.emplace_back(edge.tail, Link{each, edge.head});
    }
    std::sort(fresh_links_.begin(), fresh_links_.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
    return true;
  }

  /// Those of a node keep their order, unless one of them changed or the node at its other end is linked otherwise now.
  void renew_links() {
    out_.links.resize(out_.link_begins.back());
    std::vector<bool> unsorted(out_.nodes.size());
    std::vector<std::uint32_t> was(out_.nodes.size(), kGone);
    for (std::uint32_t i = 0; i < moved_.size(); ++i)
      if (moved_[i] != kGone) was[moved_[i]] = i;
    auto fresh = fresh_links_.begin();
    for (std::uint32_t node = 0; node < out_.nodes.size(); ++node) {
      auto to = out_.links.begin() + out_.link_begins[node];
      if (was[node] != kGone)
        for (const Link& each : before_.links_of(was[node]))
          if (stayed_edges_[each.edge] != kGone) *to++ = {stayed_edges_[each.edge], moved_[each.other]};
      for (; fresh != fresh_links_.end() && fresh->first == node; ++fresh) *to++ = fresh->second;
    }
    for (const NamedNode& each : names_.named) {
      unsorted[each.node] = true;
      for (const Link& link : out_.links_of(each.node)) unsorted[link.other] = true;
    }
    for (std::uint32_t node = 0; node < out_.nodes.size(); ++node)
      if (unsorted[node]) sort_links(out_, node);
  }

  void renew_order() {
    std::vector<std::uint32_t> stayed, named;
    stayed.reserve(out_.nodes.size());
    for (const std::uint32_t each : before_.by_links)
      if (names_.moved[each] != kGone) stayed.push_back(names_.moved[each]);
    for (const NamedNode& each : names_.named) named.push_back(each.node);
    std::sort(named.begin(), named.end(), by_links_of(out_));
    out_.by_links.reserve(out_.nodes.size());
    std::merge(stayed.begin(), stayed.end(), named.begin(), named.end(), std::back_inserter(out_.by_links),
               by_links_of(out_));
  }

  const Tables& before_;
  const Changes& changes_;
  const GraphView& view_;
  const ArticleMonths& months_;
  Tables out_;
  NameChanges names_;
  std::vector<std::uint32_t> moved_;         ///< new index of each node that was
  std::vector<std::uint32_t> stayed_edges_;  ///< and of each edge that did not change
  std::vector<std::pair<std::uint32_t, Link>> fresh_links_;
};

}  // namespace

Changes changes_between(const GraphView& before, const std::vector<Fingerprint>& then, const GraphView& after,
                        const std::vector<Fingerprint>& now) {
  std::vector<Fingerprint> differ;
  std::set_symmetric_difference(then.begin(), then.end(), now.begin(), now.end(), std::back_inserter(differ));
  std::vector<DocumentId> documents;
  for (const Fingerprint& each : differ) documents.push_back(each.document);
  sort_unique(documents);
  Changes out;
  for (const DocumentId each : documents)
    for (const GraphView* view : {&before, &after}) {
      const DocumentShare share = view->share(each);
      out.nodes.insert(out.nodes.end(), share.nodes.begin(), share.nodes.end());
      out.edges.insert(out.edges.end(), share.edges.begin(), share.edges.end());
    }
  sort_unique(out.nodes);
  sort_unique(out.edges);
  return out;
}

std::optional<Tables> updated_tables(const Tables& before, const Changes& changes, const GraphView& view,
                                     const ArticleMonths& months) {
  if (changes.nodes.size() * kMostChanged > before.nodes.size()) return std::nullopt;
  return Renewal(before, changes, view, months).run();
}

}  // namespace govgraph::serve
