// SPDX-License-Identifier: Apache-2.0
#include "pipeline/problems.hpp"

#include <algorithm>

#include <fmt/core.h>

namespace govgraph::pipeline {

void Problems::add(const Diagnostics& of_one_document) {
  std::vector<Problem> problems;
  for (const Diagnostic& diagnostic : of_one_document) {
    ++by_code_[diagnostic.code];
    const auto same = std::find_if(problems.begin(), problems.end(), [&](const Problem& each) {
      return each.first.code == diagnostic.code && each.first.document == diagnostic.document;
    });
    if (same != problems.end())
      ++same->more;
    else
      problems.push_back({diagnostic, 0});
  }
  for (Problem& problem : problems) {
    if (kept_.size() < kKept)
      kept_.push_back(std::move(problem));
    else
      ++dropped_;
  }
}

std::string describe(const Problem& problem) {
  const Diagnostic& first = problem.first;
  std::string line = first.document;
  if (first.end > 0) line += fmt::format(":{}", first.begin);
  line += fmt::format(": {}: {}", first.code, first.message);
  if (problem.more > 0) line += fmt::format(" (and {} more)", problem.more);
  return line;
}

}  // namespace govgraph::pipeline
