// SPDX-License-Identifier: Apache-2.0
#include "pipeline/subject_keys.hpp"

#include <algorithm>
#include <numeric>

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

SubjectKeys::SubjectKeys(const store::Writer& writer, std::span<const Decision> decisions, const resolve::Joins& joins)
    : writer_(writer), decisions_(decisions), joins_(joins), into_(joins.keys.size()) {
  std::iota(into_.begin(), into_.end(), 0U);
  const auto root = [this](std::uint32_t i) {
    while (into_[i] != i) i = into_[i] = into_[into_[i]];
    return i;
  };
  for (const resolve::Joins::Join& each : joins.joins) into_[root(each.a)] = root(each.b);
  for (std::uint32_t i = 0; i < into_.size(); ++i) into_[i] = root(i);
}

std::uint32_t SubjectKeys::group_of(NodeId key) const {
  const auto at = std::lower_bound(joins_.keys.begin(), joins_.keys.end(), key,
                                   [](const resolve::Joins::Key& each, NodeId wanted) { return each.id < wanted; });
  return at == joins_.keys.end() || at->id != key ? kNone : into_[static_cast<std::size_t>(at - joins_.keys.begin())];
}

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
  return std::all_of(keys.begin(), keys.end(), [&](const Named& each) {
    if (each.key == keys.front().key) return true;
    const std::uint32_t group = group_of(each.key);
    return group != kNone && group == group_of(keys.front().key);
  });
}

resolve::Joins::Key key_of(const SubjectKeys::Named& named) {
  return {named.key, static_cast<std::uint32_t>(utf8::length(named.name)),
          static_cast<std::uint32_t>(named.scope.size())};
}

}  // namespace govgraph::pipeline
