// SPDX-License-Identifier: Apache-2.0
#include "text/read.hpp"

#include <filesystem>
#include <fstream>
#include <random>

#include <catch2/catch.hpp>

#include "base/utf8.hpp"
#include "text/formats.hpp"

using namespace govgraph;

namespace {

std::string body(std::string page) {
  Diagnostics diagnostics;
  const auto document = text::read("p.txt", std::move(page), {}, diagnostics);
  REQUIRE(document);
  return utf8::encode(document->text());
}

void check_sound(const Document& document) {
  REQUIRE(document.bytes.size() == document.text().size());
  std::uint32_t end = 0;
  for (const Article& article : document.articles) {
    CHECK(article.span.begin == end);
    end = article.span.end;
    for (std::uint32_t s = article.first_sentence; s < article.last_sentence; ++s)
      CHECK(article.span.contains(document.sentences[s].span));
  }
  CHECK(end == document.text().size());
  for (std::size_t i = 1; i < document.sentences.size(); ++i)
    CHECK(document.sentences[i - 1].span.end <= document.sentences[i].span.begin);
  for (const ByteSpan& bytes : document.bytes) CHECK(bytes.end <= document.source.size());
  for (const Quotation& each : document.quotations) CHECK(each.outer.contains(each.inner));
}

}  // namespace

TEST_CASE("text is normalised and keeps its bytes") {
  const std::pair<std::string, std::string> cases[] = {
      {"１月 ６ 日上午，柳河镇（新城）召开会议。", "1月6日上午，柳河镇(新城)召开会议。\n"},
      {"柳河镇,东山镇:共建。", "柳河镇，东山镇：共建。\n"},
      {"增长 1,234.5 万元，比 12:30 早。", "增长1,234.5万元，比12:30早。\n"},
      {"使用 Open AI 平台。", "使用Open AI平台。\n"}};
  for (const auto& [source, expected] : cases) CHECK(body(source) == expected);
  Diagnostics diagnostics;
  const auto document = text::read("p.txt", "一 月，柳　河镇。", {}, diagnostics);
  REQUIRE(document);
  const auto at = static_cast<std::uint32_t>(document->text().find(U"柳河镇"));
  const ByteSpan bytes = document->bytes_of({at, at + 3});
  CHECK(document->source.substr(bytes.begin, bytes.end - bytes.begin) == "柳　河镇");
}

TEST_CASE("sentences end outside quotations") {
  Diagnostics diagnostics;
  const auto document = text::read("p.txt", "他说：“好。我来。”大家笑了。她走了！", {}, diagnostics);
  REQUIRE(document);
  REQUIRE(document->sentences.size() == 3);
  CHECK(utf8::encode(document->at(document->sentences[0].span)) == "他说：“好。我来。”");
}

TEST_CASE("empty and oversized documents are refused with a reason") {
  Diagnostics diagnostics;
  CHECK_FALSE(text::read("p.txt", " \n\n", {}, diagnostics));
  CHECK_FALSE(text::read("p.txt", std::string(text::Limits{}.text_bytes + 1, 'a'), {}, diagnostics));
  REQUIRE(diagnostics.size() == 2);
  CHECK(diagnostics[0].code == "empty-document");
  CHECK(diagnostics[1].code == "document-too-large");
}

TEST_CASE("no bytes break the reader") {
  std::mt19937 random(7);
  const std::string pieces[] = {"柳河镇", "。",     "\n",   "\n\n", "“",  "”",      "(",
                                " ",      "近日，", "\xFF", "a1",   "：", "本报讯", "1. "};
  for (int round = 0; round < 300; ++round) {
    std::string bytes;
    for (int i = 0; i < 120; ++i) bytes += pieces[random() % std::size(pieces)];
    Diagnostics diagnostics;
    const auto document = text::read("p.txt", bytes, {}, diagnostics);
    if (document) check_sound(*document);
  }
}

TEST_CASE("of an HTML page only the article is read") {
  Diagnostics diagnostics;
  const auto found = text::read_html(
      {"p.html", "UTF-8",
       "<html><body><ul class='nav'><li>首页</li></ul><article><h1>柳河镇开会</h1><p>近日，<b>柳河镇</b>召开会议。</p>"
       "<script>var a</script></article><div class='footer'>版权所有</div></body></html>",
       ""},
      diagnostics);
  REQUIRE(found);
  CHECK(found->text == "柳河镇开会\n\n近日，柳河镇召开会议。\n");
}

TEST_CASE("a researcher's words say how pages are set") {
  const std::filesystem::path folder = std::filesystem::temp_directory_path() / "govgraph_read_test";
  std::filesystem::remove_all(folder);
  std::filesystem::create_directories(folder);
  std::ofstream(folder / "mine.features") << "[furniture-word] Stands in the foot of our pages.\n热线\n";
  const lexicon::Lexicon lexicon = lexicon::Lexicon::with_directory(folder);
  std::filesystem::remove_all(folder);
  const std::string page = "柳河镇召开会议\n\n近日，柳河镇召开会议。\n\n热线 12345\n";
  CHECK(body(page).find("热线") != std::string::npos);
  text::ReadOptions options;
  options.lexicon = &lexicon;
  Diagnostics diagnostics;
  const auto document = text::read("p.txt", page, options, diagnostics);
  REQUIRE(document);
  CHECK(document->text().find(U"热线") == std::u32string::npos);
  CHECK(document->text().find(U"近日") != std::u32string::npos);
}
