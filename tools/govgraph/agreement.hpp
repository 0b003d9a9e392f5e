// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "model/decision.hpp"

namespace govgraph::cli {

/// Two reviewers who answer one question otherwise.
struct Disagreement {
  std::string question, a, b;
  std::uint32_t a_line = 0, b_line = 0;
};

struct Agreement {
  std::uint64_t both = 0, alike = 0, only_a = 0, only_b = 0;  ///< questions
  double observed = 0, expected = 0;                          ///< shares of those that both answer
  double kappa = 0;  ///< (observed - expected) / (1 - expected); 1 where all answers are one and the same
  std::vector<Disagreement> disagreements;  ///< in the order of A's lines
};

/// Cohen's kappa (1960) over the questions that both answer. A question is a pair (same or not-same), a statement or a
/// node on its page (right, wrong or added), a name, a label or a split of a node; its answer is the kind, or the
/// value. Of several answers of one reviewer the last holds. Notes answer nothing. n log n.
Agreement agreement_of(const std::vector<Decision>& a, const std::vector<Decision>& b);

}  // namespace govgraph::cli
