// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <chrono>
#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "base/cancellation.hpp"

namespace govgraph {

/// What another program may take before it is killed with all that it started.
struct ProgramLimits {
  std::chrono::milliseconds time{120'000};  ///< from its start to its end
  unsigned cpu_seconds = 120;
  std::uint64_t memory = std::uint64_t{2} << 30;    ///< bytes of address space
  std::uint64_t output = std::uint64_t{256} << 20;  ///< bytes on stdout
};

struct ProgramCall {
  std::vector<std::string> command;  ///< a program, looked for in $PATH, and its arguments; no shell reads them
  std::string_view input;            ///< its stdin, a file in memory: `/dev/stdin` may be sought in
  ProgramLimits limits{};
  Cancellation cancellation{};
  /// Gets stdout piece by piece, instead of `ProgramResult::output`; false: enough, which ends the program (kOutput).
  std::function<bool(std::string_view)> take{};
};

struct ProgramResult {
  enum class End {
    kExited,      ///< by itself, see `status`
    kMissing,     ///< there is no such program
    kNotStarted,  ///< the system refused: `errors` says why
    kTimeout,     ///< longer than `time` or `cpu_seconds`
    kOutput,      ///< more than `output`
    kMemory,      ///< it said that it has no memory left
    kKilled,      ///< by another `signal`, mostly its own fault
  } end = End::kExited;
  int status = -1;
  int signal = 0;
  std::string output;  ///< what it wrote to stdout; cut at the limit
  std::string errors;  ///< the first 64 KiB that it wrote to stderr
};

/// Runs another program to its end. It cannot run on, leave a zombie, or make us wait: once it has ended, what it
/// started is killed and an output that those hold open is not waited for. Costs a process; thread-safe. Throws
/// CancelledError, within a tenth of a second, when that is requested.
ProgramResult run_program(const ProgramCall& call);

}  // namespace govgraph
