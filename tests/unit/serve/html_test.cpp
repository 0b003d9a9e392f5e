// SPDX-License-Identifier: Apache-2.0
#include "serve/html.hpp"

#include <catch2/catch.hpp>

#include "base/error.hpp"
#include "base/json.hpp"
#include "serve/page.hpp"
#include "support/hostile_graph.hpp"
#include "support/numbered_graph.hpp"
#include "support/temporary_folder.hpp"
#include "unit/serve/served.hpp"

using namespace govgraph;
using namespace govgraph::test;

namespace {

std::string html_of(const GraphView& view, const exchange::Selection& selection = {}) {
  const TemporaryFolder folder;
  exchange::Output output(folder / "x.html", false);
  serve::write_html(view, selection, output);
  output.commit();
  return read_file(folder / "x.html");
}

std::string data_of(const std::string& html) {
  const std::string begin = R"(<script type="application/json" id="graph-data">)";
  const std::size_t at = html.find(begin) + begin.size();
  return html.substr(at, html.find("</script>", at) - at);
}

}  // namespace

TEST_CASE("a page of one file needs nothing else and is the same each time") {
  if (!serve::explorer_page()) return;
  const std::string html = html_of(sample_graph());
  CHECK(html == html_of(sample_graph()));
  CHECK_FALSE(holds(html, "src=\""));
  CHECK_FALSE(holds(html, "<link rel=\"stylesheet\""));
  CHECK(holds(html, "default-src 'none'"));
  std::string data = data_of(html);
  json::Text text;
  const auto parsed = text.parse(data);
  REQUIRE(parsed);
  CHECK(parsed->find("nodes")->size() == 9);
  CHECK(parsed->find("edges")->size() == 8);
  CHECK(parsed->find("articles")->size() == 3);
  CHECK(parsed->find("missed")->find("read")->integer() == 0);
}

TEST_CASE("no text of a document ends the script that holds it") {
  if (!serve::explorer_page()) return;
  FactsBuilder page("a.txt", "</script><script>alert(1)</script><!--");
  page.entity(Label::kPerson, "</script><script>alert(1)</script><!--");
  const std::string html = html_of(MemoryGraph({page.build()}));
  CHECK(times(html, "<script") == 2);
  CHECK(times(html, "</script") == 2);
  CHECK_FALSE(holds(data_of(html), "<"));
  const std::string hostile = html_of(hostile_graph());
  CHECK(times(hostile, "<script") == 2);
}

TEST_CASE("a part of a graph is a whole page") {
  if (!serve::explorer_page()) return;
  exchange::Selection selection;
  selection.types = {RelationType::kHoldsRole};
  std::string data = data_of(html_of(sample_graph(), selection));
  json::Text text;
  const auto parsed = text.parse(data);
  REQUIRE(parsed);
  CHECK(parsed->find("nodes")->size() == 2);
  CHECK(parsed->find("edges")->size() == 2);
  CHECK(parsed->find("overview")->find("edges")->integer() == 2);
}

TEST_CASE("too large a graph is refused with advice") {
  if (!serve::explorer_page()) return;
  CHECK_THROWS_WITH(html_of(numbered_graph(serve::kMostHtmlNodes + 1, {})),
                    Catch::Matchers::Contains("govgraph serve"));
}
