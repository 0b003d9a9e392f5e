// SPDX-License-Identifier: Apache-2.0
#include <cerrno>
#include <clocale>
#include <csignal>
#include <cstdio>
#include <cstring>
#include <iostream>
#include <map>
#include <memory>
#include <string_view>
#include <system_error>

#include <fmt/core.h>

#include "base/error.hpp"
#include "base/suggest.hpp"
#include "build_info.hpp"
#include "commands.hpp"
#include "help_formatter.hpp"
#include "interrupt.hpp"
#include "language.hpp"
#include "tell.hpp"
#include "terminal.hpp"
#include "text/parsers.hpp"
#include "text/workers.hpp"
#include "topics.hpp"
#include "worker_command.hpp"

namespace {

using namespace govgraph;

using CommandMap = std::map<const CLI::App*, std::unique_ptr<cli::Command>>;

CommandMap add_commands(CLI::App& app) {
  CommandMap made;
  for (const cli::CommandInfo& info : cli::commands()) {
    CLI::App* sub = app.add_subcommand(std::string(info.name), std::string(info.summary));
    sub->group(std::string(info.group));
    auto command = info.make();
    command->setup(*sub);
    if (sub->get_option_no_throw("--verbose") == nullptr)  // a command may have more to say
      sub->add_flag("-v,--verbose")->description("say on stderr which options are in force");
    made.emplace(sub, std::move(command));
  }
  return made;
}

/// What to say of arguments that no option takes.
std::string unexpected(const CLI::App& app, const std::string& argument) {
  std::vector<std::string> known;
  for (const CLI::Option* option : app.get_options())
    for (const std::string& name : option->get_lnames()) known.push_back("--" + name);
  if (!argument.starts_with('-')) return fmt::format("unexpected argument '{}'", argument);
  const auto meant = govgraph::nearest(argument.substr(0, argument.find('=')), known);
  return fmt::format("unknown option '{}'{}", argument, meant ? fmt::format("; did you mean '{}'?", *meant) : "");
}

/// Prints help asked for, or throws what is wrong with the arguments as a UsageError.
int explain(const CLI::App& app, const CLI::ParseError& error) {
  if (error.get_exit_code() == 0) return app.exit(error);
  const CLI::App* at = app.get_subcommands().empty() ? &app : app.get_subcommands().front();
  const std::vector<std::string> rest = app.remaining(true);
  const std::string what = rest.empty() ? std::string(error.what()) : unexpected(*at, rest.front());
  const std::string command = at == &app ? "" : at->get_name() + ' ';
  throw UsageError(cli::said("{}{} (see `govgraph {}--help`)", command.empty() ? "" : at->get_name() + ": ",
                             cli::translated(what), command));
}

/// `code`, once all that was printed is out.
int written(int code) {
  std::cout.flush();
  if (std::fflush(stdout) != 0 || !std::cout)
    throw std::system_error(errno, std::generic_category(), "cannot write to stdout");
  return code;
}

int run(const std::vector<std::string>& arguments) {
  CLI::App app{"govgraph: a knowledge graph of local governance out of newspaper pages", "govgraph"};
  app.formatter(cli::help_formatter());
  app.require_subcommand(1);
  app.set_help_flag("-h,--help", "print this help and exit");
  app.set_version_flag("--version", cli::version_text(), "print the version and exit");
  // Taken out of the arguments before; here it is explained.
  app.add_option("--lang", "speak Chinese (zh) or English (en), in any command; else as the locale says")
      ->type_name("zh|en");
  app.add_flag("--wide")->description(
      "tables as wide as they are; else they are cut to the width of the terminal, with … in what is cut");
  app.footer(cli::list_of_topics() +
             "\n`govgraph help COMMAND` explains one command, with examples and its exit codes.");
  const CommandMap made = add_commands(app);
  if (!arguments.empty() && !arguments.front().starts_with('-')) cli::require_command(arguments.front());
  try {
    app.parse(std::vector<std::string>(arguments.rbegin(), arguments.rend()));
  } catch (const CLI::ParseError& error) {
    return written(explain(app, error));
  }
  const CLI::App* chosen = app.get_subcommands().front();
  if (chosen->count("--verbose") > 0) cli::tell("{}", chosen->config_to_str(true, false));
  return written(made.at(chosen)->run());
}

/// A reader that has seen enough (`| head`) is no fault, and a signal while it was waited for is the user's wish.
int report(const std::system_error& error) {
  if (error.code().value() == EINTR && cli::signal_received() != 0)
    return cli::kStoppedBySignal + cli::signal_received();
  if (error.code().value() == EPIPE) return cli::kDone;
  const bool is_fmt = std::string_view(error.what()).starts_with("cannot write to file");  // its name of stdout
  cli::tell("govgraph: {}\n", is_fmt ? "cannot write to stdout: " + error.code().message() : error.what());
  return cli::kFailed;
}

}  // namespace

int main(int argc, char** argv) {
  cli::hold_standard_streams();
  if (cli::is_worker(argc, argv)) return govgraph::text::serve_parsers(govgraph::text::parsers());
  std::setlocale(LC_CTYPE, "C.UTF-8");
  std::signal(SIGPIPE, SIG_IGN);  // so that a closed pipe is an error that `report` sees
  cli::listen_to_signals();
  try {
    std::vector<std::string> arguments = cli::choose_language(argc, argv);
    cli::choose_width(arguments);
    return run(arguments);
  } catch (const govgraph::CancelledError& error) {
    cli::tell("govgraph: {}\n", error.what());
    return cli::kStoppedBySignal + cli::signal_received();
  } catch (const govgraph::Error& error) {
    cli::tell("govgraph: {}\n", error.what());
  } catch (const std::system_error& error) {
    return report(error);
  } catch (const std::bad_alloc&) {
    std::fputs("govgraph: out of memory; close other programs or use fewer --threads\n",
               stderr);  // no memory to translate
  } catch (const std::exception& error) {
    cli::tell("govgraph: unexpected: {}\n", error.what());
  }
  return cli::kFailed;
}
