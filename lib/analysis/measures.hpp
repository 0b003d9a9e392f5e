// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "analysis/csr.hpp"

namespace govgraph::analysis {

/// One number a vertex. All are deterministic; V vertices, E edges. Weights are used by strength, PageRank, eigenvector
/// centrality, constraint and effective size; the rest count steps. All throw CancelledError.

std::vector<double> degree(const Csr& graph, const Cancellation& cancellation = {});
std::vector<double> strength(const Csr& graph, const Cancellation& cancellation = {});  ///< sum of weights

/// Page, Brin, Motwani, Winograd (1998), on the undirected graph, sums to 1. O(E) a round, at most 200 rounds.
std::vector<double> pagerank(const Csr& graph, double damping = 0.85, const Cancellation& cancellation = {});

/// How many shortest paths between two others run through a vertex, each pair once. Brandes (2001), O(V E). With
/// `samples` below V from so many vertices drawn with `seed`, scaled up (Brandes and Pich 2007).
std::vector<double> betweenness(const Csr& graph, std::size_t samples = 0, std::uint64_t seed = 1,
                                const Cancellation& cancellation = {});

/// (reached - 1) / sum of distances, times the share of vertices reached (Wasserman and Faust 1994). O(V E).
std::vector<double> closeness(const Csr& graph, const Cancellation& cancellation = {});

/// Sum of 1 / distance over the others, divided by V - 1 (Marchiori and Latora 2000; Rochat 2009). O(V E).
std::vector<double> harmonic(const Csr& graph, const Cancellation& cancellation = {});

/// Of the largest eigenvalue, the largest entry 1 (Bonacich 1972). Power iteration on A + I.
std::vector<double> eigenvector(const Csr& graph, const Cancellation& cancellation = {});

/// The k of the largest k-core that holds the vertex. Batagelj and Zaversnik (2003), O(E).
std::vector<double> core_numbers(const Csr& graph, const Cancellation& cancellation = {});

/// Share of pairs of neighbours that are neighbours (Watts and Strogatz 1998); 0 below two neighbours.
std::vector<double> clustering(const Csr& graph, const Cancellation& cancellation = {});

/// Three times the triangles over the paths of length two.
double transitivity(const Csr& graph, const Cancellation& cancellation = {});

/// Burt (1992): how far a vertex's ties lead back to one another. 0 without ties.
std::vector<double> constraint(const Csr& graph, const Cancellation& cancellation = {});

/// Burt (1992): neighbours less their redundancy; Borgatti's (1997) form for unweighted ties.
std::vector<double> effective_size(const Csr& graph, const Cancellation& cancellation = {});

/// 1 for a vertex without which its component falls apart.
std::vector<double> articulation_points(const Csr& graph, const Cancellation& cancellation = {});

/// The number of the component of each vertex; components are numbered by size, the largest first, then by their first
/// vertex.
std::vector<std::uint32_t> components(const Csr& graph, const Cancellation& cancellation = {});

/// Newman (2003): how far neighbours bear the same label, from -1 to 1.
double label_assortativity(const Csr& graph, const Cancellation& cancellation = {});

/// Names a measure for commands and procedures.
struct Measure {
  std::string_view name;
  std::string_view summary;
  std::vector<double> (*run)(const Csr& graph, const Cancellation& cancellation);
};

/// degree, strength, pagerank, betweenness, …
std::span<const Measure> measures();

}  // namespace govgraph::analysis
