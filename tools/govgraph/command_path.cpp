// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include <fmt/core.h>

#include "analysis/ranked_paths.hpp"
#include "base/error.hpp"
#include "commands.hpp"
#include "graph_options.hpp"
#include "interrupt.hpp"
#include "language.hpp"
#include "lookup.hpp"
#include "open_graph.hpp"
#include "options.hpp"
#include "quote.hpp"
#include "tell.hpp"

namespace govgraph::cli {
namespace {

class PathCommand final : public Command {
 public:
  void setup(CLI::App& app) override {
    app.add_option("FROM", from_, "the node to start from: its name, \"Label:name\" or id")->required();
    app.add_option("TO", to_, "the node to reach")->required();
    database_.add(app);
    types_.add(app);
    time_.add(app);
    direction_.add(app);
    app.add_flag("--all", all_, "all shortest paths, not one");
    app.add_option("--max", max_, "go no further than N steps")->type_name("N")->capture_default_str();
    app.add_option("--k", ranked_, "the N shortest paths that pass no node twice, also such as take more steps")
        ->check(CLI::Range(1, 1000).description(""))
        ->type_name("N");
    app.add_flag("--weighted", weighted_,
                 "the surest paths instead of the shortest: by the product of the confidence of their steps");
    app.add_option("--limit", limit_, "with --all: at most N paths")->type_name("N")->capture_default_str();
    format_.add(app);
    add_footer(
        app,
        {"govgraph path 周远舟 青禾超市", "govgraph path 周远舟 青禾超市 --all --type HOLDS_ROLE,COOPERATES_WITH",
         "govgraph path 周远舟 青禾超市 --k 5 --weighted"},
        "no path leads there");
  }

  int run() override {
    if (all_ && (ranked_ > 0 || weighted_)) throw UsageError("path: --all goes neither with --k nor with --weighted");
    const auto view = open_graph(database_.path, time_);
    const Node from = find_node(*view, from_), to = find_node(*view, to_);
    const auto paths = find(*view, from.id, to.id);
    if (format_.format == Format::kTable)
      print_text(*view, paths);
    else
      print_rows(*view, paths);
    if (paths.empty()) tell("govgraph: no path of at most {} steps leads from {} to {}\n", max_, from.name, to.name);
    if (all_ && paths.size() == limit_) tell("govgraph: the first {} paths; --limit shows more\n", limit_);
    return paths.empty() ? kNothing : kDone;
  }

 private:
  std::vector<analysis::Path> find(const GraphView& view, NodeId from, NodeId to) const {
    const analysis::StepFilter filter{direction_.direction, types_.types(), cancellation()};
    if (ranked_ == 0 && !weighted_) return analysis::shortest_paths(view, from, to, {filter, max_, all_ ? limit_ : 1});
    std::vector<analysis::Path> out;
    for (analysis::RankedPath& each :
         analysis::ranked_paths(view, from, to, {filter, max_, std::max<std::size_t>(ranked_, 1), weighted_}))
      out.push_back(std::move(each.path));
    return out;
  }

  static std::string name_of(const GraphView& view, NodeId id) {
    const auto node = view.node(id);
    return node ? printable(node->name) : hex(id);
  }

  void print_text(const GraphView& view, const std::vector<analysis::Path>& paths) const {
    Pages pages(view);
    const bool colour = stdout_is_terminal();
    std::string out;
    for (const analysis::Path& path : paths) {
      cancellation().check();
      if (!out.empty()) out += '\n';
      out += said("{} steps: {}\n", path.length(), name_of(view, path.nodes.front()));
      for (std::size_t i = 0; i < path.length(); ++i)
        for (const Neighbor& step : path.steps[i]) append_step(view, pages, path.nodes[i + 1], step, colour, out);
    }
    fmt::print("{}", out);
  }

  static void append_step(const GraphView& view, Pages& pages, NodeId to, const Neighbor& step, bool colour,
                          std::string& out) {
    const auto edge = view.edge(step.edge);
    if (!edge) return;
    out += fmt::format("  {} {}\n", arrow_of(step, *edge), name_of(view, to));
    const auto evidence = view.evidence(step.edge);
    if (evidence.empty()) return;
    const Located& first = evidence.front();
    out += fmt::format("      {}: {}\n", printable(article_name(first.document, first.article)),
                       line_of(pages.quote(first), colour));
  }

  void print_rows(const GraphView& view, const std::vector<analysis::Path>& paths) const {
    Table table({{"path", "path"},
                 {"step", "step"},
                 {"from", "from"},
                 {"from_id", "from_id"},
                 {"type", "type", kWords},
                 {"role", "role"},
                 {"outgoing", "outgoing"},
                 {"to", "to"},
                 {"to_id", "to_id"},
                 {"confidence", "confidence"},
                 {"article", "article"},
                 {"evidence", "evidence"}});
    for (std::size_t p = 0; p < paths.size(); ++p)
      for (std::size_t i = 0; i < paths[p].length(); ++i)
        for (const Neighbor& step : paths[p].steps[i]) {
          const auto edge = view.edge(step.edge);
          const auto evidence = view.evidence(step.edge);
          if (!edge) continue;
          const NodeId from = paths[p].nodes[i], to = paths[p].nodes[i + 1];
          table.add(
              {static_cast<std::int64_t>(p + 1), static_cast<std::int64_t>(i + 1), name_of(view, from), hex(from),
               std::string(info(step.type).name), edge->role, step.outgoing, name_of(view, to), hex(to),
               tidy(edge->confidence),
               evidence.empty() ? std::string() : article_name(evidence.front().document, evidence.front().article),
               evidence.empty() ? std::string() : evidence.front().text});
        }
    table.print(format_.format);
  }

  DatabaseOption database_;
  TimeOption time_;
  TypesOption types_;
  DirectionOption direction_;
  FormatOption format_;
  std::string from_, to_;
  bool all_ = false;
  bool weighted_ = false;
  std::size_t ranked_ = 0;
  std::size_t max_ = 12;
  std::size_t limit_ = 20;
};

}  // namespace

std::unique_ptr<Command> make_path() { return std::make_unique<PathCommand>(); }

}  // namespace govgraph::cli
