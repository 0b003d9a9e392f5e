// SPDX-License-Identifier: Apache-2.0
#include "search/text_query.hpp"

#include <catch2/catch.hpp>

#include "base/error.hpp"

using namespace govgraph;
using search::TextQuery;

namespace {

/// For which of the ways in which an article may hold three terms the query fits: 'a' for the first alone, "ab", …
std::string fitting(const TextQuery& query) {
  std::string out;
  for (unsigned held = 0; held < 8; ++held) {
    std::vector<bool> holds;
    std::string name;
    for (unsigned i = 0; i < query.terms().size(); ++i) {
      holds.push_back((held >> i & 1) != 0);
      if (holds.back()) name += static_cast<char>('a' + i);
    }
    if (held >> query.terms().size() == 0 && query.fits(holds)) out += (out.empty() ? "" : " ") + name;
  }
  return out;
}

std::string fault_of(const std::string& text) {
  try {
    const TextQuery query(text);
    return "none";
  } catch (const UsageError& error) {
    return error.what();
  }
}

}  // namespace

TEST_CASE("which articles fit") {
  struct Row {
    const char *query, *fitting;
  };
  const Row row = GENERATE(values<Row>({
      {"骑手", "a"},
      {"骑手 食堂", "ab"},
      {"骑手 AND 食堂", "ab"},
      {"骑手 OR 食堂", "a b ab"},
      {"骑手 NOT 食堂", "a"},
      {"骑手 AND NOT 食堂", "a"},
      {"骑手 OR 食堂 AND 驿站", "a ab ac bc abc"},
      {"骑手 OR 食堂 驿站", "a ab ac bc abc"},
      {"(骑手 OR 食堂) 驿站", "ac bc abc"},
      {"（骑手 OR 食堂）驿站", "ac bc abc"},
      {"骑手 NOT (食堂 OR 驿站)", "a"},
      {"NOT NOT 骑手", "a"},
      {"NOT (NOT 骑手 OR NOT 食堂)", "ab"},
      {"((骑手))", "a"},
      {"\"骑手 食堂\"", "a"},
      {"“骑手”食堂", "ab"},
      {"骑手 or 食堂", "abc"},  // small letters are a word
  }));
  CAPTURE(row.query);
  CHECK(fitting(TextQuery(row.query)) == row.fitting);
}

TEST_CASE("what is wrong with a query, and where") {
  struct Row {
    const char *query, *fault;
  };
  const Row row = GENERATE(values<Row>({
      {"", "text search: character 1: there is nothing to look for"},
      {"  ", "text search: character 3: there is nothing to look for"},
      {"骑手 AND", "text search: character 7: a word is missing"},
      {"AND 骑手", "text search: character 1: a word is missing before AND"},
      {"骑手 OR OR 食堂", "text search: character 7: a word is missing before OR"},
      {"骑手 ()", "text search: character 5: a word is missing before the bracket"},
      {"(骑手", "text search: character 1: the bracket is not closed"},
      {"骑手)", "text search: character 3: the bracket was not opened"},
      {"骑手 \"食堂", "text search: character 4: the quotation mark is not closed"},
      {"骑手 \" \"", "text search: character 4: there is nothing between the quotation marks"},
      {"NOT 骑手",
       "text search: articles that hold none of these words would be found; name a word that they hold, too"},
      {"骑手 OR NOT 食堂",
       "text search: articles that hold none of these words would be found; name a word that they hold, too"},
  }));
  CAPTURE(row.query);
  CHECK(fault_of(row.query) == row.fault);
}

TEST_CASE("brackets nest as deep as they like, words are counted") {
  const std::string deep(100'000, '('), end(100'000, ')');
  CHECK(fault_of(deep + "骑手" + end) == "none");
  std::string many;
  for (std::size_t i = 0; i < TextQuery::kMostTerms; ++i) many += "骑手 ";
  CHECK(fault_of(many) == "none");
  CHECK(fault_of(many + "骑手") == "text search: character 97: more than 32 words; ask in several searches");
}
