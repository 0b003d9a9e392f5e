// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <map>
#include <memory>
#include <string>
#include <vector>

#include <rocksdb/sst_file_writer.h>

#include "store/row_sink.hpp"

namespace govgraph::store {

/// Rows into files of sorted rows, one a family, in the database's folder for such; the database takes them up later.
/// Of this module's own use.
class FileSink final : public RowSink {
 public:
  enum class Packing : std::uint8_t { kNone, kAsStored };

  /// `name`: no other sink's. Throws CancelledError at a row when it is asked to. REQUIRES a database that outlives it
  /// and has the folder.
  FileSink(const Database& database, std::string name, Packing packing, Cancellation cancellation);
  ~FileSink() override;

  void put(Family family, std::string_view key, std::string_view value) override;
  void merge(Family family, std::string_view key, std::string_view set) override;
  void erase(Family family, std::string_view key) override;

  /// Ends the files: by family, their paths.
  std::map<Family, std::string> finish();

 private:
  rocksdb::SstFileWriter& file(Family family);
  rocksdb::Options options_of(Family family) const;
  std::string path(Family family) const;
  void check(const rocksdb::Status& status) const { require(status, database_.path()); }

  const Database& database_;
  std::string name_;
  Packing packing_;
  Cancellation cancellation_;
  std::map<Family, std::unique_ptr<rocksdb::SstFileWriter>> files_;
};

/// The database takes up the files, all or none; later ones of a family stand above earlier ones.
void ingest(Database& database, const std::map<Family, std::vector<std::string>>& files);

/// Where they are made.
std::string loading_folder(const Database& database);

}  // namespace govgraph::store
