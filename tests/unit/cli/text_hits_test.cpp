// SPDX-License-Identifier: Apache-2.0
#include "text_hits.hpp"

#include <catch2/catch.hpp>

using namespace govgraph;

namespace {

search::TextHits one_hit() {
  search::TextHit hit;
  hit.document = "a\x1B.txt";
  hit.title = "题";
  hit.date = "2025-01-06";
  hit.times = 2;
  hit.snippet.pieces = {{"前", false}, {"骑手", true}, {",后", false}};
  Node node;
  node.id = NodeId{0x1F};
  node.label = Label::kPlace;
  node.name = "站";
  hit.nodes = {node};
  search::TextHits out;
  out.best = {hit};
  out.found = 1;
  return out;
}

}  // namespace

TEST_CASE("what was found in texts, for people and for programs") {
  using cli::Format;
  CHECK(cli::rendered(one_hit(), Format::kTable, false) ==
        "a .txt#1  2025-01-06  题\n    前【骑手】,后\n      000000000000001f  Place  站\n");
  CHECK(cli::rendered(one_hit(), Format::kTable, true).find("前\033[1m骑手\033[0m,后") != std::string::npos);
  CHECK(
      cli::rendered(one_hit(), Format::kJson, true) ==
      "[{\"article\":\"a\\u001B.txt#1\",\"date\":\"2025-01-06\",\"title\":\"题\",\"times\":2,\"snippet\":\"前骑手,后\","
      "\"found\":[\"骑手\"],\"nodes\":[{\"id\":\"000000000000001f\",\"label\":\"Place\",\"name\":\"站\"}]}]\n");
  CHECK(cli::rendered(one_hit(), Format::kCsv, false) ==
        "article,date,title,times,snippet,nodes\na\x1B.txt#1,2025-01-06,题,2,\"前骑手,后\",000000000000001f\n");
  CHECK(cli::rendered({}, Format::kJson, false) == "[]\n");
  CHECK(cli::rendered({}, Format::kTable, false).empty());
}
