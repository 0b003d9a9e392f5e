// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <chrono>
#include <functional>
#include <memory>
#include <string>

#include "serve/api.hpp"

namespace govgraph::serve {

/// What tells one state of a database from another: names, sizes and times of its files. Empty when it cannot be read.
std::string state_of_files(const std::string& path);

/// Keeps the newest snapshot of a database that others may be writing. A thread of lower priority looks every `pause`
/// for a change, opens the database anew beside the old snapshot, reads what changed (`Snapshot`) and then puts it in
/// its place; whoever still holds the old one may finish with it. After an opening it rests twice as long as that took,
/// so that a long build leaves room for answers. Thread-safe.
class Snapshots {
 public:
  struct Source {
    std::function<std::shared_ptr<const GraphView>()> open;  ///< may throw
    std::function<std::string()> state;                      ///< differs when there is something new
    std::chrono::milliseconds pause{1000};
    ReadAgain read_again{};
  };

  /// Opens the database; throws what `open` throws. `report` is told, on the watching thread, what later openings
  /// failed of.
  Snapshots(Source source, std::function<void(const std::string&)> report);
  ~Snapshots();
  Snapshots(const Snapshots&) = delete;
  Snapshots& operator=(const Snapshots&) = delete;

  std::shared_ptr<Api> current() const;

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace govgraph::serve
