// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <chrono>
#include <cstdint>
#include <string>

namespace govgraph::cli {

/// One line on stderr, redrawn in place: share done, what it counts, time to go. Draws nothing when not `shown`.
class ProgressBar {
 public:
  explicit ProgressBar(bool shown);
  ~ProgressBar();  ///< clears the line
  ProgressBar(const ProgressBar&) = delete;
  ProgressBar& operator=(const ProgressBar&) = delete;

  /// At most ten times a second; `note` stands behind the bar: "12/300 documents, 4.1 MB/s".
  void update(std::uint64_t done, std::uint64_t all, const std::string& note);
  void clear();

  double seconds() const;  ///< since it was made

 private:
  using Clock = std::chrono::steady_clock;

  bool shown_;
  bool drawn_ = false;
  Clock::time_point start_ = Clock::now();
  Clock::time_point last_{};
};

/// "0:07", "12:30", "3:05:00"
std::string clock_time(double seconds);

}  // namespace govgraph::cli
