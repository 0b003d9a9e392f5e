// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <memory>
#include <span>
#include <string_view>

#include <CLI/CLI.hpp>

namespace govgraph::cli {

inline constexpr int kDone = 0;
inline constexpr int kNothing = 1;  ///< done, but nothing found, or a check failed
inline constexpr int kFailed = 2;
inline constexpr int kStoppedBySignal = 128;  ///< plus the number of the signal

/// One verb of the command line. `setup` declares options and does no I/O; `run` does the work, writes
/// results to stdout and everything else to stderr, and returns an exit code. Faults are thrown as
/// `Error`; only `main` catches them.
class Command {
 public:
  virtual ~Command() = default;
  virtual void setup(CLI::App& app) = 0;
  virtual int run() = 0;
};

struct CommandInfo {
  std::string_view name;
  std::string_view group;    ///< heading in `govgraph help`: "Build", "Explore", …
  std::string_view summary;  ///< one line
  std::unique_ptr<Command> (*make)();
};

/// The one list of commands, in the order in which help shows them.
std::span<const CommandInfo> commands();

}  // namespace govgraph::cli
