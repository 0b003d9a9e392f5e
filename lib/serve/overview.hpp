// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/json.hpp"
#include "serve/snapshot.hpp"

namespace govgraph::serve {

/// One object: counts, labels, relations, months, doubts and the best linked nodes. The same over HTTP and in a page of one file.
void write_overview(json::Writer& json, const Snapshot& snapshot);

}  // namespace govgraph::serve
