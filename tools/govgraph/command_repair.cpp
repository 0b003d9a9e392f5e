// SPDX-License-Identifier: Apache-2.0
#include <fmt/core.h>

#include "commands.hpp"
#include "interrupt.hpp"
#include "language.hpp"
#include "options.hpp"
#include "pipeline/repair.hpp"
#include "tell.hpp"

namespace govgraph::cli {
namespace {

class RepairCommand final : public Command {
 public:
  void setup(CLI::App& app) override {
    database_.add(app);
    app.add_option("-o,--output", output_,
                   "a new database for what is saved; without it, it takes the place of the damaged one, which is kept "
                   "beside it as NAME.damaged")
        ->type_name("NEWDB");
    app.add_option("--lexicon", lexicon_, "folder with tables of your own, as it was given to `govgraph build`")
        ->type_name("DIR");
    add_footer(
        app,
        {"govgraph check --db town.db", "govgraph repair --db town.db", "govgraph repair --db town.db -o saved.db"},
        "done, but some documents could not be saved: stdout lists them");
  }

  int run() override {
    pipeline::RepairOptions options;
    options.cancellation = cancellation();
    if (!lexicon_.empty()) options.lexicon = lexicon_;
    const pipeline::RepairReport report = output_.empty() ? pipeline::repair_in_place(database_.path, options)
                                                          : pipeline::repair(database_.path, output_, options);
    for (const std::string& each : report.lost) fmt::print("{}\n", translated(each));
    for (const std::string& each : report.read_again)
      tell("govgraph: {}: its statements were lost; read again from its text\n", each);
    tell("govgraph: {}: {} documents saved{}; the damaged database is {}\n", output_.empty() ? database_.path : output_,
         report.documents, report.lost.empty() ? "" : ", not those that stdout lists", report.kept.string());
    return report.lost.empty() ? kDone : kNothing;
  }

 private:
  DatabaseOption database_;
  std::string output_;
  std::string lexicon_;
};

}  // namespace

std::unique_ptr<Command> make_repair() { return std::make_unique<RepairCommand>(); }

}  // namespace govgraph::cli
