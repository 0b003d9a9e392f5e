// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <chrono>
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "base/cancellation.hpp"
#include "query/check.hpp"
#include "query/graph.hpp"
#include "query/value.hpp"

namespace govgraph::query {

/// What a procedure works on and gives rows to, one value a field.
struct Call {
  const PropertyGraph& graph;
  const List& arguments;
  const std::function<bool(List)>& row;  ///< false: no more are wanted
  Cancellation cancellation{};           ///< requested when the user or the query's limit of time ends it
};

/// A procedure for CALL. What takes long in it throws CancelledError once that is requested.
struct Procedure {
  Signature signature;
  std::string summary;
  std::function<void(const Call&)> run;
};

struct Options {
  Map parameters{};
  std::vector<Procedure> procedures{};
  /// Bytes that all values of the query may take at a time: strings, lists, maps and paths, in rows that go by, in rows
  /// that wait for the end and half way through an expression, and the query's own tree; 0: no bound. What the caller
  /// keeps of the rows counts.
  std::size_t max_memory = std::size_t{1} << 30;
  std::chrono::milliseconds max_time{0};  ///< of a run; 0: no bound
  Cancellation cancellation{};            ///< once requested the query ends with CancelledError
};

/// A step of a plan as EXPLAIN and PROFILE show it.
struct Operator {
  std::string name;
  std::string detail;
  std::uint64_t rows = 0;   ///< that it gave
  double milliseconds = 0;  ///< its own, of PROFILE
};

/// A query ready to run.
class Prepared {
 public:
  /// Parses and checks. Throws QueryError.
  Prepared(std::string text, const PropertyGraph& graph, Options options);
  ~Prepared();
  Prepared(Prepared&&) noexcept;

  const std::vector<std::string>& columns() const;
  bool is_explain() const;  ///< asks for the plan alone
  bool is_profile() const;

  /// Labels, types and property names that the query asks for and the graph has not: likely slips.
  std::vector<std::string> unknown_names() const;

  /// Calls `row` for each row, as long as it returns true. Throws QueryError of run time.
  void run(const std::function<bool(const List&)>& row);

  /// Of EXPLAIN before, of PROFILE after the run.
  std::vector<Operator> plan() const;

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

/// The built-in procedures: db.labels(), db.relationshipTypes(), db.propertyKeys().
std::vector<Procedure> built_in_procedures();

}  // namespace govgraph::query
