// SPDX-License-Identifier: Apache-2.0
#include "base/ordered_work.hpp"

#include <atomic>
#include <stdexcept>

#include <catch2/catch.hpp>

using govgraph::OrderedWork;

namespace {

OrderedWork<std::size_t>::Plan plan_of(std::size_t count, std::size_t threads, std::uint64_t budget,
                                       std::vector<std::size_t>& taken) {
  OrderedWork<std::size_t>::Plan plan;
  plan.count = count;
  plan.threads = threads;
  plan.budget = budget;
  plan.cost = [](std::size_t item) { return item % 7; };
  plan.work = [](std::size_t item) { return item * item; };
  plan.take = [&taken](std::size_t item, std::size_t result) {
    REQUIRE(result == item * item);
    taken.push_back(item);
  };
  return plan;
}

}  // namespace

TEST_CASE("results are taken in order, whatever the threads and the budget") {
  for (const std::size_t threads : {1, 2, 5})
    for (const std::uint64_t budget : {0, 3, 1000}) {
      std::vector<std::size_t> taken;
      OrderedWork<std::size_t>(plan_of(500, threads, budget, taken)).run();
      REQUIRE(taken.size() == 500);
      CHECK(std::is_sorted(taken.begin(), taken.end()));
    }
}

TEST_CASE("no more is under way than the budget allows") {
  std::vector<std::size_t> taken;
  std::atomic<int> under_way{0}, most{0};
  auto plan = plan_of(300, 4, 2, taken);
  plan.cost = [](std::size_t) { return 1; };
  plan.work = [&](std::size_t item) {
    const int now = ++under_way;
    for (int seen = most; now > seen && !most.compare_exchange_weak(seen, now);) {
    }
    return item * item;
  };
  plan.take = [&](std::size_t item, std::size_t) {
    --under_way;
    taken.push_back(item);
  };
  OrderedWork<std::size_t>(std::move(plan)).run();
  CHECK(taken.size() == 300);
  CHECK(most <= 2);
}

TEST_CASE("stopping begins nothing new and takes all that has begun") {
  for (const std::size_t threads : {1, 3}) {
    std::vector<std::size_t> taken;
    std::atomic<std::size_t> begun{0};
    auto plan = plan_of(1000, threads, 100, taken);
    plan.work = [&](std::size_t item) {
      ++begun;
      return item * item;
    };
    plan.stop = [&] { return begun >= 20; };
    OrderedWork<std::size_t>(std::move(plan)).run();
    CHECK(taken.size() == begun);
    CHECK(taken.size() < 30);
  }
}

TEST_CASE("a fault in working or taking comes out of run") {
  for (const std::size_t threads : {1, 3}) {
    std::vector<std::size_t> taken;
    auto plan = plan_of(100, threads, 100, taken);
    plan.work = [](std::size_t item) -> std::size_t {
      if (item == 50) throw std::runtime_error("work");
      return item * item;
    };
    CHECK_THROWS_WITH(OrderedWork<std::size_t>(std::move(plan)).run(), "work");
    plan = plan_of(100, threads, 100, taken);
    plan.take = [](std::size_t item, std::size_t) {
      if (item == 50) throw std::runtime_error("take");
    };
    CHECK_THROWS_WITH(OrderedWork<std::size_t>(std::move(plan)).run(), "take");
  }
}

TEST_CASE("nothing to do is done at once") {
  std::vector<std::size_t> taken;
  OrderedWork<std::size_t>(plan_of(0, 4, 1, taken)).run();
  CHECK(taken.empty());
}
