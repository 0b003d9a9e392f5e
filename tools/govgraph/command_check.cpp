// SPDX-License-Identifier: Apache-2.0
#include <fmt/core.h>

#include "commands.hpp"
#include "interrupt.hpp"
#include "language.hpp"
#include "options.hpp"
#include "outdated.hpp"
#include "store/check.hpp"
#include "tell.hpp"

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
    const store::CheckReport report = store::check(database_.path, cancellation());
    for (const std::string& fault : report.faults) fmt::print("{}\n", translated(fault));
    if (report.unfinished)
      tell("govgraph: {}: the last build, import or forget did not come to its end; run it again to go on\n",
           database_.path);
    if (report.sound()) {
      say_if_outdated(database_.path);
      return kDone;
    }
    tell("govgraph: {}: {} contradictions; run `govgraph repair --db {}`\n", database_.path, report.contradictions,
         database_.path);
    return kNothing;
  }

 private:
  DatabaseOption database_;
};

}  // namespace

std::unique_ptr<Command> make_check() { return std::make_unique<CheckCommand>(); }

}  // namespace govgraph::cli
