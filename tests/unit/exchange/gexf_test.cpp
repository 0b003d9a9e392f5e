// SPDX-License-Identifier: Apache-2.0
#include "exchange/gexf.hpp"

#include <catch2/catch.hpp>

#include "support/export_to_string.hpp"
#include "support/hostile_graph.hpp"
#include "support/sample_graph.hpp"

using namespace govgraph;
using namespace govgraph::exchange;

namespace {

std::string gexf(const GraphView& view, const NetworkOptions& options = {}, const Selection& selection = {}) {
  NetworkReport report;
  return test::export_to_string(view, selection, [&](Output& output) { return make_gexf(output, options, report); });
}

std::size_t count(const std::string& text, const std::string& part) {
  std::size_t n = 0;
  for (std::size_t at = text.find(part); at != std::string::npos; at = text.find(part, at + part.size())) ++n;
  return n;
}

std::string line_with(const std::string& text, const std::string& part) {
  const std::size_t at = text.find(part);
  REQUIRE(at != std::string::npos);
  const std::size_t begin = text.rfind('\n', at) + 1;
  return text.substr(begin, text.find('\n', at) - begin);
}

}  // namespace

TEST_CASE("gexf is the same each time, nodes first, and says that dates are its time") {
  const std::string xml = gexf(test::sample_graph());
  CHECK(xml == gexf(test::sample_graph()));
  CHECK_THAT(xml,
             Catch::Contains("mode=\"dynamic\" timeformat=\"date\" timerepresentation=\"interval\" timezone=\"UTC\""));
  CHECK(xml.rfind("<node ") < xml.find("<edge "));
  CHECK(count(xml, "<node ") == 9);
  CHECK(count(xml, "<edge ") == 7);
  CHECK(count(xml, "kind=\"PARTICIPATES_IN\"") == 2);
  CHECK(count(xml, "<viz:color ") == 9);
  CHECK_THAT(line_with(xml, "label=\"柳河镇党委\""), Catch::Contains("<viz:color r=\"181\" g=\"18\" b=\"27\"/>"));
}

TEST_CASE("an edge is there at the date that it states, else on the days of its pages") {
  const std::string known = gexf(test::sample_graph());
  CHECK_THAT(line_with(known, "kind=\"ORGANIZES\""), Catch::Contains("start=\"2025-01-01\" end=\"2025-01-31\""));
  CHECK_THAT(line_with(known, "kind=\"GOVERNS\""), Catch::Contains("start=\"2025-01-06\" end=\"2025-01-06\""));
  CHECK_THAT(line_with(known, "kind=\"LIVES_IN\""), Catch::Contains("start=\"2025-03-01\" end=\"2025-03-31\""));
  const std::string observed = gexf(test::sample_graph(), {.time = EdgeTime::kObserved});
  CHECK_THAT(line_with(observed, "kind=\"ORGANIZES\""), Catch::Contains("start=\"2025-01-06\" end=\"2025-01-06\""));
}

TEST_CASE("a node is there as long as its edges are") {
  const std::string xml = gexf(test::sample_graph());
  CHECK_THAT(line_with(xml, "label=\"暖巷\""), Catch::Contains("start=\"2025-01-01\" end=\"2025-02-10\""));
}

TEST_CASE("an edge that comes and goes has spells") {
  const auto said_on = [](const std::string& path, const std::string& date) {
    test::FactsBuilder page(path, "周远舟任柳河镇党委书记。", date);
    page.entity(Label::kPerson, "周远舟")
        .entity(Label::kPartyOrg, "柳河镇党委")
        .edge("周远舟", RelationType::kHoldsRole, "柳河镇党委", "书记");
    return page.build();
  };
  const std::string xml = gexf(test::MemoryGraph(
      {said_on("a.txt", "2025-01-06"), said_on("b.txt", "2025-01-07"), said_on("c.txt", "2025-05-01")}));
  CHECK_THAT(
      line_with(xml, "<edge "),
      Catch::Contains(
          "<spells><spell start=\"2025-01-06\" end=\"2025-01-07\"/><spell start=\"2025-05-01\" end=\"2025-05-01\"/></spells>"));
  CHECK_THAT(line_with(xml, "<node "), Catch::Contains("start=\"2025-01-06\" end=\"2025-05-01\""));
}

TEST_CASE("an empty gexf and a hostile one are whole") {
  CHECK_THAT(gexf(test::MemoryGraph({})), Catch::EndsWith("<nodes>\n</nodes>\n<edges>\n</edges>\n</graph>\n</gexf>\n"));
  const std::string xml = gexf(test::hostile_graph());
  CHECK(count(xml, "<node ") == test::hostile_names().size() + 1);
  CHECK_THAT(xml, Catch::Contains("<attvalue for=\"full_name\" value=\"&lt;&gt;&amp;&quot;'\"/>"));
  CHECK(xml.find('\x01') == std::string::npos);
}
