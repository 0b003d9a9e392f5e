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

  void add(const Diagnostics& of_one_document);

  const std::vector<Problem>& kept() const { return kept_; }
  std::uint64_t dropped() const { return dropped_; }  ///< problems that were counted, not kept
  const std::map<std::string, std::uint64_t>& by_code() const { return by_code_; }

 private:
  std::vector<Problem> kept_;
  std::uint64_t dropped_ = 0;
  std::map<std::string, std::uint64_t> by_code_;
};

/// One line: "pages/a.txt:120: invalid-byte: … (and 3 more)". The offset is left out where the whole document is meant.
std::string describe(const Problem& problem);

}  // namespace govgraph::pipeline
