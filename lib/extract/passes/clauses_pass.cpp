// SPDX-License-Identifier: Apache-2.0
// Cuts sentences into clauses and says who acts in each; declines captions.
#include "extract/clauses.hpp"
#include "extract/passes/relating.hpp"

namespace govgraph::extract {

void run_clauses(Reading& reading, Diagnostics&) { read_clauses(reading); }

}  // namespace govgraph::extract
