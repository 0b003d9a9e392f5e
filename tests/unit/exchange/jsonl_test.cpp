// SPDX-License-Identifier: Apache-2.0
#include "exchange/jsonl.hpp"

#include <atomic>
#include <sstream>

#include <catch2/catch.hpp>

#include "base/error.hpp"
#include "base/json.hpp"
#include "exchange/jsonl_import.hpp"
#include "model/layout.hpp"
#include "support/export_to_string.hpp"
#include "support/sample_graph.hpp"

using namespace govgraph;
using namespace govgraph::exchange;

namespace {

std::string jsonl(const GraphView& view, const Selection& selection = {}, const JsonlOptions& options = {}) {
  return test::export_to_string(view, selection, [&](Output& output) { return make_jsonl(output, options); });
}

std::vector<DocumentFacts> imported(const std::string& lines, Origin* origin = nullptr) {
  std::istringstream in(lines);
  std::vector<DocumentFacts> out;
  int told = 0;
  const ImportSink sink{[&](const Origin& found) {
                          CHECK(++told == 1);
                          if (origin) *origin = found;
                        },
                        [&](DocumentFacts facts) {
                          CHECK(told == 1);
                          out.push_back(std::move(facts));
                        }};
  import_jsonl(in, "x.jsonl", sink);
  return out;
}

std::string refusal(const std::string& lines) {
  try {
    imported(lines);
  } catch (const InputError& error) {
    return error.what();
  }
  return "";
}

std::map<std::string, int> kinds(const std::string& lines) {
  std::map<std::string, int> out;
  std::istringstream in(lines);
  json::Text text;
  for (std::string line; std::getline(in, line);) ++out[std::string(*text.parse(line)->find("kind")->string())];
  return out;
}

std::string line_with(const std::string& lines, const std::string& part) {
  std::istringstream in(lines);
  for (std::string line; std::getline(in, line);)
    if (line.find(part) != std::string::npos) return line;
  return "";
}

}  // namespace

TEST_CASE("jsonl writes documents, articles, nodes and edges, the same each time") {
  const auto graph = test::sample_graph();
  const auto lines = jsonl(graph);
  CHECK(kinds(lines) ==
        std::map<std::string, int>{{"graph", 1}, {"document", 3}, {"article", 3}, {"node", 9}, {"edge", 8}});
  CHECK(lines == jsonl(test::sample_graph()));
}

TEST_CASE("jsonl lines keep to the contract") {
  test::FactsBuilder page("页/a.txt", "柳河 镇\n通过\"规划\"。\n");
  page.entity(Label::kPolicy, "规划", "", {"镇规划"}, {{"year", "2025"}});
  const auto lines = jsonl(test::MemoryGraph({page.build()}));
  CHECK(
      line_with(lines, "\"article\",") ==
      R"({"kind":"article","doc":"页/a.txt","article":"页/a.txt#1","title":"标题","subtitle":"","date":"2025-01-06","begin":0,"end":29})");
  CHECK(
      line_with(lines, "\"node\"") ==
      R"({"kind":"node","id":"c224b98d71c3d7c5","label":"Policy","name":"规划","aliases":["镇规划"],"properties":{"year":"2025"},)"
      R"("mentions":[{"doc":"页/a.txt","article":"页/a.txt#1","begin":18,"end":24,"text":"规划"}]})");
}

TEST_CASE("an edge's role stands among its properties and white space is taken out of what it quotes") {
  const auto lines = jsonl(test::sample_graph());
  const std::string edge = line_with(lines, "\"properties\":{\"role\":\"书记\"}");
  CHECK(edge.find("\"inferred\":false,\"confidence\":0.97,\"evidence\":[{\"doc\":\"a.txt\"") != std::string::npos);
  CHECK(edge.find("结对共建。“暖巷”行动") != std::string::npos);
}

TEST_CASE("an import restores every statement, and its export the same bytes") {
  auto facts = test::sample_facts();
  facts[0].entities[0].declared = {"简称"};
  facts[1].articles.push_back({"", "副题", "", {0, 3}});
  facts[2].source += "\xFF\xFE broken";
  facts[2].date = "";
  const std::string first =
      jsonl(test::MemoryGraph(facts), {}, {.origin = {"lexicon 7", "passes 9", "encoding=GB18030"}});
  Origin origin;
  const auto back = imported(first, &origin);
  CHECK(back == facts);
  CHECK(origin == Origin{"lexicon 7", "passes 9", "encoding=GB18030"});
  CHECK(jsonl(test::MemoryGraph(back), {}, {.origin = origin}) == first);
}

TEST_CASE("where text stands on its pages goes along, and evidence tells page and box") {
  auto facts = test::sample_facts();
  const auto size = static_cast<std::uint32_t>(facts[0].source.size());
  Layout layout;
  layout.pages = {{595.25F, 841.9F}, {595.25F, 841.9F}};
  layout.placed = {{{0, 6}, 0, {56.7F, 100.05F, 80, 112.5F}, false, 100},
                   {{6, size}, 1, {40, 20.55F, 400, 31}, true, 87}};
  layout.lines = {{0, SetLine::Role::kHeadline}, {6, SetLine::Role::kFurniture}};
  facts[0].layout = encode_layout(layout);
  const test::MemoryGraph graph(facts);
  const PrintPlaces places(graph);
  const std::string lines = jsonl(graph, {}, {.places = &places});
  CHECK(lines.find(R"("placed":[[0,6,0,56.7,100.05,80,112.5],[6,)" + std::to_string(size) +
                   R"(,1,40,20.55,400,31,87,1]],)"
                   R"("lines":[[0,"headline"],[6,"furniture"]])") != std::string::npos);
  CHECK(lines.find(R"("page":2,"boxes":[[2,40,)") != std::string::npos);
  CHECK(imported(lines) == facts);
  // Documents without pages are written as ever, and their evidence, too.
  const test::MemoryGraph plain(test::sample_facts());
  const PrintPlaces none(plain);
  CHECK(jsonl(plain, {}, {.places = &none}) == jsonl(plain));
}

TEST_CASE("a layout that cannot be is refused") {
  const std::string head = R"({"kind":"document","doc":"a","source":"柳河镇","layout":)";
  CHECK(imported(head + R"({"pages":[[5,5]],"placed":[[0,3,0,1,1,2,2]],"lines":[[0,"heading"]]}})").size() == 1);
  for (const char* layout :
       {R"([])", R"({"pages":[[5]]})", R"({"pages":[[5,"5"]]})", R"({"pages":7})", R"({"placed":[[0,3,0,1,1,2,2]]})",
        R"({"pages":[[5,5]],"placed":[[0,10,0,1,1,2,2]]})", R"({"pages":[[5,5]],"placed":[[3,0,0,1,1,2,2]]})",
        R"({"pages":[[5,5]],"placed":[[0,3,0,1,1,2,2],[2,6,0,1,1,2,2]]})",
        R"({"pages":[[5,5]],"placed":[[0,3,-1,1,1,2,2]]})", R"({"pages":[[5,5]],"placed":[[0,3,0,1,1,2,2,101]]})",
        R"({"pages":[[5,5]],"placed":[[0,3,0,1,1,2,1e300]]})", R"({"lines":[[0,"headlines"]]})",
        R"({"lines":[[3,"heading"],[3,"heading"]]})", R"({"lines":[["heading"]]})"}) {
    INFO(layout);
    CHECK(refusal(head + layout + "}").find("layout") != std::string::npos);
  }
}

TEST_CASE("filters keep what they name and leave the documents out") {
  const auto graph = test::sample_graph();
  struct Row {
    Selection selection;
    int nodes, edges;
  };
  for (const Row& row : {
           Row{{.labels = {Label::kPerson, Label::kPartyOrg}}, 4, 3},
           Row{{.types = {RelationType::kHoldsRole}}, 2, 2},
           Row{{.min_confidence = 0.9F}, 9, 5},
           Row{{.labels = {Label::kHonour}, .types = {RelationType::kGoverns}}, 0, 0},
       }) {
    auto found = kinds(jsonl(graph, row.selection));
    CHECK(found["node"] == row.nodes);
    CHECK(found["edge"] == row.edges);
    CHECK(found["document"] == 0);
  }
}

TEST_CASE("derived edges count articles that name a node and sentences that name two") {
  const auto lines = jsonl(test::sample_graph(), {.derived = true});
  auto facts = test::sample_facts();
  const std::string both = line_with(lines, "\"CO_OCCURS\"");
  CHECK(both.find("\"inferred\":true,\"confidence\":1,") != std::string::npos);
  const auto count = [&](const std::string& part) {
    std::size_t n = 0;
    for (std::size_t at = lines.find(part); at != std::string::npos; at = lines.find(part, at + 1)) ++n;
    return n;
  };
  CHECK(count("\"type\":\"MENTIONED_IN\"") == 12);
  // a.txt: 周远舟-镇党委-柳河镇-超市 (6), 两党委-镇 (3, one pair met before: 镇党委-镇), 暖巷-镇 (1);
  // b.txt: 超市-暖巷, 商户 with both (2); c.txt: 周远舟-临江市.
  CHECK(count("\"type\":\"CO_OCCURS\"") == 13);
  CHECK(imported(lines) == facts);
}

TEST_CASE("a line that cannot be used is named") {
  const std::string good = R"({"kind":"document","doc":"a","source":"柳河镇","articles":[{"begin":0,"end":9}],)";
  const std::string town = R"({"label":"Area","name":"柳河镇","mentions":[[0,0,9]]})";
  struct Row {
    std::string line, why;
  };
  for (const Row& row : {
           Row{"{\"kind\":", "x.jsonl:1: not JSON at byte 8"},
           Row{R"({"kind":"graph","version":2})", "written by a newer govgraph"},
           Row{"[1]", "without \"kind\""},
           Row{R"({"kind":"document"})", "\"doc\" is missing"},
           Row{R"({"kind":"document","doc":"a"})", "\"source\" is missing"},
           Row{R"({"kind":"document","doc":"a","source_base64":"?"})", "not base64"},
           Row{good + R"("entities":[{"label":"Town","name":"x"}]})", "unknown label \"Town\""},
           Row{good + R"("entities":[{"label":"Area","name":"x"}]})", "has no mentions"},
           Row{good + R"("entities":[{"label":"Area","name":"x","mentions":[[0,0,10]]}]})", "outside the source"},
           Row{good + R"("entities":[{"label":"Area","name":"x","mentions":[[1,0,9]]}]})",
               "an article that the document"},
           Row{good + "\"entities\":[" + town + "," + town + "]}", "two entities are one"},
           Row{good + "\"entities\":[" + town + R"(],"relations":[{"head":0,"type":"PART_OF","tail":1}]})",
               "\"tail\" names an entity"},
           Row{good + "\"entities\":[" + town +
                   R"(],"relations":[{"head":0,"type":"PART_OF","tail":0,"confidence":2}]})",
               "\"confidence\""},
           Row{good + "\"entities\":[" + town +
                   R"(],"relations":[{"head":0,"type":"PART_OF","tail":0,"confidence":1}]})",
               "has no evidence"},
           Row{R"({"kind":"node"})", "holds no documents"},
           Row{R"({"kind":"documnet","doc":"a"})", "x.jsonl:1: unknown kind \"documnet\""},
           Row{R"({"kind":"graph","version":"1"})", "\"version\" is not a number"},
           Row{R"({"kind":"graph","version":1,"lexicon":7})", "\"lexicon\" is not a string"},
           Row{"{\"kind\":\"graph\",\"version\":1}\n{\"kind\":\"graph\",\"version\":1}", "x.jsonl:2: a second line"},
           Row{good + R"("doc":"b"})", "\"doc\" stands twice in one object"},
           Row{good + R"("entities":[{"label":"Area","name":"x","name":"y","mentions":[[0,0,9]]}]})",
               "\"name\" stands twice"},
           Row{good +
                   R"("entities":[{"label":"Area","name":"x","properties":{"a":"1","a":"2"},"mentions":[[0,0,9]]}]})",
               "\"a\" stands twice"},
           Row{good + "\"entities\":[" + town +
                   R"(],"relations":[{"head":0,"type":"PART_OF","tail":0,"inferred":1,"confidence":1}]})",
               "\"inferred\" is neither"},
           Row{good + R"("entities":[{"label":"Area","name":"x","mentions":[[0,4294967296,9]]}]})", "is not a count"},
           Row{good + R"("entities":[{"label":"Area","name":"x","mentions":[[0,-1,9]]}]})", "is not a count"},
           Row{good + R"("entities":[{"label":"Area","name":"x","mentions":[[0,9,0]]}]})", "outside the source"},
           Row{good + R"("entities":[{"label":"Area","name":"x","mentions":[[0,1e999,9]]}]})", "x.jsonl:1: not JSON"},
           Row{good + "\"x\":" + std::string(5000, '[') + std::string(5000, ']') + "}", "Nested too deep"},
           Row{good + "\"x\":\"\xFF\"}", "x.jsonl:1: not JSON"},
           Row{"", "holds no documents"},
       }) {
    INFO(row.line);
    CHECK_THAT(refusal(row.line + "\n"), Catch::Contains(row.why));
  }
  CHECK_THAT(refusal(good + "\"entities\":[" + town + "]}\n\n{\"kind\":\"document\",\"doc\":7}"),
             Catch::Contains("x.jsonl:3: \"doc\" is not a string"));
}

TEST_CASE("a line of any length is read, with or without its end") {
  const std::string filler(300'000, ' ');
  const std::string line = line_with(jsonl(test::sample_graph()), "\"doc\":\"a.txt\"");
  const std::vector<DocumentFacts> whole = imported(line);
  for (const std::size_t extra : {0U, 1U, 65'534U, 65'535U, 65'536U, 300'000U}) {
    INFO(extra);
    CHECK(imported("\n" + filler.substr(0, extra) + line + "\r\n\n") == whole);
    CHECK(imported(filler.substr(0, extra) + line) == whole);
  }
}

TEST_CASE("an import and an export end when they are told to") {
  std::atomic<bool> stopped{false};
  const Cancellation cancellation(stopped);
  const std::string lines = jsonl(test::sample_graph());
  std::istringstream in(lines);
  std::size_t documents = 0;
  const ImportSink sink{[](const Origin&) {},
                        [&](const DocumentFacts&) {
                          ++documents;
                          stopped = true;
                        }};
  CHECK_THROWS_AS(import_jsonl(in, "x.jsonl", sink, cancellation), CancelledError);
  CHECK(documents == 1);
  std::string out;
  Output output(out);
  const auto exporter = make_jsonl(output);
  CHECK_THROWS_AS(export_graph(test::sample_graph(), {}, *exporter, {.cancellation = cancellation}), CancelledError);
}

TEST_CASE("an import sorts what was edited out of order") {
  auto facts = test::sample_facts();
  const DocumentFacts whole = facts[0];
  std::string line = line_with(jsonl(test::MemoryGraph({whole})), "\"document\"");
  const std::size_t list = line.find("\"entities\":[") + 12;
  const std::size_t second = line.find("{\"label\"", list + 1);
  const std::size_t rest = line.find("{\"label\"", second + 1);
  const std::string a = line.substr(list, second - list), b = line.substr(second, rest - second);
  line.replace(list, rest - list, b + a);
  const auto back = imported(line);
  REQUIRE(back.size() == 1);
  CHECK(back[0].entities == whole.entities);
}

TEST_CASE("an id that is not that of the shown name comes back") {
  DocumentFacts facts = test::sample_facts()[0];
  facts.entities.back().id = NodeId{0xFFFFFFFFFFFFFFFEULL};  // stays the last by id
  const auto back = imported(line_with(jsonl(test::MemoryGraph({facts})), "\"document\""));
  REQUIRE(back.size() == 1);
  CHECK(back[0].entities == facts.entities);
}
