// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <utility>

#include "base/cancellation.hpp"
#include "base/ordered_work.hpp"
#include "model/graph_view.hpp"

namespace govgraph::exchange {

/// How passes over a view that divides are shared out among threads, and what ends them early. What is read and written
/// does not depend on it.
struct Sharing {
  std::size_t threads = 0;      ///< 0: as many as the machine runs at once, at most 8
  std::size_t run = 2048;       ///< about how many nodes or edges one thread takes at a time
  Cancellation cancellation{};  ///< once requested they throw CancelledError
};

std::size_t threads_of(const Sharing& sharing);

/// The i-th of `count` ranges of one width that together hold all ids.
IdRange run_of_ids(std::size_t i, std::size_t count);

/// `work(range)` on any thread for each of `count` runs of ids, `take(result)` on the calling thread for each in order.
/// Two results a thread are kept at most. Where the view does not divide, there is one run.
template <class Result, class Work, class Take>
void in_runs(const GraphView& view, std::size_t count, const Sharing& sharing, Work work, Take take) {
  typename OrderedWork<Result>::Plan plan;
  plan.count = view.divides() ? std::max<std::size_t>(count, 1) : 1;
  plan.threads = threads_of(sharing);
  plan.budget = 2 * plan.threads;
  plan.cost = [](std::size_t) { return std::uint64_t{1}; };
  plan.work = [&, runs = plan.count](std::size_t i) {
    sharing.cancellation.check();
    return work(run_of_ids(i, runs));
  };
  plan.take = [&](std::size_t, Result result) { take(std::move(result)); };
  OrderedWork<Result>(std::move(plan)).run();
}

}  // namespace govgraph::exchange
