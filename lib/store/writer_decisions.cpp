// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include "base/bytes.hpp"
#include "base/sort_unique.hpp"
#include "store/claims.hpp"
#include "store/normal.hpp"
#include "store/search.hpp"
#include "store/steps.hpp"
#include "store/writer.hpp"
#include "store/writer_state.hpp"

/// What Writer offers to whoever applies decisions. See pipeline/decisions.hpp.
namespace govgraph::store {
namespace {

std::string said_key(DocumentId id) { return std::string(kSaidEntry) + key_of(id); }

std::optional<SaidRow> said_row(const Database& database, DocumentId id) {
  const auto row = database.get(Family::kMeta, said_key(id));
  if (!row) return std::nullopt;
  std::optional<SaidRow> out = decode_said(*row);
  if (!out) throw unreadable(database, "what a document says itself");
  return out;
}

/// What a document says itself, as a row; nullopt where it is not there.
std::optional<std::string> own_statements(const Database& database, DocumentId id) {
  if (std::optional<SaidRow> row = said_row(database, id)) return std::move(row->statements);
  return database.get(Family::kStatements, key_of(id));
}

/// The scope and name of a key, by its row's claims; nullopt where no claim names it.
std::optional<Writer::NamedKey> key_in(NodeId node, std::string_view row, NodeId key) {
  std::optional<Writer::NamedKey> out;
  visit_claims(node, row, [&](const Claim& claim, std::int64_t) {
    if (claim.key != key || claim.kind != Claim::Kind::kName) return;
    if (!out || claim.text < out->name)
      out = Writer::NamedKey{key, node, claim.label, std::string(claim.text), std::string(claim.detail), false};
  });
  return out;
}

}  // namespace

std::string Writer::settled() const { return state_->database.get(Family::kMeta, kSettledEntry).value_or(""); }

void Writer::keep_settled(std::string bytes) {
  if (bytes.empty())
    state_->writes.erase(Family::kMeta, kSettledEntry);
  else
    state_->writes.put(Family::kMeta, kSettledEntry, std::move(bytes));
}

DecisionsRow Writer::decisions() const {
  const auto row = state_->database.get(Family::kMeta, kDecisionsEntry);
  if (!row) return {};
  std::optional<DecisionsRow> out = decode_decisions(*row);
  if (!out) throw unreadable(state_->database, "the decisions");
  return std::move(*out);
}

void Writer::keep_decisions(const DecisionsRow& decisions) {
  if (decisions.text.empty() && decisions.complete)
    state_->writes.erase(Family::kMeta, kDecisionsEntry);
  else
    state_->writes.put(Family::kMeta, kDecisionsEntry, encode_decisions(decisions));
}

std::map<DocumentId, std::string> Writer::amended() const {
  std::map<DocumentId, std::string> out;
  visit_rows(state_->database, Family::kMeta, kSaidEntry, [&](std::string_view key, std::string_view value) {
    const auto id = parse_id(key.substr(kSaidEntry.size()));
    std::optional<SaidRow> row = decode_said(value);
    if (!id || !row) throw unreadable(state_->database, "what a document says itself");
    out.emplace(DocumentId{*id}, std::move(row->by));
    return true;
  });
  return out;
}

std::optional<DocumentInfo> Writer::info(DocumentId id) const {
  const auto row = state_->database.get(Family::kDocuments, key_of(id));
  if (!row) return std::nullopt;
  std::optional<DocumentInfo> out = decode_header(id, *row);
  if (!out) throw unreadable(state_->database, "a document");
  return out;
}

std::vector<DocumentInfo> Writer::documents() const {
  std::vector<DocumentInfo> out;
  visit_rows(state_->database, Family::kDocuments, {}, [&](std::string_view key, std::string_view row) {
    const auto id = parse_id(key);
    auto info = id ? decode_header(DocumentId{*id}, row) : std::nullopt;
    if (!info) throw unreadable(state_->database, "a document");
    out.push_back(std::move(*info));
    return true;
  });
  return out;
}

std::optional<DocumentFacts> Writer::said(DocumentId id) const {
  const std::optional<std::string> row = own_statements(state_->database, id);
  std::optional<DocumentInfo> header = row ? info(id) : std::nullopt;
  if (!header) return std::nullopt;
  Statements statements = statements_of(state_->database, *row);
  DocumentFacts out;
  out.path = std::move(header->path);
  out.digest = std::move(header->digest);
  out.date = std::move(header->date);
  out.articles = std::move(header->articles);
  out.entities = std::move(statements.entities);
  out.edges = std::move(statements.edges);
  return out;
}

std::string Writer::source(DocumentId id) const {
  const auto row = state_->database.get(Family::kSources, key_of(id));
  std::optional<std::string> out = row ? unpack(*row) : std::nullopt;
  if (!out) throw unreadable(state_->database, "the text of a document");
  return std::move(*out);
}

/// `statements` take the place of those in force; `said` is the row that is kept beside them, nullopt: none.
void Writer::State::replace_statements(DocumentId id, const Statements& statements,
                                       const std::optional<std::string>& said) {
  write_group();
  const std::string key = key_of(id);
  const std::optional<std::string> old = database.get(Family::kStatements, key);
  if (!old) throw unreadable(database, "a document that is decided of");
  const Statements before = statements_of(database, *old);
  const bool renamed = before.entities != statements.entities;
  if (renamed && !std::exchange(dirty, true)) mark(kDirtyEntry, true);
  DocumentFacts facts;
  facts.entities = statements.entities;
  facts.edges = statements.edges;
  const Equivalences now = restricted(equivalences, facts.entities);
  const std::string row = encode_statements(facts, now);
  IndexedRows indexes;
  if (indexed && renamed) note_touched(id, *old, row, indexes);
  if (is_large(row) || is_large(*old)) {
    write_group();
    LargeChange change(database, large.slice, database.cancellation());
    change.subtract(id, *old);
    change.add(id, row);
    change.put(Family::kStatements, key, row);
    indexes.insert_or_assign(said_key(id), said);
    write_to(change, indexes);
    return change.commit();
  }
  writes.subtract(contribution_of(id, before.entities, before.edges, before.equivalences));
  writes.add(contribution_of(id, facts.entities, facts.edges, now));
  writes.put(Family::kStatements, key, row);
  indexes.insert_or_assign(said_key(id), said);
  write_to(writes, indexes);
  write_group();
}

void Writer::amend(DocumentId id, std::vector<EntityFact> entities, std::vector<EdgeFact> edges, std::string_view by) {
  const std::optional<std::string> own = own_statements(state_->database, id);
  if (!own) throw unreadable(state_->database, "a document that is decided of");
  DocumentFacts facts;
  facts.entities = std::move(entities);
  facts.edges = std::move(edges);
  facts = in_normal_order(std::move(facts));
  state_->replace_statements(id, {{}, std::move(facts.entities), std::move(facts.edges)},
                             encode_said(by, rejoined(*own, {})));
}

void Writer::restore(DocumentId id) {
  const std::optional<SaidRow> row = said_row(state_->database, id);
  if (row) state_->replace_statements(id, statements_of(state_->database, row->statements), std::nullopt);
}

std::vector<Writer::NamedKey> Writer::keys_named(std::string_view name) const {
  std::vector<NamedKey> out;
  for (const NodeId node : nodes_named(state_->database, name)) {
    const auto row = state_->database.get(Family::kNodes, key_of(node));
    if (!row) continue;
    std::vector<std::pair<NodeId, bool>> keys;
    visit_claims(node, *row, [&](const Claim& claim, std::int64_t) {
      const bool names = claim.kind == Claim::Kind::kName || claim.kind == Claim::Kind::kAlias;
      if (names && claim.text == name) keys.emplace_back(claim.key, claim.kind == Claim::Kind::kAlias);
    });
    sort_unique(keys);  // a key's own name before an alias
    for (std::size_t i = 0; i < keys.size(); ++i) {
      if (i > 0 && keys[i - 1].first == keys[i].first) continue;
      std::optional<NamedKey> key = key_in(node, *row, keys[i].first);
      if (key) key->as_alias = keys[i].second;
      if (key) out.push_back(std::move(*key));
    }
  }
  sort_unique(out);
  return out;
}

bool Writer::unfinished() const { return state_->database.get(Family::kMeta, kApplyingEntry).has_value(); }

NodeId Writer::node_of(NodeId key) const { return stands_for(state_->equivalences, key); }

std::vector<ReprintGroup> Writer::reprints() const {
  const auto row = state_->database.get(Family::kMeta, kReprintsEntry);
  auto out = row ? decode_reprints(*row) : std::vector<ReprintGroup>();
  if (!out) throw unreadable(state_->database, "the list of reprints");
  return std::move(*out);
}

std::vector<NodeId> Writer::keys_of(NodeId node) const {
  std::vector<NodeId> out;
  if (const auto row = state_->database.get(Family::kNodes, key_of(node)))
    visit_claims(node, *row, [&](const Claim& claim, std::int64_t) {
      if (claim.kind == Claim::Kind::kName) out.push_back(claim.key);
    });
  sort_unique(out);
  return out;
}

std::vector<DocumentId> Writer::documents_naming(NodeId node) const {
  std::vector<DocumentId> out;
  visit_rows(state_->database, Family::kMentions, key_of(node), [&](std::string_view key, std::string_view) {
    if (const auto at = parse_mention_key(key)) out.push_back(at->document);
    return true;
  });
  sort_unique(out);
  return out;
}

std::vector<DocumentId> Writer::documents_stating(EdgeId edge) const {
  std::vector<DocumentId> out;
  visit_rows(state_->database, Family::kEvidence, key_of(edge), [&](std::string_view key, std::string_view) {
    if (const auto at = parse_evidence_key(key)) out.push_back(at->document);
    return true;
  });
  sort_unique(out);
  return out;
}

std::vector<std::pair<EdgeId, std::string>> Writer::edges_between(NodeId head, RelationType type, NodeId tail) const {
  std::vector<std::pair<EdgeId, std::string>> out;
  const auto row = state_->database.get(Family::kAdjacency, key_of(AdjacencyKey{head, type, Side::kOut}));
  CountedSetReader in(row ? std::string_view(*row) : std::string_view());
  while (in.next()) {
    bytes::Cursor item(in.item());
    if (NodeId{item.be64()} != tail) continue;
    const std::string role(item.rest());
    const bool turned = govgraph::info(type).symmetric && tail < head;
    out.emplace_back(turned ? edge_id(tail, type, head, role) : edge_id(head, type, tail, role), role);
  }
  if (!in.ok()) throw unreadable(state_->database, "a neighbourhood");
  return out;
}

}  // namespace govgraph::store
