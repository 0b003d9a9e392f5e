// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "serve/name_index.hpp"

namespace govgraph::serve {

/// A node and what it is called: its name, then its aliases.
struct NamedNode {
  std::uint32_t node = 0;
  std::vector<std::string> names;
  std::uint32_t links = 0;
};

/// What happened to the nodes of a graph: those in front have new numbers, some came, some went, some are called or
/// linked otherwise.
struct NameChanges {
  std::vector<std::uint32_t> moved;  ///< new number of each node that was; kGone of those that went or are in `named`
  std::vector<NamedNode> named;      ///< those that came or changed, by their new numbers, ascending

  static constexpr std::uint32_t kGone = 0xFFFFFFFF;
};

/// The names of a graph that changes little at a time: an index of how it once was, shared by all that came after, and
/// small ones of what has changed since. When that is much (a tenth), one index is made anew. Answers are those of a
/// new index. Immutable, thread-safe.
class LayeredNames {
 public:
  LayeredNames() = default;
  explicit LayeredNames(NameIndex all) : base_(std::make_shared<const NameIndex>(std::move(all))) {}

  /// Costs 7 microseconds for each node that is not as it was in the shared index, and a pass over all numbers.
  LayeredNames changed(const NameChanges& changes) const;

  NameIndex::Result search(std::string_view part, std::size_t limit, const NameIndex::Wanted& wanted = {}) const;
  void visit(std::string_view part, const std::function<void(std::uint32_t node)>& use) const;

 private:
  struct Layers {
    std::vector<std::uint32_t>
        now;         ///< number of each node of the shared index; kGone of those that are not as they were
    NameIndex gone;  ///< what those were called there, to be counted off
    NameIndex came;
    std::vector<std::uint32_t> came_now;  ///< number of each node of `came`
  };

  std::uint32_t now(std::uint32_t of_base) const { return layers_ ? layers_->now[of_base] : of_base; }
  std::vector<NamedNode> named_after(const NameChanges& changes) const;
  LayeredNames made_anew(const std::vector<std::uint32_t>& now, const std::vector<NamedNode>& named) const;

  std::shared_ptr<const NameIndex> base_ = std::make_shared<const NameIndex>();
  std::shared_ptr<const Layers> layers_;  ///< none: nothing changed
};

}  // namespace govgraph::serve
