// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <filesystem>
#include <map>
#include <memory>
#include <span>
#include <string>
#include <vector>

#include "base/cancellation.hpp"
#include "base/diagnostic.hpp"
#include "model/imprint.hpp"
#include "text/limits.hpp"
#include "text/workers.hpp"

namespace govgraph::pipeline {

/// A file to read and what its document is called.
struct Source {
  std::string id;           ///< path relative to the folder or the fixed part of the pattern given, '/' between
                            ///< parts; of a file given by itself, its name. UTF-8: a broken byte of it is \xFF
  std::string path;         ///< "-" is stdin. No filesystem::path: there may be a million
  std::uint64_t bytes = 0;  ///< when it was listed; 0 when unknown
  std::shared_ptr<const Imprint> imprint{};      ///< what a `sources.csv` says of it; null: nothing
  std::shared_ptr<const std::string> columns{};  ///< of lists, a `columns.csv`; null: there is none
};

inline constexpr const char* kStdinId = "stdin.txt";

class UnpackedFolder;

struct Sources {
  std::vector<Source> files;  ///< by id; ids and files unique
  Diagnostics problems;       ///< what is left out, by document: each says why
  Diagnostics notes;          ///< what is odd beside that: rows of lists that fit no file
  std::map<std::string, std::uint64_t>
      passed_over;  ///< files of folders that nothing reads, by the ending of their names
  std::shared_ptr<const UnpackedFolder> unpacked{};  ///< where what was in archives lies as long as it is held
};

struct FindOptions {
  std::filesystem::path except{};  ///< a folder left out, if not empty: the database may lie among the pages
  Cancellation cancellation{};
  text::Limits limits{};                     ///< of archives
  std::shared_ptr<text::Workers> workers{};  ///< that archives are unpacked in; null: in this process
};

/// Expands what a user gives: files, folders (all below that `text::readable` knows; hidden ones and links to folders
/// left out), patterns with * ? [ ] that no file is named by, and "-" for stdin. A file met twice counts once. Archives
/// are unpacked, and their files are called as if the archive were a folder ("2025.zip/01/a.txt"). What
/// `sources.csv` and `columns.csv` beside the files say goes with them.
///
/// A problem each: a folder that cannot be listed; what has a document's name and is no file (a pipe, a device, a link
/// to nothing); different files that would have one id, all of which are left out, since nothing but the order of
/// the arguments could say which is meant; an archive that is damaged or holds too much. Throws InputError for a name
/// or pattern that fits nothing, StorageError where there is no room to unpack, CancelledError.
Sources find_sources(std::span<const std::string> arguments, const FindOptions& options = {});

}  // namespace govgraph::pipeline
