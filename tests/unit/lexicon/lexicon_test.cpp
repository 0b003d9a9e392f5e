// SPDX-License-Identifier: Apache-2.0
#include "lexicon/lexicon.hpp"

#include <catch2/catch.hpp>

#include <filesystem>
#include <fstream>

#include "base/utf8.hpp"

using namespace govgraph;
using namespace govgraph::lexicon;

namespace {

/// A folder of tables that goes away with the test.
class Folder {
 public:
  explicit Folder(const std::string& name) : path_(std::filesystem::temp_directory_path() / name) {
    std::filesystem::remove_all(path_);
    std::filesystem::create_directories(path_);
  }
  ~Folder() { std::filesystem::remove_all(path_); }
  Folder(const Folder&) = delete;
  Folder& operator=(const Folder&) = delete;

  const Folder& add(const std::string& file, const std::string& bytes) const {
    std::ofstream(path_ / file, std::ios::binary) << bytes;
    return *this;
  }
  const std::filesystem::path& path() const { return path_; }

 private:
  std::filesystem::path path_;
};

std::vector<std::string> forms_at(const Lexicon& lexicon, std::u32string_view text, std::size_t position) {
  std::vector<Match> matches;
  lexicon.matches_at(text, position, matches);
  std::vector<std::string> out;
  for (const auto& match : matches) out.push_back(utf8::encode(text.substr(position, match.length)));
  return out;
}

std::vector<std::string> paths_of(const Lexicon& lexicon, std::u32string_view name) {
  std::vector<std::string> out;
  for (const auto row : lexicon.divisions_named(name)) out.push_back(lexicon.division_path(row));
  return out;
}

std::uint8_t short_sub(const Lexicon& lexicon, std::u32string_view name) {
  const Match match = lexicon.exact(name);
  REQUIRE(match.is(Category::kDivisionShort));
  return match.find(Category::kDivisionShort)->sub;
}

}  // namespace

TEST_CASE("matches begin at the position, shortest first, and add to what is there") {
  const auto& lexicon = Lexicon::built_in();
  const std::u32string text = U"住浦东新区里";
  CHECK(forms_at(lexicon, text, 1) == std::vector<std::string>{"浦", "浦东", "浦东新区"});
  CHECK(forms_at(lexicon, text, text.size()).empty());
  std::vector<Match> matches(1);
  lexicon.matches_at(text, 1, matches);
  CHECK(matches.size() == 4);
}

TEST_CASE("the categories of what begins at a position are those of all matches of the length or more") {
  const Folder folder("govgraph-lexicon-categories");
  folder.add("office.tsv", "柳河总管\tjob\n");
  const Lexicon extended = Lexicon::with_directory(folder.path());
  const std::u32string text = U"住浦东新区的高书记说柳河总管";
  for (const Lexicon* lexicon : {&Lexicon::built_in(), &extended})
    for (std::size_t position = 0; position <= text.size(); ++position)
      for (const std::size_t least : {1U, 2U, 3U}) {
        std::vector<Match> matches;
        lexicon->matches_at(text, position, matches);
        std::uint64_t expected = 0;
        for (const Match& match : matches) expected |= match.length >= least ? match.categories : 0;
        CHECK(lexicon->categories_at(text, position, least) == expected);
      }
  CHECK(extended.categories_at(text, text.find(U"柳河总管"), 4) != 0);
}

TEST_CASE("a form may have several readings") {
  const Match match = Lexicon::built_in().exact(U"高");
  CHECK(match.length == 1);
  CHECK(match.is(Category::kSurname));
  CHECK(match.is(Category::kWord));
  CHECK(match.find(Category::kWord)->sub == static_cast<std::uint8_t>(WordClass::kAdjective));
  CHECK(match.find(Category::kSurname)->payload > 0);
  CHECK(match.find(Category::kPartyOrgan) == nullptr);
  for (const Entry& entry : match.entries) CHECK(match.is(entry.category));
}

TEST_CASE("what is no form is none") {
  const auto& lexicon = Lexicon::built_in();
  CHECK(lexicon.exact(U"").length == 0);
  CHECK(lexicon.exact(U"浦东新").length == 0);
  CHECK(lexicon.exact(U"\xFFFD").length == 0);
  CHECK(lexicon.divisions_named(U"柳河新天地").empty());
}

TEST_CASE("a division's path goes down from the province and skips placeholder units") {
  const auto& lexicon = Lexicon::built_in();
  using Paths = std::vector<std::string>;
  CHECK(paths_of(lexicon, U"浦东新区") == Paths{"上海市/浦东新区"});
  CHECK(paths_of(lexicon, U"长阳") == Paths{"湖北省/宜昌市/长阳土家族自治县", "北京市/房山区/长阳镇"});
  CHECK(paths_of(lexicon, U"内蒙古") == Paths{"内蒙古自治区"});
  CHECK(paths_of(lexicon, U"沪") == Paths{"上海市"});
  CHECK(paths_of(lexicon, U"仙桃市") == Paths{"湖北省/仙桃市"});
  CHECK(paths_of(lexicon, U"彭水") == Paths{"重庆市/彭水苗族土家族自治县"});
  CHECK(paths_of(lexicon, U"通州区") == Paths{"北京市/通州区", "江苏省/南通市/通州区"});
  CHECK(paths_of(lexicon, U"浦东").front() == "上海市/浦东新区");
}

TEST_CASE("rows of the gazetteer ascend by code and know their parents") {
  const auto divisions = Lexicon::built_in().divisions();
  REQUIRE(divisions.size() > 44'000);
  for (std::size_t i = 0; i < divisions.size(); ++i) {
    const auto& division = divisions[i];
    REQUIRE((i == 0 || divisions[i - 1].code < division.code));
    if (division.level == 1) {
      REQUIRE(division.parent == i);
    } else {
      REQUIRE(divisions[division.parent].level < division.level);
    }
  }
}

TEST_CASE("every division is found by its full name, but for those that bear a community's") {
  const auto& lexicon = Lexicon::built_in();
  const auto divisions = lexicon.divisions();
  for (std::size_t row = 0; row < divisions.size(); row += 7) {
    const auto named = lexicon.divisions_named(utf8::decode_all(divisions[row].name));
    const bool found = std::ranges::find(named, static_cast<std::uint32_t>(row)) != named.end();
    REQUIRE(found == !(divisions[row].level == 4 && divisions[row].name.ends_with("社区")));
  }
}

TEST_CASE("short names that are words, and abbreviations, are marked") {
  const auto& lexicon = Lexicon::built_in();
  CHECK(short_sub(lexicon, U"松江") == static_cast<std::uint8_t>(ShortName::kPlain));
  CHECK(short_sub(lexicon, U"团结") == static_cast<std::uint8_t>(ShortName::kWord));
  CHECK(short_sub(lexicon, U"城关") == static_cast<std::uint8_t>(ShortName::kWord));
  CHECK(short_sub(lexicon, U"和平") == static_cast<std::uint8_t>(ShortName::kWord));
  CHECK(short_sub(lexicon, U"沪") == static_cast<std::uint8_t>(ShortName::kAbbreviation));
}

TEST_CASE("full names that are words or no towns are marked") {
  const auto& lexicon = Lexicon::built_in();
  for (const auto* name : {U"城区", U"开发区", U"白马湖农场"}) {
    for (const Entry& entry : lexicon.exact(name).entries) {
      if (entry.category != Category::kDivision) continue;
      CHECK(entry.sub == static_cast<std::uint8_t>(DivisionName::kGeneric));
    }
  }
  CHECK(lexicon.exact(U"松江区").find(Category::kDivision)->sub == static_cast<std::uint8_t>(DivisionName::kProper));
}

TEST_CASE("a folder of tables adds to the built-in ones") {
  const Folder folder("govgraph_lexicon_folder_test");
  folder.add("institution.tsv", "柳河书屋\n浦东新区\n")
      .add("division.tsv", "310115990\t柳河镇\n")
      .add("notes.txt", "x");
  const auto lexicon = Lexicon::with_directory(folder.path());
  CHECK(lexicon.exact(U"柳河书屋").is(Category::kInstitution));
  CHECK_FALSE(Lexicon::built_in().exact(U"柳河书屋").is(Category::kInstitution));

  const Match both = lexicon.exact(U"浦东新区");
  CHECK(both.is(Category::kInstitution));
  CHECK(both.is(Category::kDivision));
  CHECK(forms_at(lexicon, U"柳河书屋", 0).back() == "柳河书屋");
  CHECK(forms_at(lexicon, U"浦东新区", 0) == std::vector<std::string>{"浦", "浦东", "浦东新区"});

  const auto paths = paths_of(lexicon, U"柳河镇");
  CHECK(std::ranges::find(paths, "上海市/浦东新区/柳河镇") != paths.end());
  CHECK(lexicon.divisions().size() == Lexicon::built_in().divisions().size() + 1);
}

TEST_CASE("an extended lexicon still knows every form of the built-in one") {
  const Folder folder("govgraph_lexicon_overlay_test");
  folder.add("stop.tsv", "某组织\n书院\n书院镇某某\n");
  const auto extended = Lexicon::with_directory(folder.path());
  const std::u32string text = U"书院镇某某和某组织在上海市松江区开展活动，推进党建引领基层治理";
  for (std::size_t i = 0; i < text.size(); ++i) {
    const auto before = forms_at(Lexicon::built_in(), text, i);
    const auto after = forms_at(extended, text, i);
    for (const auto& form : before) CHECK(std::ranges::find(after, form) != after.end());
  }
  CHECK(extended.exact(U"书院").entries.size() == Lexicon::built_in().exact(U"书院").entries.size() + 1);
}

TEST_CASE("the version changes with any table") {
  const Folder one("govgraph_lexicon_version_test_1");
  one.add("stop.tsv", "某组织\n");
  const Folder two("govgraph_lexicon_version_test_2");
  two.add("stop.tsv", "某机构\n");
  const std::string built_in(Lexicon::built_in().version());
  const std::string first(Lexicon::with_directory(one.path()).version());
  CHECK(first != built_in);
  CHECK(first != Lexicon::with_directory(two.path()).version());
  CHECK(first == Lexicon::with_directory(one.path()).version());
}
