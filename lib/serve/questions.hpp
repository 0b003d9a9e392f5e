// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <chrono>
#include <cstddef>
#include <functional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "query/engine.hpp"
#include "serve/answers.hpp"

namespace govgraph::serve {

/// A query with a name. Each parameter is a text, with an example.
struct Question {
  std::string name, chinese, english;
  std::vector<std::pair<std::string, std::string>> parameters;
  std::string text;
};

/// Questions that a reader asks of a graph by name: no other query runs here. Thread-safe.
class Questions {
 public:
  /// `procedures` gives what queries may call on a view.
  using Procedures = std::function<std::vector<query::Procedure>(const GraphView&)>;

  Questions(std::vector<Question> all, Procedures procedures)
      : all_(std::move(all)), procedures_(std::move(procedures)) {}

  static bool answers(std::string_view path) { return path == "/api/questions" || path == "/api/question"; }

  /// /api/questions: {"questions": [{"name", "chinese", "english", "parameters": [{"name", "example"}]}]}
  /// /api/question?name=…&param=NAME=VALUE for each of its parameters: {"columns", "rows": [[…]], "cut", "nodes":
  /// {name: node}}: at most kMostRows rows; `nodes` are those of which just one bears a name that stands in a cell. 400
  /// for a parameter that is missing or unknown, 404 for a question that is, 503 for one that takes longer than
  /// kLongest or more than kMostMemory.
  Answer answer(const Snapshot& snapshot, std::string_view path, const Query& query,
                const Cancellation& cancellation = {}) const;

  static constexpr std::size_t kMostRows = 500, kMostMemory = std::size_t{256} << 20;
  static constexpr std::chrono::milliseconds kLongest{8000};

 private:
  Answer list(const Query& query) const;
  Answer run(const Snapshot& snapshot, const Query& query, const Cancellation& cancellation) const;

  std::vector<Question> all_;
  Procedures procedures_;
};

}  // namespace govgraph::serve
