// SPDX-License-Identifier: Apache-2.0
#include "serve/tables.hpp"

#include <algorithm>

#include <fmt/core.h>

namespace govgraph::serve {
namespace {

template <class Entries, class Id>
std::optional<std::uint32_t> find_in(const Entries& entries, Id id) {
  const auto at = std::lower_bound(entries.begin(), entries.end(), id,
                                   [](const auto& entry, Id wanted) { return entry.id < wanted; });
  if (at == entries.end() || at->id != id) return std::nullopt;
  return static_cast<std::uint32_t>(at - entries.begin());
}

void read_nodes(const GraphView& view, Tables& tables, NameIndex& names) {
  search::Speller speller;
  view.visit_nodes({}, [&](const Node& node) {
    tables.nodes.push_back({node.id, node.label, node.name, node.scope, 0});
    names.add(node.name, node.aliases, speller);
    return true;
  });
}

void link_all(Tables& tables) {
  count_links(tables);
  tables.links.resize(tables.link_begins.back());
  std::vector<std::uint32_t> next(tables.link_begins.begin(), tables.link_begins.end() - 1);
  for (std::uint32_t i = 0; i < tables.edges.size(); ++i) {
    const EdgeEntry& edge = tables.edges[i];
    tables.links[next[edge.head]++] = {i, edge.tail};
    if (edge.head != edge.tail) tables.links[next[edge.tail]++] = {i, edge.head};
  }
  for (std::uint32_t node = 0; node < tables.nodes.size(); ++node) sort_links(tables, node);
}

}  // namespace

Month month_of(std::string_view date) {
  if (date.size() < 7 || date[4] != '-') return 0;
  unsigned digits[6];
  for (std::size_t i = 0, at = 0; i < 7; ++i) {
    if (i == 4) continue;
    if (date[i] < '0' || date[i] > '9') return 0;
    digits[at++] = static_cast<unsigned>(date[i] - '0');
  }
  const unsigned year = digits[0] * 1000 + digits[1] * 100 + digits[2] * 10 + digits[3],
                 month = digits[4] * 10 + digits[5];
  if (year == 0 || year > 5000 || month < 1 || month > 12) return 0;
  return static_cast<Month>(year * 12 + month - 1);
}

std::string text_of(Month month) {
  return month == 0 ? std::string() : fmt::format("{:04}-{:02}", month / 12, month % 12 + 1);
}

ArticleMonths months_of(std::span<const DocumentInfo> documents) {
  ArticleMonths out;
  for (const DocumentInfo& each : documents) {
    auto& months = out[each.id];
    for (const ArticleFact& article : each.articles)
      months.push_back(month_of(article.date.empty() ? each.date : article.date));
  }
  return out;
}

std::optional<std::uint32_t> Tables::find(NodeId id) const { return find_in(nodes, id); }
std::optional<std::uint32_t> Tables::find(EdgeId id) const { return find_in(edges, id); }

std::optional<EdgeEntry> entry_of(const Tables& tables, const Edge& edge, std::span<const ArticleRef> articles,
                                  const ArticleMonths& months) {
  const auto head = tables.find(edge.head), tail = tables.find(edge.tail);
  if (!head || !tail) return std::nullopt;
  EdgeEntry out{edge.id, *head, *tail, edge.type, edge.inferred, edge.confidence, edge.documents, 0, 0, edge.role};
  for (const ArticleRef& each : articles) {
    const auto of = months.find(each.document);
    const Month month = of == months.end() || each.article >= of->second.size() ? Month{0} : of->second[each.article];
    if (month == 0) continue;
    out.first = out.first == 0 ? month : std::min(out.first, month);
    out.last = std::max(out.last, month);
  }
  return out;
}

void count_links(Tables& tables) {
  for (const EdgeEntry& each : tables.edges) {
    ++tables.nodes[each.head].links;
    if (each.head != each.tail) ++tables.nodes[each.tail].links;
  }
  tables.link_begins.assign(1, 0);
  tables.link_begins.reserve(tables.nodes.size() + 1);
  for (const NodeEntry& each : tables.nodes) tables.link_begins.push_back(tables.link_begins.back() + each.links);
}

void sort_links(Tables& tables, std::uint32_t node) {
  const auto worth = [&](const Link& link) {
    const EdgeEntry& edge = tables.edges[link.edge];
    return std::make_tuple(edge.inferred, -edge.confidence, -static_cast<std::int64_t>(tables.nodes[link.other].links),
                           link.edge);
  };
  std::sort(tables.links.begin() + tables.link_begins[node], tables.links.begin() + tables.link_begins[node + 1],
            [&](const Link& a, const Link& b) { return worth(a) < worth(b); });
}

Tables read_tables(const GraphView& view, const ArticleMonths& months) {
  Tables out;
  NameIndex names;
  read_nodes(view, out, names);
  view.visit_stated_edges([&](const Edge& edge, std::span<const ArticleRef> articles) {
    if (auto entry = entry_of(out, edge, articles, months)) out.edges.push_back(std::move(*entry));
    return true;
  });
  link_all(out);
  for (std::uint32_t i = 0; i < out.nodes.size(); ++i) out.by_links.push_back(i);
  std::sort(out.by_links.begin(), out.by_links.end(), by_links_of(out));
  std::vector<std::uint32_t> links;
  for (const NodeEntry& each : out.nodes) links.push_back(each.links);
  names.finish(std::move(links));
  out.names = LayeredNames(std::move(names));
  return out;
}

}  // namespace govgraph::serve
