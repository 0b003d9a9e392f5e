// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <set>
#include <span>
#include <tuple>
#include <utility>
#include <vector>

#include "model/decision.hpp"

namespace govgraph::pipeline {

/// Which decisions cannot hold beside one another. None of them comes into force: nothing is guessed. Found of the
/// lines alone: right and wrong, added and wrong, of one statement; same and not-same of one pair. The rest is told as
/// it comes to light.
class Contradictions {
 public:
  /// n log n, save for statements of which very many lines say the same.
  explicit Contradictions(std::span<const Decision> decisions);

  /// `one` and `other` contradict each other: indexes of decisions.
  void add(std::size_t one, std::size_t other);

  /// A split of an article. Two that call the part otherwise contradict each other.
  void add_split(std::size_t index, DocumentId document, std::uint32_t article);

  /// Reads what is decided of pairs (same, not-same): `about` and `other` give the keys that a decision means. Two that
  /// a chain of lines makes one and another line holds apart: all of these lines contradict one another.
  void read_pairs(const std::function<std::vector<NodeId>(std::size_t)>& about,
                  const std::function<std::vector<NodeId>(std::size_t)>& other);

  bool is_one(std::size_t index) const { return against_.contains(index); }
  std::vector<std::uint32_t> lines_against(std::size_t index) const;  ///< ascending

 private:
  void find_in_lines();

  std::span<const Decision> decisions_;
  std::map<std::size_t, std::set<std::size_t>> against_;
  std::map<std::tuple<DocumentId, std::uint32_t, Label, std::string>, std::vector<std::size_t>> splits_;
};

}  // namespace govgraph::pipeline
