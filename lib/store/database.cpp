// SPDX-License-Identifier: Apache-2.0
#include "store/database.hpp"

#include <algorithm>
#include <array>
#include <atomic>
#include <chrono>
#include <condition_variable>
#include <filesystem>
#include <future>
#include <mutex>
#include <thread>

#include <rocksdb/cache.h>

#include "base/error.hpp"
#include "store/folder.hpp"
#include "store/held_files.hpp"
#include "store/rocks_options.hpp"
#include "store/salvage.hpp"
#include "store/seal.hpp"
#include "store/stamp.hpp"

namespace govgraph::store {
namespace {

namespace fs = std::filesystem;

constexpr int kOpenAttempts = 50;

using Handles = std::vector<rocksdb::ColumnFamilyHandle*>;

/// Reads the default family alone, for a newer format may have families that this program does not know. False when a
/// database was begun and killed before its first entry: it may be begun again.
bool inspect(const std::string& files, const std::string& path, bool may_be_begun) {
  rocksdb::DB* raw = nullptr;
  std::vector<rocksdb::ColumnFamilyHandle*> handles;
  rocksdb::DBOptions options = database_options(Use::kRead, false);
  options.max_open_files = 16;
  const auto cache = rocksdb::NewLRUCache(std::size_t{1} << 20);
  require(rocksdb::DB::OpenForReadOnly(options, files, {{"default", family_options(Family::kMeta, Use::kRead, cache)}},
                                       &handles, &raw),
          path);
  const std::unique_ptr<rocksdb::DB> db(raw);
  const std::unique_ptr<rocksdb::ColumnFamilyHandle> handle(handles.at(0));
  const Entry entry = [&](std::string_view name) -> std::optional<std::string> {
    std::string value;
    return db->Get({}, slice(name), &value).ok() ? std::optional(value) : std::nullopt;
  };
  if (!entry(kFormatEntry)) {
    const std::unique_ptr<rocksdb::Iterator> first(db->NewIterator({}));
    first->SeekToFirst();
    const bool empty = !first->Valid() && first->status().ok();
    if (empty && may_be_begun) return false;
    if (empty)
      throw StorageError(path +
                         " was killed while it was being made and holds nothing yet: run the build or import again");
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

/// Ends a long call of RocksDB's, which looks at a flag of its own, when the user asks to stop.
class Watch {
 public:
  explicit Watch(const Cancellation& cancellation)
      : thread_([this, cancellation] {
          std::unique_lock lock(mutex_);
          while (!done_.wait_for(lock, std::chrono::milliseconds(20), [this] { return over_; }))
            if (cancellation.requested()) stop_ = true;
        }) {}
  ~Watch() {
    {
      const std::lock_guard lock(mutex_);
      over_ = true;
    }
    done_.notify_one();
    thread_.join();
  }
  Watch(const Watch&) = delete;
  Watch& operator=(const Watch&) = delete;

  std::atomic<bool>& flag() { return stop_; }

 private:
  std::atomic<bool> stop_{false};
  std::mutex mutex_;
  std::condition_variable done_;
  bool over_ = false;
  std::thread thread_;
};

rocksdb::Env& environment_of(const OpenOptions& options) {
  return options.environment == nullptr ? *rocksdb::Env::Default() : *static_cast<rocksdb::Env*>(options.environment);
}

/// What an import left that was killed while it filled a new database: nothing else can be in there.
void remove_cut_short(const std::string& path, rocksdb::Env& env) {
  const FolderLock lock(path, env);
  std::error_code ignored;
  fs::create_directory(fs::path(path) / kLoadingFolder,
                       ignored);  // last to go: tells, if this is cut short, what it was
  fs::remove(fs::path(path) / "CURRENT", ignored);
  for (const auto& each : fs::directory_iterator(path, ignored)) {
    const fs::path name = each.path().filename();
    if (name != "LOCK" && name != kLoadingFolder && name != kSalvageFolder) fs::remove_all(each.path(), ignored);
  }
  fs::remove_all(fs::path(path) / kLoadingFolder, ignored);
}

}  // namespace

Database::Database(std::string path, rocksdb::DB* db, const std::vector<rocksdb::ColumnFamilyHandle*>& handles)
    : path_(std::move(path)), db_(db) {
  for (rocksdb::ColumnFamilyHandle* each : handles)
    for (const Family family : families())
      if (name_of(family) == each->GetName()) handles_[static_cast<std::size_t>(family)].reset(each);
}

FolderLock::FolderLock(const std::string& path, rocksdb::Env& env) : env_(env) {
  require(env.LockFile((fs::path(path) / "LOCK").string(), &lock_), path);
}

FolderLock::~FolderLock() { env_.UnlockFile(lock_).PermitUncheckedError(); }

bool is_cut_short(const std::string& path) {
  const FoundSeal found = seal_of(path);
  if (what_lies_at(path) != Lies::kDatabase || found.seal || found.broken) return false;
  try {
    const Database database = Database::for_rescue(path, {}, true);
    if (!database.has(Family::kMeta)) return false;
    if (database.get(Family::kMeta, kLoadingEntry)) return true;
    const auto entries = database.scan(Family::kMeta);
    entries->SeekToFirst();
    database.finish(*entries);
    return !entries->Valid();
  } catch (const Error&) {
    return false;
  }
}

Database Database::for_writing(const std::string& path, const OpenOptions& options) {
  if (!options.create) require_database(path);
  require_room(path);
  // RocksDB would take up a log that it finds without a list of files.
  const bool unmade = what_lies_at(path) == Lies::kBegun;
  if (unmade || (options.bulk && is_cut_short(path))) remove_cut_short(path, environment_of(options));
  const bool exists = what_lies_at(path) == Lies::kDatabase;
  if (exists) require_sealed(path);
  const bool begun =
      exists && at_rest(path, [&](const std::string& files) { return inspect(files, path, options.create); });
  if (exists) HeldFiles::remove_stale(path);
  const FoundSeal seal = seal_of(path);
  const bool untouched = exists && is_untouched(path, seal);
  rocksdb::DB* raw = nullptr;
  Handles handles;
  rocksdb::DBOptions how = database_options(Use::kWrite, !begun);
  how.env = &environment_of(options);
  require(rocksdb::DB::Open(how, path, all_families(Use::kWrite, options.bulk, true), &handles, &raw), path);
  Database out(path, raw, handles);
  out.note_ = std::make_unique<WriterNote>(path);
  out.cancellation_ = options.cancellation;
  out.merging_ = options.bulk ? Merging::kNever : Merging::kNotYet;
  if (untouched && seal == seal_of(path)) out.sealed_ = seal.seal->holdings;
  remove_seal(path, *how.env);
  std::error_code ignored;
  fs::remove_all(fs::path(path) / kLoadingFolder, ignored);  // of who was killed
  out.enter_stamp(options, begun);
  return out;
}

/// Of a database with documents that does not say how they were read, nothing is said.
void Database::enter_stamp(const OpenOptions& options, bool begun) {
  const BuildStamp stored = stamp_of([&](std::string_view name) { return get(Family::kMeta, name); });
  if (!options.restamps) require_same(stored, options.stamp, path_);
  bool filled = false;
  if (begun && (stored.lexicon.empty() || stored.passes.empty()))
    visit_rows(*this, Family::kDocuments, {}, [&](std::string_view, std::string_view) {
      filled = true;
      return false;
    });
  const BuildStamp stamp = filled ? BuildStamp{} : options.stamp;
  rocksdb::WriteBatch batch;
  const auto enter = [&](std::string_view name, const std::string& value) {
    batch.Put((*this)[Family::kMeta], slice(name), value);
  };
  if (!begun) enter(kOntologyEntry, ontology_hash());
  const std::string format = std::to_string(kFormat);
  if (get(Family::kMeta, kFormatEntry) != format) {
    enter(kFormatEntry, format);
    batch.Delete((*this)[Family::kMeta], slice(kJoinsEntry));
  }
  if (stored.lexicon.empty() && !stamp.lexicon.empty()) enter(kLexiconEntry, stamp.lexicon);
  if (stored.passes.empty() && !stamp.passes.empty()) enter(kPassesEntry, stamp.passes);
  if (stored.options.empty() && !stamp.options.empty()) enter(kOptionsEntry, stamp.options);
  if (batch.Count() > 0) write(batch);
}

Database Database::for_reading(const std::string& path, const Cancellation& cancellation) {
  require_database(path);
  require_sealed(path);
  Database out = at_rest(path, [&](const std::string& files) {
    inspect(files, path, false);
    rocksdb::DB* raw = nullptr;
    Handles handles;
    require(rocksdb::DB::OpenForReadOnly(database_options(Use::kRead, false), files, all_families(Use::kRead), &handles,
                                         &raw),
            path);
    return Database(path, raw, handles);
  });
  out.cancellation_ = cancellation;
  return out;
}

Database Database::for_scratch(const std::string& path, const Cancellation& cancellation) {
  rocksdb::DB* raw = nullptr;
  Handles handles;
  rocksdb::DBOptions options = database_options(Use::kWrite, true);
  options.avoid_flush_during_shutdown = true;
  require(rocksdb::DB::Open(options, path, all_families(Use::kWrite), &handles, &raw), path);
  Database out(path, raw, handles);
  out.cancellation_ = cancellation;
  out.lasting_ = false;
  return out;
}

Database Database::for_rescue(const std::string& path, const Cancellation& cancellation, bool strict) {
  rocksdb::DBOptions options = database_options(Use::kRead, false);
  options.max_open_files = 256;
  options.paranoid_checks = strict;
  if (!strict) options.wal_recovery_mode = rocksdb::WALRecoveryMode::kPointInTimeRecovery;
  std::vector<std::string> there;
  require(rocksdb::DB::ListColumnFamilies(options, path, &there), path);
  std::vector<rocksdb::ColumnFamilyDescriptor> wanted;
  for (rocksdb::ColumnFamilyDescriptor& each : all_families(Use::kRead))
    if (std::find(there.begin(), there.end(), each.name) != there.end()) wanted.push_back(std::move(each));
  rocksdb::DB* raw = nullptr;
  Handles handles;
  require(rocksdb::DB::OpenForReadOnly(options, path, wanted, &handles, &raw), path);
  Database out(path, raw, handles);
  out.cancellation_ = cancellation;
  return out;
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

void Database::write(rocksdb::WriteBatch& batch) {
  rocksdb::WriteOptions options;
  options.sync = lasting_;
  options.disableWAL = !lasting_;
  require(db_->Write(options, &batch), path_);
}

void Database::flush() {
  std::vector<rocksdb::ColumnFamilyHandle*> all;
  for (const Handle& each : handles_) all.push_back(each.get());
  require(db_->Flush({}, all), path_);
}

void Database::merge_from_now() {
  if (merging_ != Merging::kNotYet) return;
  merging_ = Merging::kNow;
  std::vector<rocksdb::ColumnFamilyHandle*> all;
  for (const Handle& each : handles_) all.push_back(each.get());
  require(db_->EnableAutoCompaction(all), path_);
}

/// The youngest files of a family as long as they are small: those of a good many small writes become one, without a
/// look at the large ones. How many files lie in the first level.
std::size_t Database::join_small_files(rocksdb::ColumnFamilyHandle& family) {
  constexpr std::size_t kMany = 8, kSmall = std::size_t{4} << 20;
  rocksdb::ColumnFamilyMetaData all;
  db_->GetColumnFamilyMetaData(&family, &all);
  const std::vector<rocksdb::SstFileMetaData>& files = all.levels.front().files;
  std::vector<std::string> small;
  for (auto each = files.begin(); each != files.end() && each->size < kSmall; ++each) small.push_back(each->name);
  if (small.size() < kMany) return files.size();
  rocksdb::CompactionOptions options;
  options.compression = rocksdb::kDisableCompressionOption;  // that of the family
  // If it fails, they stay as they are.
  return db_->CompactFiles(options, &family, small, 0).ok() ? files.size() - small.size() + 1 : files.size();
}

void Database::end_merging() {
  constexpr std::size_t kLoose = 32;
  if (merging_ == Merging::kNotYet) {
    std::size_t most = 0;
    for (const Handle& each : handles_) most = std::max(most, join_small_files(*each));
    if (most >= kLoose) merge_from_now();
  }
  if (merging_ != Merging::kNow) return;
  const auto is_busy = [&](const Handle& family) {
    const auto number = [&](const std::string& property) {
      std::uint64_t value = 0;
      return db_->GetIntProperty(family.get(), property, &value) ? value : 0;
    };
    using Properties = rocksdb::DB::Properties;
    return number(Properties::kBackgroundErrors) == 0 &&
           number(Properties::kCompactionPending) + number(Properties::kNumRunningCompactions) > 0;
  };
  while (!cancellation_.requested() && std::any_of(handles_.begin(), handles_.end(), is_busy))
    std::this_thread::sleep_for(std::chrono::milliseconds(2));
}

void Database::compact() {
  rocksdb::CompactRangeOptions options;
  options.bottommost_level_compaction = rocksdb::BottommostLevelCompaction::kForceOptimized;
  options.exclusive_manual_compaction = false;
  Watch watch(cancellation_);
  options.canceled = &watch.flag();
  // Two families at a time, the largest first: each is merged by one thread.
  constexpr std::array kOrder{Family::kEvidence,  Family::kAdjacency,  Family::kBigrams,    Family::kMentions,
                              Family::kNodes,     Family::kNames,      Family::kStatements, Family::kSources,
                              Family::kDocuments, Family::kJudgements, Family::kMeta};
  static_assert(kOrder.size() == kFamilies);
  std::atomic<std::size_t> next{0};
  const auto work = [&] {
    for (std::size_t i = next++; i < kOrder.size(); i = next++) {
      const rocksdb::Status status = db_->CompactRange(options, (*this)[kOrder[i]], nullptr, nullptr);
      cancellation_.check();
      require(status, path_);
    }
  };
  auto other = std::async(std::launch::async, work);
  work();
  other.get();
}

}  // namespace govgraph::store
