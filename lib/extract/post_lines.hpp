// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>

#include "model/span.hpp"

namespace govgraph::extract {

struct Reading;

/// Whether a line of a post, without the mark behind it, ends a clause: something is done in it (a word of the
/// categories `verbs`, or another verb) and neither it nor the next line leads on. Linear in the line.
bool line_ends_clause(const Reading& reading, Span line, std::uint64_t verbs);

}  // namespace govgraph::extract
