// SPDX-License-Identifier: Apache-2.0
#include "store/pending_writes.hpp"

#include <algorithm>
#include <tuple>
#include <utility>

#include "store/large_change.hpp"

namespace govgraph::store {
namespace {

constexpr std::size_t kFull = 4;  ///< times `enough`

/// How much is lost when a writer is killed that reads slowly, PDF pages for example.
constexpr std::chrono::seconds kLongest{5};

}  // namespace

void PendingWrites::put(Family family, std::string_view key, std::string value) {
  bytes_ += key.size() + value.size();
  if (rows_.empty()) since_ = std::chrono::steady_clock::now();
  rows_.push_back({family, std::string(key), std::move(value)});
}

void PendingWrites::erase(Family family, std::string_view key) {
  if (rows_.empty()) since_ = std::chrono::steady_clock::now();
  rows_.push_back({family, std::string(key), std::nullopt});
}

bool PendingWrites::full() const {
  const std::size_t weight = bytes_ + group_.weight();
  return weight >= kFull * enough_ || (weight >= enough_ && std::chrono::steady_clock::now() - since_ >= kLongest);
}

void PendingWrites::write_to(Database& database) {
  if (bytes_ + group_.weight() >= enough_) {
    write_files(database);
  } else {
    rocksdb::WriteBatch batch = batch_of_rows(database);
    BatchSink sink(batch, database);
    group_.write_to(sink);
    if (batch.Count() > 0) database.write(batch);
  }
  clear();
}

std::pair<Group, rocksdb::WriteBatch> PendingWrites::take(const Database& database) {
  std::pair<Group, rocksdb::WriteBatch> out{{}, batch_of_rows(database)};
  out.first = std::exchange(group_, {});
  clear();
  return out;
}

rocksdb::WriteBatch PendingWrites::batch_of_rows(const Database& database) const {
  rocksdb::WriteBatch out;
  for (const Row& each : rows_) {
    if (each.value)
      out.Put(database[each.family], slice(each.key), slice(*each.value));
    else
      out.Delete(database[each.family], slice(each.key));
  }
  return out;
}

void PendingWrites::write_files(Database& database) {
  LargeChange change(database, 0, {});  // who asks to stop wants what was read to be kept
  std::stable_sort(rows_.begin(), rows_.end(),
                   [](const Row& a, const Row& b) { return std::tie(a.family, a.key) < std::tie(b.family, b.key); });
  for (std::size_t i = 0; i < rows_.size(); ++i) {
    const Row& row = rows_[i];
    if (i + 1 < rows_.size() && rows_[i + 1].family == row.family && rows_[i + 1].key == row.key) continue;
    if (row.value)
      change.put(row.family, row.key, *row.value);
    else
      change.erase(row.family, row.key);
  }
  change.add(group_);
  change.commit();
}

void PendingWrites::clear() {
  rows_.clear();
  bytes_ = 0;
  group_.clear();
}

}  // namespace govgraph::store
