// SPDX-License-Identifier: Apache-2.0
#include "progress_bar.hpp"

#include <algorithm>
#include <cmath>
#include <cstdio>

#include <fmt/core.h>

#include "tell.hpp"

namespace govgraph::cli {
namespace {

constexpr std::size_t kWidth = 24;
constexpr std::chrono::milliseconds kPause{100};

}  // namespace

std::string clock_time(double seconds) {
  const auto whole = static_cast<std::uint64_t>(std::lround(std::max(0.0, seconds)));
  const std::uint64_t hours = whole / 3600, minutes = whole / 60 % 60;
  return hours > 0 ? fmt::format("{}:{:02}:{:02}", hours, minutes, whole % 60)
                   : fmt::format("{}:{:02}", minutes, whole % 60);
}

ProgressBar::ProgressBar(bool shown) : shown_(shown) {}

ProgressBar::~ProgressBar() { clear(); }

double ProgressBar::seconds() const { return std::chrono::duration<double>(Clock::now() - start_).count(); }

void ProgressBar::update(std::uint64_t done, std::uint64_t all, const std::string& note) {
  const auto now = Clock::now();
  if (!shown_ || all == 0 || now - last_ < kPause) return;
  last_ = now;
  drawn_ = true;
  const double share = std::min(1.0, static_cast<double>(done) / static_cast<double>(all));
  const auto filled = static_cast<std::size_t>(share * kWidth);
  const std::string to_go = share > 0 ? clock_time(seconds() / share * (1 - share)) : "?";
  tell("\r\x1B[K[{}{}] {:3.0f}%  {}  {} to go", std::string(filled, '#'), std::string(kWidth - filled, '.'),
       share * 100, note, to_go);
  std::fflush(stderr);
}

void ProgressBar::clear() {
  if (!drawn_) return;
  drawn_ = false;
  tell("\r\x1B[K");
  std::fflush(stderr);
}

}  // namespace govgraph::cli
