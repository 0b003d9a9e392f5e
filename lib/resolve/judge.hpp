// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <vector>

#include "base/cancellation.hpp"
#include "model/judgement.hpp"
#include "model/reprint.hpp"

namespace govgraph::resolve {

/// Judgements over a corpus: a function of the set of claims (given in ascending order of id), so
/// independent of the order in which documents came, and of the groups of reprints: what a text names for itself alone
/// (王经理) is one thing in all of its prints. The result is sorted by key. Linear in names, save
/// for names that many keys share. Thread-safe. Throws CancelledError.
std::vector<Judgement> judge(const std::vector<KeyClaim>& claims, const std::vector<ReprintGroup>& reprints = {},
                             const Cancellation& cancellation = {});

}  // namespace govgraph::resolve
