// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <span>
#include <string_view>
#include <vector>

#include "query/graph.hpp"
#include "query/value.hpp"

namespace govgraph::query {

/// What is known of a value before the query runs.
enum class Type : std::uint8_t {
  kAny,
  kNull,
  kBoolean,
  kInteger,
  kFloat,
  kString,
  kList,
  kMap,
  kNode,
  kRelationship,
  kPath
};

/// What functions need besides their arguments.
struct CallContext {
  const PropertyGraph& graph;
  std::uint64_t& random;  ///< state of rand(), which is seeded alike on every run
};

/// A function of one row. `run` gets at least `least` and at most `most` arguments.
struct Function {
  std::string_view name;  ///< lower case
  std::size_t least;
  std::size_t most;
  Type result;
  Value (*run)(const CallContext&, std::span<const Value>);
  bool constant = true;  ///< gives the same for the same arguments
};

/// nullptr when there is none of that name (lower case).
const Function* find_function(std::string_view name);

/// All names, aggregations too, in alphabetical order.
std::vector<std::string_view> function_names();

/// count, sum, avg, min, max, collect, stdev, stdevp, percentilecont, percentiledisc.
bool is_aggregation(std::string_view name);

}  // namespace govgraph::query
