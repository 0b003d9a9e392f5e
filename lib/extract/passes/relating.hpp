// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/diagnostic.hpp"

// The relating passes, one a file; `passes.cpp` puts them in order.
namespace govgraph::extract {

struct Reading;

void run_clauses(Reading& reading, Diagnostics& diagnostics);
void run_offices(Reading& reading, Diagnostics& diagnostics);
void run_residence(Reading& reading, Diagnostics& diagnostics);
void run_locations(Reading& reading, Diagnostics& diagnostics);
void run_organizing(Reading& reading, Diagnostics& diagnostics);
void run_participation(Reading& reading, Diagnostics& diagnostics);
void run_cooperation(Reading& reading, Diagnostics& diagnostics);
void run_operation(Reading& reading, Diagnostics& diagnostics);
void run_investment(Reading& reading, Diagnostics& diagnostics);
void run_guidance(Reading& reading, Diagnostics& diagnostics);
void run_issuing(Reading& reading, Diagnostics& diagnostics);
void run_awards(Reading& reading, Diagnostics& diagnostics);
void run_crossings(Reading& reading, Diagnostics& diagnostics);
void run_parts(Reading& reading, Diagnostics& diagnostics);
void run_concerns(Reading& reading, Diagnostics& diagnostics);

}  // namespace govgraph::extract
