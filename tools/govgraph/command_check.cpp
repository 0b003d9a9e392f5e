// SPDX-License-Identifier: Apache-2.0
#include <fmt/core.h>

#include "commands.hpp"
#include "options.hpp"
#include "store/check.hpp"

namespace govgraph::cli {
namespace {

class CheckCommand final : public Command {
 public:
  void setup(CLI::App& app) override {
    database_.add(app);
    add_footer(app, {"govgraph check --db town.db"},
               "the database contradicts itself: stdout lists where, stderr what to do");
  }

  int run() override {
    const store::CheckReport report = store::check(database_.path);
    for (const std::string& fault : report.faults) fmt::print("{}\n", fault);
    if (report.sound()) return kDone;
    fmt::print(stderr, "govgraph: {}: {} contradictions; build the sources into a new database\n", database_.path,
               report.contradictions);
    return kNothing;
  }

 private:
  DatabaseOption database_;
};

}  // namespace

std::unique_ptr<Command> make_check() { return std::make_unique<CheckCommand>(); }

}  // namespace govgraph::cli
