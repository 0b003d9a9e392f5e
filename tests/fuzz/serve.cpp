// SPDX-License-Identifier: Apache-2.0
// Requests to the server, one after another: its answers are JSON, of known kinds and bounded. Input: requests with an
// empty line between them; each is the path, the Host header, and then names and values of the query in turn, a line
// each.
#include <array>

#include "base/json.hpp"
#include "fuzz/target.hpp"
#include "serve/site.hpp"
#include "support/hostile_graph.hpp"
#include "support/sample_graph.hpp"

using namespace govgraph;
using fuzz::require;

namespace {

constexpr std::size_t kLongestAnswer = 1 << 20;  // of graphs as small as these

std::shared_ptr<serve::Api> api_of(test::MemoryGraph graph, std::uint64_t number) {
  return std::make_shared<serve::Api>(
      std::make_shared<const serve::Snapshot>(std::make_shared<const test::MemoryGraph>(std::move(graph)), number));
}

serve::Request next_request(fuzz::Input& input) {
  serve::Request out;
  out.method = "GET";
  out.path = input.until('\n');
  out.host = input.until('\n');
  if (out.host.empty()) out.host = "localhost";
  out.target = out.path;
  while (!input.at_end() && out.query.size() < 20) {
    const std::string name(input.until('\n'));
    if (name.empty()) break;
    out.query.emplace_back(name, input.until('\n'));
    out.target += '\n' + name + '\n' + out.query.back().second;
  }
  return out;
}

void require_sound(const serve::Response& response) {
  constexpr std::array kKnown{200, 400, 403, 404};
  require(std::find(kKnown.begin(), kKnown.end(), response.status) != kKnown.end(), "the status is one that is meant");
  if (!response.answer) return;
  std::string body = response.answer->body;
  require(body.size() < kLongestAnswer, "an answer is bounded");
  json::Text text;
  const auto value = text.parse(body);
  require(value && value->is_object(), "an answer is an object");
  if (response.status != 200) require(value->find("error").has_value(), "an error says what is wrong");
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static const std::array kApis{api_of(test::sample_graph(), 1), api_of(test::hostile_graph(), 2)};
  fuzz::Input input(data, size);
  for (int i = 0; i < 10 && !input.at_end(); ++i) {
    const serve::Request request = next_request(input);
    for (const auto& api : kApis) {
      const serve::Site site([&] { return api; }, "127.0.0.1");
      require_sound(site.respond(request));
    }
  }
  return 0;
}
