// SPDX-License-Identifier: Apache-2.0
#include "store/rescued_files.hpp"

#include <algorithm>
#include <filesystem>

#include <rocksdb/sst_file_reader.h>

#include "base/error.hpp"
#include "store/database.hpp"
#include "store/rocks_options.hpp"

namespace govgraph::store {
namespace {

namespace fs = std::filesystem;

bool is_table(const fs::path& file) { return file.extension() == ".sst"; }

bool is_whole(const std::string& table) {
  rocksdb::SstFileReader reader{rocksdb::Options()};
  return reader.Open(table).ok() && reader.VerifyChecksum().ok();
}

/// Tables and logs alone: the lists are what cannot be trusted. A log is copied, for RocksDB moves it away.
void gather(const std::string& path, const std::string& scratch, const Cancellation& cancellation) {
  fs::remove_all(scratch);
  fs::create_directories(scratch);
  std::error_code error;
  for (const auto& each : fs::directory_iterator(path)) {
    cancellation.check();
    const fs::path to = fs::path(scratch) / each.path().filename();
    if (!is_table(to) && to.extension() != ".log") continue;
    if (is_table(to)) fs::create_hard_link(each.path(), to, error);
    if (!is_table(to) || error) fs::copy_file(each.path(), to, fs::copy_options::overwrite_existing);
  }
}

std::uint64_t largest_number(const std::string& folder) {
  std::uint64_t out = 0;
  for (const auto& each : fs::directory_iterator(folder))
    out = std::max<std::uint64_t>(out, std::strtoull(each.path().stem().c_str(), nullptr, 10));
  return out;
}

/// The log names families by number. Tables tell which number is whose, so each family gets one, of a row that is no
/// row: families have the same numbers in every database, for they are made in one order.
void add_name_tables(const std::string& scratch) {
  const std::string made = scratch + "/names";
  fs::create_directory(made);
  {
    Database names = Database::for_scratch(made, {});
    rocksdb::WriteBatch batch;
    for (const Family each : families())
      holds_sets(each) ? batch.Merge(names[each], "no row", "") : batch.Put(names[each], "no row", "");
    names.write(batch);
    names.flush();
  }
  std::uint64_t number = largest_number(scratch);
  for (const auto& each : fs::directory_iterator(made))
    if (is_table(each.path())) {
      std::string name = std::to_string(++number);
      name.insert(0, 6 - std::min<std::size_t>(6, name.size()), '0');
      fs::rename(each.path(), fs::path(scratch) / (name + ".sst"));
    }
  fs::remove_all(made);
}

}  // namespace

Damage damage_of(const std::string& path, const Cancellation& cancellation) {
  for (const auto& each : fs::directory_iterator(path)) {
    cancellation.check();
    if (is_table(each.path()) && !is_whole(each.path().string())) return Damage::kTable;
  }
  try {
    const Database database = Database::for_reading(path, cancellation);
    return Damage::kNone;
  } catch (const CorruptionError& error) {
    const bool gone = std::string_view(error.what()).find(".sst") != std::string_view::npos;
    return gone ? Damage::kTable : Damage::kList;
  } catch (const StorageError&) {
    return Damage::kList;
  }
}

bool has_log(const std::string& path) {
  std::error_code error;
  for (const auto& each : fs::directory_iterator(path))
    if (each.path().extension() == ".log" && fs::file_size(each.path(), error) > 0) return true;
  return false;
}

std::vector<std::string> rebuild_list(const std::string& path, const std::string& scratch,
                                      const Cancellation& cancellation) {
  gather(path, scratch, cancellation);
  add_name_tables(scratch);
  rocksdb::DBOptions options = database_options(Use::kWrite, false);
  require(rocksdb::RepairDB(scratch, options, all_families(Use::kRead), rocksdb::ColumnFamilyOptions()), path);
  std::vector<std::string> left;
  std::error_code none;
  for (const auto& each : fs::directory_iterator(fs::path(scratch) / "lost", none))
    if (is_table(each.path())) left.push_back(each.path().string());
  std::sort(left.begin(), left.end());
  return left;
}

}  // namespace govgraph::store
