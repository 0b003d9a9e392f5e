// SPDX-License-Identifier: Apache-2.0
#include "store/writer.hpp"

#include <algorithm>
#include <functional>
#include <iterator>
#include <tuple>

#include "base/sort_unique.hpp"
#include "store/folder.hpp"
#include "store/key_claims.hpp"
#include "store/normal.hpp"
#include "store/writer_state.hpp"

namespace govgraph::store {
namespace {

Holdings holdings_of(const Database& database) {
  Holdings out;
  visit_rows(database, Family::kDocuments, {}, [&](std::string_view key, std::string_view header) {
    out.add(key, header);
    return true;
  });
  return out;
}

Contribution share_of(DocumentId id, const Statements& statements, const Equivalences& equivalences) {
  return contribution_of(id, statements.entities, statements.edges, equivalences);
}

/// Of two over one pair the certain one, then the last; ascending.
std::vector<Judgement> one_a_pair(std::vector<Judgement> all) {
  const auto rank = [](const Judgement& each) { return std::tie(each.key, each.same_as, each.certain, each.reason); };
  std::sort(all.begin(), all.end(), [&](const Judgement& a, const Judgement& b) { return rank(b) < rank(a); });
  const auto one_row = [](const Judgement& a, const Judgement& b) { return a.key == b.key && a.same_as == b.same_as; };
  all.erase(std::unique(all.begin(), all.end(), one_row), all.end());
  std::reverse(all.begin(), all.end());
  return all;
}

std::vector<Judgement> stored_judgements(const Database& database) {
  std::vector<Judgement> out;
  visit_rows(database, Family::kJudgements, {}, [&](std::string_view key, std::string_view value) {
    const std::optional<JudgementKey> ids = parse_judgement_key(key);
    std::optional<Judgement> next = ids ? decode_judgement(ids->key, ids->same_as, value) : std::nullopt;
    if (!next) throw unreadable(database, "a judgement");
    out.push_back(std::move(*next));
    return true;
  });
  return out;
}

}  // namespace

Prepared::Prepared(std::unique_ptr<State> made) : state(std::move(made)) {}
Prepared::Prepared(Prepared&&) noexcept = default;
Prepared& Prepared::operator=(Prepared&&) noexcept = default;
Prepared::~Prepared() = default;

void Writer::State::mark(std::string_view entry, bool on) {
  on ? writes.put(Family::kMeta, entry, "1") : writes.erase(Family::kMeta, entry);
}

void Writer::State::subtract(DocumentId id, std::string_view row) {
  const Statements old = statements_of(database, row);
  writes.subtract(share_of(id, old, old.equivalences));
}

/// The document comes, read as `stamp` says.
template <class Rows>
void Writer::State::enter_reading(DocumentId id, Rows& rows) {
  const bool known = read_by.erase(id) > 0;
  const std::string key = std::string(kReadByEntry) + key_of(id);
  if (stamp != stored) {
    read_by.emplace(id, stamp);
    rows.put(Family::kMeta, key, stamp_row(stamp));
  } else if (known) {
    rows.erase(Family::kMeta, key);
  }
}

/// `made`, or what it replaces, is large.
void Writer::State::put_large(const Prepared::State& made, const std::optional<std::string>& old) {
  write_group();
  LargeChange change(database, large.slice, database.cancellation());
  if (old) change.subtract(made.id, *old);
  change.add(made.id, made.statements);
  const std::string key = key_of(made.id);
  change.put(Family::kDocuments, key, made.header);
  change.put(Family::kStatements, key, made.statements);
  change.put(Family::kSources, key, made.source);
  enter_reading(made.id, change);
  const auto header = old ? database.get(Family::kDocuments, key) : std::nullopt;
  IndexedRows rows = indexed_rows(made.id, {old, header}, {made.statements, made.header});
  rows.insert_or_assign(std::string(kSaidEntry) + key, std::nullopt);
  write_to(change, rows);
  change.commit();
  if (holdings && header) holdings->remove(key, *header);
  if (holdings) holdings->add(key, made.header);
}

void Writer::State::forget_large(DocumentId id, std::string_view row) {
  write_group();
  LargeChange change(database, large.slice, database.cancellation());
  change.subtract(id, row);
  const std::string key = key_of(id);
  for (const Family each : {Family::kDocuments, Family::kStatements, Family::kSources}) change.erase(each, key);
  leave_reading(id, change);
  const auto header = database.get(Family::kDocuments, key);
  IndexedRows rows = indexed_rows(id, {std::string(row), header}, {});
  rows.insert_or_assign(std::string(kSaidEntry) + key, std::nullopt);
  write_to(change, rows);
  change.commit();
  if (holdings && header) holdings->remove(key, *header);
}

/// A document leaves, or is replaced.
void Writer::State::count_out(const std::string& key, const std::optional<std::string>& header) {
  if (holdings && header) holdings->remove(key, *header);
}

void Writer::State::write_group() {
  if (bulk) {
    auto [group, batch] = writes.take(database);
    bulk->write(std::make_unique<Group>(std::move(group)), std::make_unique<rocksdb::WriteBatch>(std::move(batch)));
  } else {
    writes.write_to(database);
  }
  pending.clear();
}

void Writer::State::write_full_group() {
  if (writes.full()) write_group();
}

void Writer::State::end_bulk() {
  if (!bulk) return;
  write_group();
  bulk->finish();
  bulk.reset();
}

/// Documents that say something of one of the keys. Every document was derived under `equivalences`, unless `applying`
/// was interrupted: then any may need it.
std::vector<DocumentId> Writer::State::documents_to_join_anew(const std::vector<NodeId>& keys) const {
  std::vector<DocumentId> out;
  if (database.get(Family::kMeta, kApplyingEntry)) {
    visit_rows(database, Family::kStatements, {}, [&](std::string_view key, std::string_view) {
      if (const auto id = parse_id(key)) out.push_back(DocumentId{*id});
      return true;
    });
    return out;
  }
  const auto rows = database.scan(Family::kMentions);
  for (const NodeId key : keys) {
    const std::string prefix = key_of(stands_for(equivalences, key));
    for (rows->Seek(prefix); rows->Valid() && view(rows->key()).starts_with(prefix); rows->Next())
      if (const auto at = parse_mention_key(view(rows->key())); at && at->key == key) out.push_back(at->document);
    database.finish(*rows);
  }
  std::sort(out.begin(), out.end());
  out.erase(std::unique(out.begin(), out.end()), out.end());
  return out;
}

void Writer::State::join_anew(DocumentId id, const Equivalences& wanted) {
  const std::optional<std::string> row = database.get(Family::kStatements, key_of(id));
  if (!row) throw unreadable(database, "a document that is mentioned");
  if (is_large(*row)) return join_large_anew(id, *row, wanted);
  const Statements old = statements_of(database, *row);
  const Equivalences now = restricted(wanted, old.entities);
  if (now == old.equivalences) return;
  auto [before, after] = changed_contributions(id, old.entities, old.edges, old.equivalences, now);
  writes.subtract(std::move(before));
  writes.add(std::move(after));
  writes.put(Family::kStatements, key_of(id), rejoined(*row, now));
  write_full_group();
}

void Writer::State::join_large_anew(DocumentId id, std::string_view row, const Equivalences& wanted) {
  write_group();
  LargeChange change(database, large.slice, database.cancellation());
  if (change.rejoin(id, row, wanted)) change.commit();
}

void Writer::State::replace_judgements(const std::vector<Judgement>& judgements) {
  std::vector<Judgement> wanted = judgements, kept = stored_judgements(database), gone, come;
  wanted = one_a_pair(std::move(wanted));
  std::sort(kept.begin(), kept.end());
  std::set_difference(kept.begin(), kept.end(), wanted.begin(), wanted.end(), std::back_inserter(gone));
  std::set_difference(wanted.begin(), wanted.end(), kept.begin(), kept.end(), std::back_inserter(come));
  for (const Judgement& each : gone) writes.erase(Family::kJudgements, key_of(JudgementKey{each.key, each.same_as}));
  for (const Judgement& each : come)
    writes.put(Family::kJudgements, key_of(JudgementKey{each.key, each.same_as}), encode_judgement(each));
}

bool holds_nothing(const std::string& path) { return what_lies_at(path) == Lies::kBegun || is_cut_short(path); }

Writer::Writer(std::unique_ptr<State> state) : state_(std::move(state)) {}
Writer::Writer(Writer&&) noexcept = default;
Writer& Writer::operator=(Writer&&) noexcept = default;
Writer::~Writer() = default;

Writer Writer::open(const std::string& path, const OpenOptions& options) {
  auto state = std::make_unique<State>(Database::for_writing(path, options), options);
  state->holdings = state->database.sealed();
  const auto packed = state->database.get(Family::kMeta, kEquivalencesEntry);
  auto equivalences = packed ? decode_equivalences(*packed) : std::nullopt;
  state->equivalences = equivalences ? std::move(*equivalences) : equivalences_of(stored_judgements(state->database));
  state->dirty = state->database.get(Family::kMeta, kDirtyEntry).has_value();
  state->indexed = state->database.get(Family::kMeta, kIndexedEntry) == kIndexes;
  if (options.bulk) state->bulk = std::make_unique<BulkLoad>(state->database);
  return Writer(std::move(state));
}

bool Writer::holds(std::string_view path, std::string_view digest) const {
  const DocumentId id = document_id(path);
  if (const auto at = state_->pending.find(id); at != state_->pending.end()) return at->second == digest;
  const std::optional<std::string> row = state_->database.get(Family::kDocuments, key_of(id));
  const std::optional<DocumentInfo> info = row ? decode_header(id, *row) : std::nullopt;
  return info && info->path == path && info->digest == digest;
}

Prepared Writer::prepare(DocumentFacts given, const Cancellation& cancellation) const {
  DocumentFacts facts = in_normal_order(std::move(given));
  cancellation.check();
  auto out = std::make_unique<Prepared::State>();
  const Equivalences equivalences = restricted(state_->equivalences, facts.entities);
  out->id = document_id(facts.path);
  out->path = facts.path;
  out->digest = facts.digest;
  out->header = encode_header(facts);
  out->source = pack_source(facts.source, facts.layout);
  facts.source = {};
  cancellation.check();
  out->statements = encode_statements(facts, equivalences);
  cancellation.check();
  if (!state_->is_large(out->statements))
    out->contribution = contribution_of(out->id, facts.entities, facts.edges, equivalences);
  out->equivalences_version = state_->equivalences_version;
  return Prepared(std::move(out));
}

Prepared Writer::prepare(PackedFacts given, const Cancellation& cancellation) const {
  auto out = std::make_unique<Prepared::State>();
  DocumentFacts& document = given.document;
  out->id = document_id(document.path);
  out->path = document.path;
  out->digest = document.digest;
  out->header = encode_header(document);
  out->source = pack_source(document.source, document.layout);
  document = {};
  cancellation.check();
  {
    const PackedFacts::Facts facts = given.facts(cancellation);
    const auto pieces = [&](const PackedFacts::Sink& sink) {
      facts.write([&](std::string_view piece) {
        cancellation.check();
        sink(piece);
      });
    };
    out->statements = encode_statements(facts.size, pieces, restricted(state_->equivalences, facts.keys));
  }
  cancellation.check();
  if (!state_->is_large(out->statements)) {
    const Statements said = statements_of(state_->database, out->statements);
    out->contribution = share_of(out->id, said, said.equivalences);
  }
  out->equivalences_version = state_->equivalences_version;
  return Prepared(std::move(out));
}

void Writer::put(Prepared document) {
  Prepared::State& made = *document.state;
  if (state_->pending.contains(made.id)) state_->write_group();
  if (made.equivalences_version != state_->equivalences_version) {
    const Statements statements = statements_of(state_->database, made.statements);
    const Equivalences now = restricted(state_->equivalences, statements.entities);
    made.statements = rejoined(made.statements, now);
    if (!state_->is_large(made.statements)) made.contribution = share_of(made.id, statements, now);
  }
  if (!std::exchange(state_->dirty, true)) state_->mark(kDirtyEntry, true);
  const std::string key = key_of(made.id);
  const auto old = state_->bulk ? std::nullopt : state_->database.get(Family::kStatements, key);
  if (state_->is_large(made.statements) || (old && state_->is_large(*old))) return state_->put_large(made, old);
  if (old) state_->subtract(made.id, *old);
  const auto header = old ? state_->database.get(Family::kDocuments, key) : std::nullopt;
  state_->count_out(key, header);
  if (state_->holdings) state_->holdings->add(key, made.header);
  PendingWrites& writes = state_->writes;
  state_->write_to(writes, state_->indexed_rows(made.id, {old, header}, {made.statements, made.header}));
  writes.put(Family::kDocuments, key, std::move(made.header));
  writes.put(Family::kStatements, key, std::move(made.statements));
  writes.put(Family::kSources, key, std::move(made.source));
  writes.erase(Family::kMeta, std::string(kSaidEntry) + key);
  state_->enter_reading(made.id, writes);
  writes.add(std::move(made.contribution));
  state_->pending.emplace(made.id, std::move(made.digest));
  state_->write_full_group();
}

bool Writer::forget(std::string_view path) {
  const DocumentId id = document_id(path);
  if (state_->pending.contains(id)) state_->write_group();
  const std::string key = key_of(id);
  const auto old = state_->database.get(Family::kStatements, key);
  if (!old) return false;
  if (!std::exchange(state_->dirty, true)) state_->mark(kDirtyEntry, true);
  if (state_->is_large(*old)) {
    state_->forget_large(id, *old);
    return true;
  }
  state_->subtract(id, *old);
  const auto header = state_->database.get(Family::kDocuments, key);
  state_->count_out(key, header);
  state_->write_to(state_->writes, state_->indexed_rows(id, {old, header}, {}));
  for (const Family each : {Family::kDocuments, Family::kStatements, Family::kSources}) state_->writes.erase(each, key);
  state_->writes.erase(Family::kMeta, std::string(kSaidEntry) + key);
  state_->leave_reading(id, state_->writes);
  state_->pending.emplace(id, "");
  state_->write_full_group();
  return true;
}

ClaimTable Writer::claims(const Cancellation& cancellation) {
  flush();
  bool sound = true;
  ClaimTable out;
  std::vector<KeyClaim> of_node;  // all claims of a key stand in the row of its node, unless applying was interrupted
  visit_rows(state_->database, Family::kNodes, {}, [&](std::string_view key, std::string_view row) {
    cancellation.check();
    const auto id = parse_id(key);
    sound = id.has_value();
    if (!sound) return false;
    of_node.clear();
    add_claims(NodeId{*id}, row, of_node, sound);
    for (const KeyClaim& claim : of_node) out.add(claim);
    return sound;
  });
  if (!sound) throw unreadable(state_->database, "a node");
  out.finish();
  return out;
}

std::vector<std::pair<ArticlePlace, Sketch>> Writer::sketches(const Cancellation& cancellation) {
  flush();
  std::vector<std::pair<ArticlePlace, Sketch>> out;
  visit_rows(state_->database, Family::kDocuments, {}, [&](std::string_view key, std::string_view row) {
    cancellation.check();
    const auto id = parse_id(key);
    const auto info = id ? decode_header(DocumentId{*id}, row) : std::nullopt;
    auto sketches = info ? decode_sketches(row) : std::nullopt;
    if (!sketches) throw unreadable(state_->database, "a document");
    for (std::uint32_t i = 0; i < sketches->size(); ++i)
      if (!(*sketches)[i].empty()) out.emplace_back(ArticlePlace{info->path, i}, std::move((*sketches)[i]));
    return true;
  });
  std::sort(out.begin(), out.end());
  return out;
}

void Writer::keep_reprints(const std::vector<ReprintGroup>& groups) {
  if (groups.empty())
    state_->writes.erase(Family::kMeta, kReprintsEntry);
  else
    state_->writes.put(Family::kMeta, kReprintsEntry, encode_reprints(groups));
}

bool Writer::dirty() const { return state_->dirty; }

void Writer::apply(const std::vector<Judgement>& judgements, const Cancellation& cancellation) {
  flush();
  Equivalences wanted = equivalences_of(judgements);
  state_->join_all_anew(wanted, cancellation);
  state_->replace_judgements(judgements);
  state_->end_applying(std::move(wanted));
}

BuildStamp Writer::read_by(std::string_view path) const {
  const auto at = state_->read_by.find(document_id(path));
  return at == state_->read_by.end() ? state_->stored : at->second;
}

std::optional<std::string> Writer::own_words() const {
  if (state_->stored.lexicon.find('+') == std::string::npos) return std::string();
  const auto row = state_->database.get(Family::kMeta, kOwnWordsEntry);
  return row ? unpack(*row) : std::nullopt;
}

void Writer::keep_own_words(std::string words) {
  state_->own_words = std::move(words);
  if (state_->stored == state_->stamp && own_words() != state_->own_words) state_->enter_own_words();
}

void Writer::State::enter_own_words() {
  if (own_words && stamp.lexicon.find('+') != std::string::npos)
    writes.put(Family::kMeta, kOwnWordsEntry, pack(*own_words));
  else
    writes.erase(Family::kMeta, kOwnWordsEntry);
}

void Writer::restamp() {
  const BuildStamp& stamp = state_->stamp;
  const auto enter = [&](std::string_view name, const std::string& value) {
    value.empty() ? state_->writes.erase(Family::kMeta, name) : state_->writes.put(Family::kMeta, name, value);
  };
  enter(kLexiconEntry, stamp.lexicon);
  enter(kPassesEntry, stamp.passes);
  enter(kOptionsEntry, stamp.options);
  state_->enter_own_words();
  for (const auto& [id, old] : state_->read_by)
    state_->writes.erase(Family::kMeta, std::string(kReadByEntry) + key_of(id));
  state_->write_group();
  state_->read_by.clear();
  state_->stored = stamp;
}

void Writer::flush() {
  state_->end_bulk();
  state_->write_group();
}

std::uint64_t Writer::documents_held() {
  if (!state_->holdings) state_->holdings = holdings_of(state_->database);
  return state_->holdings->documents;
}

void Writer::finish() {
  flush();
  State& state = *state_;
  state.database.flush();
  state.database.end_merging();
  if (!state.holdings) state.holdings = holdings_of(state.database);
  write_seal(state.database.path(), *state.holdings, state.database.env());
}

}  // namespace govgraph::store
