// SPDX-License-Identifier: Apache-2.0
#include "commands.hpp"
#include "open_graph.hpp"
#include "options.hpp"
#include "outdated.hpp"
#include "report.hpp"

namespace govgraph::cli {
namespace {

class StatsCommand final : public Command {
 public:
  void setup(CLI::App& app) override {
    database_.add(app);
    format_.add(app);
    add_footer(app, {"govgraph stats --db town.db", "govgraph stats --format json"});
  }

  int run() override {
    const std::unique_ptr<GraphView> graph = open_graph(database_.path);
    say_if_outdated(database_.path);
    table_of(pipeline::statistics_of(*graph)).print(format_.format);
    return kDone;
  }

 private:
  DatabaseOption database_;
  FormatOption format_;
};

}  // namespace

std::unique_ptr<Command> make_stats() { return std::make_unique<StatsCommand>(); }

}  // namespace govgraph::cli
