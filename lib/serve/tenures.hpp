// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <vector>

#include "analysis/tenures.hpp"
#include "base/json.hpp"
#include "serve/snapshot.hpp"

namespace govgraph::serve {

inline constexpr std::size_t kMostTenures = 5000;  ///< of an answer

/// "tenures_total": n, "tenures": [{"organ", "role", "person", "acting", "since", "since_by", "until", "until_by",
/// "last_page", "gap", "edges": [ids]}], at most so many, without what is not known: the same over HTTP and in a page
/// of one file. Those whose person or organ the snapshot has not are left out. `tenures`: in the order of
/// `analysis::tenures`. Where there are more, whole offices of those that most pages tell of.
void write_tenures(json::Writer& json, const Snapshot& snapshot, const std::vector<analysis::Tenure>& tenures,
                   std::size_t limit);

}  // namespace govgraph::serve
