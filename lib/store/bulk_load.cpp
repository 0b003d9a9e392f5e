// SPDX-License-Identifier: Apache-2.0
#include "store/bulk_load.hpp"

#include <filesystem>
#include <map>

#include <rocksdb/sst_file_writer.h>

#include "store/folder.hpp"
#include "store/merge.hpp"
#include "store/stamp.hpp"

namespace govgraph::store {
namespace {

namespace fs = std::filesystem;

fs::path folder_of(const Database& database) { return fs::path(database.path()) / kLoadingFolder; }

/// One file a family.
class FileSink final : public RowSink {
 public:
  FileSink(const Database& database, std::size_t group) : database_(database), group_(group) {
    options_.env = &database.env();
    options_.compression = rocksdb::kNoCompression;  // read once, soon
    options_.merge_operator = counted_set_merge();
  }

  void put(Family family, std::string_view key, std::string_view value) override {
    check(file(family).Put(slice(key), slice(value)));
  }
  void merge(Family family, std::string_view key, std::string_view set) override {
    check(file(family).Merge(slice(key), slice(set)));
  }
  void erase(Family family, std::string_view key) override { check(file(family).Delete(slice(key))); }

  void ingest(rocksdb::DB& db) {
    std::vector<rocksdb::IngestExternalFileArg> all;
    for (auto& [family, file] : files_) {
      check(file->Finish());
      rocksdb::IngestExternalFileArg arg;
      arg.column_family = database_[family];
      arg.external_files = {path(family)};
      arg.options.move_files = true;
      arg.options.failed_move_fall_back_to_copy = true;
      all.push_back(std::move(arg));
    }
    if (!all.empty()) check(db.IngestExternalFiles(all));
  }

 private:
  std::string path(Family family) const {
    return (folder_of(database_) / (std::string(name_of(family)) + std::to_string(group_) + ".sst")).string();
  }
  void check(const rocksdb::Status& status) const { require(status, database_.path()); }

  rocksdb::SstFileWriter& file(Family family) {
    database_.cancellation().check();
    auto& out = files_[family];
    if (!out) {
      out = std::make_unique<rocksdb::SstFileWriter>(rocksdb::EnvOptions(), options_, database_[family]);
      check(out->Open(path(family)));
    }
    return *out;
  }

  const Database& database_;
  std::size_t group_;
  rocksdb::Options options_;
  std::map<Family, std::unique_ptr<rocksdb::SstFileWriter>> files_;
};

}  // namespace

BulkLoad::BulkLoad(Database& database) : database_(database) {
  fs::create_directory(folder_of(database));
  rocksdb::WriteBatch mark;
  mark.Put(database[Family::kMeta], slice(kLoadingEntry), "1");
  database.write(mark);
}

BulkLoad::~BulkLoad() {
  for (std::future<void>& each : under_way_)
    if (each.valid()) each.wait();
}

void BulkLoad::write(std::unique_ptr<Group> group, std::unique_ptr<rocksdb::WriteBatch> batch) {
  wait(1);
  database_.cancellation().check();
  under_way_.push_back(std::async(
      std::launch::async, [this, n = groups_++, g = std::move(group), b = std::move(batch)] { write_now(n, *g, *b); }));
}

void BulkLoad::write_now(std::size_t number, const Group& group, rocksdb::WriteBatch& batch) {
  FileSink sink(database_, number);
  group.write_to(sink);
  sink.ingest(database_.db());
  if (batch.Count() > 0) database_.write(batch);
}

/// Until no more than `most` are under way.
void BulkLoad::wait(std::size_t most) {
  while (under_way_.size() > most) {
    std::future<void> first = std::move(under_way_.front());
    under_way_.pop_front();
    first.get();
  }
}

void BulkLoad::finish() {
  wait(0);
  database_.flush();
  database_.compact();
  rocksdb::WriteBatch unmark;
  unmark.Delete(database_[Family::kMeta], slice(kLoadingEntry));
  database_.write(unmark);
  database_.flush();
  std::error_code ignored;
  fs::remove_all(folder_of(database_), ignored);
}

}  // namespace govgraph::store
