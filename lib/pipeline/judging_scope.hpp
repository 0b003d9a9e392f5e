// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <memory>
#include <vector>

#include "pipeline/judging.hpp"

namespace govgraph::pipeline {

/// See CorpusJudgement.
class CorpusJudgement::Scope {
 public:
  virtual ~Scope() = default;
  virtual bool differs() const = 0;
  virtual bool are_one(const std::vector<NodeId>& keys) = 0;
  virtual void apply(const resolve::Constraints& decided, const std::vector<NodeId>& otherwise) = 0;
};

/// Looks at all that the corpus says, and makes the indexes by which its changes are judged from then on.
std::unique_ptr<CorpusJudgement::Scope> judge_all(store::Writer& writer, const Cancellation& cancellation);

/// Looks at what has changed and what that touches. REQUIRES writer.indexed().
std::unique_ptr<CorpusJudgement::Scope> judge_changes(store::Writer& writer, const Cancellation& cancellation);

}  // namespace govgraph::pipeline
