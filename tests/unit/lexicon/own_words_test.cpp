// SPDX-License-Identifier: Apache-2.0
#include "lexicon/own_words.hpp"

#include <filesystem>

#include <catch2/catch.hpp>

#include "base/error.hpp"
#include "support/temporary_folder.hpp"

using namespace govgraph;
using namespace govgraph::lexicon;

namespace {

using Words = std::vector<std::u32string>;

bool may_stand(const Words& words, std::string_view text) { return WordsInText(words).may_stand_in({text}); }

}  // namespace

TEST_CASE("the words of a folder are told by table and feature") {
  const test::TemporaryFolder folder;
  test::write_file(folder / "office.tsv", "# ours\n片长\tjob\n");
  test::write_file(folder / "honour-noun.tsv", "暖心奖\n");
  test::write_file(folder / "ours.features", "[founds] Exists from then on.\n开张 挂牌\n");
  const std::string words = own_words(folder.path());
  CHECK(words.find("片长\toffice\t") != std::string::npos);
  CHECK(words.find("暖心奖\thonour-noun\t") != std::string::npos);
  CHECK(words.find("挂牌\t[founds]\n") != std::string::npos);
  CHECK(own_words("").empty());
  test::write_file(folder / "office.tsv", "片长\tno-such-sub\n");
  CHECK_THROWS_AS(own_words(folder.path()), InputError);
}

TEST_CASE("words differ where one of two says something else of them") {
  const std::string before = "片长\toffice\t3\t0\n暖心奖\thonour-noun\t0\t0\n";
  CHECK(changed_words(before, before) == Words{});
  CHECK(changed_words(before, "暖心奖\thonour-noun\t0\t0\n片长\toffice\t3\t0\n") == Words{});
  CHECK(changed_words(before, "片长\toffice\t4\t0\n暖心奖\thonour-noun\t0\t0\n") == Words{U"片长"});
  CHECK(changed_words("", before) == Words{U"暖心奖", U"片长"});
  CHECK(changed_words(before, "") == Words{U"暖心奖", U"片长"});
  CHECK(changed_words(before, before + "片长\t[founds]\n") == Words{U"片长"});
  // What a character is to names is known of it alone.
  CHECK(changed_words("", "呼延\tsurname\t0\t9\n") == Words{U"呼", U"呼延", U"延"});
  CHECK_FALSE(changed_words("", "云溪区\tdivision\t999001\t\n"));
  CHECK_FALSE(changed_words("云溪\tdivision-short\t0\t1\n", ""));
}

TEST_CASE("a word may be had from a text that holds it, whatever lies between, and put together of pieces") {
  const Words words{U"微网格召集人"};
  CHECK(may_stand(words, "他是微网格召集人。"));
  CHECK(may_stand(words, "他是微网\n　格“召集”人。"));
  CHECK(may_stand(words, "微网格长、召集人"));
  CHECK(may_stand(words, "微网（第二版）格长、召集人"));
  CHECK_FALSE(may_stand(words, "微信、网站、表格、召开、集中、人"));
  CHECK_FALSE(may_stand(words, "网格召集人"));
  CHECK(may_stand({U"3号桥"}, "走过３号桥。"));
  CHECK(may_stand({U"暖心奖"}, "暖心大奖"));
  CHECK_FALSE(may_stand({U"暖心奖"}, "心暖得奖"));
  CHECK(may_stand({U"呼"}, "呼吸"));
  CHECK_FALSE(may_stand({}, "呼吸"));
  CHECK(may_stand(words, "⼀"));  // a radical that is read as an ideograph: nobody knows what else is
}
