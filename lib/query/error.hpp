// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>
#include <utility>

#include "base/error.hpp"

namespace govgraph::query {

/// A query that cannot be run: its text is wrong, or a value met on the way is. `type`, `detail` and the phase are
/// those of the openCypher conformance suite (SyntaxError / UndefinedVariable / compile time), so that programs can
/// tell them apart.
class QueryError : public InputError {
 public:
  QueryError(std::string of_type, std::string of_detail, const std::string& message, bool at_compile_time)
      : InputError(message), type(std::move(of_type)), detail(std::move(of_detail)), compile_time(at_compile_time) {}

  std::string type;
  std::string detail;
  bool compile_time;
};

/// Throws a QueryError of compile time whose message shows the line of `text` with a caret under the byte `at`.
[[noreturn]] void fail_at(std::string_view text, std::size_t at, std::string_view detail, const std::string& message);

/// Throws a QueryError of run time.
[[noreturn]] void fail_running(std::string_view type, std::string_view detail, const std::string& message);

}  // namespace govgraph::query
