// SPDX-License-Identifier: Apache-2.0
#include <csignal>
#include <cstdlib>
#include <iostream>

#include <fmt/core.h>
#include <unistd.h>

#include "commands.hpp"
#include "interrupt.hpp"
#include "language.hpp"
#include "line_editor.hpp"
#include "open_graph.hpp"
#include "options.hpp"
#include "query/stored_graph.hpp"
#include "query_run.hpp"
#include "shell.hpp"

namespace govgraph::cli {
namespace {

/// As the XDG base directory specification has it; empty when there is no home.
std::string history_file() {
  if (const char* state = std::getenv("XDG_STATE_HOME"); state != nullptr && *state == '/')
    return std::string(state) + "/govgraph/history";
  const char* home = std::getenv("HOME");
  return home == nullptr || *home == '\0' ? "" : std::string(home) + "/.local/state/govgraph/history";
}

class ShellCommand final : public Command {
 public:
  void setup(CLI::App& app) override {
    database_.add(app);
    time_.add(app);
    add_footer(app, {"govgraph shell --db town.db", "govgraph shell --db town.db <questions.cypher"}, "");
  }

  int run() override {
    const auto view = open_graph(database_.path, time_);
    const auto graph = query::stored_graph(*view);
    Shell shell(*view, *graph);
    if (::isatty(STDIN_FILENO) == 0) {
      for (std::string line; std::getline(std::cin, line) && shell.take(line);) cancellation().check();
      shell.finish();
      cancellation().check();
      return shell.faults() == 0 ? kDone : kFailed;
    }
    converse(*view, *graph, shell);
    return kDone;
  }

 private:
  void converse(const GraphView& view, const query::PropertyGraph& graph, Shell& shell) const {
    Vocabulary vocabulary{shell_commands(), {}};
    for (const query::Procedure& each : all_procedures(view)) vocabulary.procedures.push_back(each.signature.name);
    LineEditor editor(history_file(), [&](std::string_view line) { return complete(line, view, graph, vocabulary); });
    fmt::print("govgraph " GOVGRAPH_VERSION "{}", said(", {}; :help explains, :quit leaves\n", database_.path));
    for (bool on = true; on;) {
      std::fflush(stdout);
      const auto line = editor.read(shell.is_open() ? "      ... " : "govgraph> ");
      if (!line) break;
      if (line->interrupted)
        shell.drop();
      else
        on = shell.take(line->text);
      if (signal_received() == SIGTERM) cancellation().check();
    }
  }

  DatabaseOption database_;
  TimeOption time_;
};

}  // namespace

std::unique_ptr<Command> make_shell() { return std::make_unique<ShellCommand>(); }

}  // namespace govgraph::cli
