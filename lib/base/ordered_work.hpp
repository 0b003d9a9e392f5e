// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <condition_variable>
#include <cstddef>
#include <cstdint>
#include <exception>
#include <functional>
#include <map>
#include <mutex>
#include <optional>
#include <thread>
#include <vector>

namespace govgraph {

/// Works on items 0..count-1 side by side and takes their results one at a time, in order. The calling thread is
/// one of the threads: it takes what is ready, else it works too. No more is under way than `budget` allows
/// (the sum of `cost`, save that one item always may be), so memory does not grow with `count`. What `work` or `take`
/// throws ends the run and comes out of `run`.
template <class Result>
class OrderedWork {
 public:
  struct Plan {
    std::size_t count = 0;
    std::size_t threads = 1;
    std::uint64_t budget = 0;
    std::function<std::uint64_t(std::size_t)> cost;     ///< called under a lock: keep it cheap
    std::function<Result(std::size_t)> work;            ///< called on any thread
    std::function<void(std::size_t, Result)> take;      ///< called on the calling thread, in order
    std::function<bool()> stop = [] { return false; };  ///< true: begin nothing new, take what has begun
  };

  explicit OrderedWork(Plan plan) : plan_(std::move(plan)) {}

  void run() {
    {
      std::vector<std::jthread> helpers;
      for (std::size_t i = 1; i < plan_.threads && i < plan_.count; ++i) helpers.emplace_back([this] { help(); });
      lead();
    }
    if (fault_) std::rethrow_exception(fault_);
  }

 private:
  using Lock = std::unique_lock<std::mutex>;

  void help() {
    Lock lock(mutex_);
    while (!ended()) {
      if (may_begin())
        work_one(lock);
      else
        changed_.wait(lock);
    }
  }

  void lead() {
    Lock lock(mutex_);
    while (!fault_ && !(ended() && taken_ == next_)) {
      if (ready_.count(taken_) > 0)
        take_one(lock);
      else if (may_begin())
        work_one(lock);
      else if (!ended() || taken_ < next_)
        changed_.wait(lock);
    }
    closed_ = true;
    changed_.notify_all();
  }

  bool ended() {
    if (!closed_ && (fault_ || next_ == plan_.count || plan_.stop())) closed_ = true;
    return closed_;
  }

  bool may_begin() {
    if (ended()) return false;
    return taken_ == next_ || under_way_ + plan_.cost(next_) <= plan_.budget;
  }

  void work_one(Lock& lock) {
    const std::size_t item = next_++;
    under_way_ += plan_.cost(item);
    unlocked(lock, [&] {
      Result result = plan_.work(item);
      const Lock again(mutex_);
      ready_.emplace(item, std::move(result));
    });
    changed_.notify_all();
  }

  void take_one(Lock& lock) {
    auto node = ready_.extract(taken_);
    unlocked(lock, [&] { plan_.take(taken_, std::move(node.mapped())); });
    under_way_ -= plan_.cost(taken_++);
    changed_.notify_all();
  }

  template <class Action>
  void unlocked(Lock& lock, Action action) {
    lock.unlock();
    std::exception_ptr fault;
    try {
      action();
    } catch (...) {
      fault = std::current_exception();
    }
    lock.lock();
    if (fault && !fault_) fault_ = fault;
  }

  Plan plan_;
  std::mutex mutex_;
  std::condition_variable changed_;
  std::map<std::size_t, Result> ready_;
  std::size_t next_ = 0;   ///< the first item not begun
  std::size_t taken_ = 0;  ///< the first item not taken
  std::uint64_t under_way_ = 0;
  std::exception_ptr fault_;
  bool closed_ = false;  ///< nothing more is begun
};

}  // namespace govgraph
