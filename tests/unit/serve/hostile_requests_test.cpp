// SPDX-License-Identifier: Apache-2.0
// Requests drawn by chance, the same each time: whatever comes, the server answers within bounds and goes on.
#include <random>
#include <set>

#include "base/json.hpp"
#include "support/hostile_graph.hpp"
#include "unit/serve/running.hpp"

using namespace govgraph;
using namespace govgraph::test;

namespace {

constexpr std::size_t kLongestAnswer = 1 << 20;  // of graphs as small as these

class Chance {
 public:
  explicit Chance(unsigned seed) : random_(seed) {}

  std::size_t below(std::size_t end) { return random_() % end; }
  bool one_in(std::size_t n) { return below(n) == 0; }
  const std::string& of(const std::vector<std::string>& all) { return all[below(all.size())]; }
  std::string bytes(std::size_t most) {
    std::string out(below(most + 1), 0);
    for (char& each : out) each = static_cast<char>(random_());
    return out;
  }
  /// Some bytes changed, taken out, or said twice.
  std::string spoiled(std::string text) {
    for (std::size_t n = below(4); n > 0 && !text.empty(); --n) {
      const std::size_t at = below(text.size());
      if (one_in(3))
        text.erase(at, 1 + below(5));
      else if (one_in(2))
        text.insert(at, text.substr(below(text.size()), below(20)));
      else
        text[at] = static_cast<char>(random_());
    }
    return text;
  }

 private:
  std::mt19937 random_;
};

/// What may stand for a parameter: ids that are there, numbers at the edges, names of labels, and what nobody should
/// send.
std::vector<std::string> values_for(const serve::Snapshot& snapshot) {
  std::vector<std::string> out{"",
                               "0",
                               "1",
                               "20",
                               "100",
                               "5000",
                               "-1",
                               "1e9",
                               "0x10",
                               "18446744073709551615",
                               "99999999999999999999",
                               "0.5",
                               "1.0000001",
                               "nan",
                               "inf",
                               "yes",
                               "no",
                               "only",
                               "nodes",
                               "edges",
                               "links",
                               "name",
                               "down",
                               "up",
                               "2025-01",
                               "2025-13",
                               "0000-00",
                               "Person",
                               "Person,Area",
                               "HOLDS_ROLE",
                               ",,,,",
                               "柳河",
                               "lhz",
                               "l",
                               "'",
                               " ",
                               "<script>",
                               "../../etc/passwd",
                               "a.txt",
                               "sub/b.txt",
                               "\xFF\xFE",
                               "%00",
                               std::string("a\0b", 3),
                               "\xF0\x9F\x98\x80",
                               std::string(300, 'a'),
                               std::string(7000, '9')};
  for (const serve::NodeEntry& each : snapshot.nodes()) out.push_back(hex64(static_cast<std::uint64_t>(each.id)));
  for (const serve::EdgeEntry& each : snapshot.edges()) out.push_back(hex64(static_cast<std::uint64_t>(each.id)));
  out.push_back(out[out.size() - 1] + "," + out[out.size() - 2]);
  return out;
}

const std::vector<std::string> kNames{
    "q",    "id",   "ids",   "limit",  "label",    "type",     "inferred", "confidence", "since", "until", "from", "to",
    "kind", "sort", "order", "offset", "mentions", "document", "article",  "begin",      "end",   "x",     "Q",    ""};

void check_answer(int status, const std::string& body) {
  CHECK((status == 200 || status == 400 || status == 403 || status == 404 || status == 405));
  CHECK(body.size() < kLongestAnswer);
  std::string text = body;
  json::Text parsed;
  const auto value = parsed.parse(text);
  REQUIRE(value);
  if (status == 200) return;
  const auto error = value->find("error");
  REQUIRE(error);
  CHECK_FALSE(error->string().value_or("").empty());
}

}  // namespace

TEST_CASE("any query has an answer within bounds, and a refusal says why") {
  for (const auto& snapshot :
       {snapshot_of(sample_graph()), snapshot_of(hostile_graph()), snapshot_of(MemoryGraph({}))}) {
    auto api = std::make_shared<serve::Api>(snapshot);
    const serve::Site site([&] { return api; }, "127.0.0.1");
    const std::vector<std::string> values = values_for(*snapshot);
    Chance chance(1);
    std::set<int> seen;
    for (int i = 0; i < 4000; ++i) {
      std::string path(serve::routes()[chance.below(serve::routes().size())].path);
      if (chance.one_in(20)) path = chance.spoiled(path);
      serve::Query query;
      for (std::size_t n = chance.below(5); n > 0; --n)
        query.emplace_back(chance.of(kNames), chance.one_in(4) ? chance.spoiled(chance.of(values)) : chance.of(values));
      const std::string method = chance.one_in(30) ? chance.bytes(6) : chance.one_in(2) ? "GET" : "HEAD";
      const std::string host = chance.one_in(20) ? chance.bytes(30) : "localhost";
      const serve::Response response = site.respond({method, path, query, path + "?" + std::to_string(i), host});
      seen.insert(response.status);
      if (response.answer) check_answer(response.status, response.answer->body);
    }
    CHECK(seen.contains(200));
    CHECK(seen.contains(400));
    CHECK(seen.contains(404));
  }
}

TEST_CASE("any bytes on the wire are survived") {
  const Running server;
  Chance chance(2);
  const std::vector<std::string> targets{"/",
                                         "/api/overview",
                                         "/api/search?q=%E5%91%A8",
                                         "/api/table?kind=edges",
                                         "/api/search?q=%",
                                         "/api/search?q=%zz&%=&&&=",
                                         "/%2e%2e/%2e%2e/etc/passwd",
                                         "*",
                                         "//",
                                         "?",
                                         "http://evil.example/api/overview",
                                         "/api/search?" + std::string(9000, '&'),
                                         "/" + std::string(20000, 'a'),
                                         std::string("/\0", 2)};
  const std::vector<std::string> headers{"Host: localhost",
                                         "Host: evil.example",
                                         "Host:",
                                         "Host: localhost:8321",
                                         "Connection: close",
                                         "Connection: keep-alive",
                                         "Content-Length: 5",
                                         "Content-Length: -1",
                                         "Content-Length: 99999999999999999999",
                                         "Transfer-Encoding: chunked",
                                         "Expect: 100-continue",
                                         "Range: bytes=0-1",
                                         "Range: bytes=9-1,,-",
                                         "Accept-Encoding: gzip, br",
                                         "X: " + std::string(9000, 'x'),
                                         ": nameless",
                                         "no colon",
                                         "Cookie: " + std::string(100, '\xFF'),
                                         " folded",
                                         "Upgrade: websocket"};
  const std::vector<std::string> bodies{"", "hello", "5\r\nhello\r\n0\r\n\r\n", "FFFFFFFFFFFFFFFF\r\nx",
                                        std::string(5000, 'b')};
  const std::vector<std::string> methods{"GET", "HEAD", "POST", "PUT", "OPTIONS", "CONNECT", "PRI", "get", "", "G\tT"},
      versions{"HTTP/1.1", "HTTP/1.0", "HTTP/2.0", "HTTP/", "", "FTP/1.1"};
  for (int i = 0; i < 400; ++i) {
    std::string request = chance.of(methods) + " " + chance.of(targets) + " " + chance.of(versions) + "\r\n";
    if (chance.one_in(2)) request = "GET " + chance.of(targets) + " HTTP/1.1\r\nHost: localhost\r\n";
    for (std::size_t n = chance.one_in(20) ? 200 : chance.below(5); n > 0; --n) request += chance.of(headers) + "\r\n";
    request += "\r\n" + chance.of(bodies);
    if (chance.one_in(3)) request = chance.spoiled(std::move(request));
    if (chance.one_in(10)) request = chance.bytes(2000);
    const std::string answer = server.send(request, true);
    CHECK(answer.size() < kLongestAnswer);
    CHECK_FALSE(holds(answer, "HTTP/1.1 500"));
    CHECK((answer.empty() || answer.starts_with("HTTP/1.1 ")));
    CHECK_FALSE(holds(answer, "root:"));
  }
  CHECK(server.send("GET /api/overview HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n")
            .starts_with("HTTP/1.1 200"));
}
