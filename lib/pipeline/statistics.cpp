// SPDX-License-Identifier: Apache-2.0
#include "pipeline/statistics.hpp"

#include "model/ontology.hpp"

namespace govgraph::pipeline {
namespace {

std::size_t place_of(Label label) { return static_cast<std::size_t>(&info(label) - labels().data()); }
std::size_t place_of(RelationType type) { return static_cast<std::size_t>(&info(type) - relation_types().data()); }

}  // namespace

Statistics statistics_of(const GraphView& view) {
  Statistics out;
  for (const DocumentInfo& document : view.documents()) {
    ++out.documents;
    out.articles += document.articles.size();
    out.bytes += document.bytes;
  }
  view.visit_nodes({}, [&](const Node& node) {
    ++out.nodes;
    ++out.by_label[place_of(node.label)];
    return true;
  });
  view.visit_edges([&](const Edge& edge) {
    ++out.edges;
    out.inferred += edge.inferred ? 1 : 0;
    ++out.by_type[place_of(edge.type)];
    return true;
  });
  return out;
}

}  // namespace govgraph::pipeline
