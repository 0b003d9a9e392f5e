// SPDX-License-Identifier: Apache-2.0
#include "input_stream.hpp"

#include <array>
#include <cerrno>
#include <system_error>

#include <fcntl.h>
#include <poll.h>
#include <unistd.h>

#include "base/error.hpp"
#include "interrupt.hpp"

namespace govgraph::cli {
namespace {

constexpr std::size_t kBuffer = std::size_t{64} * 1024;
constexpr int kPauseMilliseconds = 100;
constexpr std::size_t kLongestQuery = std::size_t{16} << 20;  // bytes

}  // namespace

// Opened without waiting for a writer: a named pipe is waited for in `underflow`, where a signal is heard.
InputStream::InputStream(const std::string& path, const Cancellation& cancellation)
    : std::istream(static_cast<std::streambuf*>(this)),
      own_(path == "-" ? -1 : ::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK)),
      file_(path == "-" ? STDIN_FILENO : own_.get()),
      cancellation_(cancellation),
      buffer_(kBuffer) {
  if (file_ < 0) setstate(std::ios::failbit);
}

std::streambuf::int_type InputStream::underflow() {
  while (!cancellation_.requested()) {
    pollfd one{file_, POLLIN, 0};
    if (::poll(&one, 1, kPauseMilliseconds) <= 0) continue;
    const ssize_t n = ::read(file_, buffer_.data(), buffer_.size());
    if (n < 0 && (errno == EINTR || errno == EAGAIN)) continue;
    if (n < 0) throw std::system_error(errno, std::generic_category(), "cannot read");  // the stream becomes bad
    if (n == 0) break;
    setg(buffer_.data(), buffer_.data(), buffer_.data() + n);
    return std::char_traits<char>::to_int_type(*gptr());
  }
  return std::char_traits<char>::eof();
}

std::string read_query(const std::string& path) {
  const std::string name = path == "-" ? "stdin" : path;
  InputStream in(path, cancellation());
  if (!in) throw InputError(name + ": cannot be read");
  std::string out;
  for (std::array<char, 4096> piece{}; in && out.size() <= kLongestQuery;) {
    in.read(piece.data(), piece.size());
    out.append(piece.data(), static_cast<std::size_t>(in.gcount()));
  }
  cancellation().check();
  if (in.bad()) throw InputError(name + ": cannot be read");
  if (out.size() > kLongestQuery) throw InputError(name + ": is longer than 16 MiB; a query is not");
  return out;
}

}  // namespace govgraph::cli
