// SPDX-License-Identifier: Apache-2.0
#include "language.hpp"

#include <cstdlib>

#include <catch2/catch.hpp>

#include "base/error.hpp"
#include "table.hpp"

using namespace govgraph::cli;

namespace {

/// The language of a test, and English again behind it.
struct Speaking {
  explicit Speaking(Language language) { set_language(language); }
  ~Speaking() { set_language(Language::kEnglish); }
};

std::vector<std::string> chosen(std::vector<std::string> arguments) {
  std::vector<char*> argv{nullptr};
  for (std::string& each : arguments) argv.push_back(each.data());
  return choose_language(static_cast<int>(argv.size()), argv.data());
}

void set_locale(const char* all, const char* messages, const char* lang) {
  ::setenv("LC_ALL", all, 1);
  ::setenv("LC_MESSAGES", messages, 1);
  ::setenv("LANG", lang, 1);
}

}  // namespace

TEST_CASE("option --lang stands anywhere, and is taken out of the arguments") {
  const Speaking kept(Language::kEnglish);
  set_locale("C.UTF-8", "", "");
  CHECK(chosen({"show", "--lang", "zh", "柳河镇"}) == std::vector<std::string>{"show", "柳河镇"});
  CHECK(language() == Language::kChinese);
  CHECK(chosen({"--lang=en", "show"}) == std::vector<std::string>{"show"});
  CHECK(language() == Language::kEnglish);
  CHECK(chosen({"search", "--", "--lang"}) == std::vector<std::string>{"search", "--", "--lang"});
  CHECK_THROWS_AS(chosen({"--lang", "fr"}), govgraph::UsageError);
  CHECK_THROWS_AS(chosen({"--lang"}), govgraph::UsageError);
}

TEST_CASE("without --lang the locale chooses: the first variable that is set") {
  const struct {
    const char *all, *messages, *lang;
    Language language;
  } cases[] = {
      {"", "", "zh_CN.UTF-8", Language::kChinese},
      {"", "zh_TW", "en_US.UTF-8", Language::kChinese},
      {"C", "zh_CN", "zh_CN", Language::kEnglish},
      {"", "", "", Language::kEnglish},
      {"", "en_US.UTF-8", "zh_CN.UTF-8", Language::kEnglish},
  };
  for (const auto& each : cases) {
    set_locale(each.all, each.messages, each.lang);
    CHECK(language_of_locale() == each.language);
  }
  set_locale("C.UTF-8", "", "");
}

TEST_CASE("what is said takes its values in either language") {
  CHECK(said("{} of {} places shown; --limit shows more", 3, 12) == "3 of 12 places shown; --limit shows more");
  const Speaking chinese(Language::kChinese);
  CHECK(said("{} of {} places shown; --limit shows more", 3, 12) == "列出 12 处中的 3 处；用 --limit 可列出更多");
  CHECK(said("  (confidence {:.2f})", 0.9) == "  （置信度 0.90）");
  CHECK(said("{} = {}", "a", 1) == "a = 1");
}

TEST_CASE("people read headings, labels and truth in their language, programs do not") {
  Table table{{"name", "name"}, {"label", "label", kWords}, {"inferred", "inferred"}};
  table.add({"Person", "Person", true});
  const Speaking chinese(Language::kChinese);
  CHECK(table.render(Format::kTable) == "名称    类别  推断\nPerson  人物  是\n");
  CHECK(table.render(Format::kCsv) == "name,label,inferred\nPerson,Person,true\n");
  Table asked({{"name", "name"}}, true);
  CHECK(asked.render(Format::kTable) == "name\n");
}

TEST_CASE("one of a thing is one, in English") {
  const std::pair<std::string, std::string> cases[] = {
      {"1 nodes, 1 edges, 11 nodes", "1 node, 1 edge, 11 nodes"},
      {"govgraph: 1 edges are folded into others", "govgraph: 1 edge is folded into others"},
      {"1 documents were read, 21 documents were not", "1 document was read, 21 documents were not"},
      {"3.1 steps, 1 stepson", "3.1 steps, 1 stepson"},
      {"1 communities", "1 community"},
      {"1 ", "1 "},
  };
  for (const auto& [text, shown] : cases) CHECK(translated(text) == shown);
  CHECK(said("{} steps: {}", 1, "x") == "1 step: x");
}
