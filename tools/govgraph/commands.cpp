// SPDX-License-Identifier: Apache-2.0
#include "commands.hpp"

#include <array>

namespace govgraph::cli {
namespace {

constexpr std::array kCommands{
    CommandInfo{"build", "Build", "read pages into a database", make_build},
    CommandInfo{"forget", "Build", "retract documents: what they alone said is gone", make_forget},
    CommandInfo{"check", "Build", "cross-check everything that a database holds", make_check},
    CommandInfo{"docs", "Explore", "list the documents, or their articles", make_docs},
    CommandInfo{"stats", "Explore", "count documents, articles, nodes by label, edges by type", make_stats},
    CommandInfo{"passes", "Look inside", "list the passes that read a page, or time them", make_passes},
    CommandInfo{"trace", "Look inside", "show what each pass decided around a spot of a page", make_trace},
    CommandInfo{"help", "Help", "explain a command", make_help},
    CommandInfo{"version", "Help", "print the versions of the program, its lexicon, its passes and its libraries", make_version},
};

}  // namespace

std::span<const CommandInfo> commands() { return kCommands; }

}  // namespace govgraph::cli
