// SPDX-License-Identifier: Apache-2.0
#include "store/contribution.hpp"

#include "base/sort_unique.hpp"
#include "base/utf8.hpp"
#include "store/claims.hpp"
#include "store/rows.hpp"

namespace govgraph::store {
template <class Key, class Append>
void ContributionBuilder::add_row(Family family, const Key& key, Append append) {
  const std::uint32_t begin = end();
  append_key(out_.arena, key);
  const std::uint32_t middle = end();
  append(out_.arena);
  out_.rows.push_back({family, begin, middle - begin, end() - middle});
}

void ContributionBuilder::add_claim(NodeId node, const Claim& claim) {
  const std::uint32_t begin = end();
  append_id(out_.arena, node);
  append_claim(out_.arena, node, claim);
  out_.items.push_back({Family::kNodes, begin, 8, end() - begin - 8});
}

void ContributionBuilder::add_step(const AdjacencyKey& key, NodeId other, std::string_view role) {
  const std::uint32_t begin = end();
  append_key(out_.arena, key);
  const std::uint32_t middle = end();
  append_id(out_.arena, other);
  out_.arena.append(role);
  out_.items.push_back({Family::kAdjacency, begin, middle - begin, end() - middle});
}

void ContributionBuilder::add_form(NodeId node, std::string_view form) {
  const std::uint32_t begin = end();
  out_.arena.append(form);
  append_id(out_.arena, node);
  out_.items.push_back({Family::kNames, begin, static_cast<std::uint32_t>(form.size()), 8});
  char32_t last = 0;
  for (std::size_t at = 0; at < form.size();) {
    const utf8::Step step = utf8::decode(form, at);
    if (at > 0) out_.postings.push_back({bigram(last, step.code_point), node});
    last = step.code_point;
    at += step.length;
  }
}

void ContributionBuilder::reserve(std::size_t entities, std::size_t edges) {
  out_.arena.reserve(256 * (entities + edges));
  out_.rows.reserve(entities + edges);
  out_.items.reserve(5 * entities + 2 * edges);
}

void ContributionBuilder::add(std::size_t index, const EntityFact& fact) {
  const NodeId node = nodes_[index];
  add_row(Family::kMentions, MentionKey{node, document_, fact.id},
          [&](std::string& out) { append_mentions(out, fact.mentions); });
  using enum Claim::Kind;
  add_claim(node, {kName, fact.id, fact.label, fact.scope, fact.name});
  add_form(node, fact.name);
  for (const std::string& each : fact.aliases) {
    add_claim(node, {kAlias, fact.id, fact.label, {}, each});
    if (each != fact.name) add_form(node, each);
  }
  for (const std::string& each : fact.declared) add_claim(node, {kDeclared, fact.id, fact.label, {}, each});
  for (const auto& [key, value] : fact.properties) add_claim(node, {kProperty, fact.id, fact.label, key, value});
}

void ContributionBuilder::add(const EdgeFact& fact, NodeId head_key, NodeId tail_key) {
  NodeId head = nodes_[fact.head], tail = nodes_[fact.tail];
  if (head == tail && head_key != tail_key) return;
  const bool symmetric = info(fact.type).symmetric;
  if (symmetric && tail < head) std::swap(head, tail);
  const EvidenceKey key{edge_id(head, fact.type, tail, fact.role), document_,
                        edge_id(head_key, fact.type, tail_key, fact.role)};
  add_row(Family::kEvidence, key, [&](std::string& out) { append_edge(out, head, tail, fact); });
  add_step({head, fact.type, Side::kOut}, tail, fact.role);
  add_step({tail, fact.type, symmetric ? Side::kOut : Side::kIn}, head, fact.role);
}

std::vector<NodeId> nodes_of(std::span<const NodeId> keys, const Equivalences& equivalences) {
  std::vector<NodeId> out;
  out.reserve(keys.size());
  for (const NodeId each : keys) out.push_back(stands_for(equivalences, each));
  return out;
}

std::size_t Contribution::weight() const {
  return arena.size() + rows.size() * sizeof(Row) + items.size() * sizeof(Item) + postings.size() * sizeof(Posting);
}

namespace {

std::vector<NodeId> nodes_of(std::span<const EntityFact> entities, const Equivalences& equivalences) {
  std::vector<NodeId> out;
  out.reserve(entities.size());
  for (const EntityFact& each : entities) out.push_back(stands_for(equivalences, each.id));
  return out;
}

}  // namespace

Contribution contribution_of(DocumentId document, std::span<const EntityFact> entities, std::span<const EdgeFact> edges,
                             const Equivalences& equivalences) {
  const std::vector<NodeId> nodes = nodes_of(entities, equivalences);
  ContributionBuilder builder(document, nodes);
  builder.reserve(entities.size(), edges.size());
  for (std::size_t i = 0; i < entities.size(); ++i) builder.add(i, entities[i]);
  for (const EdgeFact& each : edges) builder.add(each, entities[each.head].id, entities[each.tail].id);
  return builder.take();
}

std::pair<Contribution, Contribution> changed_contributions(DocumentId document, std::span<const EntityFact> entities,
                                                            std::span<const EdgeFact> edges, const Equivalences& before,
                                                            const Equivalences& after) {
  const std::vector<NodeId> nodes_before = nodes_of(entities, before), nodes_after = nodes_of(entities, after);
  const auto touched = [&](std::size_t i) { return nodes_before[i] != nodes_after[i]; };
  ContributionBuilder taken(document, nodes_before), given(document, nodes_after);
  for (std::size_t i = 0; i < entities.size(); ++i) {
    if (!touched(i)) continue;
    taken.add(i, entities[i]);
    given.add(i, entities[i]);
  }
  for (const EdgeFact& each : edges) {
    if (!touched(each.head) && !touched(each.tail)) continue;
    taken.add(each, entities[each.head].id, entities[each.tail].id);
    given.add(each, entities[each.head].id, entities[each.tail].id);
  }
  return {taken.take(), given.take()};
}

DocumentShare share_of(const Contribution& contribution) {
  DocumentShare out;
  for (const Contribution::Row& each : contribution.rows) {
    const std::string_view key = contribution.key(each);
    if (const auto mention = each.family == Family::kMentions ? parse_mention_key(key) : std::nullopt)
      out.nodes.push_back(mention->node);
    if (const auto evidence = each.family == Family::kEvidence ? parse_evidence_key(key) : std::nullopt)
      out.edges.push_back(evidence->edge);
  }
  sort_unique(out.nodes);
  sort_unique(out.edges);
  return out;
}

}  // namespace govgraph::store
