// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <unordered_set>
#include <vector>

#include "query/runtime.hpp"

namespace govgraph::query {

/// The direction of a relationship seen from its other end, if `reversed`.
inline Arrow turned(Arrow arrow, bool reversed) {
  if (!reversed || arrow == Arrow::kEither) return arrow;
  return arrow == Arrow::kLeft ? Arrow::kRight : Arrow::kLeft;
}

/// The relationships that a match is on, the last taken first given back.
class UsedRelationships {
 public:
  void push(std::uint64_t id);
  void pop();
  bool contains(std::uint64_t id) const;
  std::size_t size() const { return in_order_.size(); }
  void clear();

 private:
  static constexpr std::size_t kFew = 32;  ///< are looked through; those beyond are looked up

  CountedVector<std::uint64_t> in_order_;
  std::unordered_set<std::uint64_t, std::hash<std::uint64_t>, std::equal_to<>, Counted<std::uint64_t>> beyond_;
};

/// Finds all ways to lay the patterns of one MATCH into the graph, no relationship twice. The plan is made once: it
/// starts where the fewest nodes are to be looked at (bound variables, names in the index, the rarest label), walks on
/// from what is bound, and checks each part of the condition as soon as its variables are known. A walk of variable
/// length keeps only the path it is on, or where paths do not matter the nodes it has met; a shortest path is looked
/// for from both ends. Writes the slots of the patterns' variables.
class Matcher {
 public:
  /// `patterns` and `where` (may be null) outlive the matcher.
  /// `once`: what comes after does not care how often the same row comes, so that a walk may give each of its ends
  /// once.
  Matcher(std::vector<const PathPattern*> patterns, const Expr* where, bool once, Runtime& runtime,
          Evaluator& evaluator);

  /// Calls `found` with the row for each match until it returns false; false then.
  bool run(Row& row, const std::function<bool(Row&)>& found);

  /// The plan, one line a step, for EXPLAIN.
  std::vector<std::string> describe() const;

 private:
  enum class Kind : std::uint8_t { kStart, kScan, kExpand, kWalk, kBoundRelationship, kBoundList, kShortest, kPath };

  struct Condition {
    const Expr* expr = nullptr;  ///< a part of WHERE, or
    int slot = -1;               ///< of the node or relationship whose property
    const std::string* key = nullptr;
    const Expr* value = nullptr;  ///< has this value
  };

  struct Step {
    Kind kind = Kind::kStart;
    const PathPattern* path = nullptr;
    const RelationshipPattern* relationship = nullptr;
    int from = -1;
    int to = -1;
    bool to_bound = false;
    bool reversed = false;  ///< walked from right to left
    bool all_types = false;
    bool impossible = false;  ///< a type that the graph does not have
    bool ends_only = false;   ///< of a walk: which nodes it may lead to, not how
    bool listed = true;       ///< of a walk: somebody reads its relationships
    std::vector<Token> types{};
    const std::string* key = nullptr;  ///< of an index
    const Expr* value = nullptr;       ///< looked up in it
    bool contains = false;
    std::vector<Condition> conditions{};
    std::string shown{};
  };

  struct NodeNeeds {
    std::vector<Token> labels{};
    bool impossible = false;
    std::string variable{};
  };

  void collect();
  void plan();
  void plan_start();
  bool plan_relationship();
  void add_scan();
  void add_relationship(std::size_t index, bool reversed);
  void add_shortest();
  void add_paths();
  void attach();
  bool ready(const Condition& condition) const;
  bool is_known(int slot) const;
  double cost_of_scan(int slot) const;
  bool index_for(int slot, Step& step) const;
  std::string shown(int slot) const;
  std::string shown(const RelationshipPattern& relationship) const;

  bool go(std::size_t at, Row& row);
  bool admit(std::size_t at, Row& row);
  bool fits(int slot, const Value& value) const;
  bool bind(std::size_t at, Row& row, int slot, NodeRef node);
  bool scan(std::size_t at, Row& row);
  bool expand(std::size_t at, Row& row);
  bool walk(std::size_t at, Row& row);
  bool wander(std::size_t at, Row& row);
  class Wandering;
  struct Walking;
  bool arrive(std::size_t at, Row& row, NodeRef node, const Walking& walking);
  void look_around(const Step& step, NodeRef node, Walking& walking);
  bool is_set(std::size_t at, int slot) const;
  bool bound_relationship(std::size_t at, Row& row);
  bool bound_list(std::size_t at, Row& row);
  bool shortest(std::size_t at, Row& row);
  bool offer(std::size_t at, Row& row, const Path& path, bool& found);
  bool offer_of_length(std::size_t at, Row& row, NodeRef from, NodeRef to, std::int64_t length, bool& found,
                       bool& any_so_long);
  bool shortest_that_fits(std::size_t at, Row& row, NodeRef from, NodeRef to, std::int64_t least, std::int64_t most);
  bool build_path(std::size_t at, Row& row);
  bool is_used(RelationshipRef relationship) const;
  bool suits(const RelationshipPattern& pattern, RelationshipRef relationship, Row& row);

  std::vector<const PathPattern*> patterns_;
  const Expr* where_;
  bool once_;
  Runtime& runtime_;
  Evaluator& evaluator_;
  std::vector<std::pair<int, NodeNeeds>> needs_;  ///< by slot of a node
  struct Edge {
    const PathPattern* path;
    std::size_t index;
    bool done = false;
  };
  std::vector<Edge> edges_;
  std::vector<Condition> conditions_;
  std::vector<bool> attached_;
  std::vector<int> own_;    ///< slots that this MATCH binds
  std::vector<int> known_;  ///< of those, which are bound at this point of the plan
  std::vector<Step> steps_;
  UsedRelationships used_;
  const std::function<bool(Row&)>* found_ = nullptr;
};

/// All shortest paths between two nodes, or the first, by the length of `pattern`; breadth first from both ends, so
/// that about the square root of what one side would visit is visited. Bidirectional search: Pohl (1971). All of them
/// may be very many: the MemoryBudget bounds them.
CountedVector<Path> shortest_paths(const PropertyGraph& graph, Runtime& runtime, NodeRef from, NodeRef to, Arrow arrow,
                                   std::span<const Token> types, std::int64_t least, std::int64_t most, bool all);

}  // namespace govgraph::query
