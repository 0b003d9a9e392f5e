// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/cancellation.hpp"
#include "base/diagnostic.hpp"
#include "text/limits.hpp"
#include "text/parsers.hpp"

namespace govgraph::text {

/// Processes that run parser libraries for us: as many as there are threads that ask at one time, each started when it
/// is first needed and used again. One that dies, or goes past a limit, is replaced; the document is tried once
/// more by a fresh one, and left out when that dies of it too: parser-crash, parser-timeout, parser-out-of-memory.
/// A start costs some 10 ms, a document two copies of its bytes. Thread-safe.
class Workers {
 public:
  /// `command` starts a program that calls `serve_parsers`.
  Workers(std::vector<std::string> command, const Limits& limits);
  ~Workers();
  Workers(const Workers&) = delete;
  Workers& operator=(const Workers&) = delete;

  /// As `Parser::parse` of the parser of that name. Throws CancelledError, within a tenth of a second.
  std::optional<Reading> parse(std::string_view parser, ParseInput input, const Cancellation& cancellation,
                               Diagnostics& diagnostics);

 private:
  struct State;
  std::unique_ptr<State> state_;
};

/// The other side: answers what comes through stdin, a socket, until that is closed. The exit code of the process: 0,
/// or 2 when stdin is no socket or what comes makes no sense.
int serve_parsers(std::span<const Parser> parsers);

}  // namespace govgraph::text
