// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/cancellation.hpp"
#include "store/writer.hpp"

namespace govgraph::pipeline {

/// What is to be known of a corpus as a whole, found anew from what its documents say and put into force: which
/// articles are prints of one text, and which names are one thing. Throws CancelledError.
void judge_corpus(store::Writer& writer, const Cancellation& cancellation = {});

}  // namespace govgraph::pipeline
