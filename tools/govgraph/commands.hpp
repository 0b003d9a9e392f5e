// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <memory>

#include "command.hpp"

// One factory a command, defined in command_<verb>.cpp.
namespace govgraph::cli {

std::unique_ptr<Command> make_version();

}  // namespace govgraph::cli
