// SPDX-License-Identifier: Apache-2.0
#include <cstdio>
#include <map>
#include <memory>

#include <fmt/core.h>

#include "base/error.hpp"
#include "commands.hpp"

namespace {

using namespace govgraph;

int run(int argc, char** argv) {
  CLI::App app{"govgraph: a knowledge graph of local governance out of newspaper pages"};
  app.require_subcommand(1);
  std::map<CLI::App*, std::unique_ptr<cli::Command>> made;
  for (const cli::CommandInfo& info : cli::commands()) {
    CLI::App* sub = app.add_subcommand(std::string(info.name), std::string(info.summary));
    sub->group(std::string(info.group));
    auto command = info.make();
    command->setup(*sub);
    made.emplace(sub, std::move(command));
  }
  try {
    app.parse(argc, argv);
  } catch (const CLI::ParseError& error) {
    return app.exit(error) == 0 ? cli::kDone : cli::kFailed;
  }
  return made.at(app.get_subcommands().front())->run();
}

}  // namespace

int main(int argc, char** argv) {
  try {
    return run(argc, argv);
  } catch (const govgraph::Error& error) {
    fmt::print(stderr, "govgraph: {}\n", error.what());
  } catch (const std::exception& error) {
    fmt::print(stderr, "govgraph: unexpected: {}\n", error.what());
  }
  return govgraph::cli::kFailed;
}
