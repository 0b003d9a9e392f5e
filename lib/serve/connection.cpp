// SPDX-License-Identifier: Apache-2.0
#include "serve/connection.hpp"

#include <algorithm>
#include <cerrno>

#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

namespace govgraph::serve {
namespace {

constexpr std::size_t kBuffer = 4096;

}  // namespace

bool Connections::add(socket_t socket) {
  const std::lock_guard lock(mutex_);
  if (!shut_) sockets_.insert(socket);
  return !shut_;
}

void Connections::close(socket_t socket) {
  // Under the lock: once it is closed its number may be that of another.
  const std::lock_guard lock(mutex_);
  sockets_.erase(socket);
  ::shutdown(socket, SHUT_RDWR);
  ::close(socket);
}

void Connections::shut_down() {
  const std::lock_guard lock(mutex_);
  shut_ = true;
  // What is under way may still be answered.
  for (const socket_t each : sockets_) ::shutdown(each, SHUT_RD);
}

Connection::Connection(socket_t socket, const ConnectionLimits& limits)
    : socket_(socket), limits_(limits), buffer_(kBuffer) {}

/// Until the socket is ready, closed or broken; false when the time is over.
bool Connection::wait(short events, Clock::time_point until) const {
  for (;;) {
    const auto left = std::chrono::duration_cast<std::chrono::milliseconds>(until - Clock::now());
    if (left.count() <= 0) return false;
    pollfd one{socket_, events, 0};
    const int ready = ::poll(&one, 1, static_cast<int>(left.count()));
    if (ready > 0) return true;
    if (ready < 0 && errno != EINTR) return false;
  }
}

bool Connection::fill() {
  const ssize_t n = ::recv(socket_, buffer_.data(), buffer_.size(), 0);
  begin_ = 0;
  end_ = n > 0 ? static_cast<std::size_t>(n) : 0;
  return n > 0;
}

bool Connection::begin_request() {
  if (begin_ == end_ && !(wait(POLLIN, Clock::now() + limits_.idle) && fill())) return false;
  read_until_ = Clock::now() + limits_.reading;
  bytes_ = 0;
  writes_ = false;
  return true;
}

bool Connection::is_readable() const {
  return begin_ < end_ || wait(POLLIN, std::min(read_until_, Clock::now() + limits_.stalled));
}

bool Connection::is_writable() const { return wait(POLLOUT, Clock::now() + limits_.stalled); }

ssize_t Connection::read(char* out, std::size_t size) {
  if (bytes_ >= limits_.most_bytes || Clock::now() >= read_until_) return -1;
  if (begin_ == end_ && !(is_readable() && fill())) return -1;
  const std::size_t taken = std::min({size, end_ - begin_, limits_.most_bytes - bytes_});
  std::copy_n(buffer_.begin() + static_cast<std::ptrdiff_t>(begin_), taken, out);
  begin_ += taken;
  bytes_ += taken;
  return static_cast<ssize_t>(taken);
}

ssize_t Connection::write(const char* bytes, std::size_t size) {
  if (!writes_) write_until_ = Clock::now() + limits_.writing;
  writes_ = true;
  if (!wait(POLLOUT, std::min(write_until_, Clock::now() + limits_.stalled))) return -1;
  return ::send(socket_, bytes, size, MSG_NOSIGNAL | MSG_DONTWAIT);
}

// Nobody asks.
void Connection::get_remote_ip_and_port(std::string&, int&) const {}
void Connection::get_local_ip_and_port(std::string&, int&) const {}

}  // namespace govgraph::serve
