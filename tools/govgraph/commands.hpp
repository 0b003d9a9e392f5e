// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <memory>
#include <string_view>

#include "command.hpp"

// One factory a command, defined in command_<verb>.cpp.
namespace govgraph::cli {

std::unique_ptr<Command> make_agreement();
std::unique_ptr<Command> make_between();
std::unique_ptr<Command> make_build();
std::unique_ptr<Command> make_check();
std::unique_ptr<Command> make_decisions();
std::unique_ptr<Command> make_repair();
std::unique_ptr<Command> make_diff();
std::unique_ptr<Command> make_docs();
std::unique_ptr<Command> make_doubts();
std::unique_ptr<Command> make_ego();
std::unique_ptr<Command> make_evaluate();
std::unique_ptr<Command> make_export();
std::unique_ptr<Command> make_forget();
std::unique_ptr<Command> make_help();
std::unique_ptr<Command> make_import();
std::unique_ptr<Command> make_neighbors();
std::unique_ptr<Command> make_passes();
std::unique_ptr<Command> make_path();
std::unique_ptr<Command> make_search();
std::unique_ptr<Command> make_serve();
std::unique_ptr<Command> make_shell();
std::unique_ptr<Command> make_show();
std::unique_ptr<Command> make_stats();
std::unique_ptr<Command> make_communities();
std::unique_ptr<Command> make_components();
std::unique_ptr<Command> make_project();
std::unique_ptr<Command> make_query();
std::unique_ptr<Command> make_rank();
std::unique_ptr<Command> make_review();
std::unique_ptr<Command> make_rules();
std::unique_ptr<Command> make_tenures();
std::unique_ptr<Command> make_trace();
std::unique_ptr<Command> make_version();
std::unique_ptr<Command> make_why();

/// Throws a UsageError that names the nearest command when there is none of that name.
void require_command(std::string_view name);

}  // namespace govgraph::cli
