// SPDX-License-Identifier: Apache-2.0
#include "commands.hpp"

#include <cstdio>

#include <fcntl.h>
#include <unistd.h>

#include <catch2/catch.hpp>

#include "base/error.hpp"
#include "base/json.hpp"
#include "open_graph.hpp"
#include "support/sample_graph.hpp"
#include "support/temporary_folder.hpp"

using namespace govgraph;

namespace govgraph::cli {

std::unique_ptr<GraphView> open_graph(const std::string&, exchange::Origin* origin) {
  if (origin) *origin = {"lexicon 1", "passes 1", ""};
  return std::make_unique<test::MemoryGraph>(test::sample_facts());
}

}  // namespace govgraph::cli

namespace {

struct Outcome {
  int code = 0;
  std::string out;
};

/// Sends a stream of this process into a file for as long as it lives.
class Redirection {
 public:
  Redirection(std::FILE* stream, const std::string& path) : stream_(stream), saved_(::dup(::fileno(stream))) {
    const int file = ::open(path.c_str(), O_CREAT | O_TRUNC | O_WRONLY, 0600);
    std::fflush(stream_);
    ::dup2(file, ::fileno(stream_));
    ::close(file);
  }
  ~Redirection() {
    std::fflush(stream_);
    ::dup2(saved_, ::fileno(stream_));
    ::close(saved_);
  }
  Redirection(const Redirection&) = delete;
  Redirection& operator=(const Redirection&) = delete;

 private:
  std::FILE* stream_;
  int saved_;
};

Outcome run(std::unique_ptr<cli::Command> command, std::vector<std::string> arguments) {
  const test::TemporaryFolder folder;
  CLI::App app;
  command->setup(app);
  std::reverse(arguments.begin(), arguments.end());
  app.parse(arguments);
  Outcome out;
  {
    const Redirection to_file(stdout, folder / "out"), quiet(stderr, folder / "err");
    out.code = command->run();
  }
  out.out = test::read_file(folder / "out");
  return out;
}

const std::string kPerson = "5ba758f7843bc617";  // 周远舟 of 安平市

}  // namespace

TEST_CASE("search lists nodes, and ends with 1 when there are none") {
  const Outcome found = run(cli::make_search(), {"柳河镇", "--format", "csv"});
  CHECK(found.code == cli::kDone);
  CHECK(found.out ==
        "id,label,name,matched,scope,links,mentions\n"
        "691feefe86297d6b,Area,柳河镇,柳河镇,安平市,1,3\n"
        "4cf25ada41d0299d,PartyOrg,柳河镇党委,柳河镇党委,安平市,5,2\n");
  const Outcome none = run(cli::make_search(), {"无此名"});
  CHECK(none.code == cli::kNothing);
  CHECK(none.out.empty());
  CHECK(run(cli::make_search(), {"无此名", "--format", "json"}).out == "[]\n");
  CHECK_THROWS_WITH(run(cli::make_search(), {"柳河", "--label", "Persn"}), Catch::Contains("did you mean Person?"));
}

TEST_CASE("show tells what a node is, its relations and where it is named") {
  const Outcome shown = run(cli::make_show(), {kPerson});
  CHECK(shown.code == cli::kDone);
  CHECK_THAT(shown.out, Catch::StartsWith("周远舟  Person 人物  5ba758f7843bc617\nscope: 安平市\n"));
  CHECK_THAT(shown.out, Catch::Contains("\n→ HOLDS_ROLE 任职  (2)\n"));
  CHECK_THAT(shown.out, Catch::Contains("\n  柳河镇党委  PartyOrg  人大主席  status=former  0.80\n"));
  CHECK_THAT(
      shown.out,
      Catch::Contains("\n3 mentions\n  a.txt#1  2025-01-06\n    柳河镇党委书记、人大主席【周远舟】走访青禾超市。\n"));
  std::string line = run(cli::make_show(), {"柳河镇", "--format", "json"}).out;
  json::Text text;
  const auto object = text.parse(line);
  REQUIRE(object.has_value());
  CHECK(object->find("relations")->at(0).find("outgoing")->boolean() == std::optional<bool>(false));
  CHECK(object->find("relations")->at(0).find("inferred")->boolean() == std::optional<bool>(true));
  CHECK(object->find("mentions")->size() == 3);
  CHECK_THROWS_AS(run(cli::make_show(), {"周远舟"}), UsageError);
}

TEST_CASE("neighbors walks as far, and along what, it is told") {
  const Outcome one = run(cli::make_neighbors(),
                          {"柳河镇党委", "--format", "csv", "--direction", "out", "--type", "ORGANIZES,GOVERNS"});
  CHECK(one.out ==
        "depth,from,relation,role,name,label,id,outgoing,confidence\n"
        "1,柳河镇党委,GOVERNS,,柳河镇,Area,691feefe86297d6b,true,0.95\n"
        "1,柳河镇党委,ORGANIZES,,暖巷,Programme,60dda6c4a105f550,true,0.75\n");
  CHECK(run(cli::make_neighbors(), {"柳河镇", "--depth", "3", "--label", "Enterprise"}).code == cli::kDone);
  CHECK(run(cli::make_neighbors(), {"柳河镇", "--label", "Enterprise"}).code == cli::kNothing);
}

TEST_CASE("path shows each step with its evidence") {
  const Outcome found = run(cli::make_path(), {"柳河镇", "青禾超市"});
  CHECK(found.code == cli::kDone);
  CHECK_THAT(found.out, Catch::StartsWith("3 steps: 柳河镇\n  ←GOVERNS— 柳河镇党委\n      a.txt#1: 【"));
  CHECK_THAT(found.out,
             Catch::Contains("\n  ←PARTICIPATES_IN— 青禾超市\n      sub/b.txt#1: 【青禾超市参与“暖巷”行动。"));
  CHECK_THAT(run(cli::make_path(), {"临川镇党委", "柳河镇"}).out, Catch::Contains("  —COOPERATES_WITH— 柳河镇党委\n"));
  CHECK(run(cli::make_path(), {"柳河镇", "五星商户"}).code == cli::kNothing);
  CHECK(run(cli::make_path(), {"柳河镇", "青禾超市", "--max", "2"}).code == cli::kNothing);
  CHECK_THAT(run(cli::make_path(), {kPerson, "柳河镇党委", "--all", "--format", "csv"}).out,
             Catch::Contains("HOLDS_ROLE,人大主席,true,柳河镇党委"));
}

TEST_CASE("why names the sentence, the article, its date, the rule and how sure it is") {
  const Outcome found = run(cli::make_why(), {kPerson, "HOLDS_ROLE", "柳河镇党委"});
  CHECK(found.code == cli::kDone);
  CHECK_THAT(
      found.out,
      Catch::Contains(
          "周远舟 HOLDS_ROLE 书记 柳河镇党委  (confidence 0.97)\n  a.txt#1  标题  2025-01-06  [by-hand]\n    【柳河镇党委书记"));
  CHECK(run(cli::make_why(), {"柳河镇党委", "HOLDS_ROLE", kPerson}).code == cli::kNothing);
  CHECK(run(cli::make_why(), {"临川镇党委", "合作", "柳河镇党委"}).code == cli::kDone);
  CHECK_THAT(
      run(cli::make_why(), {"五星商户", "--format", "csv"}).out,
      Catch::StartsWith(
          "claim,document,article,title,date,begin,end,before,text,after,rule,confidence,page,boxes,decided\n五星商户,sub/b.txt,sub/b.txt#1,标题,2025-02-10,0,"));
  CHECK_THROWS_AS(run(cli::make_why(), {"柳河镇党委", "HOLDS_ROLE"}), UsageError);
  CHECK_THROWS_WITH(run(cli::make_why(), {"柳河镇党委", "HOLD_ROLE", "柳河镇"}),
                    Catch::Contains("did you mean HOLDS_ROLE?"));
}

TEST_CASE("export writes the format that is asked for, or that the name tells") {
  const test::TemporaryFolder folder;
  CHECK_THAT(run(cli::make_export(), {}).out,
             Catch::StartsWith(R"({"kind":"graph","version":1,"lexicon":"lexicon 1","passes":"passes 1"})"));
  CHECK_THAT(run(cli::make_export(), {"--format", "graphml"}).out, Catch::StartsWith("<?xml"));
  CHECK_THAT(run(cli::make_export(), {"--graph-only"}).out, !Catch::Contains("\"kind\":\"document\""));
  CHECK(run(cli::make_export(), {"-o", folder / "x.graphml"}).out.empty());
  CHECK_THAT(test::read_file(folder / "x.graphml"), Catch::EndsWith("</graphml>\n"));
  CHECK_THROWS_AS(run(cli::make_export(), {"-o", folder / "x.graphml"}), UsageError);
  CHECK_THROWS_AS(run(cli::make_export(), {"--strict-xsd"}), UsageError);
  CHECK_THROWS_AS(run(cli::make_export(), {"--format", "graphml", "--graph-only"}), UsageError);
}
