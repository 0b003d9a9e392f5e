// SPDX-License-Identifier: Apache-2.0
// Cuts sentences into clauses and says who acts in each; declines captions.
#include "extract/discourse.hpp"
#include "extract/passes/relating.hpp"
#include "extract/reading.hpp"

namespace govgraph::extract {

void run_clauses(Reading& reading, Diagnostics&) { read_discourse(reading); }

void run_clause_words(Reading& reading, Diagnostics&) { read_clause_words(reading, *reading.rules); }

}  // namespace govgraph::extract
