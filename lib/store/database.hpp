// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include <rocksdb/db.h>

#include "base/cancellation.hpp"
#include "store/keys.hpp"
#include "store/options.hpp"
#include "store/seal.hpp"
#include "store/writer_note.hpp"

/// RocksDB with the families of keys.hpp. Of this module's own use: no other includes it.
namespace govgraph::store {

/// The one place where RocksDB's faults become ours: what is wrong with the database at `path`, and the remedy.
[[noreturn]] void raise(const rocksdb::Status& status, const std::string& path);
inline void require(const rocksdb::Status& status, const std::string& path) {
  if (!status.ok()) raise(status, path);
}

inline rocksdb::Slice slice(std::string_view bytes) { return {bytes.data(), bytes.size()}; }
inline std::string_view view(const rocksdb::Slice& slice) { return {slice.data(), slice.size()}; }

/// An open database. Readers are unchanging snapshots, safe to share between threads.
class Database {
 public:
  /// Takes the lock of the only writer. Throws StorageError when another holds it, or when `path` is anything but a
  /// database of this format or, if `options.create`, nothing or an empty folder; UsageError when it was built
  /// otherwise.
  static Database for_writing(const std::string& path, const OpenOptions& options);

  /// May be opened while a writer works; sees what the writer had written at one moment.
  static Database for_reading(const std::string& path, const Cancellation& cancellation = {});

  /// A new database at `path` for as long as this lives: nothing is synced.
  static Database for_scratch(const std::string& path, const Cancellation& cancellation);

  /// What can still be had of damaged files in `path`, which no one else uses: past what cannot be read of the log, and
  /// without families that are gone. A scan or a look-up may fail at any row.
  /// `strict`: throws where anything is damaged.
  static Database for_rescue(const std::string& path, const Cancellation& cancellation, bool strict = false);

  std::optional<std::string> get(Family family, std::string_view key) const;
  enum class Extent : std::uint8_t { kSome, kAll };
  std::unique_ptr<rocksdb::Iterator> scan(Family family, Extent extent = Extent::kSome) const;
  void write(rocksdb::WriteBatch& batch);  ///< on the disk for good when it returns
  void flush();                            ///< out of the log into tables
  /// Files are merged in the background from now on, where many have come together. Else not: who writes little is done
  /// before any merge is, and would leave it undone to the next.
  void merge_from_now();
  /// Waits for such merges. Of a writer that wrote little: joins the files of small writes, where they are many.
  void end_merging();

  void compact();  ///< all rows of a family into one sorted run, merged and packed for good

  rocksdb::DB& db() const { return *db_; }
  rocksdb::Env& env() const { return *db_->GetEnv(); }
  const Cancellation& cancellation() const { return cancellation_; }
  const std::optional<Holdings>& sealed() const { return sealed_; }  ///< what it held, if that is sure, when opened
  bool has(Family family) const { return handles_[static_cast<std::size_t>(family)] != nullptr; }

  /// Throws when a scan ended for a fault.
  void finish(const rocksdb::Iterator& rows) const { require(rows.status(), path_); }

  rocksdb::ColumnFamilyHandle* operator[](Family family) const {
    return handles_[static_cast<std::size_t>(family)].get();
  }
  const std::string& path() const { return path_; }

 private:
  using Handle = std::unique_ptr<rocksdb::ColumnFamilyHandle>;

  Database(std::string path, rocksdb::DB* db, const std::vector<rocksdb::ColumnFamilyHandle*>& handles);
  enum class Merging : std::uint8_t { kNever, kNotYet, kNow };

  std::size_t join_small_files(rocksdb::ColumnFamilyHandle& family);
  void enter_stamp(const OpenOptions& options, bool begun);

  std::string path_;
  std::unique_ptr<rocksdb::DB> db_;
  std::array<Handle, kFamilies> handles_;  // given back before the database closes
  std::unique_ptr<WriterNote> note_;       // and taken away before the lock is
  Cancellation cancellation_;
  std::optional<Holdings> sealed_;
  bool lasting_ = true;
  Merging merging_ = Merging::kNever;  ///< by `merge_from_now`
};

/// RocksDB's lock of the one writer, for as long as this lives. Throws StorageError when another holds it.
class FolderLock {
 public:
  FolderLock(const std::string& path, rocksdb::Env& env);
  ~FolderLock();
  FolderLock(const FolderLock&) = delete;
  FolderLock& operator=(const FolderLock&) = delete;

 private:
  rocksdb::Env& env_;
  rocksdb::FileLock* lock_ = nullptr;
};

/// Whether a new database lies there whose making, or whose filling by an import, was cut short.
bool is_cut_short(const std::string& path);

/// The rows of a family whose keys begin with `prefix`: `use(key, value)` until it returns false, or the user asks to
/// stop (CancelledError).
template <class Use>
void visit_rows(const Database& database, Family family, std::string_view prefix, Use use) {
  const auto rows = database.scan(family, prefix.empty() ? Database::Extent::kAll : Database::Extent::kSome);
  for (rows->Seek(slice(prefix)); rows->Valid() && view(rows->key()).starts_with(prefix); rows->Next()) {
    database.cancellation().check();
    if (!use(view(rows->key()), view(rows->value()))) return;
  }
  database.finish(*rows);
}

}  // namespace govgraph::store
