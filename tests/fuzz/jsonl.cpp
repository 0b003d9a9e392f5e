// SPDX-License-Identifier: Apache-2.0
// An import of JSON Lines: what is accepted goes out again in every format, and comes in again as it was. Input: the
// file.
#include <array>
#include <sstream>

#include "base/error.hpp"
#include "exchange/dot.hpp"
#include "exchange/ftm.hpp"
#include "exchange/gephi_tables.hpp"
#include "exchange/gexf.hpp"
#include "exchange/graphml.hpp"
#include "exchange/jsonl_import.hpp"
#include "exchange/neo4j.hpp"
#include "exchange/svg.hpp"
#include "exchange/turtle.hpp"
#include "fuzz/target.hpp"
#include "store/rows.hpp"
#include "support/memory_graph.hpp"

using namespace govgraph;
using namespace govgraph::exchange;
using fuzz::require;

namespace {

std::vector<DocumentFacts> imported(const std::string& lines) {
  std::istringstream in(lines);
  std::vector<DocumentFacts> out;
  import_jsonl(in, "a.jsonl", {[](const Origin&) {}, [&](DocumentFacts facts) { out.push_back(std::move(facts)); }});
  return out;
}

/// The pieces of a file that an exporter writes, gathered in memory.
template <class Make>
std::string exported(const GraphView& view, Make make, bool derived) {
  std::string out;
  Output output(out);
  Selection selection;
  selection.derived = derived;
  const auto exporter = make(output);
  export_graph(view, selection, *exporter);
  output.commit();
  return out;
}

void export_all(const GraphView& view) {
  NetworkReport report;
  NetworkOptions options;
  options.derived = true;
  const auto network = [&](auto make) { return [&, make](Output& output) { return make(output, options, report); }; };
  exported(view, network(make_gexf), true);
  exported(view, network(make_graphml), true);
  exported(
      view, [&](Output& output) { return make_gephi_tables(output, output, options, report); }, true);
  exported(
      view, [](Output& output) { return make_turtle(output, {}); }, false);
  exported(view, make_ftm, false);
  exported(view, make_dot, false);
  exported(
      view, [](Output& output) { return make_svg(output); }, false);
  exported(
      view, [](Output& output) { return make_neo4j(output, output); }, false);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  std::vector<DocumentFacts> facts;
  try {
    facts = imported(std::string(reinterpret_cast<const char*>(data), size));
  } catch (const InputError& error) {
    require(std::string_view(error.what()).starts_with("a.jsonl:"), "a message says which line is at fault");
    return 0;
  }
  for (const DocumentFacts& each : facts) {
    const auto said = store::decode_statements(store::encode_statements(each, {}));
    require(said && said->entities == each.entities && said->edges == each.edges, "the store reads back what came in");
  }
  const test::MemoryGraph graph(facts);
  const std::string again = exported(
      graph, [](Output& output) { return make_jsonl(output); }, false);
  std::sort(facts.begin(), facts.end(), [](const auto& a, const auto& b) { return a.path < b.path; });
  require(imported(again) == facts, "what goes out comes in as it was");
  export_all(graph);
  return 0;
}
