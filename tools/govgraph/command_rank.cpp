// SPDX-License-Identifier: Apache-2.0
#include <fmt/core.h>

#include <algorithm>
#include <numeric>

#include "analysis/measures.hpp"
#include "base/error.hpp"
#include "base/suggest.hpp"
#include "commands.hpp"
#include "lookup.hpp"
#include "measure_options.hpp"
#include "open_graph.hpp"
#include "options.hpp"

namespace govgraph::cli {
namespace {

class RankCommand final : public Command {
 public:
  void setup(CLI::App& app) override {
    database_.add(app);
    std::string names;
    for (const analysis::Measure& each : analysis::measures()) names += (names.empty() ? "" : ", ") + std::string(each.name);
    app.add_option("--by", by_, "the measure: " + names)->type_name("NAME")->capture_default_str();
    options_.add(app);
    app.add_option("--limit", limit_, "show at most N nodes; 0: all")->type_name("N")->capture_default_str();
    format_.add(app);
    add_footer(app, {"govgraph rank --by betweenness", "govgraph rank --by constraint --label PartyOrg,Enterprise,Programme --min-confidence 0.8 --format csv"},
               "there is nothing to rank");
  }

  int run() override {
    const analysis::Measure& measure = find();
    const auto view = open_graph(database_.path);
    const analysis::Csr graph(*view, options_.options());
    const std::vector<double> scores = measure.run(graph);
    std::vector<std::uint32_t> order(graph.size());
    std::iota(order.begin(), order.end(), 0U);
    const bool low = measure.name == "constraint";
    std::stable_sort(order.begin(), order.end(), [&](std::uint32_t a, std::uint32_t b) {
      if (low && (graph.degree(a) == 0) != (graph.degree(b) == 0)) return graph.degree(b) == 0;
      return low ? scores[a] < scores[b] : scores[a] > scores[b];
    });
    if (limit_ != 0 && order.size() > limit_) order.resize(limit_);
    Table table({{"rank", "rank"}, {"name", "name"}, {"label", "label"}, {"score", by_}, {"degree", "degree"}, {"id", "id"}});
    std::int64_t place = 0;
    for (const std::uint32_t v : order) {
      const auto node = view->node(graph.id(v));
      if (node) table.add({++place, node->name, std::string(info(node->label).name), scores[v], static_cast<std::int64_t>(graph.degree(v)), hex(node->id)});
    }
    if (!table.empty() || format_.format != Format::kTable) table.print(format_.format);
    if (by_ == "clustering") fmt::print(stderr, "govgraph: transitivity of the whole: {:.4f}\n", analysis::transitivity(graph));
    return table.empty() ? kNothing : kDone;
  }

 private:
  const analysis::Measure& find() const {
    std::vector<std::string> names;
    for (const analysis::Measure& each : analysis::measures()) {
      if (each.name == by_) return each;
      names.emplace_back(each.name);
    }
    const auto near = nearest(by_, names);
    throw UsageError("--by: there is no measure " + by_ + (near ? "; did you mean " + *near + "?" : ""));
  }

  DatabaseOption database_;
  MeasureOptions options_;
  FormatOption format_;
  std::string by_ = "pagerank";
  std::size_t limit_ = 20;
};

}  // namespace

std::unique_ptr<Command> make_rank() { return std::make_unique<RankCommand>(); }

}  // namespace govgraph::cli
