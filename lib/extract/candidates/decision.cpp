// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include "extract/candidates/candidates.hpp"
#include "extract/candidates/weights.hpp"

namespace govgraph::extract {

void weigh(std::vector<Candidate>& candidates) {
  for (Candidate& each : candidates) {
    each.score = kBias;
    for (std::size_t trait = 0; trait < kTraits; ++trait) each.score += kWeights[trait][each.traits[trait]];
    for (std::size_t pair = 0; pair < kPairs.size(); ++pair)
      each.score += kPairWeights[pair][each[kPairs[pair].first]][each[kPairs[pair].second]];
  }
}

namespace {

/// Of those that end at one place the one with the greatest score, the first of equals. REQUIRES order by end.
std::vector<Candidate> best_of_each_end(const std::vector<Candidate>& candidates, int least) {
  std::vector<Candidate> best;
  for (const Candidate& each : candidates) {
    if (each.score <= least) continue;
    if (best.empty() || best.back().span.end != each.span.end)
      best.push_back(each);
    else if (each.score > best.back().score)
      best.back() = each;
  }
  return best;
}

}  // namespace

std::vector<Candidate> chosen(std::vector<Candidate> candidates, int least) {
  candidates = best_of_each_end(candidates, least);
  std::vector<long> best(candidates.size() + 1, 0);
  std::vector<std::size_t> before(candidates.size());
  for (std::size_t i = 0; i < candidates.size(); ++i) {
    const auto at = std::upper_bound(candidates.begin(), candidates.begin() + static_cast<std::ptrdiff_t>(i),
                                     candidates[i].span.begin,
                                     [](std::uint32_t p, const Candidate& each) { return p < each.span.end; });
    before[i] = static_cast<std::size_t>(at - candidates.begin());
    best[i + 1] = std::max(best[i], best[before[i]] + candidates[i].score);
  }
  std::vector<Candidate> out;
  for (std::size_t i = candidates.size(); i > 0;) {
    if (best[i] == best[i - 1]) {
      --i;
    } else {
      out.push_back(candidates[i - 1]);
      i = before[i - 1];
    }
  }
  std::reverse(out.begin(), out.end());
  return out;
}

}  // namespace govgraph::extract
