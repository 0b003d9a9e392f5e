// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

#include "analysis/tenures.hpp"

namespace govgraph::cli {

/// A picture of tenures in SVG: a row for each, under its office, and a bar from its beginning to its end. An end or a
/// beginning that no sentence states has no edge; an open end fades. Of tenures without any day only the name stands
/// there. The same tenures give the same bytes.
std::string tenure_chart(const GraphView& view, const std::vector<analysis::Tenure>& tenures);

}  // namespace govgraph::cli
