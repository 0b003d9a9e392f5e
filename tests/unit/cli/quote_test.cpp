// SPDX-License-Identifier: Apache-2.0
#include "quote.hpp"

#include <catch2/catch.hpp>

#include "support/sample_graph.hpp"

using namespace govgraph;

namespace {

std::string around(const std::string& source, const std::string& marked) {
  const std::size_t at = source.find(marked);
  return cli::line_of(
      cli::quote(source, {static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(at + marked.size())}), false);
}

std::string times(int n, const std::string& text) {
  std::string out;
  for (int i = 0; i < n; ++i) out += text;
  return out;
}

}  // namespace

TEST_CASE("a quote is the sentence around the place, which is marked") {
  struct Row {
    std::string source, marked, line;
  };
  for (const Row& row : {
           Row{"前句。柳河镇党委书记到场。后句。", "党委", "柳河镇【党委】书记到场。"},
           Row{"柳河镇", "柳河镇", "【柳河镇】"},
           Row{"标题\n\n柳河镇\n党委 开会", "党委", "柳河镇【党委】开会"},
           Row{"前句！整句在此。后句", "整句在此。", "【整句在此。】"},
           Row{"前\x1B[2J柳河镇后", "柳河镇", "前 [2J【柳河镇】后"},
           Row{times(100, "长") + "柳河镇" + times(100, "尾"), "柳河镇",
               "…" + times(60, "长") + "【柳河镇】" + times(60, "尾") + "…"},
       })
    CHECK(around(row.source, row.marked) == row.line);
  CHECK(cli::line_of({"前", "中", "后"}, true) == "前\x1B[1m中\x1B[0m后");
}

TEST_CASE("a span outside the source is cut, not followed") {
  CHECK(cli::line_of(cli::quote("柳河镇", {3, 99}), false) == "柳【河镇】");
  CHECK(cli::line_of(cli::quote("柳河镇", {50, 99}), false) == "柳河镇【】");
}

TEST_CASE("pages know the article of a place") {
  const auto graph = test::sample_graph();
  cli::Pages pages(graph);
  const Located place = graph.mentions(node_id(Label::kHonour, "五星商户", "")).front();
  CHECK(pages.article(place).title == "标题");
  CHECK(pages.date(place) == "2025-02-10");
  CHECK(pages.article({"gone.txt", 0, {0, 1}, "", ""}).title.empty());
  CHECK(pages.quote({"sub/c.txt", 0, {0, 9}, "", ""}).marked == "临江市");
}
