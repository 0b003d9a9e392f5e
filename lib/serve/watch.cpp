// SPDX-License-Identifier: Apache-2.0
#include "serve/watch.hpp"

#include <atomic>
#include <condition_variable>
#include <mutex>
#include <set>
#include <thread>
#include <utility>

namespace govgraph::serve {

using Clock = std::chrono::steady_clock;

struct Watch::Turn::State {
  std::atomic<bool> over{false};
  Clock::time_point until{};
};

struct Watch::State {
  std::chrono::milliseconds longest;
  std::mutex mutex;
  std::condition_variable changed;
  std::set<std::pair<Clock::time_point, Turn::State*>> turns;
  bool all = false;   ///< those that come are over at once
  bool gone = false;  ///< the thread is to end
  std::thread thread{};

  void run() {
    std::unique_lock lock(mutex);
    while (!gone) {
      if (turns.empty()) {
        changed.wait(lock);
        continue;
      }
      const auto first = turns.begin();
      if (first->first <= Clock::now()) {
        first->second->over = true;
        turns.erase(first);
      } else {
        changed.wait_until(lock, Clock::time_point(first->first));
      }
    }
  }
};

Watch::Watch(std::chrono::milliseconds longest) : state_(std::make_unique<State>()) {
  state_->longest = longest;
  state_->thread = std::thread([state = state_.get()] { state->run(); });
}

Watch::~Watch() {
  {
    const std::lock_guard lock(state_->mutex);
    state_->gone = true;
  }
  state_->changed.notify_all();
  state_->thread.join();
}

void Watch::end_all() {
  const std::lock_guard lock(state_->mutex);
  state_->all = true;
  for (const auto& [until, turn] : state_->turns) turn->over = true;
}

Watch::Turn::Turn(Watch& watch) : watch_(watch), state_(std::make_unique<State>()) {
  bool first = false;
  {
    const std::lock_guard lock(watch.state_->mutex);
    state_->over = watch.state_->all;
    state_->until = Clock::now() + watch.state_->longest;
    const auto at = watch.state_->turns.emplace(state_->until, state_.get()).first;
    first = at == watch.state_->turns.begin();
  }
  if (first) watch.state_->changed.notify_all();
}

Watch::Turn::~Turn() {
  const std::lock_guard lock(watch_.state_->mutex);
  watch_.state_->turns.erase({state_->until, state_.get()});
}

Cancellation Watch::Turn::cancellation() const { return Cancellation(state_->over); }

}  // namespace govgraph::serve
