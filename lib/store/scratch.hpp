// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <stdlib.h>

#include <filesystem>
#include <string>

#include "base/error.hpp"

namespace govgraph::store {

/// A folder in TMPDIR for what is derived anew, gone afterwards. Of this module's own use.
class Scratch {
 public:
  Scratch() {
    std::string name = (std::filesystem::temp_directory_path() / "govgraph-check-XXXXXX").string();
    if (::mkdtemp(name.data()) == nullptr)
      throw StorageError(name + " cannot be made: set TMPDIR to a folder with room for a copy of the database");
    path_ = name;
  }
  ~Scratch() {
    std::error_code ignored;
    std::filesystem::remove_all(path_, ignored);
  }
  Scratch(const Scratch&) = delete;
  Scratch& operator=(const Scratch&) = delete;
  const std::string& path() const { return path_; }

 private:
  std::string path_;
};

}  // namespace govgraph::store
