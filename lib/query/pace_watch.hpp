// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <atomic>
#include <condition_variable>
#include <mutex>
#include <thread>

#include "base/cancellation.hpp"
#include "query/pace.hpp"

namespace govgraph::query {

/// For what a query calls and what knows no pace: requests its cancellation soon after the pace is over. Has a thread
/// of its own, which ends with it. Must outlive every copy of its cancellation.
class PaceWatch {
 public:
  explicit PaceWatch(const Pace& pace);
  ~PaceWatch();
  PaceWatch(const PaceWatch&) = delete;
  PaceWatch& operator=(const PaceWatch&) = delete;

  Cancellation cancellation() const { return Cancellation(over_); }

 private:
  void watch();

  Pace pace_;
  std::atomic<bool> over_{false};
  std::mutex mutex_;
  std::condition_variable changed_;
  bool gone_ = false;
  std::thread thread_;
};

}  // namespace govgraph::query
