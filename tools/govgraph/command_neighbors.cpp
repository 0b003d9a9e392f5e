// SPDX-License-Identifier: Apache-2.0
#include <iterator>
#include <map>

#include <fmt/core.h>

#include "analysis/neighbourhood.hpp"
#include "commands.hpp"
#include "graph_options.hpp"
#include "interrupt.hpp"
#include "lookup.hpp"
#include "open_graph.hpp"
#include "options.hpp"
#include "quote.hpp"
#include "tell.hpp"
#include "words.hpp"

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
    time_.add(app);
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
    options.filter = {direction_.direction, types_.types(), cancellation()};
    options.labels = labels_.labels();
    options.limit = limit_;
    const auto view = open_graph(database_.path, time_);
    const Node start = find_node(*view, name_);
    const auto found = analysis::neighbourhood(*view, start.id, options);
    if (tree_)
      print_tree(*view, start, found);
    else
      print_table(*view, found);
    if (found.empty()) tell("govgraph: {} has no such neighbours\n", start.name);
    if (found.size() == limit_) tell("govgraph: the first {} nodes; --limit shows more\n", limit_);
    return found.empty() ? kNothing : kDone;
  }

 private:
  void print_table(const GraphView& view, const std::vector<analysis::Reached>& found) const {
    Table table({{"depth", "depth"},
                 {"from", "from"},
                 {"relation", "relation", kWords},
                 {"role", "role"},
                 {"name", "name"},
                 {"label", "label", kWords},
                 {"id", "id"},
                 {"outgoing", "outgoing"},
                 {"confidence", "confidence"}});
    for (const analysis::Reached& each : found) add(view, each, table);
    if (!table.empty() || format_.format != Format::kTable) table.print(format_.format);
  }

  static void print_tree(const GraphView& view, const Node& start, const std::vector<analysis::Reached>& found) {
    std::multimap<NodeId, const analysis::Reached*> below;
    for (const analysis::Reached& each : found) below.emplace(each.from, &each);
    fmt::print("{} ({})\n", printable(start.name), word_of(start.label));
    // As deep as the graph is long, so with a stack of its own: at each level those still to be shown, and what stands
    // before them.
    struct Level {
      std::multimap<NodeId, const analysis::Reached*>::const_iterator at, end;
      std::size_t indent = 0;
    };
    std::string indent;
    const auto level_of = [&](NodeId of) {
      const auto [begin, end] = below.equal_range(of);
      return Level{begin, end, indent.size()};
    };
    std::vector<Level> levels{level_of(start.id)};
    while (!levels.empty()) {
      cancellation().check();
      Level& level = levels.back();
      if (level.at == level.end) {
        levels.pop_back();
        continue;
      }
      indent.resize(level.indent);
      const analysis::Reached& each = *(level.at++)->second;
      const bool last = level.at == level.end;
      if (!print_branch(view, each, indent, last)) continue;
      indent += last ? "  " : "│ ";
      levels.push_back(level_of(each.node));
    }
  }

  static bool print_branch(const GraphView& view, const analysis::Reached& each, const std::string& indent, bool last) {
    const auto node = view.node(each.node);
    const auto edge = view.edge(each.by.edge);
    if (!node || !edge) return false;
    fmt::print("{}{}{} {} ({})\n", indent, last ? "└ " : "├ ", arrow_of(each.by, *edge), printable(node->name),
               word_of(node->label));
    return true;
  }

  static void add(const GraphView& view, const analysis::Reached& each, Table& table) {
    cancellation().check();
    const auto node = view.node(each.node);
    const auto from = view.node(each.from);
    const auto edge = view.edge(each.by.edge);
    if (!node || !from || !edge) return;
    table.add({static_cast<std::int64_t>(each.depth), from->name, std::string(info(each.by.type).name), edge->role,
               node->name, std::string(info(node->label).name), hex(node->id), each.by.outgoing,
               tidy(edge->confidence)});
  }

  DatabaseOption database_;
  TimeOption time_;
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
