// SPDX-License-Identifier: Apache-2.0
#include "extract/candidates/quoted_candidate.hpp"
#include "extract/candidates/quoted_weights.hpp"

namespace govgraph::extract {

std::optional<Label> decided(const QuotedCandidate& candidate) {
  int best = 0;
  std::optional<Label> chosen;
  for (std::size_t label = 0; label < kQuotedLabels.size(); ++label) {
    int score = kQuotedBias[label];
    for (std::size_t trait = 0; trait < kQuotedTraits; ++trait)
      score += kQuotedWeights[label][trait][candidate.traits[trait]];
    if (score > best) {
      best = score;
      chosen = kQuotedLabels[label];
    }
  }
  return chosen;
}

}  // namespace govgraph::extract
