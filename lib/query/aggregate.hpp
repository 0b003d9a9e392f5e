// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <memory>

#include "query/runtime.hpp"

namespace govgraph::query {

/// Gathers the values of one aggregation in one group. Nulls do not count.
class Accumulator {
 public:
  virtual ~Accumulator() = default;
  virtual void add(const Value& value) = 0;
  virtual Value result() = 0;
};

/// For count(*) or an aggregating function. `second` is the percentile, as asked for in the group's first row.
std::unique_ptr<Accumulator> accumulator(const Expr& call, Runtime& runtime, const Value& second);

}  // namespace govgraph::query
