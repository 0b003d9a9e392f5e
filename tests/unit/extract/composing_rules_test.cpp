// SPDX-License-Identifier: Apache-2.0
// Each rule of the passes that build names on head nouns has an example row in rules/: a text and the mentions
// that it must give. And what must not be read as a name.
#include <algorithm>
#include <fstream>
#include <set>
#include <sstream>

#include <catch2/catch.hpp>

#include "extract/dates.hpp"
#include "extract/passes.hpp"
#include "support/document_builder.hpp"

using namespace govgraph;

namespace {

struct Row {
  std::string rule, text, expected;
};

std::vector<Row> rows_of(const std::string& table) {
  std::vector<Row> out;
  std::ifstream file(GOVGRAPH_SOURCE_DIR "/tests/unit/extract/rules/" + table + ".tsv");
  for (std::string line; std::getline(file, line);) {
    if (line.empty() || line.front() == '#') continue;
    std::istringstream fields(line);
    Row row;
    std::getline(fields, row.rule, '\t');
    std::getline(fields, row.text, '\t');
    std::getline(fields, row.expected, '\t');
    out.push_back(std::move(row));
  }
  return out;
}

std::vector<Mention> mentions_of(const std::string& text) {
  Diagnostics diagnostics;
  return extract::extract(test::document_of(text), lexicon::Lexicon::built_in(), diagnostics).mentions;
}

std::string shown(const Mention& mention) { return std::string(info(mention.label).name) + ":" + mention.name; }

void check_rows(const std::string& table, std::size_t least) {
  const std::vector<Row> rows = rows_of(table);
  REQUIRE(rows.size() >= least);
  for (const Row& row : rows) {
    std::set<std::string> all;
    std::string listed;
    bool by_rule = false;
    for (const Mention& mention : mentions_of(row.text)) {
      all.insert(shown(mention));
      by_rule = by_rule || mention.rule == row.rule;
      listed += shown(mention) + " by " + std::string(mention.rule) + "\n";
    }
    INFO(row.rule << ": " << row.text << "\n" << listed);
    CHECK(by_rule);
    std::istringstream expected(row.expected);
    for (std::string each; std::getline(expected, each, ';');) {
      each.erase(0, each.find_first_not_of(' '));
      INFO(each);
      CHECK(all.count(each) == 1);
    }
  }
}

}  // namespace

TEST_CASE("each rule for organs yields what its example says") { check_rows("organs", 8); }
TEST_CASE("each rule for areas, roads, firms and people yields what its example says") { check_rows("names", 30); }
TEST_CASE("each rule for quoted names yields what its example says") { check_rows("quoted-names", 7); }
TEST_CASE("each rule for works, events and honours yields what its example says") { check_rows("works", 10); }
TEST_CASE("each rule for policies and declared short forms yields what its example says") { check_rows("policies", 5); }

TEST_CASE("figures of speech, speech, songs and kinds of organs are no names") {
  const std::set<Label> named{Label::kPartyOrg, Label::kGovBody,   Label::kSocialOrg, Label::kInstitution,
                              Label::kPolicy,   Label::kProgramme, Label::kEvent,     Label::kHonour};
  for (const char* text : {"解决服务“最后一公里”难题。", "“我们的日子越来越好了！”老人笑着说。",
                           "现场传来《小河弯弯》的歌声。", "各级党组织要主动作为。", "居民填写《满意度调查表》。",
                           "活动以“永远跟党走”为主题。", "他们把“要我干”变成“我要干”。", "村里给果树“体检”。",
                           "做好群众的“贴心人”。", "章程作了第三次修订。", "会上讨论了停车难。", "首届学生毕业了。"}) {
    for (const Mention& mention : mentions_of(text)) {
      INFO(text << " gave " << shown(mention) << " by " << mention.rule);
      CHECK(named.count(mention.label) == 0);
    }
  }
}

TEST_CASE("an organ names the area that it begins with") {
  const std::vector<Mention> mentions = mentions_of("柳河镇党委召开会议。");
  const auto organ =
      std::find_if(mentions.begin(), mentions.end(), [](const Mention& m) { return m.label == Label::kPartyOrg; });
  REQUIRE(organ != mentions.end());
  REQUIRE(organ->within != kNone);
  CHECK(mentions[organ->within].name == "柳河镇");
}

TEST_CASE("dates are as precise as the text tells") {
  const struct {
    std::u32string_view text;
    std::string_view issue, iso;
  } rows[] = {
      {U"2025年1月6日", "", "2025-01-06"},          {U"1月6日上午", "", "--01-06"},
      {U"1月6日", "2025-01-20", "2025-01-06"},      {U"12月18日", "2024-01-05", "2023-12-18"},
      {U"去年12月", "2025-03", "2024-12"},          {U"2024年全年", "", "2024"},
      {U"2024年11月20日", "2025-01", "2024-11-20"},
  };
  for (const auto& row : rows) {
    const auto dates = extract::dates_in(row.text, {0, static_cast<std::uint32_t>(row.text.size())}, row.issue);
    INFO(row.iso);
    REQUIRE(dates.size() == 1);
    CHECK(dates[0].iso == row.iso);
  }
  CHECK(extract::dates_in(U"近日，共有3月", {0, 7}, "").empty());
}

TEST_CASE("an event has the day that its sentence tells") {
  for (const Mention& mention : mentions_of("1月15日下午，柳河镇举办新春游园会。"))
    if (mention.label == Label::kEvent) {
      const std::string* date = find_property(mention.properties, "date");
      REQUIRE(date != nullptr);
      CHECK(*date == "--01-15");
    }
}
