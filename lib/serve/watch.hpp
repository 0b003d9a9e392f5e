// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <chrono>
#include <memory>

#include "base/cancellation.hpp"

namespace govgraph::serve {

/// Ends what takes too long: each answer under way holds a turn, whose cancellation is requested when its time is over,
/// or when all are told to end. Thread-safe; one thread of its own. Must outlive its turns.
class Watch {
 public:
  explicit Watch(std::chrono::milliseconds longest);
  ~Watch();
  Watch(const Watch&) = delete;
  Watch& operator=(const Watch&) = delete;

  class Turn {
   public:
    explicit Turn(Watch& watch);
    ~Turn();
    Turn(const Turn&) = delete;
    Turn& operator=(const Turn&) = delete;

    Cancellation cancellation() const;

   private:
    struct State;
    friend class Watch;
    Watch& watch_;
    std::unique_ptr<State> state_;
  };

  void end_all();  ///< those under way, and those that will come

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace govgraph::serve
