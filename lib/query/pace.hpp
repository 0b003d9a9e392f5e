// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <optional>

#include "base/cancellation.hpp"

namespace govgraph::query {

/// Ends a query that is to stop: the user's wish and the limit of time are looked at once in about a thousand things.
/// Also bounds what nobody waits for: walks of variable length that go far from their start, of which there may be more
/// than atoms. Not thread-safe.
class Pace {
 public:
  Pace() = default;
  explicit Pace(Cancellation cancellation, std::chrono::milliseconds max_time = {});

  /// To be called for each thing visited, or once for so many. Throws CancelledError, or QueryError past the time.
  void tick(std::size_t things = 1) {
    if ((ticks_ += things) >= kOften) look();
  }

  /// To be called for each step of a walk of variable length that has come to `length`. Throws QueryError for too many
  /// far ones.
  void walk(std::size_t length) {
    tick();
    if (length > kFar && ++far_ > kMostFar) refuse_walk();
  }
  /// Likewise for a list of all its relationships.
  void list_walk(std::size_t length) {
    tick(1 + length / kFar);
    if (length > kFar && (far_ += length / kFar) > kMostFar) refuse_walk();
  }

  /// Looks at once. Throws as `tick`.
  void look();

  /// As `look`, without throwing; for code that cannot be thrown through.
  bool is_over() const;

  static constexpr std::size_t kFar = 30;           ///< relationships from the start of a walk
  static constexpr std::size_t kMostFar = 500'000;  ///< steps beyond, in one query

 private:
  static constexpr std::size_t kOften = 1024;

  [[noreturn]] static void refuse_walk();

  Cancellation cancellation_{};
  std::optional<std::chrono::steady_clock::time_point> deadline_{};
  std::size_t ticks_ = 0;
  std::size_t far_ = 0;
};

}  // namespace govgraph::query
