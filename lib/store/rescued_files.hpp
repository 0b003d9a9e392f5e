// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "base/cancellation.hpp"

/// Of this module's own use.
namespace govgraph::store {

enum class Damage : std::uint8_t {
  kNone,   ///< RocksDB opens it and every table is whole
  kList,   ///< of what tells of the tables, or of the log: RocksDB does not open it, or not all of it
  kTable,  ///< of a table, which is gone or has wrong bytes
};

Damage damage_of(const std::string& path, const Cancellation& cancellation);

/// Whether a log holds anything: one that was not emptied by the end of a command.
bool has_log(const std::string& path);

/// Links (or copies) the files of the database at `path` into `scratch`, which it makes, and lets RocksDB list anew
/// what tables there are and turn the log into such. Gives back the tables that RocksDB would not take.
std::vector<std::string> rebuild_list(const std::string& path, const std::string& scratch,
                                      const Cancellation& cancellation);

}  // namespace govgraph::store
