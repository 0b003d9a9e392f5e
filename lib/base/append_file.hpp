// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <filesystem>
#include <string_view>

namespace govgraph {

/// Adds lines to the end of a file that a person may edit and other programs may add to: all of them, on the disk for
/// good, or none. Makes the file with `header` where there is none, or an empty one; ends a last line that has no end.
/// Gives the size that the file had. Throws StorageError.
std::uint64_t append_lines(const std::filesystem::path& path, std::string_view header, std::string_view lines);

/// Cuts the file to `size` again, if nobody has added to it since it was `now` bytes long; whether it did. Throws
/// StorageError.
bool take_back_lines(const std::filesystem::path& path, std::uint64_t size, std::uint64_t now);

/// Takes out the last line that is exactly `line`, which has its line end; whether there was one. Throws StorageError.
bool remove_line(const std::filesystem::path& path, std::string_view line);

}  // namespace govgraph
