// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <vector>

#include "extract/candidates/candidate.hpp"
#include "extract/reading.hpp"

namespace govgraph::extract {

constexpr std::uint32_t bit(Family family) { return 1U << static_cast<unsigned>(family); }

/// Every span that ends with a noun on which names of `families` (bit per Family) are built, once for each left edge
/// that it could have; what readers found is among them. By end, then the shortest first. No traits yet. Linear in the
/// text: a noun has at most kMostEdges left edges.
std::vector<Candidate> candidates_of(const Reading& reading, std::uint32_t families);
inline constexpr std::uint32_t kMostEdges = 10;

/// Answers the questions of Trait for each. REQUIRES all candidates of the document, in the order of candidates_of.
void describe(const Reading& reading, std::vector<Candidate>& candidates);

/// Scores each by the weights of its traits (weights.hpp).
void weigh(std::vector<Candidate>& candidates);

/// Of candidates that end at one place the likeliest; of those that share code points the ones with the greatest sum of
/// scores above `least`, in text order: weighted interval scheduling (Kleinberg and Tardos, Algorithm Design, 2006,
/// section 6.1). O(n log n).
std::vector<Candidate> chosen(std::vector<Candidate> candidates, int least);

}  // namespace govgraph::extract
