// SPDX-License-Identifier: Apache-2.0
#include "search/pinyin.hpp"

#include <catch2/catch.hpp>

using namespace govgraph;

TEST_CASE("how letters fit a name") {
  using Fit = search::SpellingFit;
  struct Row {
    const char *name, *typed;
    std::optional<Fit> fit;
  };
  search::Speller speller;
  for (const Row& row : {
           Row{"周远舟", "zhouyuanzhou", Fit::kWhole},
           Row{"周远舟", "zhou yuanzhou", Fit::kWhole},
           Row{"周远舟", "zyz", Fit::kWhole},
           Row{"周远舟", "zy", Fit::kBegin},
           Row{"周远舟", "zhouyuan", Fit::kBegin},
           Row{"周远舟", "yuanzhou", Fit::kPart},
           Row{"周远舟", "yz", Fit::kPart},
           Row{"周远舟", "houyuan", std::nullopt},  // not from the begin of a character
           Row{"吕绿", "lvlv", Fit::kWhole},
           Row{"西安", "xi'an", Fit::kWhole},
           Row{"12号楼", "12hl", Fit::kWhole},
           Row{"周远舟", "wang", std::nullopt},
       }) {
    CAPTURE(row.name, row.typed);
    CHECK(search::fit_of(speller.spell(row.name), search::as_spelling(row.typed).value()) == row.fit);
  }
  CHECK_FALSE(search::as_spelling("周yuan").has_value());
  CHECK_FALSE(search::as_spelling(" ").has_value());
}
