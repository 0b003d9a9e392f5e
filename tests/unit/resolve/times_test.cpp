// SPDX-License-Identifier: Apache-2.0
#include "resolve/times.hpp"

#include <catch2/catch.hpp>

#include "extract/passes.hpp"
#include "resolve/resolve.hpp"
#include "support/document_builder.hpp"

using namespace govgraph;

namespace {

/// "方致远 HOLDS_ROLE 书记 柳河镇党委 since=2025-03-05": the relations of a page that tell a time, one a line.
std::string times_in(std::string_view text, std::string_view issue = "2025-03-14") {
  Document document = test::document_of(text);
  document.date = issue;
  Diagnostics diagnostics;
  const lexicon::Lexicon& lexicon = lexicon::Lexicon::built_in();
  const DocumentFacts facts = resolve::resolve(document, lexicon, extract::extract(document, lexicon, diagnostics));
  std::string out;
  for (const EdgeFact& each : facts.edges) {
    std::string told;
    for (const auto& [key, value] : each.properties)
      if (key == "date" || key == "since" || key == "until") told += " " + key + "=" + value;
    if (!told.empty())
      out += facts.entities[each.head].name + " " + std::string(info(each.type).name) + " " +
             (each.role.empty() ? "" : each.role + " ") + facts.entities[each.tail].name + told + "\n";
  }
  return out;
}

}  // namespace

TEST_CASE("the time that a sentence tells of a relation") {
  struct Row {
    std::string_view text, told;
  };
  const std::vector<Row> rows{
      {"3月5日，柳河镇第十九届人民代表大会第四次会议选举沈曼宁为柳河镇人民政府镇长。",
       "沈曼宁 HOLDS_ROLE 镇长 柳河镇人民政府 since=2025-03-05\n"},
      {"3月5日，方致远同志任柳河镇党委书记。", "方致远 HOLDS_ROLE 书记 柳河镇党委 since=2025-03-05\n"},
      {"2021年6月起，方致远担任柳河镇党委书记。", "方致远 HOLDS_ROLE 书记 柳河镇党委 since=2021-06\n"},
      {"3月5日，免去周远舟同志柳河镇党委书记职务。", "周远舟 HOLDS_ROLE 书记 柳河镇党委 until=2025-03-05\n"},
      {"12月28日，方致远当选柳河镇总工会主席。", "方致远 HOLDS_ROLE 主席 柳河镇总工会 since=2024-12-28\n"},
      {"3月5日，柳河镇党委书记方致远主持会议。", ""},
      {"方致远，1970年5月生，任柳河镇党委书记。", ""},
      {"柳河镇召开2024年度工作会议。", ""},
      {"3月8日，柳河镇总工会启动“暖巷”行动。", "柳河镇总工会 ORGANIZES 暖巷行动 date=2025-03-08\n"},
  };
  for (const Row& row : rows) {
    INFO(row.text);
    CHECK(times_in(row.text) == row.told);
  }
}

TEST_CASE("a date without year stays so where no issue tells it") {
  CHECK(times_in("3月5日，方致远同志任柳河镇党委书记。", "") == "方致远 HOLDS_ROLE 书记 柳河镇党委 since=--03-05\n");
}
