// SPDX-License-Identifier: Apache-2.0
#include "base/json.hpp"

#include <limits>

#include <catch2/catch.hpp>

using namespace govgraph;

TEST_CASE("json is written compactly, valid whatever the text holds") {
  std::string out;
  json::Writer writer(out);
  writer.begin_object();
  writer.key("名");
  writer.string("引\"号\\\n\x01\xFF");
  writer.key("list");
  writer.begin_array();
  writer.integer(-3);
  writer.boolean(true);
  writer.number(0.97F);
  writer.number(1.0F);
  writer.number(0.1);
  writer.number(std::numeric_limits<double>::infinity());
  writer.end_array();
  writer.end_object();
  out += '\n';
  writer.restart();
  writer.begin_array();
  writer.end_array();
  CHECK(out == "{\"名\":\"引\\\"号\\\\\\n\\u0001\xEF\xBF\xBD\",\"list\":[-3,true,0.97,1,0.1,0]}\n[]");
}

TEST_CASE("json is read by kind, and absence is no value") {
  json::Text text;
  std::string line = R"({"a":"柳\u6cb3","n":-7,"x":1.5,"t":false,"l":[1,[2]],"a":"second"})";
  const auto object = text.parse(line);
  REQUIRE(object.has_value());
  CHECK(object->is_object());
  CHECK(object->size() == 6);
  CHECK(object->key_at(1) == "n");
  CHECK(object->find("a")->string() == std::optional<std::string_view>("柳河"));
  CHECK(object->find("n")->integer() == std::optional<std::int64_t>(-7));
  CHECK(object->find("n")->number() == std::optional<double>(-7));
  CHECK(object->find("x")->number() == std::optional<double>(1.5));
  CHECK(object->find("t")->boolean() == std::optional<bool>(false));
  CHECK_FALSE(object->find("x")->integer().has_value());
  CHECK_FALSE(object->find("n")->string().has_value());
  CHECK_FALSE(object->find("none").has_value());
  const auto list = *object->find("l");
  CHECK(list.is_array());
  CHECK(list.at(1).at(0).integer() == std::optional<std::int64_t>(2));
  CHECK_FALSE(list.find("x").has_value());
}

TEST_CASE("what is not one json value is refused with its place") {
  json::Text text;
  for (std::string line : {std::string("[\"\\ud83d\\ude00\"]"), std::string("[\"\\\\udc00\"]")})
    CHECK(text.parse(line).has_value());
  for (std::string line :
       {std::string("{\"a\":}"), std::string("{} {}"), std::string(""), std::string("{\"a\":\"\xFF\"}"),
        std::string("{}\0{", 4), std::string("[1,"), std::string("{\"a\":\"\\ud800\"}"), std::string("[\"\\udc00\"]"),
        std::string("[\"\\ud684\\udfb7\"]"), std::string("[\"\\\\\\uDFB7\"]"), std::string("NaN")}) {
    INFO(line);
    CHECK_FALSE(text.parse(line).has_value());
    CHECK_FALSE(text.error().empty());
    CHECK(text.error_offset() <= 8);
  }
  for (std::string line : {std::string("{\"a\":\"\xE9"), std::string("[\"\xF0]"), std::string("\xC3")}) {
    CHECK_FALSE(text.parse(line).has_value());
    CHECK(text.error() == "Invalid encoding at the end.");  // not looked for beyond it
  }
  std::string open(100000, '[');
  CHECK_FALSE(text.parse(open).has_value());
  std::string within_strings = R"(["[[[[\"[[","\\",)" + std::string(json::Text::kDeepest - 1, '[') +
                               std::string(json::Text::kDeepest - 1, ']') + "]";
  CHECK(text.parse(within_strings).has_value());
  std::string deep = std::string(json::Text::kDeepest + 1, '[') + std::string(json::Text::kDeepest + 1, ']');
  CHECK_FALSE(text.parse(deep).has_value());
  CHECK(text.error_offset() == json::Text::kDeepest);
  std::string good = "[]";
  CHECK(text.parse(good).has_value());
}

TEST_CASE("a key that stands twice in an object is told") {
  json::Text text;
  for (const auto& [line, key] :
       {std::pair{R"({"a":1,"b":2,"a":3})", "a"}, std::pair{R"({"a":{"b":1,"b":1}})", ""}, std::pair{R"([1,1])", ""},
        std::pair{"{}", ""}, std::pair{R"({"":1,"":2})", "(empty)"}}) {
    std::string copy = line;
    const auto twice = text.parse(copy)->repeated_key();
    INFO(line);
    CHECK((twice ? std::string(twice->empty() ? "(empty)" : *twice) : std::string()) == key);
  }
}
