// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <vector>

#include <rocksdb/write_batch.h>

#include "store/contribution.hpp"
#include "store/database.hpp"

namespace govgraph::store {

/// Contributions of several documents, added and taken away, that go into one atomic batch: what they share (a town's node) is
/// added up first. Of this module's own use.
class Group {
 public:
  void add(Contribution contribution) { put(std::move(contribution), 1); }
  void subtract(Contribution contribution) { put(std::move(contribution), -1); }

  bool empty() const { return contributions_.empty(); }
  std::size_t weight() const { return weight_; }  ///< bytes of memory, about

  /// Writes the sum behind what `batch` holds already, in order of keys. The group stays as it is.
  void write_to(rocksdb::WriteBatch& batch, const Database& database) const;
  void clear();

 private:
  struct Signed {
    Contribution contribution;
    int sign;
  };

  void put(Contribution contribution, int sign);
  void write_rows(rocksdb::WriteBatch& batch, const Database& database) const;
  void write_items(rocksdb::WriteBatch& batch, const Database& database) const;
  void write_postings(rocksdb::WriteBatch& batch, const Database& database) const;

  std::vector<Signed> contributions_;
  std::size_t weight_ = 0;
};

}  // namespace govgraph::store
