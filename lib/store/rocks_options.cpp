// SPDX-License-Identifier: Apache-2.0
#include "store/rocks_options.hpp"

#include <cstdarg>

#include <rocksdb/cache.h>
#include <rocksdb/filter_policy.h>
#include <rocksdb/memtablerep.h>
#include <rocksdb/table.h>

#include "store/merge.hpp"

namespace govgraph::store {
namespace {

constexpr std::size_t kMebi = std::size_t{1} << 20;

class SilentLog final : public rocksdb::Logger {
 public:
  using rocksdb::Logger::Logv;
  void Logv(const char*, va_list) override {}
};

}  // namespace

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
  // Every write is synced, so a kill or a loss of power leaves a torn end and nothing else. What is wrong before the
  // end is damage, to be told and not to be skipped.
  out.wal_recovery_mode = rocksdb::WALRecoveryMode::kTolerateCorruptedTailRecords;
  return out;
}

rocksdb::ColumnFamilyOptions family_options(Family family, Use use, const std::shared_ptr<rocksdb::Cache>& cache) {
  rocksdb::ColumnFamilyOptions out;
  rocksdb::BlockBasedTableOptions table;
  table.block_cache = cache;
  table.block_size = std::uint64_t{16} << 10;
  table.format_version = 5;
  // The default family is gone through more than looked up in, and it has most rows: its filter would cost each
  // opening.
  if (family != Family::kMeta) table.filter_policy.reset(rocksdb::NewBloomFilterPolicy(10));
  out.table_factory.reset(rocksdb::NewBlockBasedTableFactory(table));
  out.write_buffer_size = 16 * kMebi;
  out.target_file_size_base = 32 * kMebi;
  out.max_bytes_for_level_base = 128 * kMebi;
  out.level0_file_num_compaction_trigger = 8;  // a writer's files are large (pending_writes.hpp): merged half as often
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

std::vector<rocksdb::ColumnFamilyDescriptor> all_families(Use use, bool bulk, bool unmerged) {
  const auto cache = rocksdb::NewLRUCache((use == Use::kRead ? 512 : 16) * kMebi);
  std::vector<rocksdb::ColumnFamilyDescriptor> out;
  for (const Family each : families()) {
    out.emplace_back(std::string(name_of(each)), family_options(each, use, cache));
    out.back().options.disable_auto_compactions = bulk || unmerged;
    out.back().options.level_compaction_dynamic_level_bytes = bulk;  // the one run then goes to the last level at once
  }
  return out;
}

}  // namespace govgraph::store
