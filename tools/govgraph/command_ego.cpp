// SPDX-License-Identifier: Apache-2.0
#include "analysis/measures.hpp"
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

class EgoCommand final : public Command {
 public:
  void setup(CLI::App& app) override {
    app.add_option("NAME", name_, "the node: its name, \"Label:name\" or id")->required();
    database_.add(app);
    app.add_option("--depth", depth_, "how far its network reaches")
        ->check(CLI::Range(1, 5).description(""))
        ->type_name("N")
        ->capture_default_str();
    types_.add(app);
    time_.add(app);
    format_.add(app);
    output_.add(app);
    add_footer(app,
               {"govgraph ego 柳河镇党委", "govgraph ego 周远舟 --depth 2 --format csv",
                "govgraph ego 周远舟 --depth 2 -o zhou.gexf"},
               "the node has no ties");
  }

  int run() override {
    exchange::Origin origin;
    const auto view = open_graph(database_.path, time_, &origin);
    const Node ego = find_node(*view, name_);
    const analysis::Subgraph network =
        analysis::ego_network(*view, ego.id, depth_, {Direction::kBoth, types_.types(), cancellation()});
    const Table table = edge_table(*view, network.edges);
    if (!table.empty() || format_.format != Format::kTable) table.print(format_.format);
    tell(*view, ego, network);
    if (output_.is_asked()) output_.write(*view, origin, {.nodes = network.nodes, .edges = network.edges});
    return network.edges.empty() ? kNothing : kDone;
  }

 private:
  /// Density is that of the ties between the others: what the ego is not needed for.
  void tell(const GraphView& view, const Node& ego, const analysis::Subgraph& network) const {
    std::vector<std::pair<std::uint32_t, std::uint32_t>> pairs;
    const auto place = [&](NodeId id) {
      return static_cast<std::uint32_t>(std::lower_bound(network.nodes.begin(), network.nodes.end(), id) -
                                        network.nodes.begin());
    };
    for (const EdgeId id : network.edges) {
      cancellation().check();
      if (const auto edge = view.edge(id)) pairs.emplace_back(place(edge->head), place(edge->tail));
    }
    const analysis::Csr graph(network.nodes.size(), pairs);
    const std::uint32_t at = place(ego.id);
    const double others = static_cast<double>(network.nodes.size()) - 1;
    const double ties = static_cast<double>(graph.edges() - graph.degree(at));
    cli::tell(
        "govgraph: {}: {} others, {} ties between them (density {:.3f}); effective size {:.3f}, constraint {:.3f}\n",
        ego.name, others, ties, others > 1 ? 2 * ties / (others * (others - 1)) : 0.0,
        analysis::effective_size(graph, cancellation())[at], analysis::constraint(graph, cancellation())[at]);
  }

  DatabaseOption database_;
  TimeOption time_;
  TypesOption types_;
  FormatOption format_;
  SubgraphOutput output_;
  std::string name_;
  std::size_t depth_ = 1;
};

}  // namespace

std::unique_ptr<Command> make_ego() { return std::make_unique<EgoCommand>(); }

}  // namespace govgraph::cli
