// SPDX-License-Identifier: Apache-2.0
// Who holds, held or is to hold which office, told in a sentence, a list, brackets or a table.
#include <catch2/catch.hpp>

#include <algorithm>
#include <string>
#include <vector>

#include "extract/passes.hpp"
#include "support/document_builder.hpp"

using namespace govgraph;

namespace {

/// Each office as "name role organ status", sorted.
std::vector<std::string> offices_of(std::string_view text) {
  Diagnostics diagnostics;
  const Document document = test::document_of(text);
  const auto found = extract::extract(document, lexicon::Lexicon::built_in(), diagnostics);
  std::vector<std::string> out;
  for (const Relation& each : found.relations) {
    if (each.type != RelationType::kHoldsRole) continue;
    const std::string* status = find_property(each.properties, "status");
    out.push_back(found.mentions[each.head].name + " " + each.role + " " + found.mentions[each.tail].name +
                  (status == nullptr ? "" : " " + *status));
  }
  std::sort(out.begin(), out.end());
  out.erase(std::unique(out.begin(), out.end()), out.end());
  return out;
}

using Offices = std::vector<std::string>;

}  // namespace

TEST_CASE("offices are read after every verb of taking or giving up one") {
  CHECK(offices_of("任命赵文静为柳河镇教育局总督学；任命王建国为柳河镇财政局局长。") ==
        Offices{"王建国 局长 柳河镇财政局", "赵文静 总督学 柳河镇教育局"});
  CHECK(offices_of("赵文静同志因工作变动不再担任柳河镇卫生院院长。") == Offices{"赵文静 院长 柳河镇卫生院 former"});
  CHECK(offices_of("赵文静同志正式任柳河镇卫生院副院长。") == Offices{"赵文静 副院长 柳河镇卫生院"});
  CHECK(offices_of("赵文静来到柳河镇卫生院。").empty());
}

TEST_CASE("an organ and an office behind a name, in brackets or as a label of names") {
  CHECK(offices_of("赵文静(柳河镇卫生院院长)说。") == Offices{"赵文静 院长 柳河镇卫生院"});
  CHECK(offices_of("柳河镇派出所(所长曹立业)负责。") == Offices{"曹立业 所长 柳河镇派出所"});
  CHECK(offices_of("柳河镇综合行政执法队队长：赵文静") == Offices{"赵文静 队长 柳河镇综合行政执法队"});
}

TEST_CASE("what the last of a list takes, all of it take") {
  CHECK(offices_of("柳河镇商会开会。明远咖啡有限公司总经理李晓明(回族)、康宁大药房经理张志强等9人当选副会长。") ==
        Offices{"张志强 副会长 柳河镇商会", "张志强 经理 康宁大药房", "李晓明 副会长 柳河镇商会",
                "李晓明 总经理 明远咖啡有限公司"});
}

TEST_CASE("the head of a column says the office of those below it, or that it is to come") {
  CHECK(offices_of("社区 | 网格 | 网格长\n西苑社区 | 第二网格 | 张志强\n") == Offices{"张志强 网格长 西苑社区"});
  CHECK(offices_of("姓名 | 现任职务 | 拟任职务\n赵文静同志 | 柳河镇卫生院副院长 | 柳河镇卫生院院长\n") ==
        Offices{"赵文静 副院长 柳河镇卫生院", "赵文静 院长 柳河镇卫生院 planned"});
}

TEST_CASE("an office that follows in a list is one of the body or of the area before it") {
  const struct {
    std::string_view text;
    Offices offices;
  } rows[] = {
      {"浏阳市民政局局长王建、副局长李明到会。", {"李明 副局长 浏阳市民政局", "王建 局长 浏阳市民政局"}},
      {"浏阳市委书记王建、市长李明到会。", {"李明 市长 浏阳市", "王建 书记 浏阳市委"}},
      {"浏阳市委副书记、市长李明到会。", {"李明 副书记 浏阳市委", "李明 市长 浏阳市"}},
      {"柳河镇中心医院心内科主任王建坐诊。", {"王建 心内科主任 柳河镇中心医院"}},
      {"浏阳市委组织部干部科科长王建到会。", {"王建 干部科科长 浏阳市委组织部"}},
      {"东风村第一书记王建说。", {"王建 第一书记 东风村"}},
      {"柳河镇中心医院的主任王建坐诊。", {"王建 主任 柳河镇中心医院"}},
  };
  for (const auto& row : rows) {
    INFO(row.text);
    CHECK(offices_of(row.text) == row.offices);
  }
}
