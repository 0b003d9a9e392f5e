// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <memory>

#include <rocksdb/compaction_filter.h>
#include <rocksdb/merge_operator.h>

namespace govgraph::store {

/// Adds up counted sets, all operands at once, so that a hub that thousands of documents name costs what its
/// entries cost and not their square.
std::shared_ptr<rocksdb::MergeOperator> counted_set_merge();

/// Drops rows that have come to nothing. Lives as long as the program.
const rocksdb::CompactionFilter* empty_row_filter();

}  // namespace govgraph::store
