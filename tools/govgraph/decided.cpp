// SPDX-License-Identifier: Apache-2.0
#include "decided.hpp"

#include <algorithm>

#include <fmt/core.h>

#include "language.hpp"
#include "quote.hpp"
#include "tell.hpp"

namespace govgraph::cli {
namespace {

std::string lines_text(const std::vector<std::uint32_t>& lines) {
  std::string out;
  for (const std::uint32_t each : lines) out += (out.empty() ? "" : translated(" and ")) + said("line {}", each);
  return out;
}

std::string by_whom(const Decision& decision) {
  std::string out;
  if (!decision.who.empty()) out += ", by " + printable(decision.who);
  if (!decision.when.empty()) out += ", " + printable(decision.when);
  if (!decision.note.empty()) out += ": " + printable(decision.note);
  return out;
}

/// A statement says its relation beside it, so only what was decided is told; of a node which other it is about.
std::string told(const Decided& each, bool of_edge) {
  const std::string what = of_edge ? std::string(name_of(each.decision.kind)) : printable(claim_of(each.decision));
  return said("decided: {}{} (line {})", what, by_whom(each.decision), each.decision.line);
}

template <class Id>
std::vector<std::string> all_of(const GraphView& view, Id id, const std::vector<Id> Decided::*ids, bool of_edge) {
  std::vector<std::string> out;
  for (const Decided& each : view.decisions()) {
    const std::vector<Id>& all = each.*ids;
    const bool fits = of_edge || !each.decision.relation;
    if (each.in_force() && fits && std::find(all.begin(), all.end(), id) != all.end())
      out.push_back(told(each, of_edge));
  }
  return out;
}

}  // namespace

std::string claim_of(const Decision& decision) {
  std::string out(name_of(decision.kind));
  if (decision.about) out += " " + text_of(*decision.about);
  if (decision.relation) out += " " + relation_text(decision);
  if (decision.other) out += (decision.relation ? " " : " and ") + text_of(*decision.other);
  if (!decision.value.empty()) out += (decision.kind == DecisionKind::kSplit ? " as " : " to ") + decision.value;
  return out;
}

std::string state_of(const Decided& decided) {
  std::string out(name_of(decided.state));
  if (decided.state == DecisionState::kContradicts) out += " " + lines_text(decided.against);
  if (decided.state == DecisionState::kSeveral) out += ": write a scope behind the name";
  return out;
}

std::vector<std::string> decided_of(const GraphView& view, NodeId node) {
  return all_of(view, node, &Decided::nodes, false);
}

std::vector<std::string> decided_of(const GraphView& view, EdgeId edge) {
  return all_of(view, edge, &Decided::edges, true);
}

void tell_undecided(const GraphView& view, std::size_t limit) {
  std::size_t told = 0;
  for (const Decided& each : view.decisions()) {
    if (each.in_force() || told++ >= limit) continue;
    tell("govgraph: decisions:{}: {}: {}\n", each.decision.line, printable(claim_of(each.decision)), state_of(each));
  }
  if (told > limit) tell("govgraph: and {} more; `govgraph decisions` lists all\n", told - limit);
}

}  // namespace govgraph::cli
