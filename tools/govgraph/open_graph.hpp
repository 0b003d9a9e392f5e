// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <memory>
#include <string>

#include "exchange/jsonl.hpp"
#include "model/graph_view.hpp"
#include "time_option.hpp"

namespace govgraph::cli {

/// The graph of a database, as it stands now, for reading only; a build may run beside it. Its scans
/// end with CancelledError when the user asks to stop. `origin`, if any, is told
/// which lexicon and passes made it.
std::unique_ptr<GraphView> open_graph(const std::string& path, exchange::Origin* origin = nullptr);

/// The part of it that held in the time that is asked for; all of it where none is. Says on stderr how many relations
/// without a date were left out, or kept.
std::shared_ptr<const GraphView> open_graph(const std::string& path, const TimeOption& time,
                                            exchange::Origin* origin = nullptr);

}  // namespace govgraph::cli
