// SPDX-License-Identifier: Apache-2.0
// Pages with the breakages of newspapers, and the articles that they hold.
#include <catch2/catch.hpp>

#include "base/utf8.hpp"
#include "text/read.hpp"

using namespace govgraph;

namespace {

std::vector<std::string> articles(std::string page) {
  Diagnostics diagnostics;
  const auto document = text::read("page.txt", std::move(page), {}, diagnostics);
  REQUIRE(document);
  std::vector<std::string> out;
  for (const Article& article : document->articles) {
    const auto text = [&](Span span) { return utf8::encode(document->at(span)); };
    out.push_back(text(article.title) + "|" + text(article.subtitle) + "|" + text(article.body));
  }
  return out;
}

using Strings = std::vector<std::string>;

}  // namespace

TEST_CASE("a sentence that a blank line and a caption cut is one again") {
  CHECK(articles("春风送暖进万家 志愿服务暖人心\n\n柳河镇开展慰问活动\n\n"
                 "柳河镇党委书记走访了辖区内的老党员和困难群众，详细了解他们的身体状况，并送上新春\n\n慰问现场\n\n"
                 "祝福，嘱咐大家保重身体，有困难及时向社区反映，大家纷纷表示感谢。\n") ==
        Strings{"春风送暖进万家 志愿服务暖人心|柳河镇开展慰问活动|"
                "柳河镇党委书记走访了辖区内的老党员和困难群众，详细了解他们的身体状况，并送上新春"
                "祝福，嘱咐大家保重身体，有困难及时向社区反映，大家纷纷表示感谢。\n慰问现场\n"});
}

TEST_CASE("a headline below its body goes to it") {
  const auto found = articles(
      "东山镇召开水利会议\n\n近日，东山镇召开水利工作会议，部署河道整治和防汛工作。镇长出席会议并提出了要求。\n\n"
      "为丰富文化生活，柳河镇书画协会举办了书画展，展出书画作品百余幅，书画爱好者踊跃参观。\n\n"
      "翰墨飘香书画传情\n\n柳河镇书画协会举办书画展\n\n\n\n"
      "西山镇建成口袋公园\n\n西山镇口袋公园近日建成开放，西山镇居民有了休闲的好去处。\n");
  REQUIRE(found.size() == 3);
  CHECK(found[1].starts_with("翰墨飘香书画传情|柳河镇书画协会举办书画展|为丰富文化生活"));
  CHECK(found[2].starts_with("西山镇建成口袋公园||西山镇口袋公园"));
}

TEST_CASE("headings inside a body stay inside it") {
  const auto found = articles(
      "柳河街区多措并举激发活力\n\n柳河街区内共有六百多家商户。近年来，街区党支部多措并举激发活力。\n\n"
      "主动下沉了解需求 整合资源提供服务\n\n街区党支部总结了一套管理手段，走访商户，聆听需求，帮助大家解决困难。\n");
  REQUIRE(found.size() == 1);
  CHECK(found[0].find("\n主动下沉了解需求 整合资源提供服务\n") != std::string::npos);
}

TEST_CASE("bylines and page furniture are kept out of the sentences") {
  Diagnostics diagnostics;
  const auto document =
      text::read("p.txt", "2025年3月14日 星期五\n\n柳河镇召开会议\n\n本报记者 王小明 李红\n\n近日，柳河镇召开会议。\n",
                 {}, diagnostics);
  REQUIRE(document);
  CHECK(document->date == "2025-03-14");
  REQUIRE(document->sentences.size() == 2);
  CHECK(utf8::encode(document->at(document->sentences[1].span)) == "近日，柳河镇召开会议。");
  CHECK(document->articles[0].bylines.size() == 1);
}

TEST_CASE("a page whose headlines stand right on their bodies holds an article under each") {
  const auto found = articles(
      "柳河镇文明实践周报(第21期)\n\n板凳议事议出新柳河\n社区的凉亭里坐满了人，大家商量路灯的事，很快有了结果。\n\n"
      "绣娘绣出致富路\n村里的绣娘创办了绣坊，如今带动几十名妇女在家门口就业。\n\n"
      "读者来信：请给车站加个棚\n家住东山村的老人来信说，村口的车站没有雨棚，盼望早日装上。\n");
  REQUIRE(found.size() == 3);
  CHECK(found[0].starts_with("板凳议事议出新柳河||"));
  CHECK(found[2].starts_with("读者来信：请给车站加个棚||"));
}

TEST_CASE("headings built alike are parts of one article") {
  CHECK(articles("柳河镇红色管家进楼栋\n今年以来，柳河镇推行红色管家工作法，解决了一批难题。\n\n"
                 "物业难题有人管\n小区成立了业主委员会，换了物业公司，居民都说好。\n\n"
                 "冬季供暖有人盯\n老旧管网改造完成，供暖季前全部试水，没有漏点。\n")
            .size() == 1);
}

TEST_CASE("fields of a list stand by themselves, and a signature with its date ends a notice") {
  const auto found = articles(
      "柳河镇2025年实事项目清单\n\n1.东山路改造工程\n项目地点：东山社区\n责任单位：柳河镇城建办\n完成时限：2025年9月\n\n"
      "以上项目由镇人民政府督办，按月通报进度，接受群众监督。\n\n柳河镇人民政府\n2025年1月15日\n");
  REQUIRE(found.size() == 1);
  CHECK(found[0].find("\n项目地点：东山社区\n责任单位：柳河镇城建办\n") != std::string::npos);
  CHECK(found[0].ends_with("接受群众监督。\n柳河镇人民政府\n"));
}

TEST_CASE("headings of one level in Markdown are a headline and its subtitle, and no more") {
  const auto found = articles(
      "# 春风送岗暖人心\n\n# 柳河镇举办专场招聘会\n\n3月6日，柳河镇举办专场招聘会，三十家企业到场，二百人达成意向。\n\n"
      "近日，石溪镇举办读书会，书香正浓。石溪镇的读书会每周一次，居民踊跃参加，图书室添了新书。\n\n"
      "# 书香满街巷 阅读润心田\n\n# 石溪镇举办读书会\n\n# 白杨镇口袋公园建成\n\n白杨镇口袋公园近日建成，居民有了休闲的好去处。\n");
  REQUIRE(found.size() == 3);
  CHECK(found[0].starts_with("春风送岗暖人心|柳河镇举办专场招聘会|3月6日"));
  CHECK(found[1].starts_with("书香满街巷 阅读润心田|石溪镇举办读书会|近日，石溪镇"));
  CHECK(found[2].starts_with("白杨镇口袋公园建成||白杨镇口袋公园"));
}

TEST_CASE("the name of a paper above the first heading of Markdown stays") {
  const auto found = articles(
      "云岭区柏桥街道联席会议纪要\n第6期\n\n# “同心桥”联盟第三次联席会议纪要\n\n8月27日下午，街道党工委书记主持召开联席会议，听取项目进展汇报。\n");
  REQUIRE(found.size() == 1);
  CHECK(found[0].find("云岭区柏桥街道联席会议纪要") != std::string::npos);
}

TEST_CASE("the lines of a roll are items of one article, whatever they look like") {
  const auto found = articles(
      "柳河镇2024年度先进名单\n\n一、先进党组织(2个)\n东山社区党总支\n西山社区党支部\n\n二、优秀党员(3名)\n"
      "王建国　东山社区\n李　敏　西山社区\n张　平　北山村\n\n三、优秀志愿队\n红心志愿队、蓝马甲巡逻队\n");
  REQUIRE(found.size() == 1);
  CHECK(found[0].starts_with("柳河镇2024年度先进名单||"));
  CHECK(found[0].find("王建国 东山社区\n李敏 西山社区\n张平 北山村") != std::string::npos);
  CHECK(found[0].ends_with("红心志愿队、蓝马甲巡逻队\n"));
}

TEST_CASE("a headline may end in 了, and hold the number of something quoted") {
  CHECK(articles("夜里十点，七部门把“夜宵一条街”理顺了\n来源：柳河区融媒体中心 更新时间：2024-05-23\n\n"
                 "5月22日晚，柳河区综合行政执法局开展清理整顿，街面有了新样子。\n")[0]
            .starts_with("夜里十点，七部门把“夜宵一条街”理顺了|"));
  CHECK(articles("柳河区举行第九期“三个一批”项目集中开工仪式\n\n发布时间：2023-07-18 17:05 来源：柳河区融媒体中心\n\n"
                 "7月18日上午，柳河区举行集中开工仪式，区里的干部群众都来了。\n")[0]
            .starts_with("柳河区举行第九期"));
}

TEST_CASE("who gets a copy of a paper is told in its text, and ends it") {
  const auto found = articles(
      "柳河区人民政府关于王建国等同志职务任免的通知\n\n任命王建国为柳河区民政局局长。\n\n2024年6月21日\n\n"
      "抄送：区委办公室，区人大常委会办公室，区政协办公室。\n\n柳河区人民代表大会常务委员会任免名单\n\n"
      "任命李敏为柳河区人民法院副院长，决定自公布之日起施行。\n");
  REQUIRE(found.size() == 2);
  CHECK(found[0].find("抄送：区委办公室") != std::string::npos);
}
