// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <filesystem>
#include <span>
#include <string>
#include <vector>

#include "base/cancellation.hpp"
#include "base/diagnostic.hpp"

namespace govgraph::pipeline {

/// A file to read and what its document is called.
struct Source {
  std::string id;           ///< path relative to the folder or the fixed part of the pattern given, '/' between
                            ///< parts; of a file given by itself, its name. UTF-8: a broken byte of it is \xFF
  std::string path;         ///< "-" is stdin. No filesystem::path: there may be a million
  std::uint64_t bytes = 0;  ///< when it was listed; 0 when unknown
};

inline constexpr const char* kStdinId = "stdin.txt";

struct Sources {
  std::vector<Source> files;  ///< by id; ids and files unique
  Diagnostics problems;       ///< what is left out, by document: each says why
};

/// Expands what a user gives: files, folders (all below that `text::readable` knows; hidden ones and links to folders
/// left out), patterns with * ? [ ] that no file is named by, and "-" for stdin. A file met twice counts once.
/// `except`, if it is not empty, is a folder left out: the database may lie among the pages.
///
/// A problem each: a folder that cannot be listed; what has a document's name and is no file (a pipe, a device, a link
/// to nothing); different files that would have one id, all of which are left out, since nothing but the order of
/// the arguments could say which is meant. Throws InputError for a name or pattern that fits nothing, CancelledError.
Sources find_sources(std::span<const std::string> arguments, const std::filesystem::path& except = {},
                     const Cancellation& cancellation = {});

}  // namespace govgraph::pipeline
