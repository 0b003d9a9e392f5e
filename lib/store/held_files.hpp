// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <utility>

namespace govgraph::store {

/// The files of a database as they stood at one moment, held by links in a folder of its own, so that a reader can open
/// them while the writer goes on and deletes them. The folder goes with this; open files stay readable. Of this
/// module's own use.
class HeldFiles {
 public:
  /// Nullopt when they cannot be linked (a read-only disk, no permission) or have changed meanwhile.
  static std::optional<HeldFiles> of(const std::string& path);

  HeldFiles(HeldFiles&& other) noexcept : folder_(std::move(other.folder_)), lock_(std::exchange(other.lock_, -1)) {
    other.folder_.clear();
  }
  HeldFiles& operator=(HeldFiles&&) = delete;
  ~HeldFiles();

  std::string folder() const { return folder_.string(); }

  /// Takes away what readers left that were killed: folders that nobody locks. For the writer when it opens, and for
  /// the next reader that holds files.
  static void remove_stale(const std::string& path);

 private:
  explicit HeldFiles(std::filesystem::path folder);
  bool fill(const std::string& path);

  std::filesystem::path folder_;
  int lock_ = -1;  ///< the folder, open and locked: the system lets go of it when the reader is killed
};

/// Changes whenever the writer turns rows of its log into files, and so might delete what a reader is about to open.
std::string state_of_files(const std::string& path);

}  // namespace govgraph::store
