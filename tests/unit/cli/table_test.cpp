// SPDX-License-Identifier: Apache-2.0
#include "table.hpp"

#include <catch2/catch.hpp>

using namespace govgraph::cli;

namespace {

Table sample() {
  Table table{{"name", "Name"}, {"count", "Count"}, {"aliases", "Also"}};
  table.add({"柳河镇", std::int64_t{12}, std::vector<std::string>{"柳河", "河镇"}});
  table.add({"say \"hi\", then", std::int64_t{3}, std::vector<std::string>{}});
  return table;
}

}  // namespace

TEST_CASE("width counts East Asian characters twice and marks not at all") {
  CHECK(display_width("") == 0);
  CHECK(display_width("abc") == 3);
  CHECK(display_width("柳河镇") == 6);
  CHECK(display_width("（３）") == 6);
  CHECK(display_width("e\xCC\x81") == 1);
  CHECK(display_width("\xFF") == 1);
}

TEST_CASE("a table aligns wide text, sets numbers right and ends lines clean") {
  CHECK(sample().render(Format::kTable) ==
        "Name            Count  Also\n"
        "柳河镇             12  柳河、河镇\n"
        "say \"hi\", then      3\n");
}

TEST_CASE("json is an array with one object a line") {
  CHECK(sample().render(Format::kJson) ==
        "[\n{\"name\":\"柳河镇\",\"count\":12,\"aliases\":[\"柳河\",\"河镇\"]},\n"
        "{\"name\":\"say \\\"hi\\\", then\",\"count\":3,\"aliases\":[]}\n]\n");
  CHECK(Table{{"name", "Name"}}.render(Format::kJson) == "[]\n");
}

TEST_CASE("csv quotes what needs it") {
  CHECK(sample().render(Format::kCsv) == "name,count,aliases\n柳河镇,12,柳河;河镇\n\"say \"\"hi\"\", then\",3,\n");
}

TEST_CASE("control characters of a name cannot reach the terminal") {
  Table table{{"name", "Name"}};
  table.add({std::string("a\x1B[2Jb\nc")});
  CHECK(table.render(Format::kTable) == "Name\na [2Jb c\n");
}

TEST_CASE("numbers of one column have as many digits behind the point") {
  Table table({{"a", "a"}, {"confidence", "b"}, {"c", "c"}});
  table.add({20.5, 0.9, std::int64_t{1}});
  table.add({1952.0, 1.0, std::int64_t{2}});
  table.add({0.25, 0.5, std::int64_t{3}});
  CHECK(table.render(Format::kTable) == "      a     b  c\n  20.50  0.90  1\n1952.00  1.00  2\n   0.25  0.50  3\n");
  CHECK(table.render(Format::kCsv) == "a,confidence,c\n20.5,0.9,1\n1952,1,2\n0.25,0.5,3\n");
}
