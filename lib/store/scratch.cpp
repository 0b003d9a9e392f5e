// SPDX-License-Identifier: Apache-2.0
#include "store/scratch.hpp"

#include <fcntl.h>
#include <stdlib.h>
#include <sys/file.h>

#include <filesystem>
#include <string_view>

#include "base/error.hpp"

namespace govgraph::store {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view kPrefix = "govgraph-check-";
constexpr int kTries = 10;

/// Closed where there is no such folder, or another process holds it.
Descriptor hold(const std::string& folder) {
  Descriptor out(::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC));
  if (out.is_open() && ::flock(out.get(), LOCK_EX | LOCK_NB) != 0) out.close();
  return out;
}

void take_away(const fs::path& folder) {
  std::error_code ignored;
  fs::remove_all(folder, ignored);
}

void sweep(const fs::path& place) {
  std::error_code error;
  for (fs::directory_iterator at(place, error), end; !error && at != end; at.increment(error))
    if (at->path().filename().string().starts_with(kPrefix) && hold(at->path().string()).is_open())
      take_away(at->path());
}

}  // namespace

Scratch::Scratch() {
  std::error_code error;
  const fs::path place = fs::temp_directory_path(error);
  sweep(place);
  // Between the making of a folder and the lock another process may sweep it away.
  for (int i = 0; i < kTries && !lock_.is_open(); ++i) {
    path_ = (place / (std::string(kPrefix) + "XXXXXX")).string();
    if (::mkdtemp(path_.data()) == nullptr) break;
    lock_ = hold(path_);
  }
  if (!lock_.is_open())
    throw StorageError(path_ + " cannot be made: set TMPDIR to a folder with room for a copy of the database");
}

Scratch::~Scratch() { take_away(path_); }

}  // namespace govgraph::store
