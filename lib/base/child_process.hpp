// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace govgraph {

struct ProcessPlan {
  std::vector<std::string> command;  ///< a program, looked for in $PATH, and its arguments; handed over as they are
  int input = -1;                    ///< what become its stdin, stdout and stderr; -1: /dev/null
  int output = -1;
  int errors = -1;
  std::uint64_t memory = 0;       ///< bytes of address space that it may take; 0: any
  unsigned cpu_seconds = 0;       ///< SIGXCPU after so many; 0: any
  bool ends_with_thread = false;  ///< killed when the thread that started it ends, even if that is killed itself
};

/// How a process ended: by itself with a status, or by a signal.
struct ProcessEnd {
  int status = -1;
  int signal = 0;
};

/// A process of another program, in a process group of its own, so that a Ctrl-C in the terminal does not reach it and
/// that it can be killed with all it has started. It inherits no descriptor but those of its plan, ignores no
/// signal and writes no core. One that goes out of scope is killed and leaves no zombie. Not thread-safe.
class ChildProcess {
 public:
  /// Throws std::system_error (ENOENT: there is no such program) when it cannot be started.
  explicit ChildProcess(const ProcessPlan& plan);
  ~ChildProcess();
  ChildProcess(const ChildProcess&) = delete;
  ChildProcess& operator=(const ChildProcess&) = delete;

  int id() const { return id_; }

  /// Whether it has ended by itself. Does not wait.
  bool ended() const;

  /// Kills what is left of it and of its group, and waits for its end. What ended before keeps its status.
  ProcessEnd finish();

 private:
  int id_ = 0;
  ProcessEnd end_;
};

}  // namespace govgraph
