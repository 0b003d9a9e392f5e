// SPDX-License-Identifier: Apache-2.0
#include "exchange/runs.hpp"

#include <limits>
#include <thread>

namespace govgraph::exchange {
namespace {

constexpr std::size_t kMostThreads = 8;  // more only wait for the one that writes

}  // namespace

std::size_t threads_of(const Sharing& sharing) {
  return sharing.threads > 0 ? sharing.threads
                             : std::clamp<std::size_t>(std::thread::hardware_concurrency(), 1, kMostThreads);
}

IdRange run_of_ids(std::size_t i, std::size_t count) {
  constexpr std::uint64_t kLast = std::numeric_limits<std::uint64_t>::max();
  const std::uint64_t width = kLast / count;
  return {i * width, i + 1 == count ? kLast : (i + 1) * width - 1};
}

}  // namespace govgraph::exchange
