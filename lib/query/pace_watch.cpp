// SPDX-License-Identifier: Apache-2.0
#include "query/pace_watch.hpp"

#include <chrono>

namespace govgraph::query {
namespace {

constexpr std::chrono::milliseconds kPause{20};

}  // namespace

PaceWatch::PaceWatch(const Pace& pace) : pace_(pace), thread_([this] { watch(); }) {}

PaceWatch::~PaceWatch() {
  {
    const std::lock_guard lock(mutex_);
    gone_ = true;
  }
  changed_.notify_all();
  thread_.join();
}

void PaceWatch::watch() {
  std::unique_lock lock(mutex_);
  while (!gone_ && !over_) {
    over_ = pace_.is_over();
    changed_.wait_for(lock, kPause);
  }
}

}  // namespace govgraph::query
