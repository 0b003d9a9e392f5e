// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "base/diagnostic.hpp"

namespace govgraph::pipeline {

/// The first of a document's diagnostics of one code, and how many followed it.
struct Problem {
  Diagnostic first;
  std::uint64_t more = 0;
};

/// Gathers the diagnostics of a build in bounded memory: counts all, keeps the first `kKept` problems.
class Problems {
 public:
  static constexpr std::size_t kKept = 1000;

  /// `left_out`: nothing of the document goes into the graph; the last of them says why.
  void add(const Diagnostics& of_one_document, bool left_out = false);

  const std::vector<Problem>& kept() const { return kept_; }
  std::uint64_t dropped() const { return dropped_; }  ///< problems that were counted, not kept
  const std::map<std::string, std::uint64_t>& by_code() const { return by_code_; }

  /// What was left out, by the code that says why.
  const std::map<std::string, std::uint64_t>& left_out() const { return left_out_; }

 private:
  std::vector<Problem> kept_;
  std::uint64_t dropped_ = 0;
  std::map<std::string, std::uint64_t> by_code_;
  std::map<std::string, std::uint64_t> left_out_;
};

/// One line: "pages/a.txt:120: invalid-byte: … (and 3 more)". The offset is left out where the whole document is meant.
/// Control characters that a name or a message brings along are written as \n, \x1B and so on: a terminal obeys them.
std::string describe(const Problem& problem);

/// One line: "3 documents were left out: 2 empty-document, 1 html-too-deep". Empty where none was.
std::string describe_left_out(const Problems& problems);

}  // namespace govgraph::pipeline
