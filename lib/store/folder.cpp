// SPDX-License-Identifier: Apache-2.0
#include "store/folder.hpp"

#include <algorithm>
#include <array>
#include <filesystem>
#include <string_view>

#include <sys/stat.h>

#include "base/error.hpp"
#include "store/salvage.hpp"

namespace govgraph::store {
namespace {

namespace fs = std::filesystem;

/// Files that RocksDB and we make and that hold no rows.
bool is_furniture(std::string_view name) {
  constexpr std::array kNames{"LOCK", "IDENTITY", "CURRENT", "SEAL", "WRITER", kLoadingFolder, kSalvageFolder};
  constexpr std::array kBeginnings{"MANIFEST-", "OPTIONS-", "LOG", "reading-"};
  return std::find(kNames.begin(), kNames.end(), name) != kNames.end() || name.ends_with(".dbtmp") ||
         name.ends_with(".tmp") || std::any_of(kBeginnings.begin(), kBeginnings.end(), [&](const char* beginning) {
           return name.starts_with(beginning);
         });
}

Lies without_current(const fs::path& path) {
  std::error_code ignored;
  bool empty = true, rows = false, foreign = false, loading = false;
  for (const auto& each : fs::directory_iterator(path, ignored)) {
    const std::string name = each.path().filename().string();
    empty = false;
    const bool log = name.ends_with(".log"), table = name.ends_with(".sst");
    rows = rows || table || (log && fs::file_size(each.path(), ignored) > 0);
    loading = loading || name == kLoadingFolder;
    foreign = foreign || !(log || table || is_furniture(name));
  }
  if (empty) return Lies::kEmpty;
  if (foreign) return Lies::kForeign;
  return rows && !loading ? Lies::kHeadless : Lies::kBegun;
}

}  // namespace

Lies what_lies_at(const std::string& path) {
  std::error_code ignored;
  if (!fs::exists(path, ignored)) return Lies::kNothing;
  if (!fs::is_directory(path, ignored)) return Lies::kFile;
  if (fs::exists(fs::path(path) / "CURRENT", ignored)) return Lies::kDatabase;
  return without_current(path);
}

void require_database(const std::string& path) {
  switch (what_lies_at(path)) {
    case Lies::kDatabase:
      return;
    case Lies::kNothing:
      throw StorageError(path + " does not exist: give the database that `govgraph build --db` wrote");
    case Lies::kBegun:
      throw StorageError(path +
                         " was killed while it was being made and holds nothing yet: run the build or import again");
    case Lies::kHeadless:
      throw CorruptionError(path + " is damaged (its file CURRENT is gone): run `govgraph repair --db " + path + "`");
    case Lies::kFile:
    case Lies::kEmpty:
    case Lies::kForeign:
      throw StorageError(
          path +
          " is not a govgraph database: no CURRENT file in it; give the folder that `govgraph build --db` wrote");
  }
}

void require_room(const std::string& path) {
  switch (what_lies_at(path)) {
    case Lies::kFile:
      throw StorageError(path + " is a file, not a govgraph database: give another name");
    case Lies::kForeign:
      throw StorageError(
          path + " holds other files and is not a govgraph database (no CURRENT file): give an empty or new folder");
    case Lies::kHeadless:
      return require_database(path);
    case Lies::kNothing:
    case Lies::kEmpty:
    case Lies::kBegun:
    case Lies::kDatabase:
      return;
  }
}

std::string disk_of(const std::string& path) {
  std::error_code error;
  fs::path at = fs::absolute(path, error);
  while (at.has_relative_path() && !fs::exists(at, error)) at = at.parent_path();
  const fs::space_info space = fs::space(at, error);
  struct stat here {};
  struct stat above {};
  while (at.has_relative_path() && ::stat(at.c_str(), &here) == 0 && ::stat(at.parent_path().c_str(), &above) == 0 &&
         here.st_dev == above.st_dev)
    at = at.parent_path();
  const std::string free = error ? "" : ", " + std::to_string(space.available >> 20) + " MB free";
  return "the disk at " + at.string() + free;
}

}  // namespace govgraph::store
