// SPDX-License-Identifier: Apache-2.0
#include "exchange/exporter.hpp"

#include "base/error.hpp"
#include "exchange/derived.hpp"

namespace govgraph::exchange {
namespace {

class Walk {
 public:
  Walk(const GraphView& view, const Selection& selection, Exporter& exporter)
      : view_(view), selection_(selection), exporter_(exporter), needs_(exporter.needs()), outline_(view, selection) {}

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
    view_.visit_nodes(std::nullopt, [&](const Node& node) {
      if (!outline_.find(node.id)) return true;
      exporter_.node(node, needs_.evidence ? view_.mentions(node.id) : std::vector<Located>{});
      ++counts_.nodes;
      return true;
    });
  }

  void edges() {
    view_.visit_edges([&](const Edge& edge) {
      if (!selects(selection_, edge) || !outline_.find(edge.head) || !outline_.find(edge.tail)) return true;
      exporter_.edge(edge, needs_.evidence ? view_.evidence(edge.id) : std::vector<Located>{});
      ++counts_.edges;
      return true;
    });
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
