// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "resolve/judge.hpp"

namespace govgraph::pipeline {

/// What one step of decisions has made of a document.
struct Step {
  std::uint64_t stamp = 0;          ///< of the decisions that it is about; 0: of none
  std::vector<std::uint64_t> hits;  ///< hashes of those that found something to do, ascending

  friend bool operator==(const Step&, const Step&) = default;
};

/// What is kept beside an amended document: by which decisions.
struct By {
  Step entities, edges;

  bool any() const { return !entities.hits.empty() || !edges.hits.empty(); }
};

std::string encode(const By& by);

/// What is decided of pairs, as bytes that are equal where that is; empty where nothing is.
std::string encode(const resolve::Constraints& constraints);

/// The keys of pairs of which the one decides otherwise than the other; of bytes that are none, of all. Ascending.
std::vector<NodeId> decided_otherwise(std::string_view before, std::string_view now);

/// Of bytes that are none, nothing: then the document is looked at again.
By decode_traces(std::string_view bytes);

}  // namespace govgraph::pipeline
