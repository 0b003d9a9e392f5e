// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/cancellation.hpp"
#include "resolve/judge.hpp"
#include "store/writer.hpp"

namespace govgraph::pipeline {

/// What is to be known of a corpus as a whole, found anew from what its documents say and put into force: which
/// articles are prints of one text, and which names are one thing; then the decisions that are in force, once more.
/// Throws CancelledError.
void judge_corpus(store::Writer& writer, const Cancellation& cancellation = {});

/// Whether `judge_corpus` has something to do: documents came or went, or a build was stopped before all was judged.
bool needs_judging(const store::Writer& writer);

/// What the corpus joins before anybody decides: as it was kept, or, where statements have changed since, found anew.
/// Reprints are looked for again only where `documents_changed`.
resolve::Joins joins_of_corpus(store::Writer& writer, bool documents_changed, const Cancellation& cancellation);

}  // namespace govgraph::pipeline
