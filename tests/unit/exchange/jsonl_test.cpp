// SPDX-License-Identifier: Apache-2.0
#include "exchange/jsonl.hpp"

#include <catch2/catch.hpp>

#include "base/json.hpp"
#include "support/sample_graph.hpp"
#include "support/temporary_folder.hpp"

using namespace govgraph;
using namespace govgraph::exchange;

namespace {

std::vector<std::string> lines_of(const GraphView& view, const Selection& selection = {}, const JsonlOptions& options = {}) {
  const test::TemporaryFolder folder;
  Output output(folder / "x.jsonl", false);
  const auto exporter = make_jsonl(output, options);
  export_graph(view, selection, *exporter);
  output.commit();
  std::vector<std::string> out;
  const std::string bytes = test::read_file(folder / "x.jsonl");
  for (std::size_t begin = 0, end; (end = bytes.find('\n', begin)) != std::string::npos; begin = end + 1)
    out.push_back(bytes.substr(begin, end - begin));
  return out;
}

std::string kind_of(std::string line) {
  json::Text text;
  return std::string(*text.parse(line)->find("kind")->string());
}

std::map<std::string, int> kinds(const std::vector<std::string>& lines) {
  std::map<std::string, int> out;
  for (const std::string& each : lines) ++out[kind_of(each)];
  return out;
}

}  // namespace

TEST_CASE("jsonl writes documents, articles, nodes and edges") {
  const auto graph = test::sample_graph();
  const auto lines = lines_of(graph);
  CHECK(kinds(lines) == std::map<std::string, int>{{"document", 3}, {"article", 3}, {"node", 9}, {"edge", 8}});
  CHECK(lines == lines_of(graph));
}
