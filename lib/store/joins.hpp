// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <span>
#include <utility>
#include <vector>

#include "model/judgement.hpp"

namespace govgraph::store {

/// Key -> the key that stands for it: the certain judgements. Sorted by key, keys unique.
using Joins = std::vector<std::pair<NodeId, NodeId>>;

/// Of several certain judgements over one key the least `same_as` holds; those of a key with itself say nothing.
Joins joins_of(std::span<const Judgement> judgements);

NodeId stands_for(const Joins& joins, NodeId key);

/// Those that concern the entities, which are sorted by id.
Joins restricted(const Joins& joins, std::span<const EntityFact> entities);
Joins restricted(const Joins& joins, std::span<const NodeId> keys);  ///< the same, of their ids

/// Keys that `before` and `after` join differently, ascending.
std::vector<NodeId> changed_keys(const Joins& before, const Joins& after);

}  // namespace govgraph::store
