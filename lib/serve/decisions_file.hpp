// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>
#include <string>

#include "serve/answers.hpp"

namespace govgraph::serve {

/// The file to which decisions that are made in the page are added: all that a server ever writes. Thread-safe, also
/// beside `govgraph review` and whoever edits the file.
class DecisionsFile {
 public:
  explicit DecisionsFile(std::filesystem::path path) : path_(std::move(path)) {}

  /// `line`: a decision, in the columns of `decisions_header`; with `undo` it is taken out again. 400 for one that
  /// cannot be understood, 409 where there is none to take out, 500 where the file cannot be written.
  Answer take(const Query& query) const;

 private:
  std::filesystem::path path_;
};

}  // namespace govgraph::serve
