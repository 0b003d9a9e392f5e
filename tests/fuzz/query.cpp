// SPDX-License-Identifier: Apache-2.0
// A query in openCypher over a small graph, with a megabyte of memory and half a second. Input: the query.
#include <atomic>
#include <chrono>
#include <condition_variable>
#include <memory>
#include <mutex>
#include <thread>

#include "fuzz/target.hpp"
#include "query/engine.hpp"
#include "query/error.hpp"
#include "query/stored_graph.hpp"
#include "support/sample_graph.hpp"

using namespace govgraph;

namespace {

using namespace std::chrono_literals;

/// Requests a cancellation when its time is over.
class Alarm {
 public:
  explicit Alarm(std::chrono::milliseconds time) : thread_([this, time] { wait(time); }) {}
  ~Alarm() {
    {
      const std::lock_guard lock(mutex_);
      ended_ = true;
    }
    ending_.notify_all();
    thread_.join();
  }

  Cancellation cancellation() const { return Cancellation(over_); }

 private:
  void wait(std::chrono::milliseconds time) {
    std::unique_lock lock(mutex_);
    if (!ending_.wait_for(lock, time, [&] { return ended_; })) over_ = true;
  }

  std::atomic<bool> over_{false};
  std::mutex mutex_;
  std::condition_variable ending_;
  bool ended_ = false;
  std::thread thread_;
};

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static const test::MemoryGraph kView = test::sample_graph();
  const auto graph = query::stored_graph(kView);
  const Alarm alarm(500ms);
  query::Options options;
  options.procedures = query::built_in_procedures();
  options.max_memory = 1 << 20;
  options.cancellation = alarm.cancellation();
  try {
    query::Prepared prepared(std::string(reinterpret_cast<const char*>(data), size), *graph, std::move(options));
    const std::size_t columns = prepared.columns().size();
    std::size_t rows = 0;
    prepared.run([&](const query::List& row) {
      fuzz::require(row.size() == columns, "a row has a value for each column");
      return ++rows < 1000;
    });
  } catch (const query::QueryError& error) {
    fuzz::require(*error.what() != '\0', "an error says something");
  } catch (const CancelledError&) {
  }
  return 0;
}
