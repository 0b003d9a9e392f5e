// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string_view>
#include <vector>

#include "model/judgement.hpp"
#include "store/database.hpp"

/// What rows say of keys before any judgement. Of this module's own use.
namespace govgraph::store {

/// Adds the claims of one node's row to those of `keys`, in which a key may stand already; `sound`: whether the row is.
void add_claims(NodeId node, std::string_view row, std::vector<KeyClaim>& keys, bool& sound);

/// The keys of a row of statements, as that document has them; by id. Throws CorruptionError.
std::vector<KeyClaim> claims_in(const Database& database, std::string_view statements);

/// Those of which the two differ, and those whose scope is an article, with the forms of both; by id.
std::vector<KeyClaim> touched_between(const std::vector<KeyClaim>& before, const std::vector<KeyClaim>& after);

/// Those of both, by id, with the forms of both.
std::vector<KeyClaim> united(std::vector<KeyClaim> a, const std::vector<KeyClaim>& b);

}  // namespace govgraph::store
