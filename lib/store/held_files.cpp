// SPDX-License-Identifier: Apache-2.0
#include "store/held_files.hpp"

#include <atomic>
#include <chrono>
#include <fstream>
#include <iterator>

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

namespace govgraph::store {
namespace {

namespace fs = std::filesystem;

constexpr const char* kPrefix = "reading-";

}  // namespace

std::string state_of_files(const std::string& path) {
  std::ifstream in(fs::path(path) / "CURRENT");
  std::string manifest{std::istreambuf_iterator<char>(in), {}};
  while (!manifest.empty() && manifest.back() == '\n') manifest.pop_back();
  std::error_code error;
  const auto size = fs::file_size(fs::path(path) / manifest, error);
  return manifest + " " + (error ? "?" : std::to_string(size));
}

std::optional<HeldFiles> HeldFiles::of(const std::string& path) {
  static std::atomic<unsigned> counter{0};
  const fs::path folder = fs::path(path) / (kPrefix + std::to_string(::getpid()) + "-" + std::to_string(++counter));
  std::error_code error;
  remove_stale(path);
  if (!fs::create_directory(folder, error)) return std::nullopt;
  HeldFiles out(folder);
  const std::string before = state_of_files(path);
  if (!out.fill(path) || state_of_files(path) != before) return std::nullopt;
  return out;
}

/// Tables never change and are linked, so is the log, whose end only grows; the lists of files are copied, for they
/// tell of later ones.
bool HeldFiles::fill(const std::string& path) {
  std::error_code error;
  for (const auto& each : fs::directory_iterator(path, error)) {
    const std::string name = each.path().filename().string();
    if (!each.is_regular_file(error) || name == "LOCK") continue;
    const bool listing = name == "CURRENT" || name.starts_with("MANIFEST");
    if (listing)
      fs::copy_file(each.path(), folder_ / name, error);
    else
      fs::create_hard_link(each.path(), folder_ / name, error);
    if (error && (listing || error != std::errc::no_such_file_or_directory)) return false;
  }
  return !error || error == std::errc::no_such_file_or_directory;
}

HeldFiles::HeldFiles(fs::path folder)
    : folder_(std::move(folder)), lock_(::open(folder_.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC)) {
  if (lock_ >= 0) ::flock(lock_, LOCK_EX);
}

HeldFiles::~HeldFiles() {
  std::error_code ignored;
  if (!folder_.empty()) fs::remove_all(folder_, ignored);
  if (lock_ >= 0) ::close(lock_);
}

void HeldFiles::remove_stale(const std::string& path) {
  constexpr auto kBeingMade = std::chrono::seconds(10);  // a folder is made before it is locked
  std::error_code ignored;
  for (const auto& each : fs::directory_iterator(path, ignored)) {
    if (!each.path().filename().string().starts_with(kPrefix)) continue;
    if (fs::file_time_type::clock::now() - fs::last_write_time(each.path(), ignored) < kBeingMade) continue;
    const int folder = ::open(each.path().c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (folder < 0) continue;
    if (::flock(folder, LOCK_EX | LOCK_NB) == 0) fs::remove_all(each.path(), ignored);
    ::close(folder);
  }
}

}  // namespace govgraph::store
