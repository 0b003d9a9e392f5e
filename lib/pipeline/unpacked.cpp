// SPDX-License-Identifier: Apache-2.0
#include "pipeline/unpacked.hpp"

#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <fstream>
#include <system_error>

#include <fmt/core.h>

#include "base/error.hpp"

namespace govgraph::pipeline {
namespace {

namespace fs = std::filesystem;

[[noreturn]] void refuse(const fs::path& path, const char* why) {
  throw StorageError(
      fmt::format("{}: what is in archives cannot be put there ({}): make room, or set TMPDIR to a "
                  "folder with more",
                  path.string(), why));
}

}  // namespace

UnpackedFolder::UnpackedFolder() {
  std::string name = (fs::temp_directory_path() / "govgraph-XXXXXX").string();
  if (::mkdtemp(name.data()) == nullptr) refuse(name, std::strerror(errno));
  path_ = name;
}

UnpackedFolder::~UnpackedFolder() {
  std::error_code ignored;
  fs::remove_all(path_, ignored);
}

fs::path UnpackedFolder::add(const std::string& name, const std::string& bytes) {
  // A folder with very many files is slow on some disks, and names in an archive may be anything.
  const fs::path folder = path_ / std::to_string(files_ / 1000);
  std::error_code error;
  fs::create_directories(folder, error);
  fs::path out = folder / (std::to_string(files_++) + fs::path(name).extension().string());
  std::ofstream file(out, std::ios::binary);
  file.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
  file.close();
  if (!file) refuse(out, std::strerror(errno));
  return out;
}

}  // namespace govgraph::pipeline
