// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>
#include <optional>
#include <string>

namespace govgraph::store {

/// The files of a database as they stood at one moment, held by links in a folder of its own, so that a reader can open
/// them while the writer goes on and deletes them. The folder goes with this; open files stay readable. Of this
/// module's own use.
class HeldFiles {
 public:
  /// Nullopt when they cannot be linked (a read-only disk, no permission) or have changed meanwhile.
  static std::optional<HeldFiles> of(const std::string& path);

  HeldFiles(HeldFiles&& other) noexcept : folder_(std::move(other.folder_)) { other.folder_.clear(); }
  HeldFiles& operator=(HeldFiles&&) = delete;
  ~HeldFiles();

  std::string folder() const { return folder_.string(); }

  /// Takes away what readers left that were killed. For the writer, when it opens.
  static void remove_stale(const std::string& path);

 private:
  explicit HeldFiles(std::filesystem::path folder) : folder_(std::move(folder)) {}
  bool fill(const std::string& path);

  std::filesystem::path folder_;
};

/// Changes whenever the writer turns rows of its log into files, and so might delete what a reader is about to open.
std::string state_of_files(const std::string& path);

}  // namespace govgraph::store
