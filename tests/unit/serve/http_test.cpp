// SPDX-License-Identifier: Apache-2.0
#include "serve/http.hpp"

#include <catch2/catch.hpp>

#include "base/error.hpp"
#include "unit/serve/running.hpp"

using namespace govgraph;
using namespace govgraph::test;

namespace {

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

TEST_CASE("a request of many headers is cut off, however it comes") {
  const Running server;
  std::string headers;
  for (int i = 0; headers.size() < 100'000; ++i)
    headers += "X-Filler-" + std::to_string(i) + ": " + std::string(80, 'x') + "\r\n";
  const std::string end = "Connection: close\r\n\r\n";
  const std::string start = "GET /api/overview HTTP/1.1\r\nHost: localhost\r\n";
  CHECK(server.send(start + headers.substr(0, headers.find('\n', 50'000) + 1) + end).starts_with("HTTP/1.1 200"));
  CHECK_FALSE(server.send(start + headers + end).starts_with("HTTP/1.1 200"));
  CHECK(server.send(get("/api/overview")).starts_with("HTTP/1.1 200"));
}

TEST_CASE("requests follow one another on a connection") {
  const Running server;
  const std::string again = "GET /api/search?q=x HTTP/1.1\r\nHost: localhost\r\n\r\n";
  CHECK(times(server.send(again + again + get("/api/overview")), "HTTP/1.1 200") == 3);
}

TEST_CASE("what follows a request that is not understood, or its body, is no request") {
  const Running server;
  const std::string last = get("/api/overview");
  const std::string body = "POST /api/overview HTTP/1.1\r\nHost: localhost\r\n";
  CHECK(times(server.send("GET / HTTP/9.9\r\nHost: localhost\r\n\r\n" + last), "HTTP/1.1 ") == 1);
  CHECK(times(server.send("X: a\r\nX: a\r\n\r\n" + last), "HTTP/1.1 ") == 1);
  CHECK(times(server.send(body + "Content-Length: " + std::to_string(last.size()) + "\r\n\r\n" + last), "HTTP/1.1 ") ==
        1);
  CHECK(times(server.send(body + "Transfer-Encoding: chunked\r\n\r\n" + last), "HTTP/1.1 ") == 1);
  CHECK(times(server.send(body + "Content-Length: 0\r\n\r\n" + last), "HTTP/1.1 ") == 2);
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
