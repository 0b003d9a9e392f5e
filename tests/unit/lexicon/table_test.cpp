// SPDX-License-Identifier: Apache-2.0
#include "lexicon/table.hpp"

#include <catch2/catch.hpp>

#include <filesystem>
#include <fstream>

#include "base/error.hpp"
#include "base/utf8.hpp"
#include "lexicon/compile.hpp"
#include "model/area_level.hpp"
#include "model/ontology.hpp"

using namespace govgraph;
using namespace govgraph::lexicon;
using Catch::Matchers::Contains;
using Catch::Matchers::StartsWith;

TEST_CASE("a row is a form, a sub by name and a number") {
  const Table table{"t.tsv", Category::kPartyOrgan, "# head\n\n党委\tleads\n党校\tlocated\t7\r\n纪委"};
  const auto rows = parse_rows(table);
  REQUIRE(rows.size() == 3);
  CHECK(utf8::encode(rows[0].form) == "党委");
  CHECK(rows[0].line == 3);
  CHECK(rows[0].sub == static_cast<std::uint8_t>(Organ::kLeads));
  CHECK(rows[1].number == 7);
  CHECK(utf8::encode(rows[2].form) == "纪委");
  CHECK(rows[2].sub == 0);
}

TEST_CASE("a faulty table says where and what to do") {
  struct Case {
    Category category;
    std::string bytes;
    std::string message;
  };
  const auto c = GENERATE(values<Case>({
      {Category::kPartyOrgan, "党委\tleads\n党校\tlead\n",
       "t.tsv:2: 'lead' is no sub of party-organ; use one of: located, leads"},
      {Category::kStop, "党组织\tx\n", "t.tsv:1: 'x' is no sub of stop; leave the second column empty"},
      {Category::kStop, "\tx\n", "t.tsv:1: the form is empty"},
      {Category::kStop, "党 组织\n", "t.tsv:1: white space inside the form '党 组织'"},
      {Category::kStop, "组" + std::string(600, 'x') + "\n", "t.tsv:1: the form is longer than 200 characters"},
      {Category::kDivision, "31\t" + std::string(70'000, 'x') + "\n",
       "t.tsv:1: the form is longer than 200 characters"},
      {Category::kStop, "#\n#\n\xE5\x85\n", "t.tsv:3: is not UTF-8"},
      {Category::kSurname, "王\t\t12x\n", "t.tsv:1: '12x' is no number"},
      {Category::kSurname, "王\t\t99999999999\n", "t.tsv:1: '99999999999' is no number"},
      {Category::kSurname, "王\t\t1\t2\n", "t.tsv:1: has more than three columns"},
      {Category::kDivision, "123\t柳河镇\n", "t.tsv:1: '123' is no code of 2, 4, 6 or 9 digits"},
      {Category::kDivision, "31\t甲市\n31\t乙市\n", "t.tsv:2: the code 31 is given twice"},
      {Category::kDivision, "31\t甲市\n320101\t乙区\n", "t.tsv:2: no province has the first two digits of 320101"},
      {Category::kDivisionShort, "甲\tabbreviation\t31\n", "t.tsv:1: no division has the code 31"},
  }));
  const Table table{"t.tsv", c.category, c.bytes};
  CHECK_THROWS_AS(compile({{table}, {}}), InputError);
  CHECK_THROWS_WITH(compile({{table}, {}}), StartsWith(c.message));
}

TEST_CASE("a file named for no category is refused") {
  const auto folder = std::filesystem::temp_directory_path() / "govgraph_lexicon_table_test";
  std::filesystem::create_directories(folder);
  std::ofstream(folder / "party-organs.tsv") << "党委\n";
  CHECK_THROWS_WITH(read_tables(folder), Contains("party-organs.tsv: no category of the lexicon has this name"));
  std::filesystem::remove_all(folder);
  CHECK_THROWS_WITH(read_tables(folder), Contains("cannot be read as a folder"));
}

TEST_CASE("categories and their subs are named in kebab-case, both ways") {
  for (std::size_t i = 0; i < kCategoryCount; ++i) {
    const auto category = static_cast<Category>(i);
    CAPTURE(name_of(category));
    CHECK_FALSE(name_of(category).empty());
    CHECK(category_named(name_of(category)) == category);
  }
  CHECK_FALSE(category_named("partyOrgan"));
  CHECK(name_of(AreaLevel::kSubdistrict) == "subdistrict");
  CHECK(sub_named(Category::kAreaNoun, "other") == static_cast<std::uint8_t>(AreaLevel::kOther));
  CHECK(sub_named(Category::kOffice, "job") == static_cast<std::uint8_t>(OfficeOf::kJob));
  CHECK(sub_named(Category::kWord, "verb-noun") == static_cast<std::uint8_t>(WordClass::kVerbNoun));
  CHECK(sub_named(Category::kOrganize, "build") == static_cast<std::uint8_t>(Trigger::kBuild));
}

TEST_CASE("bare organs carry the ontology's label numbers") {
  for (const auto& info : labels()) {
    std::string kebab;
    for (const char c : info.name) {
      if (c >= 'A' && c <= 'Z' && !kebab.empty()) kebab += '-';
      kebab += static_cast<char>(c >= 'A' && c <= 'Z' ? c - 'A' + 'a' : c);
    }
    CAPTURE(kebab);
    CHECK(sub_named(Category::kBareOrgan, kebab) == static_cast<std::uint8_t>(info.label));
  }
}

TEST_CASE("what is no file is no table") {
  const auto folder = std::filesystem::temp_directory_path() / "govgraph_lexicon_no_file_test";
  std::filesystem::create_directories(folder / "word.tsv");
  CHECK_THROWS_WITH(read_tables(folder), Contains("word.tsv: is no file"));
  std::filesystem::remove_all(folder);
}

TEST_CASE("a table may hold every character there is") {
  std::string bytes;
  for (char32_t c = 0x21; c < 0x30000; ++c) {
    if ((c >= 0xD800 && c < 0xE000) || utf8::is_space(c)) continue;
    utf8::append(bytes, U'组');
    utf8::append(bytes, c);
    bytes += '\n';
  }
  const Table table{"t.tsv", Category::kStop, bytes};
  const std::string image = compile({{table}, {}});
  std::vector<std::uint64_t> aligned(image.size() / 8 + 1);
  std::copy(image.begin(), image.end(), reinterpret_cast<char*>(aligned.data()));
  const Image opened = open_image({reinterpret_cast<const char*>(aligned.data()), image.size()});
  std::size_t missing = 0;
  for (const Row& row : parse_rows(table)) {
    std::uint32_t node = kTrieRoot;
    for (const char32_t c : row.form) node = node == kTrieFree ? kTrieFree : opened.trie.step(node, c);
    missing += node == kTrieFree || opened.trie.units[node].value == 0;
  }
  CHECK(missing == 0);
}
