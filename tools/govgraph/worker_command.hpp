// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

#include "pipeline/load.hpp"

namespace govgraph::cli {

/// Starts this very program as a worker (`text::Workers`), also when its file has been replaced meanwhile. The word is
/// in no help: what is started so answers a socket and nothing else.
std::vector<std::string> worker_command();

/// For commands that read documents by themselves: parsers in workers, Ctrl-C heard.
pipeline::LoadOptions load_options();

/// The same for finding them.
pipeline::FindOptions find_options();

/// Whether this process was started so.
bool is_worker(int argc, char** argv);

}  // namespace govgraph::cli
