// SPDX-License-Identifier: Apache-2.0
#include "store/check.hpp"

#include <algorithm>
#include <filesystem>

#include <rocksdb/sst_file_reader.h>

#include "base/error.hpp"
#include "base/hash.hpp"
#include "base/sort_unique.hpp"
#include "model/layout.hpp"
#include "store/database.hpp"
#include "store/group.hpp"
#include "store/index_rows.hpp"
#include "store/indexed_runs.hpp"
#include "store/key_claims.hpp"
#include "store/rows.hpp"
#include "store/scratch.hpp"
#include "store/stamp.hpp"

namespace govgraph::store {
namespace {

constexpr std::size_t kMostFaults = 100;
constexpr std::size_t kGroupWeight = std::size_t{8} << 20;

std::string hex(std::string_view bytes) {
  std::string out;
  for (const char c : bytes) {
    out += "0123456789abcdef"[static_cast<unsigned char>(c) >> 4];
    out += "0123456789abcdef"[c & 15];
  }
  return out;
}

class Checker {
 public:
  Checker(const std::string& path, const std::string& scratch, const Cancellation& cancellation)
      : seal_(seal_of(path)),
        stored_(Database::for_reading(path, cancellation)),
        derived_(Database::for_scratch(scratch, cancellation)) {}

  CheckReport run() {
    attempt([&] { read_judgements(); });
    for (const Family each : families()) check_tables(each);
    attempt([&] {
      visit_rows(stored_, Family::kDocuments, {}, [&](std::string_view key, std::string_view row) {
        attempt([&] { check_document(key, row); });
        return true;
      });
    });
    for (const Family each : {Family::kStatements, Family::kSources}) attempt([&] { check_orphans(each); });
    check_seal();
    write();
    for (const Family each : families())
      if (is_derived(each)) attempt([&] { compare(each); });
    if (indexed_) check_index();
    return std::move(report_);
  }

 private:
  /// What cannot be read is a fault, and what comes after it is checked all the same.
  template <class Step>
  void attempt(Step step) {
    try {
      step();
    } catch (const CorruptionError& error) {
      fault(error.what());
    }
  }

  /// Every byte of every table of a family. One that the writer has merged into others meanwhile is gone.
  void check_tables(Family family) {
    rocksdb::ColumnFamilyMetaData all;
    stored_.db().GetColumnFamilyMetaData(stored_[family], &all);
    for (const rocksdb::LevelMetaData& level : all.levels)
      for (const rocksdb::SstFileMetaData& each : level.files) {
        stored_.cancellation().check();
        const std::string file = stored_.path() + "/" + each.relative_filename;
        rocksdb::SstFileReader reader{rocksdb::Options()};
        rocksdb::Status status = reader.Open(file);
        if (status.ok()) status = reader.VerifyChecksum();
        std::error_code ignored;
        if (!status.ok() && std::filesystem::exists(file, ignored))
          fault("the table " + each.relative_filename + " of " + std::string(name_of(family)) +
                " is damaged: " + status.ToString());
      }
  }

  /// Only of a database that nobody has written to since it was opened here.
  void check_seal() {
    const FoundSeal now = seal_of(stored_.path());
    if (now.broken && seal_.broken) fault("the file SEAL is damaged; the next build, or a repair, makes it anew");
    if (!seal_.seal || now != seal_ || seal_.seal->holdings == holdings_) return;
    fault("holds " + std::to_string(holdings_.documents) + " documents, not the " +
          std::to_string(seal_.seal->holdings.documents) + " that the last command left");
  }

  void fault(std::string text) {
    ++report_.contradictions;
    if (report_.faults.size() < kMostFaults) report_.faults.push_back(std::move(text));
  }

  void read_judgements() {
    std::vector<Judgement> all;
    visit_rows(stored_, Family::kJudgements, {}, [&](std::string_view key, std::string_view value) {
      const auto ids = parse_judgement_key(key);
      auto next = ids ? decode_judgement(ids->key, ids->same_as, value) : std::nullopt;
      if (next)
        all.push_back(std::move(*next));
      else
        fault("the judgement " + hex(key) + " cannot be read");
      return true;
    });
    equivalences_ = equivalences_of(all);
    const auto packed = stored_.get(Family::kMeta, kEquivalencesEntry);
    if (packed && decode_equivalences(*packed) != equivalences_)
      fault("the list of what is joined differs from the judgements");
    report_.unfinished = stored_.get(Family::kMeta, kDirtyEntry).has_value();
    applying_ = stored_.get(Family::kMeta, kApplyingEntry).has_value();
    indexed_ = stored_.get(Family::kMeta, kIndexedEntry) == kIndexes;
  }

  void check_document(std::string_view key, std::string_view row) {
    ++report_.documents;
    holdings_.add(key, row);
    const auto id = parse_id(key);
    const auto info = id ? decode_header(DocumentId{*id}, row) : std::nullopt;
    if (!info) return fault("the header of document " + hex(key) + " cannot be read");
    if (document_id(info->path) != info->id) fault(info->path + ": stands under the id of another path");
    const auto packed = stored_.get(Family::kSources, key);
    const auto source = packed ? unpack(*packed, info->bytes) : std::nullopt;
    if (!source) fault(info->path + ": its text is missing, cannot be read or is not as long as its header says");
    const auto layout = packed ? unpack_layout(*packed) : std::string();
    if (!layout || !decode_layout(*layout)) fault(info->path + ": where its text stands on its pages cannot be read");
    const auto said = stored_.get(Family::kStatements, key);
    const auto statements = said ? decode_statements(*said) : std::nullopt;
    if (!statements) return fault(info->path + ": its statements are missing or cannot be read");
    check_statements(*info, *statements);
    group_.add(contribution_of(info->id, statements->entities, statements->edges, statements->equivalences));
    if (indexed_) derive_from_header(info->id, row);
    if (group_.weight() >= kGroupWeight) write();
  }

  void derive_from_header(DocumentId id, std::string_view header) {
    rocksdb::WriteBatch batch;
    visit_header_rows(id, header, [&](const std::string& row, const std::string& runs) {
      batch.Put(derived_[Family::kMeta], slice(row), slice(runs));
    });
    derived_.write(batch);
  }

  /// Names, short forms and joins follow the documents only when these are judged.
  void check_index() {
    for (const std::string_view each : {kDigestRows, kRunRows}) attempt([&] { compare(Family::kMeta, each); });
    bool judged = !applying_;
    attempt([&] {
      visit_rows(stored_, Family::kMeta, kTouchedRows, [&](std::string_view key, std::string_view value) {
        judged = false;
        if (!decode_touched(value))
          fault("what has changed of document " + hex(key.substr(kTouchedRows.size())) + " cannot be read");
        return true;
      });
    });
    if (!judged) return;
    attempt([&] { derive_names(); });
    for (const std::string_view each : {kFormRows, kKeyRows}) attempt([&] { compare(Family::kMeta, each); });
    attempt([&] { check_joins(); });
  }

  void derive_names() {
    constexpr std::size_t kBatch = std::size_t{1} << 20;
    rocksdb::WriteBatch batch;
    std::vector<KeyClaim> claims;
    visit_rows(derived_, Family::kNodes, {}, [&](std::string_view key, std::string_view row) {
      claims.clear();
      bool sound = true;
      add_claims(NodeId{parse_id(key).value_or(0)}, row, claims, sound);
      for (const KeyClaim& each : claims) {
        keys_.push_back(each.id);
        batch.Put(derived_[Family::kMeta], key_row(each), "");
        for (const std::string& form : each.declared)
          batch.Put(derived_[Family::kMeta], form_row(each.label, form, each.id), "");
      }
      if (batch.GetDataSize() >= kBatch) {
        derived_.write(batch);
        batch.Clear();
      }
      return true;
    });
    derived_.write(batch);
    sort_unique(keys_);
  }

  /// Each stands with either of its keys, and documents name both.
  void check_joins() {
    visit_rows(stored_, Family::kMeta, kJoinRows, [&](std::string_view row, std::string_view) {
      ++report_.rows;
      const auto key = parse_id(row.substr(kJoinRows.size()).substr(0, 8));
      const auto join = parse_join(row);
      if (!key || !join) {
        fault("the join " + hex(row.substr(kJoinRows.size())) + " cannot be read");
      } else if (!names(NodeId{*key}) || !names(join->other)) {
        fault("join " + hex(row.substr(kJoinRows.size())) + ": no document says it");
      } else if (!stored_.get(Family::kMeta, join_row(join->other, {!join->own, join->kind, NodeId{*key}}))) {
        fault("join " + hex(row.substr(kJoinRows.size())) + ": stands with one of its keys alone");
      }
      return true;
    });
  }

  bool names(NodeId key) const { return std::binary_search(keys_.begin(), keys_.end(), key); }

  void check_statements(const DocumentInfo& info, const Statements& said) {
    if (!applying_ && said.equivalences != restricted(equivalences_, said.entities))
      fault(info.path + ": is joined otherwise than the judgements say");
    const auto lies_inside = [&](const auto& place) {
      return place.article < std::max<std::size_t>(info.articles.size(), 1) && place.span.begin <= place.span.end &&
             place.span.end <= info.bytes;
    };
    for (const EntityFact& each : said.entities)
      if (!std::all_of(each.mentions.begin(), each.mentions.end(), lies_inside))
        fault(info.path + ": a mention of " + each.name + " lies outside its text");
    for (const EdgeFact& each : said.edges)
      if (!std::all_of(each.evidence.begin(), each.evidence.end(), lies_inside))
        fault(info.path + ": evidence of a relation of " + said.entities[each.head].name + " lies outside its text");
  }

  void check_orphans(Family family) {
    visit_rows(stored_, family, {}, [&](std::string_view key, std::string_view) {
      if (!stored_.get(Family::kDocuments, key))
        fault(std::string(name_of(family)) + " " + hex(key) + ": belongs to no document");
      return true;
    });
  }

  void write() {
    rocksdb::WriteBatch batch;
    BatchSink sink(batch, derived_);
    group_.write_to(sink);
    derived_.write(batch);
    group_.clear();
  }

  void compare(Family family, std::string_view prefix = {}) {
    const auto have = stored_.scan(family, Database::Extent::kAll),
               want = derived_.scan(family, Database::Extent::kAll);
    have->Seek(slice(prefix));
    want->Seek(slice(prefix));
    const bool sets = family != Family::kMeta;  // of which an empty one is as good as none
    const auto is_there = [&](rocksdb::Iterator& rows) {
      while (sets && rows.Valid() && rows.value().empty()) rows.Next();
      return rows.Valid() && view(rows.key()).starts_with(prefix);
    };
    for (;;) {
      stored_.cancellation().check();
      const bool has = is_there(*have), wants = is_there(*want);
      if (!has && !wants) break;
      compare_row(family, has ? have.get() : nullptr, wants ? want.get() : nullptr);
    }
    if (!have->status().ok())
      fault(std::string(name_of(family)) + " cannot be read to its end: " + have->status().ToString());
    derived_.finish(*want);
  }

  /// Nullptr: none is left.
  void compare_row(Family family, rocksdb::Iterator* have, rocksdb::Iterator* want) {
    ++report_.rows;
    const int order = have == nullptr ? 1 : want == nullptr ? -1 : have->key().compare(want->key());
    const std::string row = std::string(name_of(family)) + " " + hex(view((order <= 0 ? have : want)->key()));
    if (order < 0) fault(row + ": no document says it");
    if (order > 0) fault(row + ": is missing, though documents say it");
    if (order == 0 && have->value() != want->value()) fault(row + ": differs from what the documents say");
    if (order <= 0) have->Next();
    if (order >= 0) want->Next();
  }

  FoundSeal seal_;
  Database stored_;
  Database derived_;
  Holdings holdings_;
  Equivalences equivalences_;
  bool applying_ = false;
  bool indexed_ = false;
  std::vector<NodeId> keys_;  ///< that documents name, ascending
  Group group_;
  CheckReport report_;
};

}  // namespace

CheckReport check(const std::string& path, const Cancellation& cancellation) {
  const Scratch scratch;
  return Checker(path, scratch.path(), cancellation).run();
}

}  // namespace govgraph::store
