// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <memory>
#include <mutex>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>

#include "serve/answers.hpp"

namespace govgraph::serve {

struct Route {
  std::string_view path;  ///< "/api/search"
  std::string_view summary;
  Answer (*answer)(const Snapshot& snapshot, const Query& query, const Cancellation& cancellation);
};

std::span<const Route> routes();

/// Answers of one snapshot, the last ones kept: 64 MB of them at most. Thread-safe.
class Api {
 public:
  explicit Api(std::shared_ptr<const Snapshot> snapshot) : snapshot_(std::move(snapshot)) {}

  /// The answer to a path and a query. 400 when the query does not fit, 404 for what is not there, 500 when the
  /// database fails, 503 once `cancellation` is requested; no exception leaves it, for the server goes on. `target` is
  /// path and query as they were sent, under which the answer is kept.
  std::shared_ptr<const Answer> answer(std::string_view path, const Query& query, const std::string& target,
                                       const Cancellation& cancellation = {});

  const Snapshot& snapshot() const { return *snapshot_; }

 private:
  using Kept = std::unordered_map<std::string, std::shared_ptr<const Answer>>;

  std::shared_ptr<const Answer> find(const std::string& target);
  void keep(const std::string& target, const std::shared_ptr<const Answer>& answer);

  std::shared_ptr<const Snapshot> snapshot_;
  std::mutex mutex_;
  Kept young_, old_;       ///< when the young are too many they become the old, and the old go
  std::size_t bytes_ = 0;  ///< of the young
};

}  // namespace govgraph::serve
