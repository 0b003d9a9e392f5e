// SPDX-License-Identifier: Apache-2.0
#include "lexicon/division_names.hpp"

#include <catch2/catch.hpp>

#include "base/utf8.hpp"

using namespace govgraph;
using namespace govgraph::lexicon;

TEST_CASE("a short name drops the kind and the nationalities") {
  struct Case {
    std::u32string name;
    std::uint8_t level;
    std::u32string expected;
  };
  const auto c = GENERATE(values<Case>({
      {U"内蒙古自治区", 1, U"内蒙古"},
      {U"上海市", 1, U"上海"},
      {U"香港特别行政区", 1, U"香港"},
      {U"九江市", 2, U"九江"},
      {U"恩施土家族苗族自治州", 2, U"恩施"},
      {U"克孜勒苏柯尔克孜自治州", 2, U"克孜勒苏"},
      {U"巴音郭楞蒙古自治州", 2, U"巴音郭楞"},
      {U"锡林郭勒盟", 2, U"锡林郭勒"},
      {U"大兴安岭地区", 2, U"大兴安岭"},
      {U"松江区", 3, U"松江"},
      {U"浦东新区", 3, U"浦东"},
      {U"长阳土家族自治县", 3, U"长阳"},
      {U"积石山保安族东乡族撒拉族自治县", 3, U"积石山"},
      {U"鄂伦春自治旗", 3, U"鄂伦春"},
      {U"东乡族自治县", 3, U""},
      {U"城区", 3, U""},
      {U"书院镇", 4, U"书院"},
      {U"东华门街道", 4, U"东华门"},
      {U"檀营满族蒙古族乡", 4, U"檀营满族蒙古族"},
      {U"长哨营满族民族乡", 4, U"长哨营"},
      {U"吉忽伦图苏木", 4, U"吉忽伦图"},
      {U"白马湖农场", 4, U""},
      {U"吴镇", 4, U""},
  }));
  CAPTURE(utf8::encode(c.name));
  CHECK(utf8::encode(short_name(c.name, c.level)) == utf8::encode(c.expected));
}

TEST_CASE("statistical units are no proper divisions") {
  CHECK(is_proper_division(U"书院镇", 4));
  CHECK(is_proper_division(U"松江区", 3));
  CHECK_FALSE(is_proper_division(U"白马湖农场", 4));
  CHECK_FALSE(is_proper_division(U"东丽区经济技术开发区", 4));
}

TEST_CASE("the code says the level and the unit above") {
  CHECK(level_of(31) == 1);
  CHECK(level_of(3204) == 2);
  CHECK(level_of(310115) == 3);
  CHECK(level_of(310115132) == 4);
  CHECK(code_above(310115132) == 310115);
  CHECK(code_above(310115) == 3101);
  CHECK(code_above(3101) == 31);
  CHECK(code_above(31) == 0);
}
