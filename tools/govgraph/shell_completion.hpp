// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "model/graph_view.hpp"
#include "query/graph.hpp"

namespace govgraph::cli {

struct Completion {
  std::size_t begin = 0;                  ///< byte of the line where what is completed begins
  std::vector<std::string> candidates{};  ///< that begin with what stands there, ascending
};

/// Of the shell, and for CALL.
struct Vocabulary {
  std::vector<std::string> commands;
  std::vector<std::string> procedures;
};

/// What may stand at the end of a line of the shell: after '(… :' a label, after '[… :' a relationship type, after '.'
/// a property, between quotation marks a name of the graph (of two characters and more), at the beginning ':' a command
/// of the shell, after CALL a procedure, else a word of the language or a function. At most 200 candidates.
Completion complete(std::string_view line, const GraphView& view, const query::PropertyGraph& graph,
                    const Vocabulary& vocabulary);

/// The bytes that all candidates begin with.
std::string common_beginning(std::span<const std::string> candidates);

}  // namespace govgraph::cli
