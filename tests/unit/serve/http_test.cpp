// SPDX-License-Identifier: Apache-2.0
#include "serve/http.hpp"

#include <thread>

#include <arpa/inet.h>
#include <sys/socket.h>
#include <unistd.h>

#include <catch2/catch.hpp>

#include "base/error.hpp"
#include "unit/serve/served.hpp"

using namespace govgraph;
using namespace govgraph::test;

namespace {

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
  std::string send(const std::string& bytes) const {
    const int socket = ::socket(AF_INET, SOCK_STREAM, 0);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(static_cast<std::uint16_t>(port_));
    ::inet_pton(AF_INET, "127.0.0.1", &address.sin_addr);
    REQUIRE(::connect(socket, reinterpret_cast<const sockaddr*>(&address), sizeof address) == 0);
    ::send(socket, bytes.data(), bytes.size(), MSG_NOSIGNAL);
    const timeval patience{1, 0};
    ::setsockopt(socket, SOL_SOCKET, SO_RCVTIMEO, &patience, sizeof patience);
    std::string out;
    char buffer[4096];
    for (ssize_t n; (n = ::recv(socket, buffer, sizeof buffer, 0)) > 0;) out.append(buffer, static_cast<std::size_t>(n));
    ::close(socket);
    return out;
  }

 private:
  std::shared_ptr<serve::Api> api_ = std::make_shared<serve::Api>(snapshot_of(sample_graph()));
  serve::HttpServer server_{std::make_shared<const serve::Site>([this] { return api_; }, "127.0.0.1")};
  int port_ = 0;
  std::thread thread_;
};

std::string get(const std::string& target, const std::string& host = "localhost", const std::string& method = "GET") {
  return method + " " + target + " HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\n\r\n";
}

}  // namespace

TEST_CASE("answers go over the wire with headers that guard them") {
  const Running server;
  const std::string answer = server.send(get("/api/search?q=%E5%91%A8%E8%BF%9C%E8%88%9F"));
  CHECK(answer.starts_with("HTTP/1.1 200"));
  CHECK(holds(answer, "Content-Security-Policy: default-src 'none'"));
  CHECK(holds(answer, "X-Content-Type-Options: nosniff"));
  CHECK(holds(answer, "Govgraph-Snapshot: 1"));
  CHECK(holds(answer, R"("found":2)"));
  CHECK_FALSE(holds(answer, "Access-Control-Allow-Origin"));
}

TEST_CASE("requests that do not fit are refused, and the server goes on") {
  const Running server;
  CHECK(server.send(get("/api/search?q=a&q=b")).starts_with("HTTP/1.1 400"));
  CHECK(server.send(get("/api/search?q=%FF")).starts_with("HTTP/1.1 400"));
  CHECK(server.send(get("/api/search?limit=5")).starts_with("HTTP/1.1 400"));
  CHECK(server.send(get("/nothing")).starts_with("HTTP/1.1 404"));
  CHECK(server.send(get("/api/overview", "evil.example")).starts_with("HTTP/1.1 403"));
  CHECK(server.send("GET /api/overview HTTP/1.1\r\nConnection: close\r\n\r\n").starts_with("HTTP/1.1 403"));
  CHECK(server.send("GET /api/overview HTTP/1.1\r\nHost: localhost\r\nHost: evil.example\r\nConnection: close\r\n\r\n")
            .starts_with("HTTP/1.1 403"));
  const std::string post = server.send(get("/api/overview", "localhost", "POST"));
  CHECK(post.starts_with("HTTP/1.1 405"));
  CHECK(holds(post, "Allow: GET, HEAD"));
  CHECK(server.send(get("/api/search?q=" + std::string(10000, 'a'))).starts_with("HTTP/1.1 414"));
  server.send(std::string("\0\xFF\r\n\r\n", 6));
  server.send("GET / HTTP/9.9\r\n\r\n");
  CHECK(server.send(get("/api/overview")).starts_with("HTTP/1.1 200"));
}

TEST_CASE("HEAD has no body") {
  const Running server;
  const std::string answer = server.send(get("/api/overview", "localhost", "HEAD"));
  CHECK(answer.starts_with("HTTP/1.1 200"));
  CHECK(answer.ends_with("\r\n\r\n"));
}

TEST_CASE("a port is taken by one server") {
  const Running server;
  serve::HttpServer second(std::make_shared<const serve::Site>([] { return nullptr; }, "127.0.0.1"));
  CHECK_THROWS_AS(second.bind("127.0.0.1", server.port()), UsageError);
  CHECK_THROWS_AS(second.bind("no.such.host.invalid", 0), UsageError);
}
