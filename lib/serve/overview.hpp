// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/json.hpp"
#include "serve/snapshot.hpp"
#include "serve/writing.hpp"

namespace govgraph::serve {

/// One object: counts, labels, relations, months, doubts and the best linked nodes. The same over HTTP and in a page of
/// one file.
void write_overview(json::Writer& json, const Snapshot& snapshot);

/// One object: strings that look like names and were left alone, at most so many, each with the place where it stands
/// first; and the articles that they need, save where `places` is given, whose own they are then.
void write_missed(json::Writer& json, const Snapshot& snapshot, std::size_t limit, Places* places = nullptr);

}  // namespace govgraph::serve
