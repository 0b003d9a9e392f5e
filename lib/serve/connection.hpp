// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <chrono>
#include <cstddef>
#include <mutex>
#include <set>
#include <string>
#include <vector>

#include <httplib.h>

/// What the library leaves without bounds: how long a client may take, and how much it may say. Of this module's own
/// use: no public header includes it.
namespace govgraph::serve {

struct ConnectionLimits {
  std::chrono::milliseconds idle{2000};            ///< between two requests
  std::chrono::milliseconds reading{10'000};       ///< of a whole request, from its first byte on
  std::chrono::milliseconds writing{60'000};       ///< of a whole response
  std::chrono::milliseconds stalled{5'000};        ///< in which not a byte moves
  std::size_t most_bytes = std::size_t{64} << 10;  ///< of a request
  std::size_t most_requests = 100'000;             ///< of a connection
};

/// The sockets of clients, so that all can be shut down at once: whoever waits for one wakes. Thread-safe.
class Connections {
 public:
  bool add(socket_t socket);    ///< false once all are shut down
  void close(socket_t socket);  ///< takes it away
  void shut_down();             ///< those that are there, and those that will come

 private:
  std::mutex mutex_;
  std::set<socket_t> sockets_;
  bool shut_ = false;
};

/// A socket with limits. Where one is reached, reading or writing fails, and the library closes the connection.
class Connection final : public httplib::Stream {
 public:
  Connection(socket_t socket, const ConnectionLimits& limits);

  /// Waits for the first byte of the next request; false when none comes in time.
  bool begin_request();

  bool is_readable() const override;
  bool is_writable() const override;
  ssize_t read(char* out, std::size_t size) override;
  ssize_t write(const char* bytes, std::size_t size) override;
  void get_remote_ip_and_port(std::string& ip, int& port) const override;
  void get_local_ip_and_port(std::string& ip, int& port) const override;
  socket_t socket() const override { return socket_; }

 private:
  using Clock = std::chrono::steady_clock;

  bool wait(short events, Clock::time_point until) const;
  bool fill();

  socket_t socket_;
  const ConnectionLimits& limits_;
  Clock::time_point read_until_{}, write_until_{};
  std::vector<char> buffer_;
  std::size_t begin_ = 0, end_ = 0;  ///< of what is not yet taken, in the buffer
  std::size_t bytes_ = 0;            ///< of this request, taken so far
  bool writes_ = false;              ///< the response has begun
};

}  // namespace govgraph::serve
