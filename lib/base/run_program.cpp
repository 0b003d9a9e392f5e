// SPDX-License-Identifier: Apache-2.0
#include "base/run_program.hpp"

#include <poll.h>
#include <signal.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <optional>
#include <system_error>

#include "base/child_process.hpp"
#include "base/descriptor.hpp"

namespace govgraph {
namespace {

using Clock = std::chrono::steady_clock;
using End = ProgramResult::End;

constexpr std::uint64_t kMostErrors = 64u << 10;
constexpr int kTick = 20;  ///< milliseconds between two looks at the clock, the process and the user's wish

/// One of the outputs, read while there is something and it is open.
class Stream {
 public:
  Stream(Descriptor read_from, std::function<bool(std::string_view)> take, std::uint64_t most)
      : from(std::move(read_from)), to(std::move(take)), limit(most) {}

  Descriptor from;
  std::function<bool(std::string_view)> to;
  std::uint64_t limit;  ///< bytes that may yet come
  bool full = false;    ///< more came than the limit lets through; it is read on, and dropped

  /// What a pipe holds, or a little more.
  void read_some() {
    std::array<char, 1 << 16> buffer;
    for (int round = 0; round < 4 && from.is_open(); ++round) {
      const ssize_t got = ::read(from.get(), buffer.data(), buffer.size());
      if (got < 0 && errno == EINTR) continue;
      if (got < 0 && errno == EAGAIN) return;
      if (got > 0)
        keep({buffer.data(), static_cast<std::size_t>(got)});
      else
        from.close();
    }
  }

 private:
  void keep(std::string_view piece) {
    const std::string_view kept = piece.substr(0, limit);
    limit -= kept.size();
    const bool enough = !kept.empty() && !full && !to(kept);
    full = full || enough || piece.size() > kept.size();
  }
};

/// Waits until something happens, at most a tick.
void wait_for(Stream& out, Stream& errors) {
  std::array<pollfd, 2> watched{{{out.from.get(), POLLIN, 0}, {errors.from.get(), POLLIN, 0}}};
  const bool both_closed = !out.from.is_open() && !errors.from.is_open();
  ::poll(watched.data(), watched.size(), both_closed ? 1 : kTick);
  if (watched[0].revents != 0) out.read_some();
  if (watched[1].revents != 0) errors.read_some();
}

bool says_no_memory(const std::string& errors) {
  return errors.find("ut of memory") != std::string::npos || errors.find("bad_alloc") != std::string::npos ||
         errors.find("annot allocate memory") != std::string::npos;
}

/// Why it was stopped, or nothing when it ended by itself.
std::optional<End> follow(const ProgramCall& call, const ChildProcess& process, Stream& out, Stream& errors) {
  const auto deadline = Clock::now() + call.limits.time;
  while (!process.ended()) {
    call.cancellation.check();
    if (Clock::now() > deadline) return End::kTimeout;
    wait_for(out, errors);
    if (out.full) return End::kOutput;
  }
  out.read_some();  // what it wrote last; what its children might yet write is not waited for
  errors.read_some();
  if (out.full) return End::kOutput;
  return std::nullopt;
}

void describe_end(const ProcessEnd& ended, ProgramResult& result) {
  result.status = ended.status;
  result.signal = ended.signal;
  if (result.end != End::kExited) return;
  if (ended.signal == SIGXCPU)
    result.end = End::kTimeout;
  else if (ended.status != 0 && says_no_memory(result.errors))
    result.end = End::kMemory;
  else if (ended.signal != 0)
    result.end = End::kKilled;
}

void run(const ProgramCall& call, ProgramResult& result) {
  auto [read_output, write_output] = make_pipe();
  auto [read_errors, write_errors] = make_pipe();
  ProcessPlan plan{
      call.command, -1, write_output.get(), write_errors.get(), call.limits.memory, call.limits.cpu_seconds, true};
  const Descriptor input = file_in_memory(call.input.data(), call.input.size());
  plan.input = input.get();
  ChildProcess process(plan);
  write_output.close();
  write_errors.close();
  const auto append_to = [](std::string& text) {
    return [&text](std::string_view piece) { return text += piece, true; };
  };
  Stream out(std::move(read_output), call.take ? call.take : append_to(result.output), call.limits.output);
  Stream errors(std::move(read_errors), append_to(result.errors), kMostErrors);
  if (const auto stopped = follow(call, process, out, errors)) result.end = *stopped;
  describe_end(process.finish(), result);
}

}  // namespace

ProgramResult run_program(const ProgramCall& call) {
  ProgramResult result;
  try {
    run(call, result);
  } catch (const std::system_error& error) {
    result.end = error.code().value() == ENOENT ? End::kMissing : End::kNotStarted;
    result.errors = error.what();
  }
  return result;
}

}  // namespace govgraph
