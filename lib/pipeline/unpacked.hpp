// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>
#include <string>

namespace govgraph::pipeline {

/// A folder for what was taken out of archives, in the folder for temporary files; readable by the user alone, and gone
/// with it.
class UnpackedFolder {
 public:
  /// Throws StorageError when none can be made.
  UnpackedFolder();
  ~UnpackedFolder();
  UnpackedFolder(const UnpackedFolder&) = delete;
  UnpackedFolder& operator=(const UnpackedFolder&) = delete;

  /// Writes a file whose name ends as `name` does, and is else a number. Throws StorageError.
  std::filesystem::path add(const std::string& name, const std::string& bytes);

 private:
  std::filesystem::path path_;
  std::size_t files_ = 0;
};

}  // namespace govgraph::pipeline
