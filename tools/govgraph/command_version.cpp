// SPDX-License-Identifier: Apache-2.0
#include <fmt/core.h>

#include "commands.hpp"

namespace govgraph::cli {
namespace {

class VersionCommand final : public Command {
 public:
  void setup(CLI::App&) override {}

  int run() override {
    fmt::print("govgraph {}\n", GOVGRAPH_VERSION);
    return kDone;
  }
};

}  // namespace

std::unique_ptr<Command> make_version() { return std::make_unique<VersionCommand>(); }

}  // namespace govgraph::cli
