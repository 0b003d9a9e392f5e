// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string>

namespace govgraph::store {

/// Where tables are made that are loaded in bulk, inside of the database.
inline constexpr const char* kLoadingFolder = "loading";

/// What lies at a path, as the names and sizes of files tell.
enum class Lies : std::uint8_t {
  kNothing,
  kFile,
  kEmpty,     ///< an empty folder
  kForeign,   ///< a folder of other files
  kBegun,     ///< a database that was killed while RocksDB made it, or while one half loaded was taken away
  kHeadless,  ///< files with rows, but not CURRENT, by which they are found: damaged
  kDatabase,
};

Lies what_lies_at(const std::string& path);

/// Throws StorageError, or CorruptionError where one was and is damaged, unless there is a database.
void require_database(const std::string& path);

/// A new database may only be where nothing is, lest it mix with somebody's files; or where one was begun.
void require_room(const std::string& path);

/// The disk on which a path lies and what is free there, for people.
std::string disk_of(const std::string& path);

}  // namespace govgraph::store
