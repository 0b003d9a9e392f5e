// SPDX-License-Identifier: Apache-2.0
#include "exchange/xml_text.hpp"

#include <catch2/catch.hpp>

using namespace govgraph::exchange;
using namespace std::string_literals;

TEST_CASE("text becomes XML that any reader takes back") {
  struct Row {
    std::string text, xml;
  };
  for (const Row& row : {
           Row{"", ""},
           Row{"柳河镇", "柳河镇"},
           Row{"<a href=\"x\">'&'</a>", "&lt;a href=&quot;x&quot;&gt;'&amp;'&lt;/a&gt;"},
           Row{"a\tb\nc\r", "a b c "},
           Row{"a\x01\x1F\x7F"s + "\0b"s, "ab"},
           Row{"𠮷😀", "𠮷😀"},
           Row{"\xEF\xBF\xBE|\xEF\xBF\xBF|\xEF\xBF\xBD", "||\xEF\xBF\xBD"},
           Row{"\xED\xA0\x80", "\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD"},
           Row{"柳\xE6\xB2", "柳\xEF\xBF\xBD"},
           Row{"\xE6\xB2柳", "\xEF\xBF\xBD柳"},
           Row{"\xC0\xAF\xFF", "\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD"},
       }) {
    XmlBuffer buffer;
    buffer.put('|').put_text(row.text);
    CHECK(buffer.view() == "|" + row.xml);
  }
}

TEST_CASE("long text is cut at a character and says so") {
  std::string storage;
  CHECK(shortened("柳河镇", 3, storage) == "柳河镇");
  CHECK(shortened("柳河镇党委", 3, storage) == "柳河…");
  CHECK(shortened("", 3, storage) == "");
  CHECK(shortened("abc", 1, storage) == "…");
}

TEST_CASE("a tag is put as it is, however often") {
  const XmlTag tag("<data key=\"x\">"), longest(std::string(XmlTag::kMost, 'm'));
  XmlBuffer buffer;
  std::string all;
  for (int i = 0; i < 500; ++i) {
    buffer.put(tag).put(longest).put(XmlTag(""));
    all += "<data key=\"x\">" + std::string(XmlTag::kMost, 'm');
  }
  CHECK(buffer.view() == all);
}

TEST_CASE("numbers in XML are the same everywhere") {
  XmlBuffer buffer;
  buffer.put_number(std::uint64_t{0})
      .put(' ')
      .put_number(std::uint64_t{18446744073709551615ULL})
      .put(' ')
      .put_number(0.97F);
  for (const float each : {0.0F, -0.04F, -0.26F, 12.34F, -1000.0F}) buffer.put(' ').put_decimal(each);
  buffer.put(' ').put_hex(0xAB);
  CHECK(buffer.view() == "0 18446744073709551615 0.97 0.0 0.0 -0.3 12.3 -1000.0 00000000000000ab");
  buffer.clear();
  for (const float each : {0.9F, 0.9F, 0.0F, -0.0F, 0.9F}) buffer.put_number(each).put(' ');
  buffer.put_hex(0x0123456789ABCDEFULL);
  CHECK(buffer.view() == "0.9 0.9 0 -0 0.9 0123456789abcdef");
  buffer.clear();
  CHECK(buffer.view().empty());
  for (int i = 0; i < 1000; ++i) buffer.put("0123456789");
  CHECK(buffer.view().size() == 10000);
}
