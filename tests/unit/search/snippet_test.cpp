// SPDX-License-Identifier: Apache-2.0
#include "search/snippet.hpp"

#include <algorithm>

#include <catch2/catch.hpp>

#include "search/term.hpp"

using namespace govgraph;

namespace {

std::vector<search::Place> places_of(std::string_view text, std::initializer_list<std::string_view> terms) {
  std::vector<search::Place> out;
  std::uint32_t number = 0;
  for (const std::string_view term : terms) {
    std::vector<ByteSpan> spans;
    search::Term(term).find(text, spans);
    for (const ByteSpan each : spans) out.push_back({each, number});
    ++number;
  }
  std::sort(out.begin(), out.end());
  return out;
}

std::string marked(const search::Snippet& snippet) {
  std::string out;
  for (const auto& each : snippet.pieces) out += each.marked ? "[" + each.text + "]" : each.text;
  return out;
}

std::string snippet(const std::string& text, std::initializer_list<std::string_view> terms) {
  return marked(search::snippet_of(text, {0, static_cast<std::uint32_t>(text.size())}, places_of(text, terms)));
}

std::string times(const std::string& text, int count) {
  std::string out;
  for (int i = 0; i < count; ++i) out += text;
  return out;
}

}  // namespace

TEST_CASE("a snippet is the sentence around what was found") {
  CHECK(snippet("前一句。骑手在\n  食堂吃饭。后一句。", {"骑手", "食堂"}) == "[骑手]在[食堂]吃饭。");
  CHECK(snippet("他说：“前一句。”骑手说：“有食堂。”后一句。", {"骑手", "食堂"}) == "[骑手]说：“有[食堂]。”");
  CHECK(snippet("标题\n\n骑手吃饭", {"骑手"}) == "[骑手]吃饭");
  CHECK(snippet("骑手", {"骑手"}) == "[骑手]");
  CHECK(snippet("骑手食堂", {"骑手", "食堂", "手食"}) == "[骑手食堂]");
  CHECK(snippet("use the  APP in\nthe 社区 App", {"app"}) == "use the [APP] in the社区[App]");
}

TEST_CASE("long sentences are cut on both sides") {
  CHECK(snippet(times("长", 100) + "骑手" + times("文", 100), {"骑手"}) ==
        "…" + times("长", 30) + "[骑手]" + times("文", 50) + "…");
}

TEST_CASE("the stretch with most of the words is shown, the first of equals") {
  const std::string text = "骑手来了。" + times("空话。", 60) + "食堂里有骑手。" + times("空话。", 60) + "骑手去食堂。";
  CHECK(snippet(text, {"骑手", "食堂"}) == "[食堂]里有[骑手]。");
}

TEST_CASE("nothing outside the article is shown") {
  const std::string text = "别的文章骑手进社区别的文章";
  const search::Snippet out = search::snippet_of(text, {12, 27}, places_of(text, {"骑手"}));
  CHECK(marked(out) == "[骑手]进社区");
  CHECK(out.span == ByteSpan{12, 27});
  CHECK(out.first == ByteSpan{12, 18});
}

TEST_CASE("control characters are blanks") { CHECK(snippet("骑手\x1B[1m", {"骑手"}) == "[骑手] [1m"); }
