// SPDX-License-Identifier: Apache-2.0
// Finds names that stand in quotation marks: programmes, events, honours, organisations, places.
// 推出“邻里同心”服务 -> Programme 邻里同心. Declines speech, slogans and figures of speech (“最后一公里”难题).
#include "extract/passes/composing.hpp"
#include "extract/quoted.hpp"

namespace govgraph::extract {

void run_quoted_names(Reading& reading, Diagnostics&) { add_mentions(reading, QuotedNames(reading).read()); }

}  // namespace govgraph::extract
