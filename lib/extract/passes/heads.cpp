// SPDX-License-Identifier: Apache-2.0
// Finds the nouns on which names are built, once for all passes that build names on them.
#include "extract/heads.hpp"

#include "extract/passes/composing.hpp"
#include "extract/reading.hpp"

namespace govgraph::extract {

void run_heads(Reading& reading, Diagnostics&) { find_heads(reading); }

}  // namespace govgraph::extract
