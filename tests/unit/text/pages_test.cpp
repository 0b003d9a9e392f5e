// SPDX-License-Identifier: Apache-2.0
// Words with boxes, as pdftotext and recognisers of pictures give them, and the text that is made of them.
#include <catch2/catch.hpp>

#include "base/utf8.hpp"
#include "text/formats.hpp"
#include "text/pages/bbox.hpp"
#include "text/pages/compose.hpp"
#include "text/pages/recognised.hpp"
#include "text/pages/references.hpp"
#include "text/pages/volume.hpp"

using namespace govgraph;

namespace {

/// Words of a page set by hand: ideographs of `em` from `left` on, on the line at `top`.
class Sheet {
 public:
  Sheet& line(float left, float top, float em, std::u32string text) {
    text::Word word;
    word.box = {left, top, left + em * text::ems_of(text), top + em * 1.2F};
    word.text = std::move(text);
    page_.words.push_back(std::move(word));
    return *this;
  }

  /// Lines of twelve ideographs below one another; the first is indented.
  Sheet& column(float left, float top, std::initializer_list<const char32_t*> lines) {
    for (const char32_t* each : lines) {
      const std::u32string_view text = each;
      const bool indented = text.starts_with(U"　");
      line(left + (indented ? 20.0F : 0.0F), top, 10, std::u32string(text.substr(indented ? 1 : 0)));
      top += 16;
    }
    return *this;
  }

  /// Glyphs below one another.
  Sheet& down(float left, float top, float em, std::u32string_view text) {
    for (const char32_t c : text) {
      line(left, top, em, std::u32string(1, c));
      top += em * 1.05F;
    }
    return *this;
  }

  text::PageWords take() {
    page_.size = {600, 800};
    return std::move(page_);
  }

 private:
  text::PageWords page_;
};

/// A line a piece: #title, >subtitle, [furniture], (caption) or text.
std::string dump(std::vector<text::PageWords> pages) {
  text::Volume volume;
  for (text::PageWords& each : pages) volume.add(text::compose(lexicon::Lexicon::built_in(), std::move(each)));
  const text::Reading reading = volume.finish();
  std::string out;
  auto role = reading.layout.lines.begin();
  for (std::size_t at = 0; at < reading.text.size();) {
    std::size_t end = reading.text.find('\n', at);
    end = std::min(end, reading.text.size());
    if (reading.text[at] == '\f') ++at;
    if (end > at) {
      const bool marked = role != reading.layout.lines.end() && role->begin == at;
      constexpr std::string_view kMarks[] = {"#", ">", "*", "(", "["};
      if (marked) out += kMarks[static_cast<std::size_t>((role++)->role)];
      out += reading.text.substr(at, end - at) + '\n';
    }
    at = end + 1;
  }
  return out;
}

std::string dump(Sheet& sheet) {
  std::vector<text::PageWords> pages;
  pages.push_back(sheet.take());
  return dump(std::move(pages));
}

}  // namespace

TEST_CASE("columns are read one after the other below the headline that spans them") {
  Sheet sheet;
  sheet.line(150, 60, 20, U"荷塘路改造工程开工")
      .column(
          50, 100,
          {U"　工程由镇里组织，甲公", U"司承建，今年十月就要完", U"工。附近居民都说路好走", U"了许多，孩子上学放心多"})
      .column(190, 100, {U"了，老人散步也有了去处", U"。", U"　施工期间半幅通行，夜", U"间不作业。"});
  CHECK(
      dump(sheet) ==
      "#荷塘路改造工程开工\n"
      "工程由镇里组织，甲公司承建，今年十月就要完工。附近居民都说路好走了许多，孩子上学放心多了，老人散步也有了去处。\n"
      "施工期间半幅通行，夜间不作业。\n");
}

TEST_CASE("boxes side by side keep their headlines") {
  Sheet sheet;
  sheet.line(60, 60, 16, U"桥东商户结成联盟")
      .line(330, 60, 16, U"老年学校开讲")
      .column(50, 100, {U"　首批十八家商户加入，", U"春和面馆店主任店长。"})
      .column(190, 100, {U"　联盟每月开展活动，把", U"热饭送到老人家里去。"})
      .column(330, 100, {U"　讲堂由镇里主办，六十", U"多位老人听了第一课。"})
      .column(470, 100, {U"　下一讲请银行的理财经", U"理讲怎样识别骗局。"});
  CHECK(dump(sheet) ==
        "#桥东商户结成联盟\n首批十八家商户加入，春和面馆店主任店长。\n联盟每月开展活动，把热饭送到老人家里去。\n"
        "#老年学校开讲\n讲堂由镇里主办，六十多位老人听了第一课。\n下一讲请银行的理财经理讲怎样识别骗局。\n");
}

TEST_CASE("a headline runs down in columns from right to left") {
  Sheet sheet;
  sheet.down(90, 60, 20, U"南塘社区党群").down(64, 60, 20, U"服务中心").down(38, 60, 20, U"开放");
  sheet.column(150, 60,
               {U"　中心设有食堂和书屋，", U"居民都来看新鲜，楼梯也", U"改成了坡道，老人说好走", U"，孩子说好玩。"});
  CHECK(dump(sheet).starts_with("#南塘社区党群服务中心 开放\n中心设有食堂和书屋，居民都来看新鲜，"));
}

TEST_CASE("readings above glyphs are left out, initials are letters of their line") {
  Sheet sheet;
  sheet.line(50, 60, 18, U"贝书记上门");
  sheet.line(100, 95, 4.5F, U"qi").line(50, 104, 26, U"镇");
  sheet.column(78, 100, {U"长祁若兰到了荷西村，", U"同村民谈修路的事情，"});
  sheet.column(50, 132, {U"大家都说盼了很久，路修", U"好了，瓜果就好卖了。"});
  CHECK(dump(sheet) ==
        "#贝书记上门\n镇长祁若兰到了荷西村，同村民谈修路的事情，大家都说盼了很久，路修好了，瓜果就好卖了。\n");
}

TEST_CASE("an article goes on on another page") {
  std::vector<text::PageWords> pages;
  pages.push_back(Sheet()
                      .line(50, 60, 20, U"镇里开大会")
                      .column(50, 100, {U"　会上说了三件事，一是", U"修路，二是办（下转第2", U"版）"})
                      .take());
  pages.push_back(Sheet()
                      .line(50, 60, 20, U"义诊进社区")
                      .column(50, 100, {U"　医生给老人量了血压，", U"还讲了怎样防跌倒的事。"})
                      .column(350, 100, {U"（上接第1版）学，三是", U"防汛。散会后各村都动了", U"起来。"})
                      .take());
  const std::string found = dump(std::move(pages));
  CHECK(found.starts_with("#镇里开大会\n会上说了三件事，一是修路，二是办学，三是防汛。散会后各村都动了起来。\n"));
  CHECK(found.find("#义诊进社区\n医生给老人量了血压，还讲了怎样防跌倒的事。\n") != std::string::npos);
}

TEST_CASE("running heads and page numbers are furniture") {
  std::vector<text::PageWords> pages;
  for (int number = 1; number < 4; ++number) {
    Sheet sheet;
    sheet.line(250, 20, 8, U"柏桥年鉴").line(290, 770, 8, U"- " + std::u32string(1, U'0' + number) + U" -");
    sheet.column(50, 100, {U"　镇里修了三条路，又办", U"了两所学校，还种了树。"});
    pages.push_back(sheet.take());
  }
  const std::string found = dump(std::move(pages));
  INFO(found);
  CHECK(found.starts_with("[柏桥年鉴\n镇里修了三条路，又办了两所学校，还种了树。\n[- 1 -\n"));
}

TEST_CASE("references between pages") {
  CHECK(text::goes_to(U"说了三件事（下转第2版）")->page == 2);
  CHECK(text::goes_to(U"说了三件事。下转A03版")->page == 3);
  CHECK_FALSE(text::goes_to(U"说了三件事"));
  CHECK_FALSE(text::goes_to(U"水从上流下转弯处第2座桥边流过"));
  CHECK(text::comes_from(U"（上接第十二版）又说")->page == 12);
  CHECK_FALSE(text::comes_from(U"又说（上接第一版）"));
  CHECK(text::page_number(U"柏桥社区报 2025年3月14日 第2版") == 2);
  CHECK(text::page_number(U"04 综合新闻") == 4);
  CHECK(text::page_number(U"柏桥社区报") == 0);
}

TEST_CASE("what pdftotext writes comes in pieces and may be no XML") {
  const std::string whole =
      "<html><body><doc><page width=\"600\" height=\"800\"><flow><word xMin=\"1\" yMin=\"2\" xMax=\"21\" yMax=\"14\">柳河</word>"
      "<word xMin=\"1\" yMin=\"20\" xMax=\"5\" yMax=\"30\">a\x01 &amp;\xFF</word></flow></page><page width=\"1\"></page></doc>";
  for (std::size_t piece : {1UL, 3UL, 1000UL}) {
    std::vector<text::PageWords> pages;
    text::BboxReader reader([&](text::PageWords&& page) { pages.push_back(std::move(page)); });
    for (std::size_t at = 0; at < whole.size(); at += piece) reader.add(std::string_view(whole).substr(at, piece));
    CHECK(reader.finish());
    REQUIRE(pages.size() == 2);
    REQUIRE(pages[0].words.size() == 2);
    CHECK(pages[0].words[0].text == U"柳河");
    CHECK(pages[0].words[0].box == Box{1, 2, 21, 14});
    CHECK(pages[0].words[1].text == U"a&\xFFFD");
  }
}

TEST_CASE("what recognisers of pictures write") {
  const std::pair<const char*, std::string> cases[] = {
      {"hOCR",
       "<?xml version='1.0'?><html><body><div class='ocr_page' title='image \"a\"; bbox 0 0 1200 1600'><span class='ocr_line'>"
       "<span class='ocrx_word' title='bbox 100 100 200 150; x_wconf 90'><strong>柳河</strong></span></span></div></body></html>"},
      {"ALTO",
       "<alto><Layout><Page WIDTH='1200' HEIGHT='1600'><TextLine><String CONTENT='柳河' HPOS='100' VPOS='100' WIDTH='100' "
       "HEIGHT='50' WC='0.9'/></TextLine></Page></Layout></alto>"},
      {"RapidOCR",
       R"([[[[100,100],[200,100],[200,150],[100,150]],"柳河",0.9],[[[0,1500],[1200,1500],[1200,1600],[0,1600]],"",1]])"},
      {"PaddleOCR", R"([[[[[100,100],[200,100],[200,150],[100,150]],["柳河",0.9]]]])"},
      {"PaddleX", R"({"res":{"rec_texts":["柳河"],"rec_scores":[0.9],"rec_boxes":[[100,100,200,150]]}})"},
  };
  for (const auto& [what, bytes] : cases) {
    INFO(what);
    const auto pages = text::recognised_pages(bytes);
    REQUIRE(pages.size() == 1);
    REQUIRE(pages[0].words.size() == 1);
    CHECK(pages[0].words[0].text == U"柳河");
    CHECK(pages[0].words[0].sure == 90);
    CHECK(pages[0].size.width == Approx(600));
    CHECK(pages[0].words[0].box.width() == Approx(2 * pages[0].words[0].box.height()));
  }
  for (const char* bytes : {"", "  ", "柳河", "{}", "[1,2]", "<html></html>", "[[[[1"})
    CHECK(text::recognised_pages(bytes).empty());
}

TEST_CASE("pages of any words end") {
  std::vector<std::u32string> texts{U"柳", U"柳河镇", U"。", U"2025", U"（下转第2版）"};
  for (std::uint32_t seed = 1; seed < 40; ++seed) {
    std::uint32_t state = seed;
    const auto next = [&](std::uint32_t most) {
      return (state = state * 1664525U + 1013904223U) >> 8U % 7 ? (state >> 9U) % most : 0;
    };
    Sheet sheet;
    for (int i = 0; i < 300; ++i)
      sheet.line(static_cast<float>(next(600)), static_cast<float>(next(800)), 1.0F + static_cast<float>(next(30)),
                 texts[next(static_cast<std::uint32_t>(texts.size()))]);
    CHECK_FALSE(dump(sheet).empty());
  }
}
