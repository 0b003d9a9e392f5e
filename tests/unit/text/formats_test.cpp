// SPDX-License-Identifier: Apache-2.0
#include "text/formats.hpp"

#include <catch2/catch.hpp>

#include "text/kinds.hpp"
#include "text/read.hpp"

using namespace govgraph;

namespace {

std::string repeated(std::size_t times, const std::string& piece) {
  std::string out;
  for (std::size_t i = 0; i < times; ++i) out += piece;
  return out;
}

std::optional<std::string> html(const std::string& bytes, Diagnostics& diagnostics) {
  auto reading = text::read_html({"p.html", "UTF-8", bytes, ""}, diagnostics);
  return reading ? std::optional(std::move(reading->text)) : std::nullopt;
}

std::string html(const std::string& bytes) {
  Diagnostics diagnostics;
  return html(bytes, diagnostics).value();
}

}  // namespace

TEST_CASE("blocks become paragraphs, whatever they are nested in") {
  const std::pair<const char*, const char*> cases[] = {
      {"<p>一</p><p>二</p>", "一\n\n二\n"},
      {"<div><div><div>一</div>二</div></div>三", "一\n\n二\n\n三\n"},
      {"一<b>二<i>三</i></b>四<br>五", "一二三四\n五\n"},
      {"<p>一<br><br>二<br>\xE3\x80\x80\xE3\x80\x80三</p>", "一\n\n二\n\n三\n"},
      {"<table><tr><td>一</td><td>二</td></tr><tr><th>三</th></tr></table>", "| 一 | 二 |\n| 三 |\n"},
      {"<table><tr><td rowspan=2>一</td><td>二</td></tr><tr><td>三</td></tr></table>", "| 一 | 二 |\n| 一 | 三 |\n"},
      {"<table><tr><td><table><tr><td>一</td></tr></table></td><td>二</td></tr></table>", "一\n\n二\n"},
      {"<p>一\n二</p><script>x</script><style>y</style><nav><p>z</p></nav>", "一 二\n"},
      {"<p>一\t二</p>\n\t<p>三</p>", "一\t二\n\n三\n"},
      {"<ul><li>一<li>二</ul>", "- 一\n\n- 二\n"},
      {"<div style='display: none'>一</div><p hidden>二</p><p>三</p>", "三\n"},
      {"<form><p>一</p><select><option>二</option></select></form>", "一\n"},
      {"<!-- c --><p></p><div><p></p></div><p>一</p>", "一\n"},
  };
  for (const auto& [page, expected] : cases)
    CHECK(html(std::string("<html><body>") + page + "</body></html>") == expected);
}

TEST_CASE("no depth of elements overflows the stack") {
  for (const std::string tag : {"div", "b", "table", "font", "unknown", "ul"})
    for (const bool closed : {true, false}) {
      const std::string page =
          repeated(20'000, "<" + tag + ">") + "<p>柳河镇</p>" + (closed ? repeated(20'000, "</" + tag + ">") : "");
      INFO(tag);
      CHECK(html(page).find("柳河镇") != std::string::npos);
      CHECK(html("<article>" + page + "</article>").find("柳河镇") != std::string::npos);
    }
}

TEST_CASE("elements nested past the limit are a diagnostic of their own") {
  for (const std::size_t depth : {60'000, 1'000'000}) {
    Diagnostics diagnostics;
    CHECK_FALSE(html(repeated(depth, "<div>") + "x", diagnostics));
    REQUIRE(diagnostics.size() == 1);
    CHECK(diagnostics[0].code == "html-too-deep");
  }
}

TEST_CASE("bytes of no character do not cut a web page short") {
  const std::string before = "<html><head><meta charset=", gbk = "\xC1\xF8\xBA\xD3\xD5\xF2";  // 柳河镇
  const std::pair<std::string, std::string> cases[] = {
      {before + "gbk></head><body><p>" + gbk + "\xFF\xFF</p><p>" + gbk + "</p></body></html>", "柳河镇"},
      {before + "gb2312></head><body><p>\xE9\x46</p><p>" + gbk + "</p></body></html>", "镕"},    // not in GB2312
      {"<html><body><p>" + gbk + "</p><p>" + gbk + gbk + gbk + "</p></body></html>", "柳河镇"},  // says nothing
      {before + "utf-8></head><body><p>柳河镇\xFF\xC3</p><p>柳河镇</p></body></html>", "柳河镇"},
  };
  for (const auto& [page, first] : cases) {
    Diagnostics diagnostics;
    const auto page_read = text::read_html({"p.html", "", page, ""}, diagnostics);
    REQUIRE(page_read);
    INFO(page_read->text);
    CHECK(page_read->text.starts_with(first));
    CHECK(page_read->text.find("\n\n柳河镇") != std::string::npos);
  }
}

TEST_CASE("what is plainly something else is called by its name") {
  const std::pair<std::string, std::string> cases[] = {
      {"\x89PNG\r\n\x1a\n", "a PNG picture"},
      {"\xFF\xD8\xFF\xE0", "a JPEG picture"},
      {"%PDF-1.7", "a PDF"},
      {std::string("PK\x03\x04\0\0word/document.xml", 23), "a Word document (.docx)"},
      {std::string(257, 'a') + "ustar" + std::string(300, '\0'), "a TAR archive"},
      {"{\\rtf1", "a rich text document (RTF)"},
      {"PK\x03\x04 a.txt", "a ZIP archive"},
      {"\x7F"
       "ELF\x02",
       "a program"},
      {std::string("MZ\x90\0", 4), "a program"},
      {std::string("BM\0\0", 4), "a BMP picture"},
      {"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", "an old office document (.doc, .xls, .wps)"},
  };
  for (const auto& [bytes, name] : cases) {
    INFO(name);
    REQUIRE(text::kind_of(bytes));
    CHECK(text::kind_of(bytes)->name == name);
    Diagnostics diagnostics;
    CHECK_FALSE(text::read_named("p.txt", "p.txt", bytes, {}, diagnostics));
    REQUIRE(diagnostics.size() == 1);
    CHECK(diagnostics[0].code == "binary-document");
    CHECK(diagnostics[0].message.starts_with("is " + name + ", not text; "));
  }
  for (const char* text : {"柳河镇", "BM公司与MZ公司签约", "MZ", "ID3", "", "PK"}) CHECK_FALSE(text::kind_of(text));
}

TEST_CASE("what a file's name promises is what it must hold") {
  const std::tuple<const char*, std::string, const char*> cases[] = {
      {"a.pdf", "\x89PNG\r\n\x1a\n", "binary-document"},
      {"a.html", "%PDF-1.4", "binary-document"},
      {"a.HTM", "", "empty-document"},
      {"a.txt", "", "empty-document"},
      {"a.txt", "\xEF\xBB\xBF", "empty-document"},
      {"a.txt", "\f\f\f", "empty-document"},
      {"a.txt", " \n\xE3\x80\x80\n", "empty-document"},
      {"a.txt", std::string(50, '\0'), "binary-document"},
      {"a.txt", "\xFF\xFE", "empty-document"},
      {"a.html", "<p> </p>", "empty-document"},
  };
  for (const auto& [name, bytes, code] : cases) {
    INFO(name << ' ' << code);
    Diagnostics diagnostics;
    CHECK_FALSE(text::read_named(name, name, bytes, {}, diagnostics));
    REQUIRE_FALSE(diagnostics.empty());
    CHECK(diagnostics.back().code == code);
  }
}

TEST_CASE("a broken half of a character costs that character") {
  const std::string tail("\x00\xD8\x0A\x00\x67", 5);
  std::string utf16 = "\xFF\xFE";
  for (const char16_t unit : std::u16string_view(u"柳河镇召开会议。"))
    utf16 += {static_cast<char>(unit & 0xFF), static_cast<char>(unit >> 8)};
  Diagnostics diagnostics;
  const auto document = text::read_named("p.txt", "p.txt", utf16 + tail, {}, diagnostics);
  REQUIRE(document);
  CHECK(document->source.find("柳河镇召开会议。") != std::string::npos);
  REQUIRE_FALSE(diagnostics.empty());
  CHECK(diagnostics[0].code == "invalid-byte");
}

TEST_CASE("rich text is paragraphs, rows and notes, in whatever its characters are") {
  const auto rtf = [](const std::string& body) {
    Diagnostics diagnostics;
    const auto reading = text::read_rtf({"a.rtf", "", "{\\rtf1\\ansi " + body, ""}, diagnostics);
    if (!diagnostics.empty()) return diagnostics[0].code;
    return reading ? reading->text : "";
  };
  const std::pair<const char*, const char*> cases[] = {
      {"\\ansicpg936 \\'c1\\'f8\\'ba\\'d3\\par b\\~c\\line d\\par}", "柳河\n\nb c\nd\n"},
      {"\\uc1 \\u26611?\\u27827\\'3f\\u-10179?\\u-8704?!}", "柳河\xF0\x9F\x98\x80!\n"},
      {"\\uc0 \\u26611\\u27827 a}", "柳河a\n"},
      {"{\\fonttbl{\\f0\\fcharset136 x;}{\\f1\\fcharset0 y;}}\\f0 \\'ac\\'66}", "柏\n"},
      {"{\\*\\unknown x}{\\info{\\title y}}{\\pict 00ff}{\\header z}a{\\v b}c{\\b d}}", "acd\n"},
      {"a\\{b\\}\\\\c\\emdash d}", "a{b}\\c—d\n"},
      {"\\pard\\intbl a\\cell b\\par c\\cell\\row\\pard d\\par}", "| a | b c |\n\nd\n"},
      {"a{\\footnote b\\par c}d\\par e}", "ad\n\nb\nc\n\ne\n"},
      {"a\\bin3 }}}b}", "ab\n"},
      {"a\\par}b\\par", "a\n"},
      {"a\\", "cut-document"},
      {"", "broken-document"},
      {"{{{{", "broken-document"},
  };
  for (const auto& [body, expected] : cases) {
    INFO(body);
    CHECK(rtf(body) == expected);
  }
  CHECK(rtf(repeated(200'000, "{") + "a") == "broken-document");
  const std::string whole =
      "\\ansicpg936{\\fonttbl{\\f0\\fcharset134 x;}}\\f0\\'c1\\'f8\\u27827?\\cell\\row{\\footnote b}\\par}";
  for (std::size_t size = 0; size < whole.size(); ++size) (void)rtf(whole.substr(0, size));
}
