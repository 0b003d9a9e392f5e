// SPDX-License-Identifier: Apache-2.0
#include "serve/site.hpp"

#include <catch2/catch.hpp>

#include "serve/page.hpp"
#include "unit/serve/served.hpp"

using namespace govgraph;
using namespace govgraph::test;
using serve::is_own_host;
using serve::Request;
using serve::Response;

namespace {

Response ask(const Request& request) {
  auto api = std::make_shared<serve::Api>(snapshot_of(sample_graph(), 7));
  return serve::Site([api] { return api; }, "127.0.0.1").respond(request);
}

}  // namespace

TEST_CASE("only its own names are answered") {
  for (const std::string_view each : {"localhost", "localhost:8321", "LOCALHOST:1", "127.0.0.1", "127.0.0.1:8321",
                                      "127.8.8.8", "[::1]:8321", "[::1]", "a.localhost"})
    CHECK(is_own_host(each, "127.0.0.1"));
  for (const std::string_view each :
       {"", "evil.example", "evil.example:8321", "localhost.evil.example", "127.0.0.1.evil.example", "10.0.0.1",
        "127.0.0.1@evil", "[::2]", "127.1", "localhost:x"})
    CHECK_FALSE(is_own_host(each, "127.0.0.1"));
  CHECK(is_own_host("10.0.0.1:80", "10.0.0.1"));
  CHECK(is_own_host("[fe80::1]:80", "fe80::1"));
  CHECK(is_own_host("box.lan:80", "box.lan"));
  CHECK(is_own_host("192.168.1.7:80", "0.0.0.0"));
  CHECK(is_own_host("[fe80::1]", "::"));
  CHECK_FALSE(is_own_host("evil.example", "0.0.0.0"));
}

TEST_CASE("the graph is read, never written") {
  for (const std::string_view each : {"POST", "PUT", "DELETE", "PATCH", "OPTIONS", "TRACE", "CONNECT", ""})
    CHECK(ask({std::string(each), "/api/overview", {}, "/api/overview", "localhost"}).status == 405);
  CHECK(ask({"GET", "/api/overview", {}, "/api/overview", "localhost"}).status == 200);
  CHECK(ask({"HEAD", "/api/overview", {}, "/api/overview", "localhost"}).status == 200);
  CHECK(ask({"GET", "/api/overview", {}, "/api/overview", "evil.example"}).status == 403);
}

TEST_CASE("an answer says of which snapshot it is") {
  CHECK(ask({"GET", "/api/overview", {}, "/api/overview", "localhost"}).snapshot == 7);
  CHECK(ask({"GET", "/api/nothing", {}, "/api/nothing", "localhost"}).status == 404);
}

TEST_CASE("nothing but the page lies beside the answers") {
  for (const std::string_view each :
       {"/etc/passwd", "/../../etc/passwd", "/index.html", "//", "", "/api", "/explorer.js/"})
    CHECK(ask({"GET", std::string(each), {}, std::string(each), "localhost"}).status == 404);
  const Response page = ask({"GET", "/", {}, "/", "localhost"});
  if (serve::explorer_page()) {
    CHECK(page.status == 200);
    CHECK(page.type == "text/html; charset=utf-8");
    CHECK(ask({"GET", "/explorer.js", {}, "/explorer.js", "localhost"}).page.size() > 1000);
    CHECK(ask({"GET", "/explorer.css", {}, "/explorer.css", "localhost"}).page.size() > 1000);
  } else {
    CHECK(page.status == 404);
    CHECK(holds(page.answer->body, "built without the page"));
  }
}
