// SPDX-License-Identifier: Apache-2.0
#include "selection_options.hpp"

#include <algorithm>
#include <filesystem>
#include <limits>

#include "analysis/neighbourhood.hpp"
#include "input_stream.hpp"
#include "lookup.hpp"
#include "query_run.hpp"
#include "result_graph.hpp"

namespace govgraph::cli {
namespace {

template <class Id>
void sort_unique(std::vector<Id>& ids) {
  std::sort(ids.begin(), ids.end());
  ids.erase(std::unique(ids.begin(), ids.end()), ids.end());
}

/// The part of one set that another holds, too; all of it where there is no other.
template <class Id>
void keep_both(std::optional<std::vector<Id>>& set, std::vector<Id> other) {
  if (!set) {
    set = std::move(other);
    return;
  }
  std::vector<Id> both;
  std::set_intersection(set->begin(), set->end(), other.begin(), other.end(), std::back_inserter(both));
  set = std::move(both);
}

std::string text_of_query(const std::string& given) {
  std::error_code ignored;
  if (!std::filesystem::is_regular_file(given, ignored)) return given;
  return read_query(given);
}

std::vector<NodeId> around(const GraphView& view, const std::string& name, std::size_t depth,
                           std::vector<RelationType> types) {
  analysis::NeighbourhoodOptions options;
  options.depth = depth;
  options.filter = {Direction::kBoth, std::move(types)};
  options.limit = std::numeric_limits<std::size_t>::max();
  std::vector<NodeId> out{find_node(view, name).id};
  for (const analysis::Reached& each : analysis::neighbourhood(view, out.front(), options)) out.push_back(each.node);
  sort_unique(out);
  return out;
}

}  // namespace

void SelectionOptions::add(CLI::App& app) {
  labels.add(app);
  types.add(app);
  app.add_option("--min-confidence", min_confidence, "only relations at least this sure, from 0 to 1")
      ->check(CLI::Range(0.0, 1.0).description(""))
      ->type_name("X");
  time.add(app);
  auto* const centre =
      app.add_option("--ego", ego, "only the nodes around this one: its name, \"Label:name\" or id")->type_name("NAME");
  app.add_option("--depth", depth, "how many steps around it, over the relations of --type")
      ->check(CLI::Range(1, 20).description(""))
      ->type_name("N")
      ->capture_default_str()
      ->needs(centre);
  app.add_option(
         "--query", query,
         "only the nodes and relationships that a query in openCypher returns; of nodes alone, also the relations between them")
      ->type_name("FILE|TEXT");
}

exchange::Selection SelectionOptions::selection(const GraphView& view) const {
  exchange::Selection out{labels.labels(), types.types(), min_confidence};
  if (!ego.empty()) out.nodes = around(view, ego, depth, out.types);
  if (!query.empty()) {
    query::Options options;
    options.procedures = all_procedures(view);
    exchange::Selection found = result_graph(view, text_of_query(query), std::move(options));
    keep_both(out.nodes, std::move(*found.nodes));
    out.edges = std::move(found.edges);
  }
  out.joined_only = out.joined_only || time.given();
  return out;
}

}  // namespace govgraph::cli
