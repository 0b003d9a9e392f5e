// SPDX-License-Identifier: Apache-2.0
#include "pipeline/subject_keys.hpp"

#include <algorithm>

#include "base/utf8.hpp"
#include "pipeline/decided_facts.hpp"

namespace govgraph::pipeline {

std::vector<Subject> readings(const Subject& subject, std::span<const Decision> decisions) {
  std::vector<Subject> out{subject};
  for (std::size_t i = 0; i < out.size() && out.size() < 8; ++i)
    for (const Decision& each : decisions) {
      Subject before = out[i];
      if (each.kind == DecisionKind::kRename && each.value == before.name && each.about->label == before.label)
        before.name = each.about->name;
      if (each.kind == DecisionKind::kRelabel && label_named(each.value) == before.label &&
          each.about->name == before.name)
        before.label = each.about->label;
      if (std::find(out.begin(), out.end(), before) == out.end()) out.push_back(std::move(before));
    }
  return out;
}

SubjectKeys::SubjectKeys(const store::Writer& writer, std::span<const Decision> decisions,
                         const CorpusJudgement& corpus)
    : writer_(writer), decisions_(decisions), corpus_(corpus) {}

std::vector<SubjectKeys::Named> SubjectKeys::best_of(const Subject& subject) const {
  std::vector<Named> out;
  int best = 4;  // own name and scope, own name and fitting scope, then the same of an alias
  for (Named& each : writer_.keys_named(subject.name)) {
    if (each.label != subject.label || !scopes_fit(subject.scope, each.scope)) continue;
    const int rank = (each.as_alias ? 2 : 0) + (subject.scope.value_or(each.scope) == each.scope ? 0 : 1);
    if (rank < best) out.clear();
    best = std::min(rank, best);
    if (rank == best) out.push_back(std::move(each));
  }
  return out;
}

std::vector<SubjectKeys::Named> SubjectKeys::find(const Subject& subject) const {
  for (const Subject& each : readings(subject, decisions_))
    if (std::vector<Named> found = best_of(each); !found.empty()) return found;
  return {};
}

bool SubjectKeys::are_one(const std::vector<Named>& keys) const {
  std::vector<NodeId> ids;
  for (const Named& each : keys) ids.push_back(each.key);
  return corpus_.are_one(ids);
}

resolve::RankedKey key_of(const SubjectKeys::Named& named) {
  return {named.key, static_cast<std::uint32_t>(utf8::length(named.name)),
          static_cast<std::uint32_t>(named.scope.size())};
}

}  // namespace govgraph::pipeline
