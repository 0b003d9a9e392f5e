// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <map>
#include <tuple>

#include "analysis/tenures.hpp"
#include "serve/answers.hpp"
#include "serve/tenures.hpp"
#include "serve/writing.hpp"

namespace govgraph::serve {
namespace {

constexpr std::size_t kMostEach = 200, kMostDocuments = 100, kMostDated = 2000;

/// Relations of one type that lead the same way, in the order of the node's links.
using Group = std::vector<Link>;

std::map<std::pair<RelationType, bool>, Group> groups_of(const Snapshot& snapshot, std::uint32_t node) {
  std::map<std::pair<RelationType, bool>, Group> out;
  for (const Link& each : snapshot.links(node)) {
    const EdgeEntry& edge = snapshot.edges()[each.edge];
    out[{edge.type, info(edge.type).symmetric || edge.head == node}].push_back(each);
  }
  return out;
}

void write_relation(json::Writer& json, const Snapshot& snapshot, const Link& link, Places& places) {
  const EdgeEntry& edge = snapshot.edges()[link.edge];
  json.begin_object();
  json.key("edge");
  write_edge(json, snapshot.nodes(), edge);
  json.key("other");
  write_node(json, snapshot.nodes()[link.other]);
  write_properties(json, snapshot.view().edge(edge.id).value_or(Edge{}).properties);
  const std::vector<Located> evidence = snapshot.view().evidence(edge.id);
  write_number(json, "total", evidence.size());
  places.write(json, "evidence", std::span(evidence).first(std::min<std::size_t>(1, evidence.size())));
  json.end_object();
}

void write_groups(json::Writer& json, const Snapshot& snapshot, std::uint32_t node, std::size_t each_most,
                  Places& places, const Cancellation& cancellation) {
  json.key("groups");
  json.begin_array();
  for (const auto& [of, group] : groups_of(snapshot, node)) {
    json.begin_object();
    write_text(json, "type", info(of.first).name);
    json.key("outgoing");
    json.boolean(of.second);
    write_number(json, "count", group.size());
    json.key("relations");
    json.begin_array();
    for (const Link& each : std::span(group).first(std::min(each_most, group.size()))) {
      cancellation.check();
      write_relation(json, snapshot, each, places);
    }
    json.end_array();
    json.end_object();
  }
  json.end_array();
}

struct Standing {
  std::string date, document, title;
  std::size_t times = 0;
  std::uint32_t article = 0;  ///< the first that names it

  /// The latest first, those of no known day last.
  friend bool operator<(const Standing& a, const Standing& b) {
    return std::tie(b.date, a.document) < std::tie(a.date, b.document);
  }
};

std::vector<Standing> standings_of(const GraphView& view, NodeId id, const Cancellation& cancellation) {
  std::map<std::string, Standing> found;
  for (const Located& each : view.mentions(id)) {
    Standing& standing = found[each.document];
    if (standing.times++ == 0) standing.article = each.article;
  }
  std::vector<Standing> out;
  for (auto& [document, standing] : found) {
    cancellation.check();
    standing.document = document;
    if (out.size() < kMostDated)
      if (const auto info = view.document(document)) {
        standing.date = info->date;
        if (standing.article < info->articles.size()) {
          const ArticleFact& fact = info->articles[standing.article];
          standing.title = fact.title;
          if (!fact.date.empty()) standing.date = fact.date;
        }
      }
    out.push_back(std::move(standing));
  }
  std::sort(out.begin(), out.end());
  return out;
}

void write_documents(json::Writer& json, const GraphView& view, NodeId id, const Cancellation& cancellation) {
  const std::vector<Standing> all = standings_of(view, id, cancellation);
  write_number(json, "documents_total", all.size());
  json.key("documents");
  json.begin_array();
  for (const Standing& each : std::span(all).first(std::min(kMostDocuments, all.size()))) {
    json.begin_object();
    write_text(json, "document", each.document);
    if (!each.date.empty()) write_text(json, "date", each.date);
    write_number(json, "article", each.article + std::uint64_t{1});
    write_text(json, "title", each.title);
    write_number(json, "times", each.times);
    json.end_object();
  }
  json.end_array();
}

}  // namespace

Answer dossier(const Snapshot& snapshot, const Query& query, const Cancellation& cancellation) {
  const Parameters parameters(query, {"id", "each"});
  const NodeId id = parameters.node("id");
  const std::size_t each_most = parameters.number("each", 25, 1, kMostEach);
  const auto at = snapshot.find(id);
  const auto whole = at ? snapshot.view().node(id) : std::nullopt;
  if (!whole) return not_found("no node has this id");
  Answer out;
  json::Writer json(out.body);
  Places places(snapshot.view(), Places::kMostText);
  json.begin_object();
  json.key("node");
  write_node(json, snapshot.nodes()[*at]);
  write_aliases(json, whole->aliases);
  write_properties(json, whole->properties);
  write_groups(json, snapshot, *at, each_most, places, cancellation);
  write_tenures(json, snapshot, analysis::tenures(snapshot.view(), id, cancellation), kMostTenures);
  write_documents(json, snapshot.view(), id, cancellation);
  places.write_articles(json);
  json.end_object();
  return out;
}

Answer tenures(const Snapshot& snapshot, const Query& query, const Cancellation& cancellation) {
  const Parameters parameters(query, {"id", "limit"});
  const std::size_t limit = parameters.number("limit", 500, 1, kMostTenures);
  std::optional<NodeId> of;
  if (!parameters.text("id", 16).empty()) of = parameters.node("id");
  if (of && !snapshot.find(*of)) return not_found("no node has this id");
  Answer out;
  json::Writer json(out.body);
  json.begin_object();
  write_tenures(json, snapshot, analysis::tenures(snapshot.view(), of, cancellation), limit);
  json.end_object();
  return out;
}

}  // namespace govgraph::serve
