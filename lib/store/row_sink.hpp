// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <rocksdb/write_batch.h>

#include "store/database.hpp"

namespace govgraph::store {

/// Where derived rows go. Of each family they come in ascending order, each key once.
class RowSink {
 public:
  virtual ~RowSink() = default;
  virtual void put(Family family, std::string_view key, std::string_view value) = 0;
  virtual void merge(Family family, std::string_view key, std::string_view set) = 0;
  virtual void erase(Family family, std::string_view key) = 0;
};

/// Behind what a batch holds already.
class BatchSink final : public RowSink {
 public:
  BatchSink(rocksdb::WriteBatch& batch, const Database& database) : batch_(batch), database_(database) {}

  void put(Family family, std::string_view key, std::string_view value) override {
    batch_.Put(database_[family], slice(key), slice(value));
  }
  void merge(Family family, std::string_view key, std::string_view set) override {
    batch_.Merge(database_[family], slice(key), slice(set));
  }
  void erase(Family family, std::string_view key) override { batch_.Delete(database_[family], slice(key)); }

 private:
  rocksdb::WriteBatch& batch_;
  const Database& database_;
};

}  // namespace govgraph::store
