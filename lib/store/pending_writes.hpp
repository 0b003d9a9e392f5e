// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "store/group.hpp"

namespace govgraph::store {

/// What waits to be written together: rows of documents, judgements and entries, and what documents add to the derived
/// rows. Of this module's own use.
class PendingWrites {
 public:
  /// `enough`: bytes of memory from which on a file of each family is worth its costs.
  explicit PendingWrites(std::size_t enough) : enough_(enough) {}

  void put(Family family, std::string_view key, std::string value);
  void erase(Family family, std::string_view key);
  void add(Contribution contribution) { group_.add(std::move(contribution)); }
  void subtract(Contribution contribution) { group_.subtract(std::move(contribution)); }

  /// Whether it is time to write: much has come together, or some that has waited long.
  bool full() const;

  /// Writes all of it or, if it fails, nothing, and is empty then. Little goes through the log. Much becomes files of
  /// sorted rows that the database takes up: that costs half as much, for rows are sorted and written once.
  void write_to(Database& database);

  /// Gives away both halves, the rows as a batch, and is empty then.
  std::pair<Group, rocksdb::WriteBatch> take(const Database& database);

 private:
  /// Of whatever family but the derived ones; of several with one key the last holds.
  struct Row {
    Family family;
    std::string key;
    std::optional<std::string> value;  ///< nullopt: the row goes
  };

  rocksdb::WriteBatch batch_of_rows(const Database& database) const;
  void write_files(Database& database);
  void clear();

  std::size_t enough_;
  std::vector<Row> rows_;
  std::size_t bytes_ = 0;  ///< of the rows
  Group group_;
  std::chrono::steady_clock::time_point since_;
};

}  // namespace govgraph::store
