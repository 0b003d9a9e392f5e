// SPDX-License-Identifier: Apache-2.0
#include "store/corrections.hpp"

#include <algorithm>
#include <utility>

#include "base/sort_unique.hpp"

namespace govgraph::store {
namespace {

constexpr std::string_view kReviewStatus = "review_status";

/// "right" says most, then "added", then "corrected".
void raise_status(std::string_view& status, std::string_view other) {
  const auto rank = [](std::string_view of) { return of == "right" ? 3 : of == "added" ? 2 : of.empty() ? 0 : 1; };
  if (rank(other) > rank(status)) status = other;
}

std::string_view status_of(const Decision& decision) {
  using enum DecisionKind;
  if (decision.kind == kRight) return "right";
  if (decision.kind == kAdd) return "added";
  return decision.kind == kNote ? "" : "corrected";
}

}  // namespace

Corrections::Corrections(const std::vector<Decided>& decisions) {
  for (const Decided& each : decisions) {
    if (!each.in_force()) continue;
    for (const NodeId node : each.nodes) {
      if (each.decision.kind == DecisionKind::kRename) given_[node].name = each.decision.value;
      if (each.decision.kind == DecisionKind::kRelabel) given_[node].label = label_named(each.decision.value);
      if (!each.decision.relation) raise_status(given_[node].status, status_of(each.decision));
    }
    for (const EdgeId edge : each.edges) raise_status(status_of_[edge], status_of(each.decision));
  }
}

void Corrections::apply(Node& node) const {
  if (given_.empty()) return;
  const auto at = given_.find(node.id);
  if (at == given_.end()) return;
  const Given& given = at->second;
  node.label = given.label.value_or(node.label);
  if (!given.status.empty()) set_property(node.properties, kReviewStatus, std::string(given.status));
  if (given.name.empty() || given.name == node.name) return;
  node.aliases.push_back(std::exchange(node.name, given.name));
  sort_unique(node.aliases);
  std::erase(node.aliases, node.name);
}

void Corrections::apply(Edge& edge) const {
  if (status_of_.empty()) return;
  const auto at = status_of_.find(edge.id);
  if (at != status_of_.end() && !at->second.empty())
    set_property(edge.properties, kReviewStatus, std::string(at->second));
}

std::optional<Label> Corrections::label(NodeId id) const {
  if (given_.empty()) return std::nullopt;
  const auto at = given_.find(id);
  return at == given_.end() ? std::nullopt : at->second.label;
}

bool Corrections::add_named(std::string_view text, bool as_part, std::vector<NodeId>& out) const {
  const std::size_t before = out.size();
  for (const auto& [node, given] : given_)
    if (!given.name.empty() && (given.name == text || (as_part && given.name.find(text) != std::string::npos)))
      out.push_back(node);
  return out.size() > before;
}

}  // namespace govgraph::store
