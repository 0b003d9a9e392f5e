// SPDX-License-Identifier: Apache-2.0
#include "pipeline/decided_facts.hpp"

#include <algorithm>
#include <functional>
#include <iterator>

#include "base/sort_unique.hpp"
#include "base/utf8.hpp"

namespace govgraph::pipeline {
namespace {

constexpr std::string_view kRule = "decision";

bool overlap(ByteSpan a, ByteSpan b) { return a.begin < b.end && b.begin < a.end; }
bool holds(ByteSpan outer, ByteSpan inner) { return outer.begin <= inner.begin && inner.end <= outer.end; }

bool is_named_in(const EntityFact& entity, ByteSpan span) {
  return std::any_of(entity.mentions.begin(), entity.mentions.end(),
                     [&](const MentionFact& each) { return overlap(each.span, span); });
}

bool has_alias(const EntityFact& entity, const std::string& name) {
  return std::binary_search(entity.aliases.begin(), entity.aliases.end(), name);
}

/// Takes away entities and edges that nothing bears out any more.
void drop_empty(DocumentFacts& facts) {
  std::vector<std::uint32_t> now(facts.entities.size(), kNone);
  std::uint32_t kept = 0;
  for (std::uint32_t i = 0; i < facts.entities.size(); ++i) {
    if (facts.entities[i].mentions.empty()) continue;
    now[i] = kept;
    if (kept != i) facts.entities[kept] = std::move(facts.entities[i]);
    ++kept;
  }
  facts.entities.resize(kept);
  std::erase_if(facts.edges, [&](EdgeFact& each) {
    if (each.evidence.empty() || now[each.head] == kNone || now[each.tail] == kNone) return true;
    each.head = now[each.head];
    each.tail = now[each.tail];
    return false;
  });
}

std::uint32_t index_of(DocumentFacts& facts, EntityFact entity) {
  for (std::uint32_t i = 0; i < facts.entities.size(); ++i)
    if (facts.entities[i].id == entity.id) return i;
  facts.entities.push_back(std::move(entity));
  return static_cast<std::uint32_t>(facts.entities.size() - 1);
}

void add_mention(EntityFact& entity, MentionFact mention) {
  entity.mentions.push_back(mention);
  sort_unique(entity.mentions);
}

/// Where the name stands in the words that were marked; all of them where it does not.
ByteSpan place_of(std::string_view source, ByteSpan span, const std::string& name) {
  const std::size_t at = source.substr(span.begin, span.end - span.begin).find(name);
  if (at == std::string_view::npos) return span;
  const auto begin = static_cast<std::uint32_t>(span.begin + at);
  return {begin, static_cast<std::uint32_t>(begin + name.size())};
}

/// `part` becomes an entity, and those pieces of evidence of `old` become its that `goes` says.
void move_evidence(DocumentFacts& facts, std::uint32_t old, EntityFact part,
                   const std::function<bool(const Evidence&)>& goes) {
  const std::uint32_t made = index_of(facts, std::move(part));
  for (std::size_t i = 0, end = facts.edges.size(); i < end; ++i) {
    if (facts.edges[i].head != old && facts.edges[i].tail != old) continue;
    EdgeFact other = facts.edges[i];
    std::erase_if(other.evidence, [&](const Evidence& each) { return !goes(each); });
    if (other.evidence.empty()) continue;
    std::erase_if(facts.edges[i].evidence, goes);
    if (other.head == old) other.head = made;
    if (other.tail == old) other.tail = made;
    if (other.head != other.tail) facts.edges.push_back(std::move(other));
  }
  drop_empty(facts);
}

/// The subject of a statement that is added: an entity of the page, or a new one, named in the words.
std::uint32_t named(DocumentFacts& facts, std::string_view source, const std::vector<Subject>& subjects,
                    ByteSpan span) {
  const std::vector<std::uint32_t> known = find_entities(facts, subjects, std::nullopt);
  const Subject& subject = subjects.front();
  const ByteSpan place = place_of(source, span, subject.name);
  std::uint32_t at = known.empty() ? kNone : known.front();
  for (const std::uint32_t each : known)
    if (is_named_in(facts.entities[each], span)) at = each;
  if (at == kNone) {
    EntityFact made;
    made.label = subject.label;
    made.name = subject.name;
    made.scope = subject.scope.value_or("");
    made.id = node_id(made.label, made.name, made.scope);
    at = index_of(facts, std::move(made));
  }
  if (!is_named_in(facts.entities[at], place)) add_mention(facts.entities[at], {article_at(facts, span), place});
  return at;
}

}  // namespace

bool scopes_fit(const std::optional<std::string>& wanted, std::string_view scope) {
  if (!wanted || *wanted == scope) return true;
  std::string_view shorter = *wanted, longer = scope;
  if (shorter.size() > longer.size()) std::swap(shorter, longer);
  return shorter.empty() ? longer.find('~') == std::string_view::npos
                         : longer.starts_with(shorter) && longer[shorter.size()] == '/';
}

std::vector<std::uint32_t> find_entities(const DocumentFacts& facts, const std::vector<Subject>& subjects,
                                         const std::optional<ByteSpan>& span) {
  std::vector<std::uint32_t> best;
  int best_rank = 3;  // 0: its own name and scope, 1: its own name, 2: an alias
  for (const Subject& subject : subjects)
    for (std::uint32_t i = 0; i < facts.entities.size(); ++i) {
      const EntityFact& each = facts.entities[i];
      const bool own = each.name == subject.name;
      if (each.label != subject.label || (!own && !has_alias(each, subject.name))) continue;
      if (span ? !is_named_in(each, *span) : !scopes_fit(subject.scope, each.scope)) continue;
      const int rank = !own ? 2 : subject.scope.value_or(each.scope) == each.scope ? 0 : 1;
      if (rank < best_rank) best.clear();
      best_rank = std::min(rank, best_rank);
      if (rank == best_rank) best.push_back(i);
    }
  sort_unique(best);
  return best;
}

std::uint32_t article_at(const DocumentFacts& facts, ByteSpan span) {
  for (const EntityFact& entity : facts.entities)
    for (const MentionFact& each : entity.mentions)
      if (overlap(each.span, span)) return each.article;
  for (std::uint32_t i = 0; i < facts.articles.size(); ++i)
    if (facts.articles[i].span.begin <= span.begin && span.begin < facts.articles[i].span.end) return i;
  return 0;
}

std::string split_scope(std::string_view scope, const Decision& decision) {
  return std::string(scope) + "~" + (decision.value.empty() ? "2" : decision.value);
}

bool split(DocumentFacts& facts, const PlacedDecision& placed) {
  const std::vector<std::uint32_t> found = find_entities(facts, placed.about, placed.span);
  if (found.size() != 1) return false;
  const std::uint32_t old = found.front();
  const std::optional<std::uint32_t> article =
      placed.span ? std::optional(article_at(facts, *placed.span)) : std::nullopt;
  const auto is_taken = [&](std::uint32_t of) { return !article || of == *article; };
  EntityFact part = facts.entities[old];
  part.scope = split_scope(part.scope, *placed.decision);
  part.id = node_id(part.label, part.name, part.scope);
  std::erase_if(part.mentions, [&](const MentionFact& each) { return !is_taken(each.article); });
  if (part.mentions.empty()) return false;
  std::erase_if(facts.entities[old].mentions, [&](const MentionFact& each) { return is_taken(each.article); });
  move_evidence(facts, old, std::move(part), [&](const Evidence& each) { return is_taken(each.article); });
  return true;
}

bool part_names(DocumentFacts& facts, std::string_view source, const PlacedDecision& placed) {
  const std::vector<std::uint32_t> one = find_entities(facts, placed.about, placed.span),
                                   two = find_entities(facts, placed.other, placed.span);
  std::vector<std::uint32_t> both;
  std::set_intersection(one.begin(), one.end(), two.begin(), two.end(), std::back_inserter(both));
  if (both.size() != 1 || placed.about.front().name == placed.other.front().name) return false;
  const std::uint32_t old = both.front();
  const std::string& kept = facts.entities[old].name;
  const auto& leaving = placed.other.front().name == kept ? placed.about : placed.other;
  const auto is_taken = [&](const MentionFact& each) {
    const std::string words = utf8::squeeze(source.substr(each.span.begin, each.span.end - each.span.begin));
    return std::any_of(leaving.begin(), leaving.end(), [&](const Subject& name) { return name.name == words; });
  };
  EntityFact part;
  part.label = facts.entities[old].label;
  part.name = leaving.front().name;
  part.scope = facts.entities[old].scope;
  part.id = node_id(part.label, part.name, part.scope);
  std::vector<MentionFact>& mentions = facts.entities[old].mentions;
  std::copy_if(mentions.begin(), mentions.end(), std::back_inserter(part.mentions), is_taken);
  if (part.mentions.empty() || part.mentions.size() == mentions.size()) return false;
  std::erase_if(mentions, is_taken);
  for (auto* names : {&facts.entities[old].aliases, &facts.entities[old].declared})
    std::erase_if(*names, [&](const std::string& each) {
      return std::any_of(leaving.begin(), leaving.end(), [&](const Subject& name) { return name.name == each; });
    });
  const auto goes = [&, own = part.mentions](const Evidence& each) {
    const auto lies_in = [&](const MentionFact& mention) { return holds(each.span, mention.span); };
    return std::any_of(own.begin(), own.end(), lies_in) &&
           std::none_of(facts.entities[old].mentions.begin(), facts.entities[old].mentions.end(), lies_in);
  };
  move_evidence(facts, old, std::move(part), goes);
  return true;
}

bool add(DocumentFacts& facts, std::string_view source, const PlacedDecision& placed) {
  if (!placed.span || placed.span->end > source.size()) return false;
  const Decision& decision = *placed.decision;
  const std::uint32_t head = named(facts, source, placed.about, *placed.span);
  if (!decision.relation) return true;
  EdgeFact edge;
  edge.head = head;
  edge.tail = named(facts, source, placed.other, *placed.span);
  if (edge.head == edge.tail) return false;
  edge.type = *decision.relation;
  edge.role = decision.role;
  edge.confidence = 1;
  edge.evidence.push_back({article_at(facts, *placed.span), *placed.span, std::string(kRule)});
  const bool turned = info(edge.type).symmetric && facts.entities[edge.tail].id < facts.entities[edge.head].id;
  if (turned) std::swap(edge.head, edge.tail);
  for (EdgeFact& each : facts.edges) {
    if (each.head != edge.head || each.tail != edge.tail || each.type != edge.type || each.role != edge.role) continue;
    each.inferred = false;
    each.confidence = 1;
    each.evidence.push_back(edge.evidence.front());
    sort_unique(each.evidence);
    return true;
  }
  facts.edges.push_back(std::move(edge));
  return true;
}

bool leave_out_entity(DocumentFacts& facts, const PlacedDecision& placed) {
  const std::vector<std::uint32_t> found = find_entities(facts, placed.about, placed.span);
  for (const std::uint32_t at : found) {
    std::vector<MentionFact>& mentions = facts.entities[at].mentions;
    std::vector<MentionFact> gone;
    std::erase_if(mentions, [&](const MentionFact& each) {
      const bool goes = !placed.span || overlap(each.span, *placed.span);
      if (goes) gone.push_back(each);
      return goes;
    });
    for (EdgeFact& edge : facts.edges) {
      if (edge.head != at && edge.tail != at) continue;
      std::erase_if(edge.evidence, [&](const Evidence& each) {
        const auto lies_in = [&](const MentionFact& mention) { return holds(each.span, mention.span); };
        return std::any_of(gone.begin(), gone.end(), lies_in) &&
               std::none_of(mentions.begin(), mentions.end(), lies_in);
      });
    }
  }
  drop_empty(facts);
  return !found.empty();
}

bool leave_out_edges(DocumentFacts& facts, const PlacedDecision& placed, const std::set<NodeId>& heads,
                     const std::set<NodeId>& tails) {
  const Decision& decision = *placed.decision;
  bool any = false;
  for (EdgeFact& edge : facts.edges) {
    if (edge.type != *decision.relation || (!decision.role.empty() && edge.role != decision.role)) continue;
    const NodeId head = facts.entities[edge.head].id, tail = facts.entities[edge.tail].id;
    const bool turned = info(edge.type).symmetric && heads.contains(tail) && tails.contains(head);
    if (!turned && !(heads.contains(head) && tails.contains(tail))) continue;
    const std::size_t before = edge.evidence.size();
    std::erase_if(edge.evidence,
                  [&](const Evidence& each) { return !placed.span || overlap(each.span, *placed.span); });
    any = any || edge.evidence.size() < before;
  }
  drop_empty(facts);
  return any;
}

}  // namespace govgraph::pipeline
