// SPDX-License-Identifier: Apache-2.0
#include "commands.hpp"
#include "interrupt.hpp"
#include "options.hpp"
#include "pipeline/forget.hpp"
#include "tell.hpp"

namespace govgraph::cli {
namespace {

class ForgetCommand final : public Command {
 public:
  void setup(CLI::App& app) override {
    app.add_option("DOC", documents_, "documents as `govgraph docs` names them")->required()->type_name("");
    database_.add(app);
    add_footer(app, {"govgraph forget 2025-01.txt --db town.db"},
               "the database holds no such document; the others are forgotten");
  }

  int run() override {
    const std::vector<std::string> unknown = pipeline::forget(documents_, database_.path, cancellation());
    for (const std::string& each : unknown)
      tell("govgraph: {}: no such document in {}; `govgraph docs` lists them\n", each, database_.path);
    return unknown.empty() ? kDone : kNothing;
  }

 private:
  std::vector<std::string> documents_;
  DatabaseOption database_;
};

}  // namespace

std::unique_ptr<Command> make_forget() { return std::make_unique<ForgetCommand>(); }

}  // namespace govgraph::cli
