// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>

namespace govgraph {

/// Of a table, a file of rules or the like: what a person writes by hand stays far below.
inline constexpr std::uintmax_t kLargestTextFile = std::uintmax_t{64} << 20;

/// All bytes of a file that a person wrote for the program. Throws InputError where it is no regular file (a pipe would
/// be waited for, a device never ends), is larger than `kLargestTextFile`, or cannot be read.
std::string read_text_file(const std::filesystem::path& path);

}  // namespace govgraph
