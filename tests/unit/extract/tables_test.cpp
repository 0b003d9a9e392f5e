// SPDX-License-Identifier: Apache-2.0
// Tables: which columns hold people, and which cell of a row stands in which column.
#include <catch2/catch.hpp>

#include "base/utf8.hpp"
#include "extract/table_people.hpp"
#include "extract/tables.hpp"
#include "support/document_builder.hpp"

using namespace govgraph;

namespace {

/// Rows as "0=甲 2=乙; …".
std::string rows_of(std::string_view text) {
  const Document document = test::document_of(text);
  std::string out;
  for (const extract::Table& table : extract::tables_of(document, lexicon::Lexicon::built_in()))
    for (const auto& row : table.rows) {
      out += out.empty() ? "" : ";";
      for (const auto& cell : row)
        out += ' ' + std::to_string(cell.column) + '=' + utf8::encode(document.at(cell.span));
    }
  return out;
}

}  // namespace

TEST_CASE("rows are read below a head with a column of people") {
  const struct {
    const char* text;
    const char* rows;
  } cases[] = {
      {"姓名|性别|现任职务\n赵明远|男|柳河镇镇长\n钱芳(女)|女|柳河镇人大主席",
       " 0=赵明远 1=男 2=柳河镇镇长; 0=钱芳(女) 1=女 2=柳河镇人大主席"},
      {"社区(书记) | 网格 | 网格长\n东苑社区(赵明远) | 第一网格 | 钱芳\n第二网格 | 孙立",
       " 0=东苑社区(赵明远) 1=第一网格 2=钱芳; 1=第二网格 2=孙立"},
      {"序号 姓名 职务\n1 赵明远 书记\n2 钱芳 主任\n以上同志已经到岗。", " 0=1 1=赵明远 2=书记; 0=2 1=钱芳 2=主任"},
      {"日期\n带班领导\n值班人员\n7月1日\n赵明远\n钱芳、孙立\n7月2日\n周强\n备注：请准时到岗。",
       " 0=7月1日 1=赵明远 2=钱芳、孙立; 0=7月2日 1=周强"},
      {"姓名\n现任\n拟任\n赵明远\n东苑社区副主任\n东苑社区主任\n钱芳\n西苑社区副主任\n西苑社区主任",
       " 0=赵明远 1=东苑社区副主任 2=东苑社区主任; 0=钱芳 1=西苑社区副主任 2=西苑社区主任"},
      {"项目名称|牵头单位|完成时限\n东山路工程|柳河镇建设管理办公室|6月", " 0=东山路工程 1=柳河镇建设管理办公室 2=6月"},
      {"项目名称|建设内容|牵头单位|完成情况\n东山路工程\n长480米，双向两车道\n沿路新栽行道树\n街道建设管理办公室\n6月通车\n"
       "社区食堂\n新增两家\n街道民生服务办公室\n装修中",
       " 0=东山路工程 1=长480米，双向两车道 1=沿路新栽行道树 2=街道建设管理办公室 3=6月通车;"
       " 0=社区食堂 1=新增两家 2=街道民生服务办公室 3=装修中"},
      {"社区|党支部书记、居委会主任|妇联主席|特色工作\n东苑社区|赵明远|钱芳|长者食堂",
       " 0=东苑社区 1=赵明远 2=钱芳 3=长者食堂"},
      {"名称|户数|投资\n道路|三百户|三万元", ""},
      {"赵明远|钱芳", ""},
      {"1 赵明远 柳河镇综治中心主任\n2 钱芳(女) 东山村党支部书记\n3 郧立 柳河镇人民政府\n副镇长\n4 孙立 东苑社区居委会主任",
       " 0=赵明远 1=柳河镇综治中心主任; 0=钱芳(女) 1=东山村党支部书记; 0=郧立 1=柳河镇人民政府; 0=孙立 1=东苑社区居委会主任"},
      {"赵明远 柳河镇综治中心主任\n钱芳 东山村党支部书记", ""},
  };
  for (const auto& each : cases) {
    INFO(each.text);
    CHECK(rows_of(each.text) == each.rows);
  }
}
