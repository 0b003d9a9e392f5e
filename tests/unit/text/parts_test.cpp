// SPDX-License-Identifier: Apache-2.0
#include "text/parts.hpp"

#include <catch2/catch.hpp>

#include "base/utf8.hpp"
#include "text/read.hpp"

using namespace govgraph;

namespace {

std::string repeated(const std::string& piece, std::size_t bytes) {
  std::string out;
  while (out.size() < bytes) out += piece;
  return out;
}

const std::string kSentence = "柳河镇党委书记周明远到安平社区调研。";

}  // namespace

TEST_CASE("a long text is cut where it is parted most deeply") {
  const std::size_t length = 3 * text::kPartBytes;
  struct Case {
    std::string piece;          ///< the text over and over
    std::string before, after;  ///< what stands on the two sides of every cut
  };
  const Case cases[] = {
      {repeated(kSentence + "\n\n\n\n", 9000) + "\f", "\n", "\f"},
      {repeated(kSentence + "\n\n", 9000) + "\n\n", "\n\n\n\n", "柳"},
      {repeated(kSentence + "\n", 900) + "\n", "\n\n", "柳"},
      {kSentence + "\n", "\n", "柳"},
      {kSentence, "。", "柳"},
      {"柳河", "", ""},
  };
  for (const Case& each : cases) {
    INFO(each.piece.substr(0, 60));
    const std::string whole = repeated(each.piece, length);
    const std::vector<ByteSpan> parts = text::parts_of(whole);
    REQUIRE(parts.size() >= 3);
    CHECK(parts.front().begin == 0);
    CHECK(parts.back().end == whole.size());
    for (std::size_t i = 0; i < parts.size(); ++i) {
      CHECK(parts[i].end - parts[i].begin <= text::kPartBytes);
      if (i == 0) continue;
      CHECK(parts[i].begin == parts[i - 1].end);
      CHECK(std::string_view(whole).substr(0, parts[i].begin).ends_with(each.before));
      CHECK(std::string_view(whole).substr(parts[i].begin).starts_with(each.after));
      CHECK((static_cast<unsigned char>(whole[parts[i].begin]) & 0xC0U) != 0x80U);
    }
  }
}

TEST_CASE("a text of ordinary length is one part, and so is none at all") {
  CHECK(text::parts_of(std::string(text::kPartBytes, 'a')).size() == 1);
  CHECK(text::parts_of("") == std::vector<ByteSpan>{{0, 0}});
  CHECK(text::parts_of(std::string(2 * text::kPartBytes, '\x80')).size() >= 2);  // no character begins anywhere
}

TEST_CASE("the parts of a volume are documents of the one text") {
  Diagnostics diagnostics;
  const std::string page = "柳河镇召开会议\n\n" + repeated(kSentence + "\n", 3000) + "\f";
  const text::ReadOptions options;
  const auto plain = text::plain_text("v.txt", "2025年3月14日 星期五\n\n" + repeated(page, 3 * text::kPartBytes),
                                      options, diagnostics);
  REQUIRE(plain);
  text::PartReader reader(*plain, options);
  std::uint32_t articles = 0, begin = 0, parts = 0;
  while (const auto part = reader.next()) {
    CHECK(part->id == "v.txt");
    CHECK(part->date == "2025-03-14");  // which the first part alone gives
    CHECK(part->source_begin == begin);
    CHECK(part->articles_before == articles);
    begin += static_cast<std::uint32_t>(part->source.size());
    articles += static_cast<std::uint32_t>(part->articles.size());
    ++parts;
    const std::size_t at = part->text().find(U"周明远");
    REQUIRE(at != std::u32string_view::npos);
    const ByteSpan bytes = part->bytes_of({static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(at + 3)});
    CHECK(plain->utf8.substr(bytes.begin, bytes.end - bytes.begin) == "周明远");
  }
  CHECK(parts >= 3);
  CHECK(begin == plain->utf8.size());
}

TEST_CASE("reading stops when it is asked to") {
  Diagnostics diagnostics;
  std::atomic<bool> stop{false};
  text::ReadOptions options;
  options.cancellation = Cancellation(stop);
  const auto plain = text::plain_text("v.txt", repeated(kSentence, 2 * text::kPartBytes), options, diagnostics);
  REQUIRE(plain);
  text::PartReader reader(*plain, options);
  REQUIRE(reader.next());
  stop = true;
  CHECK_THROWS_AS(reader.next(), CancelledError);
}
