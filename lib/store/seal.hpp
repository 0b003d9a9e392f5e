// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include <rocksdb/env.h>

namespace govgraph::store {

/// Which documents a database holds: their number, and a sum over their headers that is the same in any order.
struct Holdings {
  std::uint64_t documents = 0;
  std::uint64_t sum = 0;

  void add(std::string_view key, std::string_view header);
  void remove(std::string_view key, std::string_view header);

  friend bool operator==(const Holdings&, const Holdings&) = default;
};

/// The file SEAL beside RocksDB's own: what a command that came to its end left. A writer takes it away before it
/// changes anything, so that where it lies nothing may be less than it says: a list of files (MANIFEST) that was cut
/// short makes RocksDB go back in time without a word. Of this module's own use.
struct Seal {
  std::string manifest;  ///< name of the list of files
  std::uint64_t manifest_bytes = 0;
  Holdings holdings;

  friend bool operator==(const Seal&, const Seal&) = default;
};

struct FoundSeal {
  std::optional<Seal> seal;  ///< nullopt: there is none, or it is `broken`
  bool broken = false;

  friend bool operator==(const FoundSeal&, const FoundSeal&) = default;
};

FoundSeal seal_of(const std::string& path);

/// Whether nobody has opened the database for writing since it was sealed.
bool is_untouched(const std::string& path, const FoundSeal& seal);

/// On the disk for good when it returns. Throws StorageError.
void write_seal(const std::string& path, const Holdings& holdings, rocksdb::Env& env);
void remove_seal(const std::string& path, rocksdb::Env& env);

/// Throws CorruptionError when the list of files is older or shorter than the seal says.
void require_sealed(const std::string& path);

}  // namespace govgraph::store
