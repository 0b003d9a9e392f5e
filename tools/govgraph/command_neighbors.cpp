// SPDX-License-Identifier: Apache-2.0
#include <iterator>
#include <map>

#include <fmt/core.h>

#include "analysis/neighbourhood.hpp"
#include "commands.hpp"
#include "graph_options.hpp"
#include "lookup.hpp"
#include "open_graph.hpp"
#include "options.hpp"
#include "quote.hpp"

namespace govgraph::cli {
namespace {

class NeighborsCommand final : public Command {
 public:
  void setup(CLI::App& app) override {
    app.add_option("NAME", name_, "the node: its name, \"Label:name\" or id")->required();
    database_.add(app);
    app.add_option("--depth", depth_, "how many steps to go")
        ->check(CLI::Range(1, 20).description(""))
        ->type_name("N")
        ->capture_default_str();
    direction_.add(app);
    types_.add(app);
    labels_.add(app);
    app.add_option("--limit", limit_, "show at most N nodes")->type_name("N")->capture_default_str();
    app.add_flag("--tree", tree_, "as a tree: each node below the one that led to it");
    format_.add(app);
    add_footer(app,
               {"govgraph neighbors 柳河镇党委",
                "govgraph neighbors 周远舟 --depth 2 --type HOLDS_ROLE,ORGANIZES --label Programme"},
               "the node has no such neighbours");
  }

  int run() override {
    analysis::NeighbourhoodOptions options;
    options.depth = depth_;
    options.filter = {direction_.direction, types_.types()};
    options.labels = labels_.labels();
    options.limit = limit_;
    const auto view = open_graph(database_.path);
    const Node start = find_node(*view, name_);
    const auto found = analysis::neighbourhood(*view, start.id, options);
    if (tree_)
      print_tree(*view, start, found);
    else
      print_table(*view, found);
    if (found.empty()) fmt::print(stderr, "govgraph: {} has no such neighbours\n", start.name);
    if (found.size() == limit_) fmt::print(stderr, "govgraph: the first {} nodes; --limit shows more\n", limit_);
    return found.empty() ? kNothing : kDone;
  }

 private:
  void print_table(const GraphView& view, const std::vector<analysis::Reached>& found) const {
    Table table({{"depth", "depth"},
                 {"from", "from"},
                 {"relation", "relation"},
                 {"role", "role"},
                 {"name", "name"},
                 {"label", "label"},
                 {"id", "id"},
                 {"outgoing", "outgoing"},
                 {"confidence", "confidence"}});
    for (const analysis::Reached& each : found) add(view, each, table);
    if (!table.empty() || format_.format != Format::kTable) table.print(format_.format);
  }

  static void print_tree(const GraphView& view, const Node& start, const std::vector<analysis::Reached>& found) {
    std::multimap<NodeId, const analysis::Reached*> below;
    for (const analysis::Reached& each : found) below.emplace(each.from, &each);
    std::string out = fmt::format("{} ({})\n", printable(start.name), info(start.label).name);
    append_below(view, start.id, "", below, out);
    fmt::print("{}", out);
  }

  static void append_below(const GraphView& view, NodeId of, const std::string& indent,
                           const std::multimap<NodeId, const analysis::Reached*>& below, std::string& out) {
    const auto [begin, end] = below.equal_range(of);
    for (auto at = begin; at != end; ++at) {
      const analysis::Reached& each = *at->second;
      const auto node = view.node(each.node);
      const auto edge = view.edge(each.by.edge);
      if (!node || !edge) continue;
      const bool last = std::next(at) == end;
      out += fmt::format("{}{}{} {} ({})\n", indent, last ? "└ " : "├ ", arrow_of(each.by, *edge),
                         printable(node->name), info(node->label).name);
      append_below(view, each.node, indent + (last ? "  " : "│ "), below, out);
    }
  }

  static void add(const GraphView& view, const analysis::Reached& each, Table& table) {
    const auto node = view.node(each.node);
    const auto from = view.node(each.from);
    const auto edge = view.edge(each.by.edge);
    if (!node || !from || !edge) return;
    table.add({static_cast<std::int64_t>(each.depth), from->name, std::string(info(each.by.type).name), edge->role,
               node->name, std::string(info(node->label).name), hex(node->id), each.by.outgoing,
               tidy(edge->confidence)});
  }

  DatabaseOption database_;
  DirectionOption direction_;
  TypesOption types_;
  LabelsOption labels_;
  FormatOption format_;
  std::string name_;
  std::size_t depth_ = 1;
  std::size_t limit_ = 200;
  bool tree_ = false;
};

}  // namespace

std::unique_ptr<Command> make_neighbors() { return std::make_unique<NeighborsCommand>(); }

}  // namespace govgraph::cli
