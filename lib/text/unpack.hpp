// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "text/formats.hpp"

namespace govgraph::text {

/// A file of an archive.
struct UnpackedFile {
  std::string name;  ///< in the archive, '/' between parts, never absolute, without ".."
  std::string bytes;
  bool read = true;  ///< false: of a kind that nothing reads, so without its bytes
};

/// As a parser: the files of an archive, and of archives in it, packed into the text of a reading. With an error
/// diagnostic and the files before it where the archive is damaged there; nullopt for what holds too much
/// (archive-too-large), is locked or is none.
std::optional<Reading> list_archive(const ParseInput& input, Diagnostics& diagnostics);

/// The same unpacked; nullopt for what `list_archive` did not write.
std::optional<std::vector<UnpackedFile>> unpacked_files(std::string_view packed);

}  // namespace govgraph::text
