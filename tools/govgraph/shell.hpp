// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "model/graph_view.hpp"
#include "query/graph.hpp"
#include "query/value.hpp"

namespace govgraph::cli {

/// What the user types at the prompt, line by line: queries, which end with ';' or an empty line, and commands, which
/// begin with ':'. Rows go to stdout, all else to stderr; a fault is told and the shell goes on. The graph must outlive
/// it.
class Shell {
 public:
  Shell(const GraphView& view, const query::PropertyGraph& graph) : view_(view), graph_(graph) {}

  /// False when the user wants to leave.
  bool take(std::string_view line);

  /// Runs a query that was not ended.
  void finish();

  /// A query is under way, and the next line goes on with it.
  bool is_open() const { return !text_.empty(); }
  void drop() { text_.clear(); }
  std::size_t faults() const { return faults_; }

 private:
  void run(const std::string& text);
  bool command(std::string_view line);
  void show_schema() const;
  void set_format(const std::string& name);
  void set_parameter(const std::string& given);
  void run_named(const std::string& name);

  const GraphView& view_;
  const query::PropertyGraph& graph_;
  std::string text_;
  std::string format_ = "table";
  query::Map parameters_;
  std::size_t faults_ = 0;
};

/// "help", "schema", …
std::vector<std::string> shell_commands();

}  // namespace govgraph::cli
