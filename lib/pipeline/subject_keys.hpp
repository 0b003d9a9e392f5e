// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <map>
#include <set>
#include <span>
#include <vector>

#include "model/decision.hpp"
#include "pipeline/judging.hpp"
#include "resolve/judge.hpp"
#include "store/writer.hpp"

namespace govgraph::pipeline {

/// What subjects may be called in the pages: as written, or as before they were renamed or relabelled.
std::vector<Subject> readings(const Subject& subject, std::span<const Decision> decisions);

/// Finds the keys that subjects of decisions mean. Of one thread.
class SubjectKeys {
 public:
  using Named = store::Writer::NamedKey;

  /// `corpus`: what it joins before anybody decides. All must outlive it.
  SubjectKeys(const store::Writer& writer, std::span<const Decision> decisions, const CorpusJudgement& corpus);

  /// Keys that bear the subject's label and name, themselves rather than as an alias, in its scope or, failing that,
  /// in one that lies within the other. A few look-ups.
  std::vector<Named> find(const Subject& subject) const;

  /// Whether the corpus makes all of them one.
  bool are_one(const std::vector<Named>& keys) const;

 private:
  std::vector<Named> best_of(const Subject& subject) const;

  const store::Writer& writer_;
  std::span<const Decision> decisions_;
  const CorpusJudgement& corpus_;
};

resolve::RankedKey key_of(const SubjectKeys::Named& named);

}  // namespace govgraph::pipeline
