// SPDX-License-Identifier: Apache-2.0
#include "store/file_sink.hpp"

#include <filesystem>

#include "store/folder.hpp"
#include "store/merge.hpp"

namespace govgraph::store {

namespace fs = std::filesystem;

FileSink::FileSink(const Database& database, std::string name, Packing packing, Cancellation cancellation)
    : database_(database), name_(std::move(name)), packing_(packing), cancellation_(cancellation) {}
FileSink::~FileSink() = default;

void FileSink::put(Family family, std::string_view key, std::string_view value) {
  check(file(family).Put(slice(key), slice(value)));
}

void FileSink::merge(Family family, std::string_view key, std::string_view set) {
  check(file(family).Merge(slice(key), slice(set)));
}

void FileSink::erase(Family family, std::string_view key) { check(file(family).Delete(slice(key))); }

std::map<Family, std::string> FileSink::finish() {
  std::map<Family, std::string> out;
  for (auto& [family, file] : files_) {
    check(file->Finish());
    out.emplace(family, path(family));
  }
  files_.clear();
  return out;
}

rocksdb::Options FileSink::options_of(Family family) const {
  rocksdb::Options out;
  if (packing_ == Packing::kAsStored) {
    out = database_.db().GetOptions(database_[family]);
    out.bottommost_compression = rocksdb::kDisableCompressionOption;  // it would be slow, and they are merged soon
  } else {
    out.compression = rocksdb::kNoCompression;
    out.merge_operator = counted_set_merge();
  }
  out.env = &database_.env();
  return out;
}

std::string FileSink::path(Family family) const {
  return (fs::path(loading_folder(database_)) / (std::string(name_of(family)) + name_ + ".sst")).string();
}

rocksdb::SstFileWriter& FileSink::file(Family family) {
  cancellation_.check();
  auto& out = files_[family];
  if (!out) {
    auto made = std::make_unique<rocksdb::SstFileWriter>(rocksdb::EnvOptions(), options_of(family), database_[family]);
    check(made->Open(path(family)));
    out = std::move(made);
  }
  return *out;
}

void ingest(Database& database, const std::map<Family, std::vector<std::string>>& files) {
  std::vector<rocksdb::IngestExternalFileArg> all;
  for (const auto& [family, paths] : files) {
    rocksdb::IngestExternalFileArg arg;
    arg.column_family = database[family];
    arg.external_files = paths;
    arg.options.move_files = true;
    arg.options.failed_move_fall_back_to_copy = true;
    all.push_back(std::move(arg));
  }
  if (!all.empty()) require(database.db().IngestExternalFiles(all), database.path());
}

std::string loading_folder(const Database& database) { return (fs::path(database.path()) / kLoadingFolder).string(); }

}  // namespace govgraph::store
