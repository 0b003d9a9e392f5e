// SPDX-License-Identifier: Apache-2.0
#include "serve/answers.hpp"

#include <algorithm>
#include <map>
#include <set>

#include "base/hash.hpp"
#include "serve/writing.hpp"

namespace govgraph::serve {
namespace {

constexpr std::size_t kMostHits = 100, kLongestQuery = 100;
constexpr std::size_t kMostPlaces = 50;
constexpr std::size_t kLongestPath = 1000;

std::string_view name_of(Fit fit) {
  constexpr std::string_view kNames[] = {"exact", "prefix", "part", "pinyin", "pinyin", "pinyin"};
  return kNames[static_cast<std::size_t>(fit)];
}

std::string_view id_text(std::string& buffer, NodeId id) { return buffer = hex64(static_cast<std::uint64_t>(id)); }

/// How often a node stands in each relation, out and in.
void write_relations(json::Writer& json, const Snapshot& snapshot, std::uint32_t node) {
  std::map<std::pair<RelationType, bool>, std::uint64_t> counts;
  for (const Link& each : snapshot.links(node)) {
    const EdgeEntry& edge = snapshot.edges()[each.edge];
    ++counts[{edge.type, info(edge.type).symmetric || edge.head == node}];
  }
  json.key("relations");
  json.begin_array();
  for (const auto& [of, count] : counts) {
    json.begin_object();
    write_text(json, "type", info(of.first).name);
    json.key("outgoing");
    json.boolean(of.second);
    write_number(json, "count", count);
    json.end_object();
  }
  json.end_array();
}

/// Nodes that an article names, in the order of their first place, and the numbers of the articles around it.
void write_named(json::Writer& json, const Snapshot& snapshot, const std::string& document, std::uint32_t article) {
  const auto info = snapshot.view().document(document);
  if (article > 0) write_number(json, "before", article);
  if (info && article + 1 < info->articles.size()) write_number(json, "after", article + 2);
  json.key("nodes");
  json.begin_array();
  std::set<NodeId> known;
  for (const NamedPlace& each : snapshot.view().named_in(document)) {
    if (each.article != article || !known.insert(each.node).second) continue;
    if (const auto at = snapshot.find(each.node)) write_node(json, snapshot.nodes()[*at]);
  }
  json.end_array();
}

template <class Places_>
std::span<const Located> first_of(const Places_& places, std::size_t limit) {
  return std::span<const Located>(places).first(std::min(limit, places.size()));
}

}  // namespace

Answer refused(int status, std::string_view why) {
  Answer out{status, {}};
  json::Writer json(out.body);
  json.begin_object();
  write_text(json, "error", why);
  json.end_object();
  return out;
}

Answer not_found(std::string_view what) { return refused(404, what); }

Answer search(const Snapshot& snapshot, const Query& query, const Cancellation& cancellation) {
  const Parameters parameters(query, {"q", "limit", "label"});
  const std::string part = parameters.required_text("q", kLongestQuery);
  const std::size_t limit = parameters.number("limit", 20, 1, kMostHits);
  const Filter filter = filter_of(parameters);
  NameIndex::Wanted wanted;
  if (!filter.any_label)
    wanted = [&](std::uint32_t each) {
      cancellation.check();
      return filter.passes(snapshot.nodes()[each]);
    };
  const NameIndex::Result result = snapshot.names().search(part, limit, wanted);
  Answer out;
  json::Writer json(out.body);
  json.begin_object();
  write_number(json, "found", result.found);
  json.key("hits");
  json.begin_array();
  std::string id;
  for (const Found& each : result.best) {
    const NodeEntry& node = snapshot.nodes()[each.node];
    json.begin_object();
    write_text(json, "id", id_text(id, node.id));
    write_text(json, "label", info(node.label).name);
    write_text(json, "name", node.name);
    if (!node.scope.empty()) write_text(json, "scope", node.scope);
    if (each.matched != node.name) write_text(json, "matched", each.matched);
    write_text(json, "fit", name_of(each.fit));
    write_number(json, "links", node.links);
    json.end_object();
  }
  json.end_array();
  json.end_object();
  return out;
}

Answer node(const Snapshot& snapshot, const Query& query, const Cancellation&) {
  const Parameters parameters(query, {"id", "mentions"});
  const NodeId id = parameters.node("id");
  const std::size_t limit = parameters.number("mentions", 10, 0, kMostPlaces);
  const auto at = snapshot.find(id);
  const auto whole = at ? snapshot.view().node(id) : std::nullopt;
  if (!whole) return not_found("no node has this id");
  Answer out;
  json::Writer json(out.body);
  json.begin_object();
  json.key("node");
  write_node(json, snapshot.nodes()[*at]);
  write_aliases(json, whole->aliases);
  write_properties(json, whole->properties);
  write_relations(json, snapshot, *at);
  const std::vector<Located> mentions = snapshot.view().mentions(id);
  Places places(snapshot.view(), Places::kMostText);
  write_number(json, "total", mentions.size());
  places.write(json, "mentions", first_of(mentions, limit));
  places.write_articles(json);
  json.end_object();
  return out;
}

Answer edge(const Snapshot& snapshot, const Query& query, const Cancellation&) {
  const Parameters parameters(query, {"id", "limit"});
  const EdgeId id = parameters.edge("id");
  const std::size_t limit = parameters.number("limit", 20, 1, kMostPlaces);
  const auto at = snapshot.find(id);
  const auto whole = at ? snapshot.view().edge(id) : std::nullopt;
  if (!whole) return not_found("no relation has this id");
  const EdgeEntry& entry = snapshot.edges()[*at];
  Answer out;
  json::Writer json(out.body);
  json.begin_object();
  json.key("edge");
  write_edge(json, snapshot.nodes(), entry);
  json.key("head");
  write_node(json, snapshot.nodes()[entry.head]);
  json.key("tail");
  write_node(json, snapshot.nodes()[entry.tail]);
  write_properties(json, whole->properties);
  const std::vector<Located> evidence = snapshot.view().evidence(id);
  Places places(snapshot.view(), Places::kMostText);
  write_number(json, "total", evidence.size());
  places.write(json, "evidence", first_of(evidence, limit));
  places.write_articles(json);
  json.end_object();
  return out;
}

Answer article(const Snapshot& snapshot, const Query& query, const Cancellation&) {
  const Parameters parameters(query, {"document", "article", "begin", "end", "nodes"});
  const std::string document = parameters.required_text("document", kLongestPath);
  const std::size_t number = parameters.number("article", 1, 1, 0xFFFFFFFF);
  const auto begin = static_cast<std::uint32_t>(parameters.number("begin", 0, 0, 0xFFFFFFFF));
  const auto end = static_cast<std::uint32_t>(parameters.number("end", begin, 0, 0xFFFFFFFF));
  Places places(snapshot.view(), Places::kMostText);
  const Located place{document, static_cast<std::uint32_t>(number - 1), {begin, std::max(begin, end)}, "", ""};
  if (places.index_of(document, place.article) < 0) return not_found("there is no such article");
  Answer out;
  json::Writer json(out.body);
  json.begin_object();
  places.write(json, "places", std::span(&place, end > begin ? 1 : 0));
  if (parameters.flag("nodes")) write_named(json, snapshot, document, place.article);
  places.write_articles(json);
  json.end_object();
  return out;
}

}  // namespace govgraph::serve
