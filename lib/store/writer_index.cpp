// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <functional>
#include <initializer_list>
#include <map>
#include <tuple>

#include "base/bytes.hpp"
#include "base/sort_unique.hpp"
#include "store/corpus_index_state.hpp"
#include "store/index_rows.hpp"
#include "store/indexed_runs.hpp"
#include "store/key_claims.hpp"
#include "store/writer.hpp"
#include "store/writer_state.hpp"

/// How Writer keeps the indexes by which changes are judged. See corpus_index.hpp.
namespace govgraph::store {
namespace {

void erase_rows(Database& database, std::string_view prefix) {
  rocksdb::WriteOptions options;
  options.sync = true;
  const std::string end = end_of(std::string(prefix));
  require(database.db().DeleteRange(options, database[Family::kMeta], slice(prefix), slice(end)), database.path());
}

}  // namespace

Writer::State::IndexedRows Writer::State::indexed_rows(DocumentId id, const DocumentRows& before,
                                                       const DocumentRows& after) const {
  IndexedRows out;
  if (!indexed) return out;
  if (before.header)
    visit_header_rows(id, *before.header,
                      [&](std::string row, const std::string&) { out.insert_or_assign(std::move(row), std::nullopt); });
  if (after.header)
    visit_header_rows(id, *after.header,
                      [&](std::string row, const std::string& runs) { out.insert_or_assign(std::move(row), runs); });
  note_touched(id, before.statements.value_or(""), after.statements.value_or(""), out);
  return out;
}

void Writer::State::note_touched(DocumentId id, const std::string& before, const std::string& after,
                                 IndexedRows& rows) const {
  const auto said = [&](const std::string& row) {
    return row.empty() ? std::vector<KeyClaim>() : claims_in(database, row);
  };
  std::vector<KeyClaim> keys = touched_between(said(before), said(after));
  std::string entry = std::string(kTouchedRows) + key_of(id);
  if (const auto earlier = database.get(Family::kMeta, entry)) {
    auto more = decode_touched(*earlier);
    if (!more) throw unreadable(database, "what has changed of a document");
    keys = united(std::move(keys), *more);
  }
  rows.insert_or_assign(std::move(entry), encode_touched(keys));
}

bool Writer::indexed() const { return state_->indexed && !unfinished(); }

std::optional<DocumentId> Writer::document_with(std::string_view digest) const {
  std::optional<DocumentId> out;
  const std::string prefix = digest_prefix(digest);
  visit_rows(state_->database, Family::kMeta, prefix, [&](std::string_view row, std::string_view) {
    const auto id = parse_id(row.substr(prefix.size()));
    if (!id) throw unreadable(state_->database, "an index of documents");
    out = DocumentId{*id};
    return false;
  });
  return out;
}

std::size_t Writer::touched() const {
  std::size_t out = 0;
  visit_rows(state_->database, Family::kMeta, kTouchedRows, [&](std::string_view, std::string_view) {
    ++out;
    return true;
  });
  return out;
}

CorpusIndex Writer::index() {
  flush();
  auto made = std::make_unique<CorpusIndex::State>(state_->database, state_->equivalences);
  visit_rows(state_->database, Family::kMeta, kTouchedRows, [&](std::string_view row, std::string_view value) {
    const auto id = parse_id(row.substr(kTouchedRows.size()));
    auto keys = decode_touched(value);
    if (!id || !keys) throw unreadable(state_->database, "what has changed of a document");
    made->touched_documents.push_back(DocumentId{*id});
    made->touched_keys.insert(made->touched_keys.end(), keys->begin(), keys->end());
    return true;
  });
  made->touched_keys = united(std::move(made->touched_keys), {});
  return CorpusIndex(std::move(made));
}

namespace {

using Order = std::vector<std::uint32_t>;

template <class Put>
void put_forms(const ClaimTable& claims, Put put) {
  std::vector<std::tuple<Label, std::uint32_t, NodeId>> forms;
  for (std::size_t i = 0; i < claims.size(); ++i)
    for (const std::uint32_t form : claims.declared(i)) forms.emplace_back(claims.label(i), form, claims.id(i));
  sort_unique(forms);
  for (const auto& [label, form, id] : forms) put(form_row(label, claims.text(form), id), {});
}

template <class Put>
void put_joins(const std::vector<Writer::IndexedJoin>& joins, Put put) {
  std::vector<std::pair<NodeId, KeyJoin>> all;
  for (const Writer::IndexedJoin& each : joins) {
    all.emplace_back(each.from, KeyJoin{true, each.kind, each.to});
    all.emplace_back(each.to, KeyJoin{false, each.kind, each.from});
  }
  sort_unique(all);
  for (const auto& [key, join] : all) put(join_row(key, join), {});
}

template <class Put>
void put_keys(const ClaimTable& claims, Put put) {
  Order order(claims.size());
  for (std::uint32_t i = 0; i < order.size(); ++i) order[i] = i;
  const auto key = [&](std::uint32_t i) {
    const std::uint32_t scope = claims.scope(i);
    return std::tuple(claims.label(i), claims.name(i), is_article(claims.text(scope)), scope, claims.id(i));
  };
  std::sort(order.begin(), order.end(), [&](std::uint32_t a, std::uint32_t b) { return key(a) < key(b); });
  for (const std::uint32_t i : order) put(key_row(claims[i]), {});
}

template <class Put>
void put_digests(const Database& database, Put put) {
  std::vector<std::string> rows;
  visit_rows(database, Family::kDocuments, {}, [&](std::string_view key, std::string_view header) {
    const auto id = parse_id(key);
    const auto info = id ? decode_header(DocumentId{*id}, header) : std::nullopt;
    if (!info) throw unreadable(database, "a document");
    rows.push_back(digest_row(info->digest, info->id));
    return true;
  });
  std::sort(rows.begin(), rows.end());
  for (const std::string& each : rows) put(each, {});
}

/// In parts by the first bits of runs, so that a part of them is in memory at a time.
template <class Put>
void put_runs(const std::vector<std::pair<ArticlePlace, Sketch>>& sketches, Put put) {
  struct Entry {
    std::uint32_t run;
    bool trails;
    DocumentId document;
    std::uint32_t article, runs;

    auto key() const { return std::tuple(run, trails, document, article); }
  };
  constexpr std::uint32_t kParts = 16;
  std::vector<Entry> entries;
  std::string value, row, last;
  for (std::uint32_t part = 0; part < kParts; ++part) {
    entries.clear();
    for (const auto& [place, sketch] : sketches)
      visit_runs(document_id(place.document), place.article, sketch,
                 [&](std::uint32_t run, bool lead, ArticleRef at, std::size_t runs) {
                   if (run >> 28 == part)
                     entries.push_back({run, !lead, at.document, at.article, static_cast<std::uint32_t>(runs)});
                 });
    std::vector<std::pair<std::string, std::uint32_t>> same;  // of one document: a varint does not sort as its number
    std::sort(entries.begin(), entries.end(), [](const Entry& a, const Entry& b) { return a.key() < b.key(); });
    for (std::size_t i = 0; i < entries.size();) {
      same.clear();
      const Entry& first = entries[i];
      for (; i < entries.size() && std::tie(entries[i].run, entries[i].trails, entries[i].document) ==
                                       std::tie(first.run, first.trails, first.document);
           ++i)
        same.emplace_back(run_row(first.run, !first.trails, {first.document, entries[i].article}), entries[i].runs);
      std::sort(same.begin(), same.end());
      for (const auto& [key, runs] : same) {
        value.clear();
        bytes::append_varint(value, runs);
        put(key, value);
      }
    }
  }
}

}  // namespace

/// Those of some prefixes in the place of all that stood there. None of them counts until `apply` is done.
template <class Fill>
void Writer::State::index_anew(std::initializer_list<std::string_view> prefixes, const Cancellation& cancellation,
                               Fill fill) {
  write_group();
  if (std::exchange(indexed, false)) {
    mark(kIndexedEntry, false);
    write_group();
  }
  for (const std::string_view each : prefixes) erase_rows(database, each);
  LargeChange change(database, 0, cancellation);
  fill([&](std::string_view key, std::string_view value) {
    cancellation.check();
    change.put(Family::kMeta, key, value);
  });
  change.commit();
}

void Writer::index_runs(const std::vector<std::pair<ArticlePlace, Sketch>>& sketches,
                        const Cancellation& cancellation) {
  flush();
  state_->index_anew({kDigestRows, kRunRows}, cancellation, [&](const auto& put) {
    put_digests(state_->database, put);
    put_runs(sketches, put);
  });
}

void Writer::index_keys(const ClaimTable& claims, const std::vector<IndexedJoin>& joins,
                        const Cancellation& cancellation) {
  flush();
  state_->index_anew({kFormRows, kJoinRows, kKeyRows, kTouchedRows}, cancellation, [&](const auto& put) {
    put_forms(claims, put);
    put_joins(joins, put);
    put_keys(claims, put);
  });
  state_->indexing = true;
}

void Writer::State::join_all_anew(const Equivalences& wanted, const Cancellation& cancellation) {
  const std::vector<DocumentId> documents = documents_to_join_anew(changed_keys(equivalences, wanted));
  if (!documents.empty()) mark(kApplyingEntry, true);
  write_group();
  for (const DocumentId each : documents) {
    cancellation.check();
    join_anew(each, wanted);
  }
}

/// All documents are joined as `wanted` says, and the rows of judgements wait to be written.
void Writer::State::end_applying(Equivalences wanted) {
  if (wanted != equivalences) {
    if (wanted.empty())
      writes.erase(Family::kMeta, kEquivalencesEntry);
    else
      writes.put(Family::kMeta, kEquivalencesEntry, encode(wanted));
  }
  if (std::exchange(indexing, false)) {
    writes.put(Family::kMeta, kIndexedEntry, std::string(kIndexes));
    indexed = true;
  }
  mark(kDirtyEntry, false);
  mark(kApplyingEntry, false);
  write_group();
  equivalences = std::move(wanted);
  dirty = false;
  ++equivalences_version;
}

namespace {

/// `all` without the keys of `gone`, and with those of `come`.
Equivalences patched(const Equivalences& all, const std::vector<Judgement>& gone, const std::vector<Judgement>& come) {
  const Equivalences less = equivalences_of(gone), more = equivalences_of(come);
  Equivalences out;
  out.reserve(all.size() + more.size());
  std::set_difference(all.begin(), all.end(), less.begin(), less.end(), std::back_inserter(out));
  const auto middle = static_cast<std::ptrdiff_t>(out.size());
  out.insert(out.end(), more.begin(), more.end());
  std::inplace_merge(out.begin(), out.begin() + middle, out.end());
  return out;
}

}  // namespace

void Writer::apply(const CorpusIndex& index, const std::vector<Judgement>& gone, const std::vector<Judgement>& come,
                   const Cancellation& cancellation) {
  flush();
  Equivalences wanted = patched(state_->equivalences, gone, come);
  state_->join_all_anew(wanted, cancellation);
  PendingWrites& writes = state_->writes;
  for (const Judgement& each : gone) writes.erase(Family::kJudgements, key_of(JudgementKey{each.key, each.same_as}));
  for (const Judgement& each : come)
    writes.put(Family::kJudgements, key_of(JudgementKey{each.key, each.same_as}), encode_judgement(each));
  for (const auto& [row, on] : index.state->changes)
    on ? writes.put(Family::kMeta, row, "") : writes.erase(Family::kMeta, row);
  if (index.state->reprints) keep_reprints(*index.state->reprints);
  for (const DocumentId each : index.touched_documents())
    writes.erase(Family::kMeta, std::string(kTouchedRows) + key_of(each));
  state_->end_applying(std::move(wanted));
}

}  // namespace govgraph::store
