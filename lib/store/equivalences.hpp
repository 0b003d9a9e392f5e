// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "model/judgement.hpp"

namespace govgraph::store {

/// Key -> the key that stands for it: the certain judgements. Sorted by key, keys unique.
using Equivalences = std::vector<std::pair<NodeId, NodeId>>;

/// Of several certain judgements over one key the least `same_as` holds; those of a key with itself say nothing.
Equivalences equivalences_of(std::span<const Judgement> judgements);

/// As the bytes of one row, 16 a pair; nullopt for such as `encode` cannot have written.
std::string encode(const Equivalences& equivalences);
std::optional<Equivalences> decode_equivalences(std::string_view bytes);

NodeId stands_for(const Equivalences& equivalences, NodeId key);

/// Those that concern the entities, which are sorted by id.
Equivalences restricted(const Equivalences& equivalences, std::span<const EntityFact> entities);
Equivalences restricted(const Equivalences& equivalences, std::span<const NodeId> keys);  ///< the same, of their ids

/// Keys that `before` and `after` join differently, ascending.
std::vector<NodeId> changed_keys(const Equivalences& before, const Equivalences& after);

}  // namespace govgraph::store
