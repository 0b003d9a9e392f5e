// SPDX-License-Identifier: Apache-2.0
#include "serve/watch.hpp"

#include <atomic>
#include <thread>

#include <catch2/catch.hpp>

#include "unit/serve/served.hpp"

using namespace govgraph;
using namespace govgraph::serve;
using namespace std::chrono_literals;

namespace {

void wait_for(const Cancellation& cancellation) {
  while (!cancellation.requested()) std::this_thread::sleep_for(1ms);
}

}  // namespace

TEST_CASE("a turn is over after its time, and others are not") {
  Watch soon(1ms), late(1h);
  const Watch::Turn other(late);
  {
    const Watch::Turn one(soon), two(soon);
    wait_for(one.cancellation());
    wait_for(two.cancellation());
  }
  const Watch::Turn next(soon);
  wait_for(next.cancellation());
  CHECK_FALSE(other.cancellation().requested());
}

TEST_CASE("all turns may be ended, also those to come") {
  Watch watch(1h);
  const Watch::Turn one(watch);
  CHECK_FALSE(one.cancellation().requested());
  watch.end_all();
  CHECK(one.cancellation().requested());
  const Watch::Turn two(watch);
  CHECK(two.cancellation().requested());
}

TEST_CASE("an answer that takes too long is 503, and is not kept") {
  Api api(test::snapshot_of(test::sample_graph()));
  std::atomic<bool> over{true};
  const Query query{{"kind", "edges"}};
  CHECK(api.answer("/api/table", query, "/api/table?kind=edges", Cancellation(over))->status == 503);
  over = false;
  CHECK(api.answer("/api/table", query, "/api/table?kind=edges", Cancellation(over))->status == 200);
}
