// SPDX-License-Identifier: Apache-2.0
// How pages of many kinds are laid out, and the titles of the articles that they hold.
#include <catch2/catch.hpp>

#include "base/utf8.hpp"
#include "text/read.hpp"

using namespace govgraph;

namespace {

Document read(std::string page) {
  Diagnostics diagnostics;
  auto document = text::read("page.txt", std::move(page), {}, diagnostics);
  REQUIRE(document);
  return std::move(*document);
}

std::vector<std::string> titles(std::string page) {
  const Document document = read(std::move(page));
  std::vector<std::string> out;
  for (const Article& each : document.articles) out.push_back(utf8::encode(document.at(each.title)));
  return out;
}

/// Bodies by paragraphs, one a line.
std::string body(std::string page) {
  const Document document = read(std::move(page));
  std::string out;
  for (const Article& each : document.articles) out += utf8::encode(document.at(each.body));
  return out;
}

using Strings = std::vector<std::string>;

struct LaidOut {
  const char* what;
  std::string page;
  Strings titles;
};

constexpr const char* kLine = "\xE2\x80\xA8";  // kLineMark in UTF-8

const std::string kTea = "春末的茶园里满是采茶人，村民们一早就上了山，背篓很快装满了。\n\n";
const std::string kLamp = "巷口换上了新路灯，老人晚上出门不再摸黑，孩子们也爱在灯下下棋。\n\n";

}  // namespace

TEST_CASE("headings inside a feature make no articles") {
  const LaidOut cases[] = {
      {"poetic, in quotes, between blank lines",
       "一片叶子的答卷\n\n本报记者 李红\n\n" + kTea + "“叶子”里的生意经\n\n" + kLamp + "山路弯弯 茶香阵阵\n\n" + kTea,
       {"一片叶子的答卷"}},
      {"numbered, of three kinds",
       "柳河镇2024年工作总结\n\n" + kTea +
           "一、主要工作\n\n（一）产业兴旺\n\n1.建好茶园。村里添了十二座茶棚。\n\n二、存在问题\n\n" + kLamp +
           "柳河镇人民政府\n\n2024年12月30日\n",
       {"柳河镇2024年工作总结"}},
      {"pointing back",
       "“新”力量扎根街区\n\n■记者 李红\n\n" + kTea +
           "“小哥之家”\n\n给他们一个避雨的小屋\n\n近日，驿站添了微波炉，小哥们常来热饭。\n\n",
       {"“新”力量扎根街区"}},
      {"two of them beside an article with a lead",
       "春茶上市\n\n本报讯(记者 李红) 4月1日，茶园开采。\n\n" + kTea + "山上\n\n" + kTea + "山下\n\n" + kLamp +
           "邻里节开幕\n\n本报讯(记者 张伟) 4月2日，邻里节在广场开幕。\n\n",
       {"春茶上市", "邻里节开幕"}},
      {"with signs",
       "🏮 今夜，去河边吃碗面\n\n河滩上支起了几十口锅\n热气一直飘到桥上\n\n🍜 吃什么？\n\n老赵家的羊汤排了长队\n一碗只要十二元\n汤里的肉片切得薄\n\nEND\n",
       {"🏮 今夜，去河边吃碗面"}},
  };
  for (const LaidOut& each : cases) {
    INFO(each.what);
    CHECK(titles(each.page) == each.titles);
  }
}

TEST_CASE("Markdown is read as what its levels mean") {
  const LaidOut cases[] = {
      {"title and subtitle in pairs",
       "# 守住一条河\n\n## 柳河镇治水三年\n\n" + kTea + "# 点亮一盏灯\n\n## 东山村换路灯\n\n" + kLamp,
       {"守住一条河", "点亮一盏灯"}},
      {"one title, sections below it",
       "# 老站房里的客厅\n\n*文/陈静*\n\n" + kTea + "## 从仓库到客厅\n\n" + kLamp + "### 谁来管\n\n" + kTea,
       {"老站房里的客厅"}},
      {"a page's name above articles with leads",
       "---\ndate: 2025-03-09\n---\n<!-- toc -->\n# 柳河一周要闻\n\n## 学雷锋活动开展\n\n3月5日，志愿者走进社区理发修锁，居民排起了队。\n\n"
       "## 议事亭揭牌\n\n3月6日，东山社区议事亭揭牌，老何当了召集人，众人都说好。\n\n",
       {"学雷锋活动开展", "议事亭揭牌"}},
      {"all headings alike, as some parsers write them",
       "# 柳河晨报\n\n2025年5月9日 星期五 第12期\n\n# 一条旧巷的守望\n\n本报记者 李红\n\n" + kTea + "# 修一条路\n\n" +
           kLamp + "# 邻里节开幕\n\n本报讯 5月6日，邻里节在广场开幕，居民带来拿手菜。(张伟)\n\n",
       {"一条旧巷的守望", "邻里节开幕"}},
  };
  for (const LaidOut& each : cases) {
    INFO(each.what);
    CHECK(titles(each.page) == each.titles);
  }
}

TEST_CASE("marks of Markdown go and what they mean stays") {
  CHECK(body("# 标题在此\n\n![](a.png)\n\n见[东山村](http://a.cn/b)的**新路灯**。\n\n- 第一项工作\n- 第二项工作\n") ==
        "见东山村的新路灯。\n第一项工作\n第二项工作\n");
  CHECK(body("名单公布如下。\n\n王**、李**二人获奖，电话138****5678。\n") ==
        "名单公布如下。\n王**、李**二人获奖，电话138****5678。\n");
  CHECK(titles("#春风行动#\n\n" + kTea) == Strings{"#春风行动#"});
  CHECK(body("# 分工\n\n| 姓名 | 职务 |\n|---|---|\n| 何建国 | 镇长 |\n\n<!-- 未完\n\n" + kLamp)
            .find("姓名|职务\n何建国|镇长\n") == 0);
}

TEST_CASE("papers are told by their titles, signed and addressed") {
  const Document document = read(
      "柳河县人民政府\n关于表彰先进集体的决定\n柳政发〔2025〕3号\n\n各乡镇人民政府，县直有关单位：\n\n"
      "为表彰先进，县政府决定，授予东山村等五个单位“先进集体”称号。\n\n同时决定：\n\n对西山村予以通报表扬。\n\n柳河县人民政府\n\n2025年1月20日\n\n"
      "（此件公开发布）\n\n柳河县人大常委会任免名单\n（2025年2月1日县人大常委会第三次会议通过）\n\n任命何建国为县民政局局长。\n\n");
  REQUIRE(document.articles.size() == 2);
  const Article& first = document.articles[0];
  CHECK(utf8::encode(document.at(first.title)) == "柳河县人民政府 关于表彰先进集体的决定");
  CHECK(first.form == Form::kHonours);
  CHECK(utf8::encode(document.at(first.issuer)) == "柳河县人民政府");
  CHECK(utf8::encode(document.at(first.addressee)) == "各乡镇人民政府，县直有关单位");
  CHECK(first.date == "2025-01-20");
  CHECK(document.articles[1].form == Form::kAppointment);
}

TEST_CASE("the head of a paper is read though it stands in one piece") {
  const Document decision =
      read("中共柳河县委\n柳河县人民政府\n关于表彰先进集体的决定\n柳发〔2025〕4号\n\n各乡镇党委、政府：\n" + kTea);
  REQUIRE(decision.articles.size() == 1);
  CHECK(utf8::encode(decision.at(decision.articles[0].title)) == "中共柳河县委 柳河县人民政府 关于表彰先进集体的决定");
  CHECK(decision.articles[0].form == Form::kHonours);
  const Document report =
      read("柳河镇人民政府\n2024年工作报告（摘登）\n——在镇人民代表大会上\n镇长　何建国\n\n各位代表：\n" + kTea);
  REQUIRE(report.articles.size() == 1);
  CHECK(utf8::encode(report.at(report.articles[0].title)) == "柳河镇人民政府 2024年工作报告(摘登)");
  CHECK(report.articles[0].form == Form::kReport);
  CHECK(utf8::encode(report.at(report.articles[0].body)).find("镇长 何建国\n") == 0);
}

TEST_CASE("the only heading on a page of articles that nothing leads is a headline") {
  CHECK(titles("春茶上市\n\n本报讯(记者 李红) 4月1日，茶园开采。\n\n" + kTea + "五家商户同签“邻里公约”\n\n" + kLamp +
               "邻里节开幕\n\n本报讯(记者 张伟) 4月2日，邻里节在广场开幕。\n\n") ==
        Strings{"春茶上市", "五家商户同签“邻里公约”", "邻里节开幕"});
}

TEST_CASE("forms of papers") {
  const std::pair<const char*, Form> cases[] = {
      {"柳河街道党工委会议纪要", Form::kMinutes},         {"东山村村民委员会选举结果公告", Form::kElection},
      {"关于何建国等同志任职的通知", Form::kAppointment}, {"柳河镇2025年民生实事项目清单", Form::kWorks},
      {"柳河街道网格员通讯录", Form::kDirectory},         {"关于柳河路停水的通告", Form::kNotice},
      {"柳河镇人民政府工作报告", Form::kReport},          {"致全体居民的一封信", Form::kLetter},
      {"何建国到东山村调研防汛工作", Form::kNews},        {"六家商户同签“邻里公约”", Form::kNews}};
  for (const auto& [title, form] : cases) {
    INFO(title);
    CHECK(read(std::string(title) + "\n\n" + kTea).articles.at(0).form == form);
  }
}

TEST_CASE("mastheads, guides, frames and links are no articles") {
  const LaidOut cases[] = {
      {"a newspaper's page",
       "今日柳河\n2025年6月20日 星期五 第2210期 今日4版\n中共柳河县委主管 柳河县融媒体中心主办\n今日天气：晴转多云 22℃—31℃\n\n"
       "本期导读\n夏粮入库过半 2版\n乡村医生的一天 3版\n\n麦浪滚滚机声隆\n\n" +
           kTea + "新闻热线：0000-1234567 投稿邮箱：jrlh@126.com\n",
       {"麦浪滚滚机声隆"}},
      {"a page of the web",
       "柳河新闻网 > 首页 > 正文\n\n一片叶子的答卷\n\n2025-04-12 08:15 来源：柳河日报 浏览次数：312\n\n" + kTea +
           "上一篇：柳河县召开会议\n\n相关新闻\n东山乡举办采茶节\n柳河县防汛会议召开\n",
       {"一片叶子的答卷"}},
      {"a post",
       "柳河发布\n2025年6月18日 19:20 江苏\n\n点击上方蓝字关注我们\n\n去河边吃碗面\n\n" + kLamp +
           "来源：柳河发布\n编辑：李红  审核：赵强\n",
       {"去河边吃碗面"}},
  };
  for (const LaidOut& each : cases) {
    INFO(each.what);
    CHECK(titles(each.page) == each.titles);
  }
}

TEST_CASE("headlines that stand together are shared out among the bodies below") {
  CHECK(titles("茶园里的新手艺\n\n\n\n巷口的新路灯\n\n本报讯 " + kTea.substr(0, kTea.size() - 2) + "（陈静）\n\n" +
               kLamp) == Strings{"茶园里的新手艺", "巷口的新路灯"});
}

TEST_CASE("rows, cells and lines of posts each end their sentence") {
  const Document rows =
      read("网格长一览表\n社区\t网格\t网格长\n东山社区\t第一网格\t丁二喜\n西山社区\t第二网格\t尹月\n");
  REQUIRE(rows.sentences.size() == 4);
  CHECK(utf8::encode(rows.at(rows.sentences[2].span)) == "东山社区|第一网格|丁二喜");
  const Document cells = read(
      "值班安排表\n日期\n带班领导\n值班人员\n7月21日\n何建国\n党政办公室主任周敏\n7月22日\n罗强\n综治中心副主任马兰\n");
  CHECK(cells.sentences.size() == 10);
}

TEST_CASE("lines of a paragraph are kept apart where each is a thought, and joined where print was wrapped") {
  CHECK(
      body(
          "河灯亮了\n\n中元这天两岸站满了看灯人\n木桥下面漂来头一盏荷花灯\n孩子们踮着脚往水面上看\n老木匠做的灯骨轻得像羽毛\n今年\n"
          "镇上请来三位老师傅教手艺\n八十多户人家报名学扎灯\n\n光有灯还不够得有人守着水\n水利站的小伙子划船巡河\n岸上五十名队员\n"
          "有教师也有卖菜的大嫂\n还有放假回来的学生\n谁家的灯灭了就补上一盏\n")
          .find(kLine) != std::string::npos);
  CHECK(
      body(
          "河灯亮了\n\n春末的茶园里满是采茶人，村民们一早就\n上了山，背篓很快装满了，大家都说今年的\n春茶好，价钱也好。\n")
          .find(kLine) == std::string::npos);
}

TEST_CASE("blanks part names in a row and pull none apart") {
  CHECK(body("会议纪要\n\n出席：周敏 唐 敏 街道办事处主任何建国。\n") == "出席：周敏 唐敏 街道办事处主任何建国。\n");
  CHECK(body("柳 河 镇 召 开 会 议 ， 大 家 都 来 了 。\n") == "柳河镇召开会议，大家都来了。\n");
}

TEST_CASE("a heading that names a counted thing is no masthead, and a credit needs a name") {
  CHECK(titles("第三期培训班开班\n\n" + kTea) == Strings{"第三期培训班开班"});
  CHECK(titles("星期天志愿集市开张\n\n" + kTea) == Strings{"星期天志愿集市开张"});
  const Document document =
      read("灯下棋局\n\n" + kLamp.substr(0, kLamp.size() - 2) + "（下同）\n\n下一盘棋\n\n" + kTea);
  CHECK(document.articles.size() == 1);
}
