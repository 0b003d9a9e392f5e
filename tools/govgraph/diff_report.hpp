// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <string>

#include "analysis/diff.hpp"

namespace govgraph::cli {

/// Two graphs and what differs between them.
struct Compared {
  const GraphView& before;
  const GraphView& after;
  const analysis::Diff& diff;
};

/// For people: offices, programmes, nodes and edges, at most `limit` of each, with the first evidence of each side.
std::string diff_as_text(const Compared& compared, std::size_t limit, bool colour);

/// For programs: one JSON object with all of it and all evidence.
std::string diff_as_json(const Compared& compared);

}  // namespace govgraph::cli
