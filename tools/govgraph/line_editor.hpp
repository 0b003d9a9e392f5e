// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <string>

#include "shell_completion.hpp"

namespace govgraph::cli {

/// Lines typed at a terminal, with editing, a history in a file and completion by Tab.
class LineEditor {
 public:
  using Complete = std::function<Completion(std::string_view line)>;

  /// `history`: a file, made if there is none; empty: nothing is remembered.
  LineEditor(std::string history, Complete complete);
  ~LineEditor();

  struct Line {
    std::string text{};
    bool interrupted = false;  ///< by Ctrl-C
  };

  /// Nullopt at the end of input.
  std::optional<Line> read(const std::string& prompt);

  struct State;  ///< libedit's; of line_editor.cpp alone

 private:
  std::unique_ptr<State> state_;
};

}  // namespace govgraph::cli
