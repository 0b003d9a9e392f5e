// SPDX-License-Identifier: Apache-2.0
#include "catalogue.hpp"

#include <catch2/catch.hpp>

using namespace govgraph::cli;

namespace {

constexpr std::string_view kText =
    "# a remark\n"
    "cannot be read\n  无法读取\n"
    "cannot be made: {}\n  无法建立：{}\n"
    "{} of {} shown\n  共 {1} 个，列出 {0} 个\n"
    "unknown option '{}'{}\n  未知选项“{0}”{1}\n"
    "; did you mean '{}'?\n  ；是“{}”吗？\n"
    "no question is called {}{} see the list\n  没有问题 {0}{1} 见列表\n"
    "{} is required\n  缺少 {}\n"
    "{:.1f} MB in {:.2f} s\n  {1} 秒 {0} MB\n"
    "takes {map} only\n  只要 {map}\n"
    "this ends here; expected {}\n  到此为止；应为 {}\n"
    "a name\n  名称\n"
    "only in English\n  -\n";

}  // namespace

TEST_CASE("sentences are translated, filled in or not, and what stands around them stays") {
  const Catalogue catalogue(kText);
  const struct {
    std::string text, translation;
  } cases[] = {
      {"", ""},
      {"cannot be read", "无法读取"},
      {"  cannot be read\n", "  无法读取\n"},
      {"govgraph: cannot be read\n", "govgraph: 无法读取\n"},
      {"govgraph: a.txt: cannot be read", "govgraph: a.txt: 无法读取"},
      {"a.txt:7: cannot be made: cannot be read", "a.txt:7: 无法建立：无法读取"},
      {"cannot be made: twice", "无法建立：twice"},
      {"this ends here; expected a name", "到此为止；应为 名称"},
      {"this ends here; expected '(', AND, a name, a thing", "到此为止；应为 '(', AND, 名称, a thing"},
      {"3 of 12 shown", "共 12 个，列出 3 个"},
      {"unknown option '--x'", "未知选项“--x”"},
      {"unknown option '--x'; did you mean '--y'?", "未知选项“--x”；是“--y”吗？"},
      {"no question is called foo see the list", "没有问题 foo 见列表"},
      {"no question is called foo; did you mean 'fool'? see the list", "没有问题 foo；是“fool”吗？ 见列表"},
      {"show: NAME is required", "show: 缺少 NAME"},
      {"1.5 MB in 0.25 s", "0.25 秒 1.5 MB"},
      {"takes {map} only", "只要 {map}"},
      {"柳河镇 cannot be read at all", "柳河镇 cannot be read at all"},
      {"one line\ncannot be read\n", "one line\n无法读取\n"},
      {"first\nonly in English\nlast\n", "first\nlast\n"},
  };
  for (const auto& each : cases) CHECK(catalogue.translate(each.text) == each.translation);
}

TEST_CASE("a sentence is found as it stands in the source") {
  const Catalogue catalogue(kText);
  CHECK(catalogue.find("{} of {} shown") == "共 {1} 个，列出 {0} 个");
  CHECK(catalogue.find("only in English") == "");
  CHECK_FALSE(catalogue.find("a remark"));
}

TEST_CASE("of two sentences that fit the one with more words is meant") {
  const Catalogue catalogue("{} nodes\n  节点 {}\n{} nodes shown of all nodes\n  全部节点中的 {}\n");
  CHECK(catalogue.translate("7 nodes") == "节点 7");
  CHECK(catalogue.translate("7 nodes shown of all nodes") == "全部节点中的 7");
}
