// SPDX-License-Identifier: Apache-2.0
#include "base/append_file.hpp"

#include <cerrno>
#include <cstring>
#include <string>

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/descriptor.hpp"
#include "base/error.hpp"

namespace govgraph {
namespace {

[[noreturn]] void refuse(const std::filesystem::path& path, const char* what) {
  throw StorageError(path.string() + ": cannot be " + what + " (" + std::strerror(errno) +
                     "): is the disk full, or the file not yours?");
}

/// Locked for as long as it is open.
Descriptor open_locked(const std::filesystem::path& path) {
  Descriptor out(::open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0666));
  if (out.get() < 0) refuse(path, "opened");
  while (::flock(out.get(), LOCK_EX) != 0)
    if (errno != EINTR) refuse(path, "locked");
  return out;
}

std::uint64_t size_of(const Descriptor& file, const std::filesystem::path& path) {
  struct stat about {};
  if (::fstat(file.get(), &about) != 0) refuse(path, "looked at");
  if (!S_ISREG(about.st_mode)) throw StorageError(path.string() + ": is no file that lines can be added to");
  return static_cast<std::uint64_t>(about.st_size);
}

bool ends_its_line(const Descriptor& file, std::uint64_t size) {
  char last = '\n';
  return size == 0 || (::pread(file.get(), &last, 1, static_cast<off_t>(size - 1)) == 1 && last == '\n');
}

bool write_all(const Descriptor& file, std::string_view bytes, std::uint64_t at) {
  while (!bytes.empty()) {
    const ssize_t done = ::pwrite(file.get(), bytes.data(), bytes.size(), static_cast<off_t>(at));
    if (done < 0 && errno == EINTR) continue;
    if (done <= 0) return false;
    bytes.remove_prefix(static_cast<std::size_t>(done));
    at += static_cast<std::uint64_t>(done);
  }
  return ::fsync(file.get()) == 0;
}

}  // namespace

std::uint64_t append_lines(const std::filesystem::path& path, std::string_view header, std::string_view lines) {
  const Descriptor file = open_locked(path);
  const std::uint64_t size = size_of(file, path);
  std::string all(size == 0 ? header : std::string_view());
  if (!ends_its_line(file, size)) all += '\n';
  all += lines;
  if (!write_all(file, all, size)) {
    const int why = errno;
    if (::ftruncate(file.get(), static_cast<off_t>(size)) != 0) refuse(path, "cut to what it was");
    errno = why;
    refuse(path, "written");
  }
  return size;
}

bool take_back_lines(const std::filesystem::path& path, std::uint64_t size, std::uint64_t now) {
  const Descriptor file = open_locked(path);
  if (size_of(file, path) != now) return false;
  if (::ftruncate(file.get(), static_cast<off_t>(size)) != 0 || ::fsync(file.get()) != 0) refuse(path, "written");
  return true;
}

bool remove_line(const std::filesystem::path& path, std::string_view line) {
  const Descriptor file = open_locked(path);
  std::string all(size_of(file, path), '\0');
  std::size_t got = 0;
  while (got < all.size()) {
    const ssize_t more = ::pread(file.get(), all.data() + got, all.size() - got, static_cast<off_t>(got));
    if (more < 0 && errno == EINTR) continue;
    if (more <= 0) refuse(path, "read");
    got += static_cast<std::size_t>(more);
  }
  std::size_t at = all.rfind(line);
  while (at != std::string::npos && at > 0 && all[at - 1] != '\n')
    at = at == 0 ? std::string::npos : all.rfind(line, at - 1);
  if (line.empty() || at == std::string::npos) return false;
  const std::string_view rest = std::string_view(all).substr(at + line.size());
  if (!write_all(file, rest, at) || ::ftruncate(file.get(), static_cast<off_t>(at + rest.size())) != 0)
    refuse(path, "written");
  return true;
}

}  // namespace govgraph
