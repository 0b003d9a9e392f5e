// SPDX-License-Identifier: Apache-2.0
#include "store/bulk_load.hpp"

#include <filesystem>
#include <map>

#include "store/file_sink.hpp"
#include "store/stamp.hpp"

namespace govgraph::store {
namespace fs = std::filesystem;

BulkLoad::BulkLoad(Database& database) : database_(database) {
  fs::create_directory(loading_folder(database));
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
  FileSink sink(database_, std::to_string(number), FileSink::Packing::kNone, database_.cancellation());
  group.write_to(sink);
  std::map<Family, std::vector<std::string>> files;
  for (auto& [family, path] : sink.finish()) files[family] = {std::move(path)};
  ingest(database_, files);
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
  fs::remove_all(loading_folder(database_), ignored);
}

}  // namespace govgraph::store
