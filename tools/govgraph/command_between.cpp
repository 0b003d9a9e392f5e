// SPDX-License-Identifier: Apache-2.0
#include "analysis/subgraph.hpp"
#include "commands.hpp"
#include "edge_table.hpp"
#include "graph_options.hpp"
#include "interrupt.hpp"
#include "lookup.hpp"
#include "open_graph.hpp"
#include "options.hpp"
#include "subgraph_output.hpp"
#include "tell.hpp"

namespace govgraph::cli {
namespace {

class BetweenCommand final : public Command {
 public:
  void setup(CLI::App& app) override {
    app.add_option("NAME", names_, "two nodes or more: names, \"Label:name\" or ids")->required()->expected(2, 1000);
    database_.add(app);
    types_.add(app);
    time_.add(app);
    direction_.add(app);
    app.add_option("--max", options_.max_length, "follow paths of at most N steps")
        ->check(CLI::Range(1, 12).description(""))
        ->type_name("N")
        ->capture_default_str();
    app.add_option("--limit", options_.limit, "at most N shortest paths for each pair")
        ->type_name("N")
        ->capture_default_str();
    format_.add(app);
    output_.add(app);
    add_footer(app,
               {"govgraph between 周远舟 青禾超市 柳河镇总工会",
                "govgraph between 柳河镇党委 青禾超市 --max 6 --type ORGANIZES,PARTICIPATES_IN",
                "govgraph between 周远舟 青禾超市 柳河镇总工会 -o ties.svg"},
               "nothing ties them");
  }

  int run() override {
    exchange::Origin origin;
    const auto view = open_graph(database_.path, time_, &origin);
    std::vector<NodeId> nodes;
    for (const std::string& each : names_) nodes.push_back(find_node(*view, each).id);
    options_.filter = {direction_.direction, types_.types(), cancellation()};
    const analysis::Subgraph found = analysis::between(*view, nodes, options_);
    const Table table = edge_table(*view, found.edges);
    if (!table.empty() || format_.format != Format::kTable) table.print(format_.format);
    tell("govgraph: {} nodes, {} relations\n", found.nodes.size(), found.edges.size());
    if (output_.is_asked()) output_.write(*view, origin, {.nodes = found.nodes, .edges = found.edges});
    return found.edges.empty() ? kNothing : kDone;
  }

 private:
  DatabaseOption database_;
  TimeOption time_;
  TypesOption types_;
  DirectionOption direction_;
  FormatOption format_;
  SubgraphOutput output_;
  std::vector<std::string> names_;
  analysis::BetweenOptions options_;
};

}  // namespace

std::unique_ptr<Command> make_between() { return std::make_unique<BetweenCommand>(); }

}  // namespace govgraph::cli
