// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/json.hpp"
#include "serve/snapshot.hpp"
#include "serve/writing.hpp"

namespace govgraph::serve {

/// One object: counts, labels, relations, months, doubts and the best linked nodes. The same over HTTP and in a page of
/// one file.
void write_overview(json::Writer& json, const Snapshot& snapshot);

/// One object, the corpus at a glance: "areas" with what lies in them, those with most first, each after the one
/// "above" it (an index), with numbers of all nodes, organisations and people in it and below, and its best linked
/// organisations; the best linked "people"; and the latest documents. Cost: two passes over nodes and their links.
void write_glance(json::Writer& json, const Snapshot& snapshot);

/// One object: strings that look like names and were left alone, at most so many, each with the place where it stands
/// first; and the articles that they need, save where `places` is given, whose own they are then.
void write_missed(json::Writer& json, const Snapshot& snapshot, std::size_t limit, Places* places = nullptr);

}  // namespace govgraph::serve
