// SPDX-License-Identifier: Apache-2.0
// What would take the program down, or never end: each has its message.
#include <catch2/catch.hpp>

#include <atomic>

#include "query/compare.hpp"
#include "query/engine.hpp"
#include "query/error.hpp"
#include "query/parser.hpp"
#include "query/text.hpp"
#include "support/property_graph.hpp"
#include "support/sanitized.hpp"

using namespace govgraph;
using test::TestGraph;

namespace {

/// A graph whose nodes know their relationships, so that long chains are quick to walk.
class Chain : public TestGraph {
 public:
  explicit Chain(std::size_t nodes) : nodes_(nodes) { add_node({"A"}); }

  void nodes(std::optional<query::Token>, const query::NodeVisit& visit) const override {
    for (std::size_t i = 0; i < nodes_ && visit({i}); ++i) {
    }
  }
  bool has_label(query::NodeRef, query::Token) const override { return true; }
  query::Value property(query::NodeRef node, std::string_view) const override {
    return {static_cast<std::int64_t>(node.id)};
  }
  query::Map properties(query::NodeRef node) const override { return {{"n", property(node, "n")}}; }
  query::Map properties(query::RelationshipRef) const override { return {}; }
  using TestGraph::property;
  std::vector<std::string> labels(query::NodeRef) const override { return {"A"}; }
  std::string type_of(query::RelationshipRef) const override { return "R"; }
  void steps(query::NodeRef node, query::Arrow arrow, std::span<const query::Token>,
             const query::StepVisit& visit) const override {
    if (arrow != query::Arrow::kLeft && node.id + 1 < nodes_ &&
        !visit({node.id, node.id, node.id + 1, 0}, {node.id + 1}))
      return;
    if (arrow != query::Arrow::kRight && node.id > 0) visit({node.id - 1, node.id - 1, node.id, 0}, {node.id - 1});
  }

 private:
  std::size_t nodes_;
};

struct Found {
  std::string error;  ///< QueryError's detail; empty: none
  std::vector<std::string> rows;
};

Found ask(const std::string& text, const TestGraph& graph = {}, std::size_t max_memory = std::size_t{64} << 20,
          Cancellation cancellation = {}) {
  test::make_room_on_stack();
  Found out;
  query::Options options;
  options.procedures = query::built_in_procedures();
  options.max_memory = max_memory;
  options.cancellation = cancellation;
  try {
    query::Prepared prepared(text, graph, std::move(options));
    prepared.run([&](const query::List& row) {
      std::string line;
      for (const query::Value& each : row) line += (line.empty() ? "" : "|") + query::literal_of(each, graph, 200);
      out.rows.push_back(line);
      return true;
    });
  } catch (const query::QueryError& error) {
    out.error = error.detail;
  }
  return out;
}

std::string times(std::size_t count, const std::string& text) {
  std::string out;
  for (std::size_t i = 0; i < count; ++i) out += text;
  return out;
}

}  // namespace

TEST_CASE("What nests too deep is refused") {
  struct Case {
    std::string before, inside, after;
  };
  const Case cases[] = {
      {"(", "1", ")"},
      {"[", "1", "]"},
      {"{a: ", "1", "}"},
      {"NOT ", "true", ""},
      {"- ", "a", ""},
      {"", "a", ".b"},
      {"", "a", "[0]"},
      {"", "a", "[0..1]"},
      {"", "a", " IS NULL"},
      {"", "a", " IN []"},
      {"abs(", "1", ")"},
      {"[x IN ", "[]", " | x]"},
      {"any(x IN ", "[]", " WHERE x)"},
      {"reduce(s = 0, x IN ", "[]", " | s)"},
      {"CASE WHEN ", "true", " THEN 1 END"},
      {"EXISTS { MATCH (n) WHERE ", "true", " }"},
      {"COUNT { (n) WHERE ", "true", " }"},
  };
  for (const Case& each : cases) {
    INFO(each.before << each.inside << each.after);
    const auto nested = [&](std::size_t levels) {
      return ask("WITH [1] AS a RETURN " + times(levels, each.before) + each.inside + times(levels, each.after)).error;
    };
    CHECK(nested(3'000) == "NestingLimit");
    const std::string most = nested(100'000);  // that long, the query itself may be too large
    CHECK((most == "NestingLimit" || most == "MemoryLimit"));
    const std::string few =
        "WITH [1] AS a RETURN " + times(12, each.before) + each.inside + times(12, each.after) + " AS x";
    CHECK(ask(few).error != "NestingLimit");
  }
  CHECK(ask("MATCH " + times(5'000, "(") + "a" + times(5'000, ")") + " RETURN 1").error == "NestingLimit");
  CHECK(ask("MATCH (a)" + times(5'000, "-->()") + " RETURN 1").error == "NestingLimit");
  CHECK(ask(times(5'000, "WITH 1 AS x ") + "RETURN x").error == "NestingLimit");
}

TEST_CASE("Hundreds of levels are none too many") {
  const Chain graph(1'000);
  CHECK(ask("RETURN " + times(240, "(") + "1" + times(240, ")") + " AS x").rows == std::vector<std::string>{"1"});
  CHECK(ask("RETURN " + times(900, "NOT ") + "true AS x").rows == std::vector<std::string>{"true"});
  CHECK(ask("RETURN size(" + times(240, "[x IN ") + "[1]" + times(240, " | x]") + ") AS x").rows ==
        std::vector<std::string>{"1"});
  CHECK(ask("MATCH (a {n: 0})" + times(400, "-->()") + " RETURN 1", graph).rows.size() == 1);
  CHECK(ask(times(450, "UNWIND [1] AS x WITH 1 AS y ") + "RETURN y").rows == std::vector<std::string>{"1"});
}

TEST_CASE("A long chain of one operator is no nesting") {
  const std::size_t many = test::length_of_run(20'000, 4'000);
  CHECK(ask("RETURN 1" + times(many, " + 1") + " AS x").rows == std::vector<std::string>{std::to_string(many + 1)});
  CHECK(ask("RETURN 1" + times(many, " * 1 - 0") + " AS x").rows == std::vector<std::string>{"1"});
  CHECK(ask("RETURN true" + times(many, " AND true") + " AS x").rows == std::vector<std::string>{"true"});
  CHECK(ask("RETURN false" + times(many, " OR null") + " AS x").rows == std::vector<std::string>{"null"});
  CHECK(ask("RETURN true" + times(many, " XOR true") + " AS x").rows == std::vector<std::string>{"true"});
  CHECK(ask("RETURN 'a'" + times(many, " + 'b'") + " = 'a' AS x").rows == std::vector<std::string>{"false"});
  CHECK(ask("RETURN size([1" + times(many, ", 1") + "]) AS x").rows ==
        std::vector<std::string>{std::to_string(many + 1)});
  CHECK(ask("RETURN 1" + times(many, " UNION RETURN 1")).error == "");
}

TEST_CASE("What begins alike is not read over and over") {
  // An index that may be a slice is read once; a list that may be a comprehension twice, and so 2^n times.
  CHECK(ask("WITH [0] AS a RETURN " + times(200, "a[") + "0" + times(200, "]") + " AS x").error == "");
  CHECK(ask("RETURN " + times(60, "[x IN ") + "[1]" + times(60, ", 2]") + " AS y").error == "NestingLimit");
}

TEST_CASE("Lists and maps that a query nests too deep are refused") {
  CHECK(ask("RETURN size(reduce(l = [], x IN range(1, 900) | [l])) AS n").rows == std::vector<std::string>{"1"});
  for (const char* step : {"[l]", "{a: l}", "[1, l]", "[[l]] + 1"})
    CHECK(ask("RETURN reduce(l = [], x IN range(1, 100000) | " + std::string(step) + ")").error == "NestingLimit");
  const std::string deep = "WITH reduce(l = [], x IN range(1, 900) | [l, {a: 1}]) AS l ";
  CHECK(ask(deep + "RETURN l = l AS same, l < l AS less").rows.size() == 1);
  CHECK(ask(deep + "UNWIND [l, l] AS x RETURN DISTINCT x").rows.size() == 1);
  CHECK(ask(deep + "UNWIND [l, l] AS x RETURN x ORDER BY x").rows.size() == 2);
}

TEST_CASE("A walk is as long as the graph") {
  const Chain graph(40'000);
  CHECK(ask("MATCH (a {n: 0})-[*]->(b) RETURN count(*)", graph).rows == std::vector<std::string>{"39999"});
  CHECK(ask("MATCH (a {n: 0})-[*1..1000000000]->(b) RETURN count(*)", graph).rows == std::vector<std::string>{"39999"});
  CHECK(ask("MATCH (a {n: 0})-[*]->(b) RETURN count(DISTINCT b)", graph).rows == std::vector<std::string>{"39999"});
  CHECK(ask("MATCH (a {n: 0}), (b {n: 39999}), p = shortestPath((a)-[*]->(b)) RETURN length(p)", graph).rows ==
        std::vector<std::string>{"39999"});
  CHECK(ask("MATCH (a {n: 0}), (b {n: 39999}), p = allShortestPaths((a)-[*]-(b)) RETURN length(p)", graph).rows ==
        std::vector<std::string>{"39999"});
  CHECK(ask("MATCH (a {n: 0}), (b {n: 9}) MATCH p = shortestPath((a)-[*1..1000000000]->(b)) WHERE length(p) > 20 "
            "RETURN length(p)",
            graph)
            .rows.empty());
}

TEST_CASE("Walks that nobody waits for are refused") {
  CHECK(ask("MATCH (a)-[*]->(b) RETURN count(*)", Chain(40'000)).error == "WalkLimit");
  CHECK(ask("MATCH p = (a)-[*]->(b) RETURN p", Chain(40'000)).error == "WalkLimit");
  TestGraph dense;
  for (std::size_t i = 0; i < 12; ++i) dense.add_node({"A"});
  for (std::size_t i = 0; i < 12; ++i)
    for (std::size_t j = 0; j < 12; ++j) dense.add_relationship(i, "R", j);
  CHECK(ask("MATCH (a)-[*]-(b) RETURN count(*)", dense).error == "WalkLimit");
  CHECK(ask("MATCH (a)-[*1..99999999999999999999]-(b) RETURN count(*)", dense).error == "IntegerOverflow");
}

TEST_CASE("All values of a query count towards its memory") {
  const char* queries[] = {
      "RETURN size(reduce(s = 'x', i IN range(1, 60) | s + s))",
      "RETURN size(reduce(l = [1], i IN range(1, 60) | l + l))",
      "RETURN size(reduce(s = 'aa', i IN range(1, 60) | replace(s, 'a', 'aaaa')))",
      "RETURN range(0, 9000000)",
      "RETURN [x IN range(0, 300000) | 'a string that is longer than fifteen bytes ' + x]",
      "RETURN [x IN range(0, 300000) | {a: x}]",
      "UNWIND range(0, 300000) AS x RETURN collect('a string that is longer than fifteen bytes ' + x)",
      "UNWIND range(0, 300000) AS x RETURN collect(DISTINCT [x, x])",
      "UNWIND range(0, 300000) AS x RETURN DISTINCT x, [x]",
      "UNWIND range(0, 300000) AS x RETURN x ORDER BY [x]",
      "UNWIND range(0, 300000) AS x RETURN x, count(*) AS n",
      "UNWIND range(0, 300000) AS x RETURN percentileCont(x, 0.5), collect(x)",
      "RETURN split(reduce(s = 'x', i IN range(1, 22) | s + s), '')",
      "UNWIND range(0, 1000000) AS x RETURN x UNION RETURN 1 AS x",
      "MATCH (a {n: 0})-[*]->(b) RETURN count(DISTINCT b)",
      "MATCH (a {n: 0}), (b {n: 899999}), p = shortestPath((a)-[*]->(b)) RETURN length(p)",
  };
  const Chain graph(900'000);
  for (const char* each : queries) {
    INFO(each);
    CHECK(ask(each, graph, std::size_t{8} << 20).error == "MemoryLimit");
    CHECK(memory_account.used == 0);
  }
  // What is dropped no longer counts.
  CHECK(ask("UNWIND range(1, 1000) AS x RETURN sum(size(range(1, 10000))) AS n", {}, std::size_t{2} << 20).rows ==
        std::vector<std::string>{"10000000"});
  CHECK(memory_account.used == 0);
}

TEST_CASE("Integers do not wrap around") {
  struct Case {
    std::string expression, expected;  ///< an error's detail where it begins with a capital
  };
  const Case cases[] = {
      {"range(9223372036854775806, 9223372036854775807)", "[9223372036854775806, 9223372036854775807]"},
      {"range(-9223372036854775807, -9223372036854775808, -1)", "[-9223372036854775807, -9223372036854775808]"},
      {"range(-9223372036854775808, 9223372036854775807, 9223372036854775807)",
       "[-9223372036854775808, -1, 9223372036854775806]"},
      {"range(9223372036854775807, -9223372036854775808, -9223372036854775808)", "[9223372036854775807, -1]"},
      {"range(0, 1000000000000)", "NumberOutOfRange"},
      {"range(-9223372036854775808, 9223372036854775807)", "NumberOutOfRange"},
      {"abs(-9223372036854775808)", "NumberOutOfRange"},
      {"abs(-9223372036854775807)", "9223372036854775807"},
      {"-(-9223372036854775808)", "NumberOutOfRange"},
      {"-9223372036854775808 / -1", "NumberOutOfRange"},
      {"-9223372036854775808 % -1", "0"},
      {"9223372036854775807 + 1", "NumberOutOfRange"},
      {"-9223372036854775808 - 1", "NumberOutOfRange"},
      {"-9223372036854775808 * -1", "NumberOutOfRange"},
      {"toInteger('9007199254740993')", "9007199254740993"},
      {"toInteger('9223372036854775807')", "9223372036854775807"},
      {"toInteger('9223372036854775808')", "null"},
      {"toInteger(9.3e18)", "null"},
      {"toInteger(-9.223372036854775e18)", "-9223372036854774784"},
      {"toInteger(0.0 / 0.0)", "null"},
      {"substring('abc', 9223372036854775807, 9223372036854775807)", "''"},
      {"substring('abc', -9223372036854775808)", "NumberOutOfRange"},
      {"left('abc', 9223372036854775807)", "'abc'"},
      {"right('abc', 9223372036854775807)", "'abc'"},
      {"right('abc', -9223372036854775808)", "NumberOutOfRange"},
      {"right('你好吗', 2)", "'好吗'"},
      {"reverse('你好a')", "'a好你'"},
      {"split('你a', '')", "['你', 'a']"},
      {"[1, 2][-9223372036854775808]", "null"},
      {"[1, 2][9223372036854775807]", "null"},
      {"[1, 2][-9223372036854775808..9223372036854775807]", "[1, 2]"},
  };
  for (const Case& each : cases) {
    INFO(each.expression);
    const Found found = ask("RETURN " + each.expression + " AS x");
    CHECK((found.error.empty() ? found.rows.at(0) : found.error) == each.expected);
  }
  CHECK(ask("UNWIND [9223372036854775807, 1] AS x RETURN sum(x)").error == "NumberOutOfRange");
  CHECK(ask("UNWIND [3, 1, 2] AS x RETURN x ORDER BY x SKIP 1 LIMIT 9223372036854775807").rows ==
        std::vector<std::string>{"2", "3"});
  CHECK(ask("UNWIND [3, 1] AS x RETURN x ORDER BY x SKIP 9223372036854775807 LIMIT 9223372036854775807").rows.empty());
}

TEST_CASE("SKIP and LIMIT may hold loops") {
  CHECK(ask("UNWIND [1, 2, 3] AS x RETURN x LIMIT size([1, 2])").rows.size() == 2);
  CHECK(ask("UNWIND [1, 2, 3] AS x RETURN x LIMIT size([y IN [1, 2] WHERE true])").rows.size() == 2);
}

TEST_CASE("A regular expression that backtracks for ever, or on a long string, has an end") {
  CHECK(ask("RETURN '" + times(60, "a") + "b' =~ '(a+)+' AS x").error == "TimeLimit");
  CHECK(ask("RETURN '" + times(1'000'000, "a") + "b' =~ '(a|b)*c' AS x").error == "TimeLimit");
  CHECK(ask("RETURN '" + times(1'000'000, "a") + "' =~ 'a*' AS x").rows == std::vector<std::string>{"true"});
  CHECK(ask("RETURN 'a' =~ '" + times(10'000, "(") + "' AS x").error == "InvalidRegularExpression");
}

TEST_CASE("A stop is heard within expressions, sorting and walks") {
  const std::atomic<bool> stop{true};
  const char* queries[] = {
      "RETURN [x IN range(1, 100000) | x]",
      "RETURN any(x IN range(1, 100000) WHERE x < 0)",
      "RETURN reduce(s = 0, x IN range(1, 100000) | s + x)",
      "RETURN 5 IN range(10, 100000)",
      "RETURN range(1, 100000) + 1",
      "RETURN 'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa' =~ '(a+)+b'",
      "MATCH (a)-[*]->(b) RETURN count(*)",
      "MATCH (a {n: 0})-[*]->(b) RETURN DISTINCT b",
      "MATCH (a {n: 0}), (b {n: 9999}), p = shortestPath((a)-[*]->(b)) RETURN p",
  };
  const Chain graph(10'000);
  for (const char* each : queries) {
    INFO(each);
    CHECK_THROWS_AS(ask(each, graph, 0, Cancellation(stop)), CancelledError);
  }
}

TEST_CASE("A run ends with its time") {
  query::Options options;
  options.max_time = std::chrono::milliseconds(20);
  const TestGraph graph;
  query::Prepared prepared("UNWIND range(1, 10000000) AS x UNWIND range(1, 10000000) AS y RETURN count(*)", graph,
                           std::move(options));
  CHECK_THROWS_AS(prepared.run([](const query::List&) { return true; }), query::QueryError);
}

TEST_CASE("A procedure hears when the time of its query is over, and when the user ends it") {
  const auto run = [](std::chrono::milliseconds time, Cancellation cancellation) {
    query::Options options;
    options.max_time = time;
    options.cancellation = cancellation;
    options.procedures = {{{"endless", {"x"}}, "ends only when told to", [](const query::Call& call) {
                             while (true) call.cancellation.check();
                           }}};
    const TestGraph graph;
    query::Prepared prepared("CALL endless() YIELD x RETURN x", graph, std::move(options));
    prepared.run([](const query::List&) { return true; });
  };
  CHECK_THROWS_AS(run(std::chrono::milliseconds(20), {}), query::QueryError);
  const std::atomic<bool> stop{true};
  CHECK_THROWS_AS(run(std::chrono::hours(1), Cancellation(stop)), CancelledError);
  CHECK_THROWS_AS(run(std::chrono::milliseconds(0), Cancellation(stop)), CancelledError);
}

TEST_CASE("A message shows what stands around the place in a long line, and a part of a long value") {
  try {
    query::parse("RETURN '" + times(10'000, "好") + "' AS x, + RETURN");
    FAIL("parsed");
  } catch (const query::QueryError& error) {
    CHECK(std::string_view(error.what()).size() < 1'000);
  }
  const TestGraph graph;
  query::Prepared prepared("RETURN NOT coalesce(range(1, 100000))", graph, {});
  try {
    prepared.run([](const query::List&) { return true; });
    FAIL("ran");
  } catch (const query::QueryError& error) {
    CHECK(std::string_view(error.what()).size() < 1'000);
  }
}
