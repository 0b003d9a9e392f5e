// SPDX-License-Identifier: Apache-2.0
#include "model/decision.hpp"

#include <catch2/catch.hpp>

#include "base/error.hpp"

using namespace govgraph;

namespace {

std::string fault_of(const std::string& text) {
  try {
    parse_decisions(text, "d.tsv");
  } catch (const InputError& error) {
    return error.what();
  }
  return {};
}

}  // namespace

TEST_CASE("a decision is written as it was read") {
  const std::string head = decisions_header();
  for (const std::string line : {
           "same\tPerson 李明 @安平市\t\tPerson 李鸣\t\t\t\t\t\t王芳\t2025-03-20\t见\\t名牌\n",
           "right\tPerson 李明 @\tHOLDS_ROLE 书记\tPartyOrg 柳河镇党委\t\ta b.txt\tdigest\t3-9\t柳河\t\t\t\n",
           "rename\tArea 柳河镇\t\t\t柳和镇\\\\\t\t\t\t\t\t\t\n",
       }) {
    const std::vector<Decision> all = parse_decisions(head + line, "d.tsv");
    REQUIRE(all.size() == 1);
    CHECK(line_of(all.front()) == line);
    CHECK(all.front().line == 2);
  }
}

TEST_CASE("columns go by their names, and files may stand one behind the other") {
  const std::vector<Decision> all = parse_decisions(
      "kind\tvalue\tabout\n# seen twice\n\nrelabel\tPlace\tArea 柳河镇\nkind\tabout\r\nright\tArea 柳河镇\r\n",
      "d.tsv");
  REQUIRE(all.size() == 2);
  const std::string saved_by_excel = "\xEF\xBB\xBF" + decisions_header() + "right\tArea 柳河镇\n";
  CHECK(parse_decisions(saved_by_excel + saved_by_excel, "d.tsv").size() == 2);
  CHECK(all[0].value == "Place");
  CHECK(all[0].line == 4);
  CHECK(all[1].kind == DecisionKind::kRight);
  CHECK(text_of(*all[1].about) == "Area 柳河镇");
}

TEST_CASE("a line that cannot be understood says why, and where") {
  const auto line = [](const std::string& text) { return fault_of(decisions_header() + text + "\n"); };
  CHECK(fault_of("same\tPerson 李明\n").find("d.tsv:1: the first line has no names of columns") == 0);
  CHECK(fault_of("kind\twhat\n").find("'what' is no column") != std::string::npos);
  CHECK(fault_of("kind\tabout\tkind\n").find("d.tsv:1: names the column 'kind' twice") == 0);
  CHECK(line("relable\tPerson 李明").find("d.tsv:2: 'relable' is no kind") == 0);
  CHECK(line("same\tPerson 李明").find("second node") != std::string::npos);
  CHECK(line("wrong\t李明").find("is no node") != std::string::npos);
  CHECK(line("relabel\tPerson 李明\t\t\tHuman").find("is no label") != std::string::npos);
  CHECK(line("wrong\tPerson 李明\tLIKES\tPerson 王芳").find("is no relation") != std::string::npos);
  CHECK(line("split\tPerson 李明").find("needs a page") != std::string::npos);
  CHECK(line("add\tArea 柳河镇\tLIVES_IN\tPerson 李明\t\ta.txt\t\t\t柳河").find("does not lead") != std::string::npos);
  CHECK(line("right\tPerson 李明\t\t\t\ta.txt\t\t9-3").find("is no span") != std::string::npos);
  CHECK(line("<<<<<<< HEAD").find("mark of git") != std::string::npos);
}
