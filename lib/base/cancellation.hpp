// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <atomic>

#include "base/error.hpp"

namespace govgraph {

/// The user's wish to stop, as every long loop sees it: a copyable handle to one flag that a signal handler, a timer or
/// another thread sets. One that is default-made is never set, so that a caller who cannot stop anything passes `{}`.
/// The flag must outlive every copy. Thread-safe and safe in a signal handler; a look costs one relaxed load.
class Cancellation {
 public:
  Cancellation() = default;
  explicit Cancellation(const std::atomic<bool>& flag) : flag_(&flag) {}

  bool requested() const noexcept { return flag_ != nullptr && flag_->load(std::memory_order_relaxed); }

  /// Throws CancelledError once it is requested. To be called at least once every few milliseconds of a loop whose
  /// length depends on the input.
  void check() const {
    if (requested()) throw CancelledError("stopped before its end");
  }

 private:
  const std::atomic<bool>* flag_ = nullptr;
};

}  // namespace govgraph
