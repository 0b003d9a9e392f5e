// SPDX-License-Identifier: Apache-2.0
// What lines, names of files and mastheads say of where a page comes from; lists.
#include <catch2/catch.hpp>

#include "text/dates.hpp"
#include "text/lists.hpp"
#include "text/page_lines.hpp"
#include "text/pdf_info.hpp"

using namespace govgraph;

TEST_CASE("lines below a headline say date and source") {
  struct Case {
    const char *line, *date, *publisher;
    bool below = true;
  };
  const Case cases[] = {
      {"来源：柳河发布  发布时间：2025-03-14 09:30  浏览次数：33次", "2025-03-14", "柳河发布"},
      {"发布日期：2025年3月14日 来源:柳河镇人民政府办公室 字号：[大 中 小]", "2025-03-14", "柳河镇人民政府办公室"},
      {"2025-03-14 09:30 来源：柳河报", "2025-03-14", "柳河报"},
      {"2025/03/14 | 信息来源：柳河报 | 点击数：5", "2025-03-14", "柳河报"},
      {"来源：柳河发布", "", "柳河发布", false},
      {"发布时间：20250314", "2025-03-14", "", false},
      {"2025-03-14 09:30", "2025-03-14", ""},
  };
  for (const Case& each : cases) {
    INFO(each.line);
    Imprint found;
    CHECK(text::read_source_line(each.line, "line", each.below, found));
    CHECK(imprint::value(found, imprint::kDate) == each.date);
    CHECK(imprint::value(found, imprint::kPublisher) == each.publisher);
  }
  for (const char* line : {"时间：2025年3月14日 地点：柳河镇政府", "2025年3月14日", "柳河镇召开会议。来源：柳河发布",
                           "柳河镇党委书记方致远", "", "活动来源于居民的提议"}) {
    INFO(line);
    Imprint found;
    CHECK_FALSE(text::read_source_line(line, "line", false, found));
    CHECK(found.empty());
  }
}

TEST_CASE("lines of the site are told from those of the page") {
  for (const char* line : {"当前位置：首页 > 柳河要闻", "打印本页 关闭窗口", "【字号：大 中 小】", "分享到：微信 微博",
                           "上一篇：柳河镇召开会议", "点赞 在看 33"})
    CHECK(text::is_site_line(line));
  for (const char* line : {"柳河镇召开会议", "大", "中国共产党柳河镇委员会", "阅读让生活更美好"}) {
    INFO(line);
    CHECK(text::is_site_line(line) == (std::string(line) == "大"));
  }
  CHECK(text::heads_links("相关链接："));
  CHECK_FALSE(text::heads_links("相关负责人表示"));
}

TEST_CASE("names of files say paper, date and page") {
  struct Case {
    const char *id, *publisher, *date, *issue, *page;
  };
  const Case cases[] = {
      {"2025/柳河报20250110第2版.pdf", "柳河报", "2025-01-10", "", "2"},
      {"柳河报-2025-01.pdf", "柳河报", "2025-01", "", ""},
      {"望山周刊 第12期 A03版.txt", "望山周刊", "", "12", "A03"},
      {"a.txt", "", "", "", ""},
      {"述职报告20250110.docx", "", "2025-01-10", "", ""},
  };
  for (const Case& each : cases) {
    INFO(each.id);
    const Imprint found = text::imprint_of_name(each.id);
    CHECK(imprint::value(found, imprint::kPublisher) == each.publisher);
    CHECK(imprint::value(found, imprint::kDate) == each.date);
    CHECK(imprint::value(found, imprint::kIssue) == each.issue);
    CHECK(imprint::value(found, imprint::kPage) == each.page);
  }
}

TEST_CASE("the user's word comes first, then the name of the file, the file itself, its masthead") {
  const text::Page page = text::read_lines("柳河报 2025年1月3日 第2期\n\n柳河镇召开会议\n");
  const auto of = [&](const char* id, ImprintItem::Weight weight, const char* date) {
    const Imprint imprint{{"date", date, "", weight}};
    return text::date_of_issue(id, page, imprint, "2025-01-05");
  };
  CHECK(of("a-2025-01-01.txt", ImprintItem::Weight::kGiven, "2025-01-04") == "2025-01-04");
  CHECK(of("a-2025-01-01.txt", ImprintItem::Weight::kSaid, "2025-01-02") == "2025-01-01");
  CHECK(of("a.txt", ImprintItem::Weight::kSaid, "2025-01-02") == "2025-01-02");
  CHECK(of("a.txt", ImprintItem::Weight::kFallback, "2025-01-05") == "2025-01-03");
  CHECK(text::date_of_issue("a.txt", text::read_lines("柳河镇"), {}, "2025-01-05") == "2025-01-05");
}

TEST_CASE("lists are parted as their writers did") {
  using Rows = std::vector<text::Flow::Row>;
  const std::pair<const char*, Rows> cases[] = {
      {"a,b\n1,2\n", {{"a", "b"}, {"1", "2"}}},
      {"\xEF\xBB\xBF"
       "a;b\r\n1;\r\n\r\n",
       {{"a", "b"}, {"1", ""}}},
      {"a\tb\n\"1\n2\"\t3", {{"a", "b"}, {"1\n2", "3"}}},
      {"a,\"b \"\"c\"\",d\"\n", {{"a", "b \"c\",d"}}},
      {"a,\"b\nc,d\n", {{"a", "\"b"}, {"c", "d"}}},
      {",,\n", {}},
      {"", {}},
  };
  for (const auto& [text, rows] : cases) CHECK(text::parse_csv(text) == rows);
}

TEST_CASE("what pdfinfo tells holds where nothing else is known") {
  const auto told = [](const std::string& lines, std::string_view field) {
    return std::string(imprint::value(text::imprint_of_info(lines), field, ImprintItem::Weight::kFallback));
  };
  const std::string press =
      "Title:           柳河报第12期\nAuthor:  柳河镇融媒体站\nCreator:         Press 9\nCreationDate:    2025-03-13T22:10:04+08:00\n"
      "Pages:           4\n";
  CHECK(told(press, imprint::kTitle) == "柳河报第12期");
  CHECK(told(press, imprint::kDate) == "2025-03-13");
  CHECK(told(press, imprint::kNote) == "柳河镇融媒体站");
  const std::string print =
      "Title: page.html\nCreator: Mozilla/5.0 (X11)\nProducer: Skia/PDF m1\nCreationDate: 2026-01-02T00:00:00Z\n";
  CHECK(text::imprint_of_info(print).empty());
  CHECK(text::imprint_of_info("").empty());
  CHECK(text::imprint_of_info("Title: \nCreationDate: soon\nAuthor: \xFF\n").empty());
  CHECK(text::imprint_of_info("Title: " + std::string(5000, 'x')).empty());
  // The user's word for the rest comes before it.
  Imprint known = text::imprint_of_info(press);
  CHECK(text::date_of_issue("a.pdf", {}, known, "") == "2025-03-13");
  CHECK(text::date_of_issue("a.pdf", {}, known, "2025-02") == "2025-02");
  CHECK(text::date_of_issue("报20250110.pdf", {}, known, "") == "2025-01-10");
}
