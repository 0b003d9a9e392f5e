// SPDX-License-Identifier: Apache-2.0
#include "exchange/exporter.hpp"

#include <algorithm>

#include "base/error.hpp"
#include "exchange/derived.hpp"

namespace govgraph::exchange {
namespace {

/// "书记" and "镇长" to "书记 | 镇长"; a value that stands there already is not repeated.
void join_values(std::string& into, const std::string& value) {
  constexpr std::string_view kBetween = " | ";
  if (into.empty()) {
    into = value;
  } else if (!value.empty() && (std::string(kBetween) + into + std::string(kBetween))
                                       .find(std::string(kBetween) + value + std::string(kBetween)) == std::string::npos) {
    into.append(kBetween).append(value);
  }
}

class Walk {
 public:
  Walk(const GraphView& view, const Selection& selection, Exporter& exporter)
      : view_(view), selection_(selection), exporter_(exporter), needs_(exporter.needs()), outline_(view, selection, {needs_.times, needs_.ties}) {}

  ExportCounts run() {
    exporter_.begin(outline_);
    if (needs_.documents && selection_.everything()) documents();
    if (needs_.articles) articles();
    nodes();
    edges();
    if (selection_.derived) derived();
    exporter_.finish();
    return counts_;
  }

 private:
  void documents() {
    for (const DocumentInfo& each : view_.documents()) {
      const auto facts = view_.facts(each.path);
      if (!facts) throw CorruptionError(each.path + ": listed in the database, but its statements are missing; run `govgraph check`");
      exporter_.document(*facts);
      ++counts_.documents;
    }
  }

  void articles() {
    for (const DocumentInfo& each : view_.documents())
      for (std::uint32_t i = 0; i < each.articles.size(); ++i, ++counts_.articles) exporter_.article(each, i);
  }

  void nodes() {
    if (needs_.evidence && selection_.all_nodes())
      return view_.visit_nodes_with_mentions([&](const Node& node, std::span<const Located> mentions) { return add(node, mentions); });
    view_.visit_nodes(std::nullopt, [&](const Node& node) {
      return !outline_.find(node.id) || add(node, needs_.evidence ? view_.mentions(node.id) : std::vector<Located>{});
    });
  }

  bool add(const Node& node, std::span<const Located> mentions) {
    if (!outline_.find(node.id)) return true;
    exporter_.node(node, mentions);
    ++counts_.nodes;
    return true;
  }

  /// Of a part of the graph only what is in it is looked up.
  void edges() {
    const auto is_in = [&](const Edge& edge) { return selects(selection_, edge) && has_ends(edge); };
    if (needs_.evidence && selection_.everything())
      return view_.visit_edges_with_evidence([&](const Edge& edge, std::span<const Located> evidence) {
        if (is_in(edge)) hand_over(edge, evidence);
        return true;
      });
    view_.visit_edges([&](const Edge& edge) {
      if (is_in(edge)) hand_over(edge, needs_.evidence ? view_.evidence(edge.id) : std::vector<Located>{});
      return true;
    });
  }

  /// Without a choice of nodes the outline has seen that they are there.
  bool has_ends(const Edge& edge) const {
    return selection_.all_nodes() || (outline_.find(edge.head) && outline_.find(edge.tail));
  }

  void hand_over(const Edge& edge, std::span<const Located> evidence) {
    const std::vector<EdgeId> group = needs_.merged ? outline_.parallel(edge) : std::vector<EdgeId>{};
    if (!group.empty() && group.front() != edge.id) return;
    if (group.empty()) {
      exporter_.edge(edge, evidence);
    } else {
      std::vector<Located> all(evidence.begin(), evidence.end());
      const Edge merged = merge(edge, group, all);
      exporter_.edge(merged, all);
    }
    ++counts_.edges;
  }

  Edge merge(Edge into, const std::vector<EdgeId>& group, std::vector<Located>& evidence) const {
    for (std::size_t i = 1; i < group.size(); ++i) {
      const auto other = view_.edge(group[i]);
      if (!other) throw CorruptionError("an edge was listed and then not found; run `govgraph check`");
      join_values(into.role, other->role);
      // One office held is enough for the pair to hold: "former" stays only where all are.
      if (!find_property(other->properties, "status")) std::erase_if(into.properties, [](const auto& p) { return p.first == "status"; });
      for (const auto& [key, value] : other->properties) {
        const std::string* old = find_property(into.properties, key);
        if (!old && key == "status") continue;
        std::string all = old ? *old : std::string();
        join_values(all, value);
        set_property(into.properties, key, std::move(all));
      }
      into.inferred = into.inferred && other->inferred;
      into.confidence = std::max(into.confidence, other->confidence);
      into.documents = std::max(into.documents, other->documents);
      if (!needs_.evidence) continue;
      const auto more = view_.evidence(other->id);
      evidence.insert(evidence.end(), more.begin(), more.end());
    }
    std::sort(evidence.begin(), evidence.end());
    evidence.erase(std::unique(evidence.begin(), evidence.end()), evidence.end());
    return into;
  }

  void derived() {
    visit_derived(view_, outline_, [&](const DerivedEdge& edge) {
      exporter_.derived(edge);
      ++counts_.derived;
    });
  }

  const GraphView& view_;
  const Selection& selection_;
  Exporter& exporter_;
  Needs needs_;
  Outline outline_;
  ExportCounts counts_;
};

}  // namespace

Exporter::~Exporter() = default;
void Exporter::document(const DocumentFacts&) {}
void Exporter::article(const DocumentInfo&, std::uint32_t) {}
void Exporter::derived(const DerivedEdge&) {}

std::string_view name_of(DerivedEdge::Type type) {
  return type == DerivedEdge::Type::kMentionedIn ? "MENTIONED_IN" : "CO_OCCURS";
}

ExportCounts export_graph(const GraphView& view, const Selection& selection, Exporter& exporter) {
  return Walk(view, selection, exporter).run();
}

}  // namespace govgraph::exchange
