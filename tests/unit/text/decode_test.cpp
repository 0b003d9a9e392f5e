// SPDX-License-Identifier: Apache-2.0
#include "text/decode.hpp"

#include <catch2/catch.hpp>

using namespace govgraph;

namespace {

std::optional<text::Decoded> decoded(std::string bytes, Diagnostics& diagnostics, const std::string& encoding = {}) {
  return text::decode("page.txt", std::move(bytes), encoding, diagnostics);
}

}  // namespace

TEST_CASE("each encoding is recognised") {
  Diagnostics diagnostics;
  const std::string gbk =
      "\xC1\xF8\xBA\xD3\xD5\xF2\xD5\xD9\xBF\xAA\xB5\xB3\xBD\xA8\xB9\xA4\xD7\xF7\xBB\xE1\xD2\xE9\xA1\xA3"
      "\xC1\xF8\xBA\xD3\xD5\xF2\xB5\xB3\xCE\xAF\xCA\xE9\xBC\xC7\xB3\xF6\xCF\xAF\xBB\xE1\xD2\xE9\xA1\xA3";
  CHECK(decoded("柳河镇", diagnostics)->encoding == "UTF-8");
  CHECK(decoded(gbk, diagnostics)->encoding == "GB18030");
  CHECK(decoded(gbk, diagnostics)->utf8 == "柳河镇召开党建工作会议。柳河镇党委书记出席会议。");
  CHECK(decoded(std::string("\xFF\xFE\xF3\x67\xB3\x6C", 6), diagnostics)->utf8.ends_with("柳河"));
  CHECK(decoded(gbk, diagnostics, "GBK")->utf8.starts_with("柳河镇"));
  CHECK(diagnostics.empty());
}

TEST_CASE("broken bytes of UTF-8 stay where they are and are reported by runs") {
  Diagnostics diagnostics;
  std::string text;
  for (int i = 0; i < 60; ++i) text += "柳河镇";
  text.insert(9, "\xFF\xFE");
  const auto out = decoded(text, diagnostics);
  REQUIRE(out);
  CHECK(out->utf8 == text);
  REQUIRE(diagnostics.size() == 1);
  CHECK(diagnostics[0].begin == 9);
  CHECK(diagnostics[0].end == 11);
}

TEST_CASE("a damaged UTF-8 file is still UTF-8") {
  Diagnostics diagnostics;
  std::string text;
  for (int i = 0; i < 400; ++i) text += "柳河镇召开会议，部署工作。";
  for (std::size_t i = 50; i < text.size(); i += 97) text[i] = '\xFF';
  CHECK(decoded(text, diagnostics)->encoding == "UTF-8");
  CHECK_FALSE(diagnostics.empty());
}

TEST_CASE("what is no text is refused with a reason") {
  Diagnostics diagnostics;
  CHECK_FALSE(decoded(std::string("PK\0\0\1\2", 6), diagnostics));
  CHECK_FALSE(decoded("text", diagnostics, "no-such-encoding"));
  REQUIRE(diagnostics.size() == 2);
  CHECK(diagnostics[0].code == "binary-document");
  CHECK(diagnostics[1].code == "unknown-encoding");
}
