// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include <fmt/core.h>

#include "base/error.hpp"
#include "base/suggest.hpp"
#include "commands.hpp"
#include "options.hpp"

namespace govgraph::cli {
namespace {

class HelpCommand final : public Command {
 public:
  void setup(CLI::App& app) override {
    root_ = app.get_parent();
    app.add_option("COMMAND", name_, "the command to explain; without it, all are listed");
    add_footer(app, {"govgraph help build"});
  }

  int run() override {
    if (name_.empty()) {
      // Not `root_->help()`: that hands over to the command that was called, which is this one.
      fmt::print("{}", root_->get_formatter()->make_help(root_, root_->get_name(), CLI::AppFormatMode::Normal));
      return kDone;
    }
    require_command(name_);
    fmt::print("{}", root_->get_subcommand(name_)->help(root_->get_name()));
    return kDone;
  }

 private:
  const CLI::App* root_ = nullptr;
  std::string name_;
};

}  // namespace

void require_command(std::string_view name) {
  std::vector<std::string> names;
  for (const CommandInfo& info : commands()) names.emplace_back(info.name);
  if (std::find(names.begin(), names.end(), name) != names.end()) return;
  const auto meant = nearest(name, names);
  throw UsageError(fmt::format("unknown command '{}'; {}`govgraph help` lists all commands", name,
                               meant ? fmt::format("did you mean '{}'? ", *meant) : ""));
}

std::unique_ptr<Command> make_help() { return std::make_unique<HelpCommand>(); }

}  // namespace govgraph::cli
