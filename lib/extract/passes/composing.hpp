// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/diagnostic.hpp"

// The passes that build a name on its head noun, one a file; `passes.cpp` puts them in order.
namespace govgraph::extract {

struct Reading;

void run_organs(Reading& reading, Diagnostics& diagnostics);
void run_policies(Reading& reading, Diagnostics& diagnostics);
void run_quoted_names(Reading& reading, Diagnostics& diagnostics);
void run_honours(Reading& reading, Diagnostics& diagnostics);
void run_programmes(Reading& reading, Diagnostics& diagnostics);
void run_events(Reading& reading, Diagnostics& diagnostics);
void run_titled_organs(Reading& reading, Diagnostics& diagnostics);
void run_repeats(Reading& reading, Diagnostics& diagnostics);
void run_dates(Reading& reading, Diagnostics& diagnostics);
void run_aliases(Reading& reading, Diagnostics& diagnostics);

}  // namespace govgraph::extract
