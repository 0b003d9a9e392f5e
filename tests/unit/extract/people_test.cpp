// SPDX-License-Identifier: Apache-2.0
// Who is read as a person, all of them and nobody else.
#include <catch2/catch.hpp>

#include "extract/passes.hpp"
#include "support/document_builder.hpp"

using namespace govgraph;

namespace {

/// Partial names with a star.
std::string people_of(std::string_view text) {
  Diagnostics diagnostics;
  std::string out;
  const Document document = test::document_of(text);
  for (const Mention& mention : extract::extract(document, lexicon::Lexicon::built_in(), diagnostics).mentions)
    if (mention.label == Label::kPerson)
      out += (out.empty() ? "" : " ") + mention.name + (mention.naming == Naming::kPartial ? "*" : "");
  return out;
}

}  // namespace

TEST_CASE("people are read where a name, an office or what is said of them shows it") {
  const struct {
    const char* text;
    const char* people;
  } rows[] = {
      {"种植户慕容江包了二百亩地。", "慕容江"},
      {"83岁的严素珍隔着屏幕唱了一段。", "严素珍"},
      {"邻村姑娘许珊办喜事。", "许珊"},
      {"果农老贺抱怨水泵总坏。", "老贺*"},
      {"由农科所研究员巫泰和主持的试验开始了。", "巫泰和"},
      {"任命向明珠为柳河镇副镇长。", "向明珠"},
      {"玄成达被推选为会长。", "玄成达"},
      {"社区党委书记施淑芬铁湖小区业委会主任谭永生到会。", "施淑芬 谭永生"},
      {"中心主任路晓琴说。", "路晓琴"},
      {"奉之平同志挂任商务局副局长。", "奉之平"},
      {"章爱琴(女)，1983年生。", "章爱琴"},
      {"嘎查党支部书记那顺巴图跨上马。", "那顺巴图"},
      {"主任郭巴特尔值班。", "郭巴特尔"},
      {"全体同志为群众服务。", ""},
      {"代表向青石社区捐款。", ""},
      {"经理车文英(由主管刘勇代)请假。", "车文英 刘勇"},
      {"代表呼和浩特市参赛。", ""},
      {"社区(书记)|网格长|电话\n东苑社区(巴图)|丁二喜|331\n西苑社区(赵明)|暂缺(由钱芳代)|332", "巴图 丁二喜 赵明 钱芳"},
      {"日期|值班长|值班人员\n1日|党政办公室主任孟和|小武、牛春生", "孟和 小武* 牛春生"},
      {"研究决定：冉立明任柳河农场有限公司党委委员；程凤生因到龄退休，不再担任副总经理职务。", "冉立明 程凤生"},
      {"牧民朝克图和宝力高两家住得近。", "朝克图 宝力高"},
      {"队员庞波、车晓兰进村走访。", "庞波 车晓兰"},
      {"队员巩兰、小郝把铺盖卷进村委会。", "巩兰 小郝*"},
      {"2023年5月接替韦志华驻村。", "韦志华"},
      {"面馆老板官大姐说。", "官大姐*"},
      {"有事请联系王工。", "王工*"},
      {"居民和老师都来了，大家安排三十四双手来定。", ""},
      {"居民崔阿姨高兴地说，管理员梁伯每天巡查。", "崔阿姨* 梁伯*"},
      {"旗委书记哈斯其其格、苏木达特木尔到会。", "哈斯其其格 特木尔"},
      {"31位居民代表当场表决。", ""},
      {"桂香未散，人声先到。", ""},
      {"干部任前公示公告", ""},
      {"何师傅都来了。", "何师傅*"},
      {"瑞丰里建于1929年。", ""},
      {"关怀送到他们身边，连月来不曾间断。", ""},
      {"医院党支部书记秦怀之分别作经验分享。", "秦怀之"},
      {"商会会长于向学应邀出席。书记于近日到会。", "于向学"},
      {"经投票，马伯江当选商会会长。", "马伯江"},
      {"律师事务所律师童岚任首席调解员。", "童岚"},
      {"副镇长郧秀文每晚值班，中心小学校长旷青兼任馆长。", "郧秀文 旷青"},
      {"有事请联系党建办，联系人：占文静，电话附后。", "占文静"},
      {"镇长 暴明远\n各位代表：请予审议。", "暴明远"},
      {"先进个人名单\n庹远 牌坊镇综治中心主任\n危长青 盐井村党支部书记\n敖玉(女) 区委办公室科长", "庹远 危长青 敖玉"},
      {"主持会议的是召集人茹仙古丽·买买提，队长艾克拜尔·艾山开着一家店。", "茹仙古丽·买买提 艾克拜尔·艾山"},
      {"网格员上门走访，书记本人带头。", ""},
  };
  for (const auto& row : rows) {
    INFO(row.text);
    CHECK(people_of(row.text) == row.people);
  }
}
