// SPDX-License-Identifier: Apache-2.0
#include "store/corpus_index.hpp"

#include <algorithm>
#include <array>

#include "base/bytes.hpp"
#include "base/error.hpp"
#include "base/sort_unique.hpp"
#include "store/claims.hpp"
#include "store/corpus_index_state.hpp"
#include "store/key_claims.hpp"
#include "store/rows.hpp"

namespace govgraph::store {
namespace {

CorruptionError unreadable(const Database& database, std::string_view what) {
  return CorruptionError(database.path() + ": " + std::string(what) + " cannot be read: run `govgraph check`");
}

/// The scope and id that are left of the row of a key behind its name.
std::optional<std::pair<std::string, NodeId>> parse_rest(std::string_view rest) {
  std::optional<std::string> scope = take_string(rest);
  const auto id = parse_id(rest);
  return scope && id ? std::optional(std::pair(std::move(*scope), NodeId{*id})) : std::nullopt;
}

constexpr std::array kInAndOutside{false, true};

}  // namespace

bool CorpusIndex::State::has(const std::string& row) {
  if (const auto at = changes.find(row); at != changes.end()) return at->second;
  return database.get(Family::kMeta, row).has_value();
}

CorpusIndex::CorpusIndex(std::unique_ptr<State> made) : state(std::move(made)) {}
CorpusIndex::CorpusIndex(CorpusIndex&&) noexcept = default;
CorpusIndex& CorpusIndex::operator=(CorpusIndex&&) noexcept = default;
CorpusIndex::~CorpusIndex() = default;

const std::vector<DocumentId>& CorpusIndex::touched_documents() const { return state->touched_documents; }
const std::vector<KeyClaim>& CorpusIndex::touched_keys() const { return state->touched_keys; }

std::optional<KeyClaim> CorpusIndex::claim(NodeId key) const {
  const NodeId node = stands_for(state->equivalences, key);
  if (state->looked_at.emplace(node, true).second) {
    if (!state->nodes) state->nodes = state->database.scan(Family::kNodes);
    rocksdb::Iterator& rows = *state->nodes;  // sorts what was written of late once, not at each look-up
    const std::string wanted = key_of(node);
    rows.Seek(wanted);
    std::vector<KeyClaim> found;
    bool sound = true;
    if (rows.Valid() && view(rows.key()) == wanted) add_claims(node, view(rows.value()), found, sound);
    state->database.finish(rows);
    if (!sound) throw unreadable(state->database, "a node");
    for (KeyClaim& each : found) {
      sort_unique(each.declared);
      state->claims.emplace(each.id, std::move(each));
    }
  }
  const auto at = state->claims.find(key);
  return at == state->claims.end() ? std::nullopt : std::optional(at->second);
}

bool CorpusIndex::has(const KeyClaim& key) const { return state->has(key_row(key)); }

bool CorpusIndex::declares(Label label, std::string_view form, NodeId key) const {
  return state->has(form_row(label, form, key));
}

void CorpusIndex::set(const KeyClaim& key, bool on) { state->set(key_row(key), on); }

void CorpusIndex::set_declared(Label label, std::string_view form, NodeId key, bool on) {
  state->set(form_row(label, form, key), on);
}

/// Rows of keys from `from` to `to`, whose first `known` bytes are label, name and kind of scope.
static bool visit_keys(CorpusIndex::State& state, const std::string& from, const std::string& to, std::size_t known,
                       const CorpusIndex::VisitKey& visit) {
  bool goes_on = true;
  state.visit(from, to, [&](std::string_view row, std::string_view) {
    const auto rest = parse_rest(row.substr(known));
    if (!rest) throw unreadable(state.database, "an index of names");
    goes_on = visit(rest->second, rest->first);
    return goes_on;
  });
  return goes_on;
}

void CorpusIndex::visit_named(Label label, std::string_view name, const VisitKey& visit) const {
  const std::string prefix = names_prefix(label, name);
  visit_keys(*state, prefix, end_of(prefix), prefix.size() + 1, visit);
}

void CorpusIndex::visit_outside_articles(Label label, std::string_view name, const VisitKey& visit) const {
  const std::string prefix = names_prefix(label, name, false);
  visit_keys(*state, prefix, end_of(prefix), prefix.size(), visit);
}

void CorpusIndex::visit_at(Label label, std::string_view name, std::string_view scope, const VisitKey& visit) const {
  const std::string names = names_prefix(label, name, is_article(scope));
  std::string prefix = names;
  append_string(prefix, scope);
  visit_keys(*state, prefix, end_of(prefix), names.size(), visit);
}

/// All scopes that begin with "scope/"; '0' comes right after '/'. Where none is known, all but the empty one.
void CorpusIndex::visit_within(Label label, std::string_view name, std::string_view scope,
                               const VisitKey& visit) const {
  for (const bool article : kInAndOutside) {
    const std::string names = names_prefix(label, name, article);
    std::string from = names;
    append_string(from, scope);
    from.resize(from.size() - 2);
    const std::string to = scope.empty() ? end_of(names) : from + '0';
    from += scope.empty() ? std::string("\0\2", 2) : "/";
    if (!visit_keys(*state, from, to, names.size(), visit)) return;
  }
}

void CorpusIndex::visit_declaring(Label label, std::string_view form, const VisitKey& visit) const {
  const std::string prefix = form_prefix(label, form);
  state->visit(prefix, end_of(prefix), [&](std::string_view row, std::string_view) {
    const auto id = parse_id(row.substr(prefix.size()));
    if (!id) throw unreadable(state->database, "an index of short forms");
    return visit(NodeId{*id}, {});
  });
}

std::vector<KeyJoin> CorpusIndex::joins(NodeId key) const {
  std::string prefix(kJoinRows);
  append_id(prefix, key);
  std::vector<KeyJoin> out;
  state->visit(prefix, end_of(prefix), [&](std::string_view row, std::string_view) {
    const std::optional<KeyJoin> join = parse_join(row);
    if (!join) throw unreadable(state->database, "an index of joins");
    out.push_back(*join);
    return true;
  });
  return out;
}

void CorpusIndex::set_join(NodeId from, std::uint8_t kind, NodeId to, bool on) {
  state->set(join_row(from, {true, kind, to}), on);
  state->set(join_row(to, {false, kind, from}), on);
}

void CorpusIndex::set_reprints(std::vector<ReprintGroup> groups) { state->reprints = std::move(groups); }

std::vector<Judgement> CorpusIndex::judgements(NodeId key) const {
  std::vector<Judgement> out;
  visit_rows(state->database, Family::kJudgements, key_of(key), [&](std::string_view row, std::string_view value) {
    const std::optional<JudgementKey> ids = parse_judgement_key(row);
    std::optional<Judgement> next = ids ? decode_judgement(ids->key, ids->same_as, value) : std::nullopt;
    if (!next) throw unreadable(state->database, "a judgement");
    out.push_back(std::move(*next));
    return true;
  });
  return out;
}

void CorpusIndex::visit_run(std::uint32_t run,
                            const std::function<bool(ArticleRef article, std::size_t runs, bool lead)>& visit) const {
  const std::string prefix = run_prefix(run);
  state->visit(prefix, end_of(prefix), [&](std::string_view row, std::string_view value) {
    const auto holder = parse_run(row);
    if (!holder) throw unreadable(state->database, "an index of runs");
    return visit(holder->article, bytes::Cursor(value).varint32(), holder->lead);
  });
}

std::optional<std::pair<std::string, std::vector<Sketch>>> CorpusIndex::sketches(DocumentId document) const {
  const auto row = state->database.get(Family::kDocuments, key_of(document));
  if (!row) return std::nullopt;
  const auto info = decode_header(document, *row);
  auto sketches = decode_sketches(*row);
  if (!info || !sketches) throw unreadable(state->database, "a document");
  return std::pair(info->path, std::move(*sketches));
}

std::vector<KeyClaim> CorpusIndex::keys_in(DocumentId document) const {
  const auto row = state->database.get(Family::kStatements, key_of(document));
  return row ? claims_in(state->database, *row) : std::vector<KeyClaim>();
}

}  // namespace govgraph::store
