// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/diagnostic.hpp"

// The relating passes, one a file; `passes.cpp` puts them in order.
namespace govgraph::extract {

struct Reading;

void run_clauses(Reading& reading, Diagnostics& diagnostics);
void run_clause_words(Reading& reading, Diagnostics& diagnostics);
void run_offices(Reading& reading, Diagnostics& diagnostics);
void run_table_rows(Reading& reading, Diagnostics& diagnostics);
void run_crossings(Reading& reading, Diagnostics& diagnostics);
void run_parts(Reading& reading, Diagnostics& diagnostics);

}  // namespace govgraph::extract
