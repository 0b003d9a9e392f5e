// SPDX-License-Identifier: Apache-2.0
#include "serve/snapshots.hpp"

#include <algorithm>
#include <condition_variable>
#include <exception>
#include <filesystem>
#include <mutex>
#include <thread>
#include <vector>

#include <sys/resource.h>
#include <sys/syscall.h>
#include <unistd.h>

namespace govgraph::serve {
namespace {

namespace fs = std::filesystem;
using Clock = std::chrono::steady_clock;

constexpr int kRest = 2;  ///< times the length of an opening
constexpr int kNiceness = 4;
constexpr std::chrono::milliseconds kShortly{10}, kLongest{1000};

/// Of this thread alone, as Linux has it: readers come first.
void lower_priority() {
  const auto thread = static_cast<id_t>(::syscall(SYS_gettid));
  ::setpriority(PRIO_PROCESS, thread, ::getpriority(PRIO_PROCESS, thread) + kNiceness);
}

}  // namespace

std::string state_of_files(const std::string& path) {
  std::vector<std::string> files;
  std::error_code error;
  for (fs::directory_iterator at(path, error), end; !error && at != end; at.increment(error)) {
    std::error_code ignored;
    const auto size = at->file_size(ignored);
    const auto time = at->last_write_time(ignored).time_since_epoch().count();
    const std::string name = at->path().filename().string();
    if (name != "LOCK" && !ignored) files.push_back(name + ' ' + std::to_string(size) + ' ' + std::to_string(time));
  }
  std::sort(files.begin(), files.end());
  std::string out;
  for (const std::string& each : files) out += each + '\n';
  return out;
}

struct Snapshots::State {
  Source source;
  std::function<void(const std::string&)> report;
  mutable std::mutex mutex;
  std::condition_variable ending;
  bool end = false;
  std::shared_ptr<Api> current;
  std::uint64_t number = 0;
  std::string seen;
  std::thread watcher;

  void open() {
    // Taken before: what comes in while it is opened is a change again.
    std::string before = source.state();
    auto next = std::make_shared<Api>(std::make_shared<const Snapshot>(
        source.open(), ++number, current ? &current->snapshot() : nullptr, source.read_again));
    seen = std::move(before);
    {
      const std::lock_guard lock(mutex);
      current.swap(next);
    }
    take_down(std::move(next));
  }

  /// Here, not in the answer that lets go of it last: that takes a while. Who holds it for long does so.
  void take_down(std::shared_ptr<Api> old) {  // NOLINT(performance-unnecessary-value-param): it is let go of here
    for (auto waited = kShortly; old.use_count() > 1 && waited < kLongest && wait(kShortly);) waited += kShortly;
  }

  bool wait(std::chrono::milliseconds pause) {
    std::unique_lock lock(mutex);
    return !ending.wait_for(lock, pause, [&] { return end; });
  }

  void watch() {
    lower_priority();
    std::string failed;
    std::chrono::milliseconds rest = source.pause;
    while (wait(rest)) {
      rest = source.pause;
      const std::string state = source.state();
      if (state == seen || state == failed) continue;
      const auto begin = Clock::now();
      try {
        open();
        failed.clear();
      } catch (const std::exception& error) {
        if (failed.empty()) report(error.what());
        failed = state;
      }
      rest = std::max(rest, kRest * std::chrono::duration_cast<std::chrono::milliseconds>(Clock::now() - begin));
    }
  }
};

Snapshots::Snapshots(Source source, std::function<void(const std::string&)> report)
    : state_(std::make_unique<State>()) {
  state_->source = std::move(source);
  state_->report = std::move(report);
  state_->open();
  state_->watcher = std::thread([state = state_.get()] { state->watch(); });
}

Snapshots::~Snapshots() {
  {
    const std::lock_guard lock(state_->mutex);
    state_->end = true;
  }
  state_->ending.notify_all();
  state_->watcher.join();
}

std::shared_ptr<Api> Snapshots::current() const {
  const std::lock_guard lock(state_->mutex);
  return state_->current;
}

}  // namespace govgraph::serve
