// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <deque>
#include <future>
#include <memory>
#include <vector>

#include "store/group.hpp"

namespace govgraph::store {

/// Fills a new database by files of sorted rows instead of its log: each group becomes one file a family, and in the
/// end all files of a family are merged once. Until `finish` the database is marked, and nothing can open it.
/// Writing goes on in the background, two groups at a time; its faults come out of the next call. Of this module's own
/// use.
class BulkLoad {
 public:
  /// REQUIRES a database without documents that outlives the load.
  explicit BulkLoad(Database& database);
  ~BulkLoad();

  void write(std::unique_ptr<Group> group, std::unique_ptr<rocksdb::WriteBatch> batch);
  void finish();

 private:
  void write_now(std::size_t number, const Group& group, rocksdb::WriteBatch& batch);
  void wait(std::size_t most);

  Database& database_;
  std::deque<std::future<void>> under_way_;
  std::size_t groups_ = 0;
};

}  // namespace govgraph::store
