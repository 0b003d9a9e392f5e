// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <memory>
#include <vector>

#include "base/cancellation.hpp"
#include "resolve/judge.hpp"
#include "store/writer.hpp"

namespace govgraph::pipeline {

/// What is to be known of a corpus as a whole, found from what its documents say and put into force: which
/// articles are prints of one text, and which names are one thing; then the decisions that are in force, once more.
/// Of a corpus that was judged before only what its changes touch is looked at (resolve/judge.hpp, reprints.hpp); the
/// outcome is that of a look at all of it. Throws CancelledError.
void judge_corpus(store::Writer& writer, const Cancellation& cancellation = {});

/// Whether `judge_corpus` has something to do: documents came or went, or a build was stopped before all was judged.
bool needs_judging(const store::Writer& writer);

/// What a corpus joins before anybody decides: found anew where documents or their names have changed since it was
/// judged. Of one thread. All must outlive it, and nothing be written between making and applying it. Throws
/// CancelledError.
class CorpusJudgement {
 public:
  CorpusJudgement(store::Writer& writer, const Cancellation& cancellation);
  ~CorpusJudgement();

  /// Whether anything may be other than when it was last applied, whatever is decided.
  bool differs() const;

  /// Whether a chain of joins makes all of the keys one.
  bool are_one(const std::vector<NodeId>& keys) const;

  /// Puts it into force. `otherwise`: keys of the pairs of which something else was decided before.
  void apply(const resolve::Constraints& decided, const std::vector<NodeId>& otherwise);

  class Scope;  ///< all of a corpus, or what has changed of it

 private:
  std::unique_ptr<Scope> scope_;
};

}  // namespace govgraph::pipeline
