// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

#include "model/decision.hpp"

namespace govgraph::store {

/// What people have decided, as a database keeps it.
struct DecisionsRow {
  std::string text;               ///< of the file; empty: nothing was decided
  bool complete = true;           ///< false: a build was stopped while they were applied
  std::vector<Decided> outcomes;  ///< of each decision of the text, in its order, without `decision`
};

}  // namespace govgraph::store
