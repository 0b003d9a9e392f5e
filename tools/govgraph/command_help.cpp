// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include <fmt/core.h>

#include "base/error.hpp"
#include "base/suggest.hpp"
#include "commands.hpp"
#include "completion.hpp"
#include "language.hpp"
#include "manual.hpp"
#include "options.hpp"
#include "topics.hpp"

namespace govgraph::cli {
namespace {

[[noreturn]] void refuse_unknown(std::string_view name, const std::vector<std::string>& known) {
  const auto meant = nearest(name, known);
  throw UsageError(fmt::format("unknown command '{}'; {}`govgraph help` lists all commands", name,
                               meant ? fmt::format("did you mean '{}'? ", *meant) : ""));
}

std::vector<std::string> command_names() {
  std::vector<std::string> out;
  for (const CommandInfo& info : commands()) out.emplace_back(info.name);
  return out;
}

class HelpCommand final : public Command {
 public:
  void setup(CLI::App& app) override {
    root_ = app.get_parent();
    app.add_option("COMMAND", name_, "the command or topic to explain; without it, all are listed");
    app.add_flag("--man", manual_, "the whole manual as a page for man");
    app.add_option("--completion", shell_, "a script by which this shell completes commands and options")
        ->check(CLI::IsMember({"bash", "zsh", "fish"}).description(""))
        ->type_name("bash|zsh|fish");
    add_footer(app, {"govgraph help build", "govgraph help formats", "govgraph help --completion bash >> ~/.bashrc"});
  }

  int run() override {
    if (manual_)
      fmt::print("{}", manual_page(*root_));
    else if (!shell_.empty())
      fmt::print("{}", completion_for(*root_, shell_));
    else if (name_.empty())
      // Not `root_->help()`: that hands over to the command that was called, which is this one.
      fmt::print("{}", root_->get_formatter()->make_help(root_, root_->get_name(), CLI::AppFormatMode::Normal));
    else
      explain();
    return kDone;
  }

 private:
  void explain() const {
    std::vector<std::string> known = command_names();
    if (std::find(known.begin(), known.end(), name_) != known.end()) {
      fmt::print("{}", root_->get_subcommand(name_)->help(root_->get_name()));
      return;
    }
    for (const Topic& each : topics()) known.emplace_back(each.name);
    const Topic* topic = topic_named(name_);
    if (topic == nullptr) refuse_unknown(name_, known);
    fmt::print("{}", topic->text());
  }

  const CLI::App* root_ = nullptr;
  std::string name_, shell_;
  bool manual_ = false;
};

}  // namespace

void require_command(std::string_view name) {
  const std::vector<std::string> names = command_names();
  if (std::find(names.begin(), names.end(), name) == names.end()) refuse_unknown(name, names);
}

std::unique_ptr<Command> make_help() { return std::make_unique<HelpCommand>(); }

}  // namespace govgraph::cli
