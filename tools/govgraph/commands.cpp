// SPDX-License-Identifier: Apache-2.0
#include "commands.hpp"

#include <array>

namespace govgraph::cli {
namespace {

constexpr std::array kCommands{
    CommandInfo{"help", "Help", "explain a command", make_help},
    CommandInfo{"version", "Help", "print the versions of the program, its lexicon, its passes and its libraries", make_version},
};

}  // namespace

std::span<const CommandInfo> commands() { return kCommands; }

}  // namespace govgraph::cli
