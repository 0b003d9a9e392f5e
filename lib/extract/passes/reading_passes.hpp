// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/diagnostic.hpp"

// The reading passes, one a file; `passes.cpp` puts them in order.
namespace govgraph::extract {

struct Reading;

void run_words(Reading& reading, Diagnostics& diagnostics);
void run_certain_people(Reading& reading, Diagnostics& diagnostics);
void run_areas(Reading& reading, Diagnostics& diagnostics);
void run_area_candidates(Reading& reading, Diagnostics& diagnostics);
void run_roads(Reading& reading, Diagnostics& diagnostics);
void run_places(Reading& reading, Diagnostics& diagnostics);
void run_enterprises(Reading& reading, Diagnostics& diagnostics);
void run_name_candidates(Reading& reading, Diagnostics& diagnostics);
void run_people(Reading& reading, Diagnostics& diagnostics);
void run_overlaps(Reading& reading, Diagnostics& diagnostics);
void run_inner_areas(Reading& reading, Diagnostics& diagnostics);

}  // namespace govgraph::extract
