// SPDX-License-Identifier: Apache-2.0
#include "store/database.hpp"

#include <algorithm>
#include <array>
#include <atomic>
#include <chrono>
#include <filesystem>
#include <future>
#include <thread>

#include <rocksdb/cache.h>
#include <rocksdb/filter_policy.h>
#include <rocksdb/memtablerep.h>
#include <rocksdb/table.h>

#include "base/error.hpp"
#include "store/held_files.hpp"
#include "store/merge.hpp"
#include "store/stamp.hpp"

namespace govgraph::store {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t kMebi = std::size_t{1} << 20;
constexpr int kOpenAttempts = 50;

enum class Use { kRead, kWrite };

class SilentLog final : public rocksdb::Logger {
 public:
  using rocksdb::Logger::Logv;
  void Logv(const char*, va_list) override {}
};

/// Memory: 48 MB of rows not yet in files and 16 MB of cache for a writer; for a reader a cache that grows up to 512 MB
/// with what is looked up here and there. Scans of whole families leave the cache alone.
rocksdb::DBOptions database_options(Use use, bool create) {
  rocksdb::DBOptions out;
  out.create_if_missing = out.create_missing_column_families = create;
  out.info_log = std::make_shared<SilentLog>();  // else every opening leaves a LOG file
  out.stats_dump_period_sec = out.stats_persist_period_sec = 0;
  out.max_open_files = use == Use::kRead ? -1 : 256;
  out.db_write_buffer_size = 48 * kMebi;
  out.max_total_wal_size = 48 * kMebi;
  out.max_manifest_file_size = 16 * kMebi;
  out.max_background_jobs = 4;
  out.allow_concurrent_memtable_write = false;  // one writer; and rows kept in a vector would not bear it
  out.avoid_unnecessary_blocking_io = true;
  return out;
}

rocksdb::ColumnFamilyOptions family_options(Family family, Use use, const std::shared_ptr<rocksdb::Cache>& cache) {
  rocksdb::ColumnFamilyOptions out;
  rocksdb::BlockBasedTableOptions table;
  table.block_cache = cache;
  table.block_size = std::size_t{16} * 1024;
  table.format_version = 5;
  table.filter_policy.reset(rocksdb::NewBloomFilterPolicy(10));
  out.table_factory.reset(rocksdb::NewBlockBasedTableFactory(table));
  out.write_buffer_size = 16 * kMebi;
  out.target_file_size_base = 32 * kMebi;
  out.max_bytes_for_level_base = 128 * kMebi;
  const bool packed = family == Family::kStatements || family == Family::kSources;
  out.compression = packed ? rocksdb::kNoCompression : rocksdb::kLZ4Compression;
  out.bottommost_compression = packed ? rocksdb::kNoCompression : rocksdb::kZSTD;
  if (holds_sets(family)) {
    out.merge_operator = counted_set_merge();
    out.compaction_filter = empty_row_filter();
  }
  // A writer only adds to the derived families, so their rows are sorted once, when they go to a file.
  if (use == Use::kWrite && is_derived(family)) out.memtable_factory = std::make_shared<rocksdb::VectorRepFactory>();
  return out;
}

std::vector<rocksdb::ColumnFamilyDescriptor> all_families(Use use, bool bulk = false) {
  const auto cache = rocksdb::NewLRUCache((use == Use::kRead ? 512 : 16) * kMebi);
  std::vector<rocksdb::ColumnFamilyDescriptor> out;
  for (const Family each : families()) {
    out.emplace_back(std::string(name_of(each)), family_options(each, use, cache));
    out.back().options.disable_auto_compactions = bulk;
    out.back().options.level_compaction_dynamic_level_bytes = bulk;  // the one run then goes to the last level at once
  }
  return out;
}

bool has_database(const std::string& path) {
  std::error_code ignored;
  return fs::exists(fs::path(path) / "CURRENT", ignored);
}

void require_database(const std::string& path) {
  std::error_code ignored;
  if (!fs::exists(path, ignored))
    throw StorageError(path + " does not exist: give the database that `govgraph build --db` wrote");
  if (!has_database(path))
    throw StorageError(
        path + " is not a govgraph database: no CURRENT file in it; give the folder that `govgraph build --db` wrote");
}

/// A new database may only be where nothing is, lest it mix with somebody's files.
void require_room(const std::string& path) {
  std::error_code ignored;
  if (!fs::exists(path, ignored)) return;
  if (!fs::is_directory(path, ignored))
    throw StorageError(path + " is a file, not a govgraph database: give another name");
  if (!fs::is_empty(path, ignored))
    throw StorageError(
        path + " holds other files and is not a govgraph database (no CURRENT file): give an empty or new folder");
}

/// Reads the default family alone, for a newer format may have families that this program does not know. False when a
/// database was begun and killed before its first entry: it may be begun again.
bool inspect(const std::string& files, const std::string& path, bool may_be_begun) {
  rocksdb::DB* raw = nullptr;
  std::vector<rocksdb::ColumnFamilyHandle*> handles;
  rocksdb::DBOptions options = database_options(Use::kRead, false);
  options.max_open_files = 16;
  const auto cache = rocksdb::NewLRUCache(kMebi);
  require(rocksdb::DB::OpenForReadOnly(options, files, {{"default", family_options(Family::kMeta, Use::kRead, cache)}},
                                       &handles, &raw),
          path);
  const std::unique_ptr<rocksdb::DB> db(raw);
  const std::unique_ptr<rocksdb::ColumnFamilyHandle> handle(handles.at(0));
  const Entry entry = [&](std::string_view name) -> std::optional<std::string> {
    std::string value;
    return db->Get({}, slice(name), &value).ok() ? std::optional(value) : std::nullopt;
  };
  if (may_be_begun && !entry(kFormatEntry)) {
    const std::unique_ptr<rocksdb::Iterator> first(db->NewIterator({}));
    first->SeekToFirst();
    if (!first->Valid() && first->status().ok()) return false;
  }
  require_readable(entry, path);
  return true;
}

/// Runs `open` on the files; where the writer changes them meanwhile, on files that are held. Fewer rows than the
/// writer had written at one moment are never seen.
template <class Open>
auto at_rest(const std::string& path, Open open) {
  for (int attempt = 1;; ++attempt) {
    const std::string before = state_of_files(path);
    try {
      const auto held = attempt == 1 ? std::nullopt : HeldFiles::of(path);
      auto out = open(held ? held->folder() : path);
      if (held || attempt == kOpenAttempts || state_of_files(path) == before) return out;
    } catch (const Error&) {
      if (attempt == kOpenAttempts || state_of_files(path) == before) throw;
    }
    if (attempt > 2) std::this_thread::sleep_for(std::chrono::milliseconds(2 * attempt));
  }
}

bool mentions(const std::string& message, std::string_view part) { return message.find(part) != std::string::npos; }

}  // namespace

void raise(const rocksdb::Status& status, const std::string& path) {
  const std::string message = status.ToString();
  if (status.IsNoSpace() || mentions(message, "No space left") || mentions(message, "File too large") ||
      mentions(message, "quota"))
    throw StorageError(path + ": no space left to write (" + message +
                       "); free some and run the command again: finished documents are safe");
  if (mentions(message, "LOCK: Resource temporarily unavailable") || mentions(message, "lock hold by current process"))
    throw StorageError(path + " is being written by another process: wait for it to end, or give another --db");
  if (mentions(message, "Permission denied") || mentions(message, "Read-only file system"))
    throw StorageError(path + " cannot be written (" + message + "): make the folder writable, or give another --db");
  if (status.IsCorruption())
    throw CorruptionError(path + " is damaged (" + message + "): restore it from an export, or build it again");
  throw StorageError(path + ": " + message);
}

Database::Database(std::string path, rocksdb::DB* db, const std::vector<rocksdb::ColumnFamilyHandle*>& handles)
    : path_(std::move(path)), db_(db) {
  for (std::size_t i = 0; i < kFamilies; ++i) handles_[i].reset(handles[i]);
}

Database Database::for_writing(const std::string& path, const OpenOptions& options) {
  const bool exists = has_database(path);
  if (!exists && !options.create) require_database(path);
  if (!exists) require_room(path);
  const bool begun =
      exists && at_rest(path, [&](const std::string& files) { return inspect(files, path, options.create); });
  if (exists) HeldFiles::remove_stale(path);
  rocksdb::DB* raw = nullptr;
  std::vector<rocksdb::ColumnFamilyHandle*> handles;
  require(rocksdb::DB::Open(database_options(Use::kWrite, !begun), path, all_families(Use::kWrite, options.bulk),
                            &handles, &raw),
          path);
  Database out(path, raw, handles);
  const BuildStamp stored = stamp_of([&](std::string_view name) { return out.get(Family::kMeta, name); });
  require_same(stored, options.stamp, path);
  rocksdb::WriteBatch batch;
  const auto enter = [&](std::string_view name, const std::string& value) {
    batch.Put(out[Family::kMeta], slice(name), value);
  };
  if (!begun) enter(kOntologyEntry, ontology_hash());
  if (!begun) enter(kFormatEntry, std::to_string(kFormat));
  if (stored.lexicon.empty() && !options.stamp.lexicon.empty()) enter(kLexiconEntry, options.stamp.lexicon);
  if (stored.passes.empty() && !options.stamp.passes.empty()) enter(kPassesEntry, options.stamp.passes);
  if (stored.options.empty() && !options.stamp.options.empty()) enter(kOptionsEntry, options.stamp.options);
  if (batch.Count() > 0) out.write(batch);
  return out;
}

Database Database::for_reading(const std::string& path) {
  require_database(path);
  return at_rest(path, [&](const std::string& files) {
    inspect(files, path, false);
    rocksdb::DB* raw = nullptr;
    std::vector<rocksdb::ColumnFamilyHandle*> handles;
    require(rocksdb::DB::OpenForReadOnly(database_options(Use::kRead, false), files, all_families(Use::kRead), &handles,
                                         &raw),
            path);
    return Database(path, raw, handles);
  });
}

std::optional<std::string> Database::get(Family family, std::string_view key) const {
  std::string value;
  const rocksdb::Status status = db_->Get({}, (*this)[family], slice(key), &value);
  if (status.IsNotFound()) return std::nullopt;
  require(status, path_);
  return value;
}

std::unique_ptr<rocksdb::Iterator> Database::scan(Family family, Extent extent) const {
  rocksdb::ReadOptions options;
  options.fill_cache = extent == Extent::kSome;
  return std::unique_ptr<rocksdb::Iterator>(db_->NewIterator(options, (*this)[family]));
}

void Database::write(rocksdb::WriteBatch& batch) { require(db_->Write({}, &batch), path_); }

void Database::flush() {
  std::vector<rocksdb::ColumnFamilyHandle*> all;
  for (const Handle& each : handles_) all.push_back(each.get());
  require(db_->Flush({}, all), path_);
}

void Database::compact() {
  rocksdb::CompactRangeOptions options;
  options.bottommost_level_compaction = rocksdb::BottommostLevelCompaction::kForceOptimized;
  options.exclusive_manual_compaction = false;
  // Two families at a time, the largest first: each is merged by one thread.
  constexpr std::array kOrder{Family::kEvidence,  Family::kAdjacency,  Family::kBigrams,    Family::kMentions,
                              Family::kNodes,     Family::kNames,      Family::kStatements, Family::kSources,
                              Family::kDocuments, Family::kJudgements, Family::kMeta};
  static_assert(kOrder.size() == kFamilies);
  std::atomic<std::size_t> next{0};
  const auto work = [&] {
    for (std::size_t i = next++; i < kOrder.size(); i = next++)
      require(db_->CompactRange(options, (*this)[kOrder[i]], nullptr, nullptr), path_);
  };
  auto other = std::async(std::launch::async, work);
  work();
  other.get();
}

}  // namespace govgraph::store
