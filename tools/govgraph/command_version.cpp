// SPDX-License-Identifier: Apache-2.0
#include <fmt/core.h>

#include "commands.hpp"
#include "options.hpp"

namespace govgraph::cli {
namespace {

class VersionCommand final : public Command {
 public:
  void setup(CLI::App& app) override { add_footer(app, {"govgraph version"}); }

  int run() override {
    fmt::print("govgraph {}\n", GOVGRAPH_VERSION);
    return kDone;
  }
};

}  // namespace

std::unique_ptr<Command> make_version() { return std::make_unique<VersionCommand>(); }

}  // namespace govgraph::cli
