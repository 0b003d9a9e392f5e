// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>

#include "pipeline/build.hpp"
#include "pipeline/statistics.hpp"
#include "table.hpp"

namespace govgraph::cli {

/// A row each for documents, articles, bytes, nodes by label, edges by type.
Table table_of(const pipeline::Statistics& statistics);

/// One line on stderr for each problem, errors before warnings, at most `limit` of them, then how many more there are,
/// and where there is more than one line, how many documents were left out for which reason.
void print_problems(const pipeline::Problems& problems, std::size_t limit);

/// What a build did, on stdout: documents, what the graph now holds, diagnostics by code, time. Without
/// `statistics` it says how many documents there are.
void print_report(const pipeline::BuildReport& report, const std::optional<pipeline::Statistics>& statistics);

}  // namespace govgraph::cli
