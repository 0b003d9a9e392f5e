// SPDX-License-Identifier: Apache-2.0
// Names by candidates: which left edges are proposed, which of them is taken, and what that does to what readers found.
#include "extract/candidates/candidates.hpp"

#include <algorithm>

#include <catch2/catch.hpp>

#include "base/utf8.hpp"
#include "extract/drop_mentions.hpp"
#include "extract/passes.hpp"
#include "support/document_builder.hpp"

using namespace govgraph;
using extract::Candidate;

namespace {

Candidate candidate(std::uint32_t begin, std::uint32_t end, int score) {
  Candidate out;
  out.span = {begin, end};
  out.score = score;
  return out;
}

std::string spans(const std::vector<Candidate>& candidates) {
  std::string out;
  for (const Candidate& each : candidates)
    out += std::to_string(each.span.begin) + '-' + std::to_string(each.span.end) + ' ';
  return out;
}

/// The forms proposed, in order.
std::vector<std::string> proposed(std::string_view text) {
  const Document document = test::document_of(text);
  Diagnostics diagnostics;
  std::vector<Candidate> candidates;
  extract::ExtractOptions options;
  options.candidates = &candidates;
  extract::extract(document, lexicon::Lexicon::built_in(), diagnostics, options);
  std::vector<std::string> out;
  for (const Candidate& each : candidates) out.push_back(utf8::encode(document.at(each.span)));
  return out;
}

bool holds(const std::vector<std::string>& all, std::string_view form) {
  return std::find(all.begin(), all.end(), form) != all.end();
}

std::vector<std::string> names(std::string_view text) {
  const Document document = test::document_of(text);
  Diagnostics diagnostics;
  std::vector<std::string> out;
  for (const Mention& each : extract::extract(document, lexicon::Lexicon::built_in(), diagnostics).mentions)
    out.push_back(each.name);
  return out;
}

}  // namespace

TEST_CASE("of overlapping candidates those with the greatest sum are taken") {
  const struct {
    std::vector<Candidate> all;
    int least;
    const char* taken;
  } cases[] = {
      {{candidate(0, 4, 100), candidate(2, 6, 150), candidate(5, 9, 100)}, 0, "0-4 5-9 "},
      {{candidate(0, 4, 100), candidate(2, 6, 250), candidate(5, 9, 100)}, 0, "2-6 "},
      {{candidate(0, 4, 100), candidate(1, 4, 120), candidate(4, 8, 10)}, 0, "1-4 4-8 "},
      {{candidate(0, 4, 20), candidate(4, 8, 30)}, 25, "4-8 "},
      {{candidate(0, 4, -5)}, 0, ""},
      {{}, 0, ""},
  };
  for (const auto& each : cases) CHECK(spans(extract::chosen(each.all, each.least)) == each.taken);
}

TEST_CASE("a name has a candidate for each word that it could begin with, up to a mark") {
  const std::vector<std::string> all = proposed("昨日，方案报柳河镇群众诉求调度中心备案。");
  CHECK(holds(all, "调度中心"));
  CHECK(holds(all, "诉求调度中心"));
  CHECK(holds(all, "柳河镇群众诉求调度中心"));
  CHECK_FALSE(holds(all, "，方案报柳河镇群众诉求调度中心"));
}

TEST_CASE("the number of candidates is in proportion to the text") {
  std::string text;
  for (int i = 0; i < 200; ++i) text += "柳河镇综合服务中心和东山社区居委会来到桐山公园。";
  const std::size_t some = proposed(text).size();
  CHECK(proposed(text + text).size() <= 2 * some + 20);
  CHECK(some <= std::size_t{extract::kMostEdges} * 200 * 6);
}

TEST_CASE("left edges: verbs, posts and people before a name are not of it") {
  const struct {
    const char* text;
    const char* name;
    const char* not_name;
  } cases[] = {
      {"县农业农村局驻桥头村工作队送来树苗。", "县农业农村局", "工作队送来"},
      {"东海银行柳荫路支行给合作社放款，东海银行行长说。", "东海银行", "给合作社"},
      {"镇教育办委托安和顺客运公司接送老人。", "安和顺客运公司", "委托安和顺客运公司"},
      {"方案已报柳河镇城市管理办公室备案。", "柳河镇城市管理办公室", "报柳河镇城市管理办公室"},
      {"物业方佳禾商业运营有限公司派人来修。", "佳禾商业运营有限公司", "物业方佳禾商业运营有限公司"},
      {"东湖区交通运输局驻沙坑村工作队修好了水渠。", "东湖区交通运输局驻沙坑村工作队", "沙坑村工作队"},
      {"订单由陇西县坡上金柿子专业合作社一并接下。", "陇西县坡上金柿子专业合作社", "金柿子专业合作社"},
      {"东湖区向水街道召开会议。向水街道党工委书记讲话。", "向水街道", "水街道"},
      {"峪山南社区党委书记到场，峪山南社区装了新路灯。", "峪山南社区", "山南"},
      {"社区民警濮阳俊到会。濮阳俊住得不远。", "濮阳俊", "濮阳"},
  };
  for (const auto& each : cases) {
    INFO(each.text);
    const std::vector<std::string> all = names(each.text);
    CHECK(holds(all, each.name));
    CHECK_FALSE(holds(all, each.not_name));
  }
}

TEST_CASE("mentions that go leave those within them standing by themselves") {
  std::vector<Mention> mentions(3);
  mentions[1].within = 0;
  mentions[2].within = 1;
  mentions[2].short_for = 0;
  extract::drop_mentions(mentions, {true, false, false});
  REQUIRE(mentions.size() == 2);
  CHECK(mentions[0].within == kNone);
  CHECK(mentions[1].within == 0);
  CHECK(mentions[1].short_for == kNone);
}
