// SPDX-License-Identifier: Apache-2.0

#include <algorithm>
#include <numeric>
#include <optional>

#include "analysis/measures.hpp"
#include "base/error.hpp"
#include "base/suggest.hpp"
#include "commands.hpp"
#include "interrupt.hpp"
#include "language.hpp"
#include "lookup.hpp"
#include "measure_options.hpp"
#include "open_graph.hpp"
#include "options.hpp"
#include "tell.hpp"

namespace govgraph::cli {
namespace {

class RankCommand final : public Command {
 public:
  void setup(CLI::App& app) override {
    database_.add(app);
    std::string names;
    for (const analysis::Measure& each : analysis::measures())
      names += (names.empty() ? "" : ", ") + std::string(each.name);
    app.add_option("--by", by_, translated("the measure: " + names))->type_name("NAME")->capture_default_str();
    options_.add(app);
    app.add_option(
           "--samples", samples_,
           "betweenness: from N nodes drawn at random, scaled up; 0: from all; by default from all of up to 20,000, else from 1,000")
        ->type_name("N");
    app.add_option("--seed", seed_, "betweenness: of what is drawn")->type_name("N")->capture_default_str();
    app.add_option("--limit", limit_, "show at most N nodes; 0: all")->type_name("N")->capture_default_str();
    format_.add(app);
    add_footer(
        app,
        {"govgraph rank --by betweenness", "govgraph rank --by betweenness --samples 500 --seed 7",
         "govgraph rank --by constraint --label PartyOrg,Enterprise,Programme --min-confidence 0.8 --format csv"},
        "there is nothing to rank");
  }

  int run() override {
    const analysis::Measure& measure = find();
    const auto view = open_graph(database_.path, options_.time);
    const analysis::Csr graph(*view, options_.options());
    const std::vector<double> scores = samples_ && measure.name == "betweenness"
                                           ? analysis::betweenness(graph, *samples_, seed_, cancellation())
                                           : measure.run(graph, cancellation());
    const std::vector<std::uint32_t> order = best(graph, scores, measure.name == "constraint");
    Table table({{"rank", "rank"},
                 {"name", "name"},
                 {"label", "label", kWords},
                 {"score", by_},
                 {"degree", "degree"},
                 {"id", "id"}});
    std::int64_t place = 0;
    for (const std::uint32_t v : order) {
      cancellation().check();
      const auto node = view->node(graph.id(v));
      if (node)
        table.add({++place, node->name, std::string(info(node->label).name), scores[v],
                   static_cast<std::int64_t>(graph.degree(v)), hex(node->id)});
    }
    if (!table.empty() || format_.format != Format::kTable) table.print(format_.format);
    if (by_ == "clustering")
      tell("govgraph: transitivity of the whole: {:.4f}\n", analysis::transitivity(graph, cancellation()));
    return table.empty() ? kNothing : kDone;
  }

 private:
  /// The first `limit` vertices: the highest scores, or where `low` the lowest of those that have ties.
  std::vector<std::uint32_t> best(const analysis::Csr& graph, const std::vector<double>& scores, bool low) const {
    std::vector<std::uint32_t> order(graph.size());
    std::iota(order.begin(), order.end(), 0U);
    const std::size_t wanted = limit_ == 0 ? order.size() : std::min(limit_, order.size());
    std::partial_sort(order.begin(), order.begin() + static_cast<std::ptrdiff_t>(wanted), order.end(),
                      [&](std::uint32_t a, std::uint32_t b) {
                        if (low && (graph.degree(a) == 0) != (graph.degree(b) == 0)) return graph.degree(b) == 0;
                        if (scores[a] != scores[b]) return low ? scores[a] < scores[b] : scores[a] > scores[b];
                        return a < b;
                      });
    order.resize(wanted);
    return order;
  }

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
  std::optional<std::size_t> samples_;
  std::uint64_t seed_ = 1;
};

}  // namespace

std::unique_ptr<Command> make_rank() { return std::make_unique<RankCommand>(); }

}  // namespace govgraph::cli
