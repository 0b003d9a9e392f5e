// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "base/error.hpp"
#include "store/bulk_load.hpp"
#include "store/database.hpp"
#include "store/large_change.hpp"
#include "store/pending_writes.hpp"
#include "store/rows.hpp"
#include "store/seal.hpp"
#include "store/stamp.hpp"
#include "store/writer.hpp"

/// What Writer holds; shared by the files that make it up, and of their own use.
namespace govgraph::store {

inline CorruptionError unreadable(const Database& database, std::string_view what) {
  return CorruptionError(database.path() + ": " + std::string(what) + " cannot be read: run `govgraph check`");
}

inline Statements statements_of(const Database& database, std::string_view row) {
  std::optional<Statements> out = decode_statements(row);
  if (!out) throw unreadable(database, "a document's statements");
  return std::move(*out);
}

struct Prepared::State {
  DocumentId id{};
  std::string path, digest, header, statements, source;
  Contribution contribution;
  std::uint64_t equivalences_version = 0;
};

struct Writer::State {
  State(Database opened, const OpenOptions& options)
      : database(std::move(opened)),
        large(options.large),
        stored(stamp_of([this](std::string_view name) { return database.get(Family::kMeta, name); })),
        stamp(options.restamps ? options.stamp : stored),
        writes(large.group) {
    visit_rows(database, Family::kMeta, kReadByEntry, [this](std::string_view key, std::string_view row) {
      if (const auto id = parse_id(key.substr(kReadByEntry.size()))) read_by[DocumentId{*id}] = parse_stamp_row(row);
      return true;
    });
  }

  bool is_large(std::string_view statements) const { return plain_size(statements) > large.facts; }
  void subtract(DocumentId id, std::string_view row);
  void put_large(const Prepared::State& made, const std::optional<std::string>& old);
  void forget_large(DocumentId id, std::string_view row);
  template <class Rows>
  void enter_reading(DocumentId id, Rows& rows);
  template <class Rows>
  void leave_reading(DocumentId id, Rows& rows) {
    if (read_by.erase(id) > 0) rows.erase(Family::kMeta, std::string(kReadByEntry) + key_of(id));
  }
  void write_group();
  void write_full_group();
  void enter_own_words();
  void end_bulk();
  void mark(std::string_view entry, bool on);
  std::vector<DocumentId> documents_to_join_anew(const std::vector<NodeId>& keys) const;
  void join_anew(DocumentId id, const Equivalences& wanted);
  void join_large_anew(DocumentId id, std::string_view row, const Equivalences& wanted);
  void join_all_anew(const Equivalences& wanted, const Cancellation& cancellation);
  template <class Fill>
  void index_anew(std::initializer_list<std::string_view> prefixes, const Cancellation& cancellation, Fill fill);
  void end_applying(Equivalences wanted);
  void count_out(const std::string& key, const std::optional<std::string>& header);

  /// What a document is, or was: its rows of statements and header, or neither.
  struct DocumentRows {
    std::optional<std::string> statements, header;
  };
  using IndexedRows = std::map<std::string, std::optional<std::string>>;  ///< nullopt: the row goes
  IndexedRows indexed_rows(DocumentId id, const DocumentRows& before, const DocumentRows& after) const;
  void note_touched(DocumentId id, const std::string& before, const std::string& after, IndexedRows& rows) const;
  template <class Sink>
  void write_to(Sink& sink, const IndexedRows& rows) const {
    for (const auto& [key, value] : rows) value ? sink.put(Family::kMeta, key, *value) : sink.erase(Family::kMeta, key);
  }
  void replace_judgements(const std::vector<Judgement>& judgements);
  void replace_statements(DocumentId id, const Statements& statements, const std::optional<std::string>& said);

  Database database;
  LargeDocuments large;
  BuildStamp stored;                         ///< what the database was built with
  BuildStamp stamp;                          ///< how the documents that come were read
  std::optional<std::string> own_words;      ///< of `stamp`, where it is given
  std::map<DocumentId, BuildStamp> read_by;  ///< of those that were not read as `stored` says
  std::unique_ptr<BulkLoad> bulk;            ///< while loading in bulk
  Equivalences equivalences;
  std::uint64_t equivalences_version = 0;  ///< a document prepared under other equivalences must be prepared again
  bool dirty = false;
  bool indexing = false;             ///< `index_keys` has made them, and they count once judgements are applied
  bool indexed = false;              ///< the indexes by which changes are judged are there (corpus_index.hpp)
  std::optional<Holdings> holdings;  ///< with what is in the group; nullopt: not known, to be counted when asked for
  PendingWrites writes;
  std::unordered_map<DocumentId, std::string> pending;  ///< in `writes`; digest, empty when forgotten
};

}  // namespace govgraph::store
