// SPDX-License-Identifier: Apache-2.0
#include "search/term.hpp"

#include <catch2/catch.hpp>

using namespace govgraph;

namespace {

/// What the places hold that a term is found at, a bar between two.
std::string found(std::string_view term, std::string_view text) {
  std::vector<ByteSpan> spans;
  search::Term(term).find(text, spans);
  std::string out;
  for (const ByteSpan each : spans)
    out.append(out.empty() ? "" : "|").append(text.substr(each.begin, each.end - each.begin));
  return out;
}

}  // namespace

TEST_CASE("where a term stands") {
  struct Row {
    const char *term, *text, *found;
  };
  const Row row = GENERATE(values<Row>({
      {"骑手", "骑手进社区，骑手有食堂", "骑手|骑手"},
      {"骑手", "骑行的手", ""},
      {"骑手", "骑\n　手", "骑\n　手"},  // lines break inside words
      {"骑 手", "骑手", "骑手"},
      {"啊啊", "啊啊啊啊啊", "啊啊|啊啊"},      // no two overlap
      {"5G", "５Ｇ基站和5g网络", "５Ｇ|5g"},    // width and case
      {"3", "13个、3个、3.5、３家", "3|3|３"},  // whole words
      {"app", "happy App apps APP，", "App|APP"},
      {"ap p", "ap\np app", "ap\np"},
      {"ab", "a b", ""},  // between Latin letters white space means something
      {"第3期", "第 3 期、第３期、第13期", "第 3 期|第３期"},
      {"A座", "Ａ座、a 座、AA座", "Ａ座|a 座"},
      {"é", "É é e", "É|é"},
      {"（一）", "(一)（一）", "(一)|（一）"},
      {"，", "一，二,三", "，|,"},
      {"骑手", "", ""},
      {"骑手", "\xE9\xAA\x91", ""},
      {"骑手", "骑\xE6手骑手", "骑手"},  // broken bytes
  }));
  CAPTURE(row.term, row.text);
  CHECK(found(row.term, row.text) == row.found);
}

TEST_CASE("white space alone cannot be found") {
  CHECK_FALSE(search::can_be_found(" \n　"));
  CHECK_FALSE(search::can_be_found(""));
  CHECK(search::can_be_found(" 啊"));
}
