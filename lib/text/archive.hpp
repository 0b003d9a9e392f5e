// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>

namespace govgraph::text {

/// Why an archive could not be read to its end.
struct ArchiveFault {
  enum class Kind : std::uint8_t {
    kBroken,     ///< cut, damaged, of a kind that is not known
    kEncrypted,  ///< a member needs a password
    kTooLarge,   ///< more than the limits let through
    kTooMany,    ///< more members than these
  } kind = Kind::kBroken;
  std::string reason;  ///< of kBroken, in the words of who reads it
};

struct ArchiveLimits {
  std::uint64_t bytes = 0;  ///< of all members, unpacked
  std::size_t members = 0;
};

struct ArchiveMember {
  std::string name;  ///< UTF-8, '/' between parts, as the archive has it: it may be absolute or hold ".."
  std::string_view bytes;
};

/// Calls `use` with each file of an archive (ZIP, TAR, also packed by gzip, bzip2, xz or zstd), in its order, until
/// that returns false; `wanted` says by its name whether a file is unpacked at all. Nothing is believed that an archive
/// says of its own size. The fault that ended it, if one did: what came before it has been used.
std::optional<ArchiveFault> read_archive(std::string_view bytes, const ArchiveLimits& limits,
                                         const std::function<bool(const std::string& name)>& wanted,
                                         const std::function<bool(const ArchiveMember&)>& use);

/// Those files of a ZIP archive whose names `wanted` picks, by name.
using Parts = std::map<std::string, std::string, std::less<>>;
std::optional<ArchiveFault> read_parts_of_zip(std::string_view bytes, const ArchiveLimits& limits,
                                              const std::function<bool(const std::string& name)>& wanted, Parts& out);

}  // namespace govgraph::text
