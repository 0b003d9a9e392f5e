// SPDX-License-Identifier: Apache-2.0
#include "query/pace.hpp"

#include "query/error.hpp"

namespace govgraph::query {

Pace::Pace(Cancellation cancellation, std::chrono::milliseconds max_time) : cancellation_(cancellation) {
  if (max_time.count() > 0) deadline_ = std::chrono::steady_clock::now() + max_time;
}

bool Pace::is_over() const {
  return cancellation_.requested() || (deadline_ && std::chrono::steady_clock::now() > *deadline_);
}

void Pace::look() {
  ticks_ = 0;
  if (!is_over()) return;
  cancellation_.check();
  fail_running("ResourceError", "TimeLimit",
               "the query takes longer than it may; narrow the MATCH, return less, or raise --max-time");
}

void Pace::refuse_walk() {
  fail_running(
      "ResourceError", "WalkLimit",
      "walks of variable length have taken " + std::to_string(kMostFar) + " steps more than " + std::to_string(kFar) +
          " relationships from their start; give the star a bound, as in *..6, start from one node, or ask for "
          "shortestPath()");
}

}  // namespace govgraph::query
