// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <memory>
#include <vector>

#include <rocksdb/db.h>

#include "store/keys.hpp"

/// How this module has RocksDB work. Of its own use.
namespace govgraph::store {

enum class Use : std::uint8_t { kRead, kWrite };

/// Memory: 48 MB of rows not yet in files and 16 MB of cache for a writer; for a reader a cache that grows up to 512 MB
/// with what is looked up here and there. Scans of whole families leave the cache alone.
rocksdb::DBOptions database_options(Use use, bool create);

rocksdb::ColumnFamilyOptions family_options(Family family, Use use, const std::shared_ptr<rocksdb::Cache>& cache);

/// `unmerged`: files are not merged in the background before somebody says so.
std::vector<rocksdb::ColumnFamilyDescriptor> all_families(Use use, bool bulk = false, bool unmerged = false);

}  // namespace govgraph::store
