// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include <rocksdb/db.h>

#include "store/keys.hpp"
#include "store/options.hpp"

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
  static Database for_reading(const std::string& path);

  std::optional<std::string> get(Family family, std::string_view key) const;
  enum class Extent : std::uint8_t { kSome, kAll };
  std::unique_ptr<rocksdb::Iterator> scan(Family family, Extent extent = Extent::kSome) const;
  void write(rocksdb::WriteBatch& batch);
  void flush();
  void compact();  ///< all rows of a family into one sorted run, merged and packed for good

  rocksdb::DB& db() const { return *db_; }

  /// Throws when a scan ended for a fault.
  void finish(const rocksdb::Iterator& rows) const { require(rows.status(), path_); }

  rocksdb::ColumnFamilyHandle* operator[](Family family) const {
    return handles_[static_cast<std::size_t>(family)].get();
  }
  const std::string& path() const { return path_; }

 private:
  using Handle = std::unique_ptr<rocksdb::ColumnFamilyHandle>;

  Database(std::string path, rocksdb::DB* db, const std::vector<rocksdb::ColumnFamilyHandle*>& handles);

  std::string path_;
  std::unique_ptr<rocksdb::DB> db_;
  std::array<Handle, kFamilies> handles_;  // given back before the database closes
};

/// The rows of a family whose keys begin with `prefix`: `use(key, value)` until it returns false.
template <class Use>
void visit_rows(const Database& database, Family family, std::string_view prefix, Use use) {
  const auto rows = database.scan(family, prefix.empty() ? Database::Extent::kAll : Database::Extent::kSome);
  for (rows->Seek(slice(prefix)); rows->Valid() && view(rows->key()).starts_with(prefix); rows->Next())
    if (!use(view(rows->key()), view(rows->value()))) return;
  database.finish(*rows);
}

}  // namespace govgraph::store
