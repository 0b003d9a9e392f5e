// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <memory>
#include <string>
#include <thread>

#include <arpa/inet.h>
#include <sys/socket.h>
#include <unistd.h>

#include <catch2/catch.hpp>

#include "serve/http.hpp"
#include "unit/serve/served.hpp"

namespace govgraph::test {

/// A server on a free port of this machine, until it goes.
class Running {
 public:
  Running() {
    port_ = server_.bind("127.0.0.1", 0);
    thread_ = std::thread([this] { server_.run(); });
  }
  ~Running() {
    server_.stop();
    thread_.join();
  }
  int port() const { return port_; }

  /// What comes back until the server closes or falls silent.
  /// With `last`, nothing more will be sent, and the server is told.
  std::string send(const std::string& bytes, bool last = false) const {
    const int socket = ::socket(AF_INET, SOCK_STREAM, 0);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(static_cast<std::uint16_t>(port_));
    ::inet_pton(AF_INET, "127.0.0.1", &address.sin_addr);
    REQUIRE(::connect(socket, reinterpret_cast<const sockaddr*>(&address), sizeof address) == 0);
    ::send(socket, bytes.data(), bytes.size(), MSG_NOSIGNAL);
    if (last) ::shutdown(socket, SHUT_WR);
    const timeval patience{1, 0};
    ::setsockopt(socket, SOL_SOCKET, SO_RCVTIMEO, &patience, sizeof patience);
    std::string out;
    char buffer[4096];
    for (ssize_t n; (n = ::recv(socket, buffer, sizeof buffer, 0)) > 0;)
      out.append(buffer, static_cast<std::size_t>(n));
    ::close(socket);
    return out;
  }

 private:
  std::shared_ptr<serve::Api> api_ = std::make_shared<serve::Api>(snapshot_of(sample_graph()));
  serve::HttpServer server_{std::make_shared<const serve::Site>([this] { return api_; }, "127.0.0.1")};
  int port_ = 0;
  std::thread thread_;
};

}  // namespace govgraph::test
