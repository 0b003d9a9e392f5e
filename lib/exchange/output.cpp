// SPDX-License-Identifier: Apache-2.0
#include "exchange/output.hpp"

#include <cerrno>
#include <cstring>
#include <filesystem>
#include <system_error>
#include <utility>

#include <fcntl.h>
#include <poll.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/error.hpp"

namespace govgraph::exchange {
namespace {

[[noreturn]] void refuse_existing(const std::string& path) {
  throw UsageError(path + ": exists already; give --overwrite to replace it, or another name");
}

/// What no pipe is too full for, once it says that it may be written.
constexpr std::size_t kPipePiece = 4096;
constexpr int kPauseMilliseconds = 100;

bool may_wait(int file) {
  struct stat status {};
  return ::fstat(file, &status) == 0 && !S_ISREG(status.st_mode);
}

}  // namespace

Output::Output(std::string path, bool overwrite, const Cancellation& cancellation)
    : path_(std::move(path)), overwrite_(overwrite), cancellation_(cancellation) {
  buffer_.reserve(kFull + kFull / 4);
  if (path_ == "-") {
    file_ = STDOUT_FILENO;
    waits_ = may_wait(file_);
    return;
  }
  std::error_code ignored;
  if (std::filesystem::is_symlink(path_, ignored)) path_ = std::filesystem::weakly_canonical(path_, ignored).string();
  const auto kind = std::filesystem::status(path_, ignored).type();
  if (kind == std::filesystem::file_type::directory) throw UsageError(path_ + ": is a folder; name a file in it");
  if (kind == std::filesystem::file_type::regular && !overwrite_) refuse_existing(path_);
  if (std::filesystem::exists(path_, ignored) && kind != std::filesystem::file_type::regular) {
    open_device();
    return;
  }
  temporary_ = path_ + ".XXXXXX";
  file_ = ::mkostemp(temporary_.data(), O_CLOEXEC);
  if (file_ < 0) {
    const int error = errno;
    temporary_.clear();
    fail(error);
  }
}

/// A device or a pipe is written as it is: there is nothing to replace.
void Output::open_device() {
  do {
    cancellation_.check();
    file_ = ::open(path_.c_str(), O_WRONLY | O_CLOEXEC);  // of a named pipe: waits for a reader
  } while (file_ < 0 && errno == EINTR);
  if (file_ < 0) fail(errno);
  waits_ = may_wait(file_);
}

Output::~Output() {
  if (file_ > STDERR_FILENO) ::close(file_);
  if (!temporary_.empty()) ::unlink(temporary_.c_str());
}

void Output::put_out(std::string_view bytes) {
  if (memory_) memory_->append(bytes);
  for (std::size_t done = memory_ ? bytes.size() : 0; done < bytes.size();) {
    cancellation_.check();
    done += put_some(bytes.substr(done));
  }
  written_ += bytes.size();
}

std::size_t Output::put_some(std::string_view bytes) const {
  if (waits_) {
    pollfd one{file_, POLLOUT, 0};
    if (::poll(&one, 1, kPauseMilliseconds) <= 0) return 0;  // also when a signal ends the wait: write() would not
    bytes = bytes.substr(0, kPipePiece);
  }
  const ssize_t n = ::write(file_, bytes.data(), bytes.size());
  if (n < 0 && errno != EINTR && errno != EAGAIN) fail(errno);
  return n < 0 ? 0 : static_cast<std::size_t>(n);
}

void Output::flush() {
  put_out(buffer_);
  buffer_.clear();
}

void Output::write(std::string_view piece) {
  flush();
  put_out(piece);
}

void Output::commit() {
  flush();
  if (temporary_.empty()) return;
  const mode_t mask = ::umask(0);
  ::umask(mask);
  // What replaces another is on the disk before that goes.
  if (overwrite_ && ::fdatasync(file_) != 0) fail(errno);
  if (::fchmod(file_, 0666 & ~mask) != 0 || ::close(std::exchange(file_, -1)) != 0) fail(errno);
  // Where the file must not exist, a hard link takes the name only if it is still free.
  if (overwrite_) {
    if (::rename(temporary_.c_str(), path_.c_str()) != 0) fail(errno);
    temporary_.clear();
  } else if (::link(temporary_.c_str(), path_.c_str()) != 0) {
    if (errno == EEXIST) refuse_existing(path_);
    // File systems without hard links.
    if (::rename(temporary_.c_str(), path_.c_str()) != 0) fail(errno);
    temporary_.clear();
  } else {
    ::unlink(temporary_.c_str());
    temporary_.clear();
  }
}

void Output::fail(int error) const {
  const std::string where = path_ == "-" ? "standard output" : path_;
  if (error == EPIPE) throw std::system_error(error, std::generic_category(), where);  // the reader has seen enough
  if (error == ENOSPC || error == EDQUOT)
    throw StorageError(where + ": no space left on the device; free some, or write elsewhere with -o");
  throw StorageError(where + ": cannot be written: " + std::strerror(error));
}

}  // namespace govgraph::exchange
