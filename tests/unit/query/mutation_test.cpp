// SPDX-License-Identifier: Apache-2.0
// Queries that are valid, changed at random: each ends in rows or in an error, within its memory and time.
//   GOVGRAPH_MUTATIONS=20000 query_test "[mutation]"       how many; 2,000 where nothing is said
#include <sys/resource.h>

#include <algorithm>
#include <catch2/catch.hpp>
#include <cctype>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <iterator>
#include <random>

#include "base/json.hpp"
#include "query/engine.hpp"
#include "query/error.hpp"
#include "query/text.hpp"
#include "support/property_graph.hpp"
#include "support/sanitized.hpp"

using namespace govgraph;
using test::TestGraph;

namespace {

using Tokens = std::vector<std::string>;

constexpr std::size_t kMemory = std::size_t{64} << 20;

std::string read(const std::filesystem::path& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

/// The questions that come along, queries of every clause and function, and the conformance suite where it stands
/// beside the project.
std::vector<std::string> valid_queries() {
  std::vector<std::string> out{
      "MATCH (a:Person {name: 'Ada'})-[r:KNOWS*1..3]->(b) WHERE b.age > 30 OR NOT b:Organ RETURN a, r, b LIMIT 5",
      "MATCH p = shortestPath((a:Person)-[*..4]-(b:Organ)) WHERE all(n IN nodes(p) WHERE n.age < 90) RETURN length(p)",
      "MATCH (a)-->(b) WITH a, count(*) AS n ORDER BY n DESC SKIP 1 LIMIT 3 RETURN collect(a.name)[0..2], sum(n) + 1",
      "UNWIND range(1, 20, 3) AS x WITH x, x % 5 AS y WHERE x > 2 RETURN DISTINCT y, avg(x), stdev(x), max(x)",
      "RETURN reduce(s = '', x IN ['a', 'b', 'c'] | s + x) AS s, [x IN range(0, 9) WHERE x % 2 = 0 | x ^ 2] AS squares",
      "RETURN CASE WHEN 1 < 2 THEN 'less' ELSE toString(3.5) END, {a: [1, 2, {b: null}]}.a[2].b IS NULL AS none",
      "MATCH (a) WHERE a.name =~ '(A|B)+.*' AND EXISTS { MATCH (a)-[:KNOWS]->(b) WHERE b.age IS NOT NULL } RETURN a",
      "MATCH (a) RETURN a.name AS n UNION ALL UNWIND ['x'] AS n RETURN n",
      "RETURN replace('banana', 'an', 'xyz'), split('a,b', ','), substring('hello', 1, 3), right('abc', 2), left('x', 0)",
      "MATCH (a)-[r]-(b) RETURN type(r), labels(a), [(a)-[:KNOWS]->(c) | c.name], COUNT { (a)--() }, id(b), keys(a)",
      "CALL db.labels() YIELD label WHERE label STARTS WITH 'P' RETURN label",
      "PROFILE MATCH (a {age: $age}) OPTIONAL MATCH (a)<-[:MEMBER_OF]-(b) RETURN percentileDisc(a.age, 0.5), abs(-3)",
      "MATCH (a), (b) MATCH p = allShortestPaths((a)-[:KNOWS*]-(b)) RETURN reverse(nodes(p)), tail(relationships(p))",
  };
  for (const auto& entry : std::filesystem::directory_iterator(GOVGRAPH_SOURCE_DIR "/queries"))
    out.push_back(read(entry.path()));
  std::ifstream scenarios(GOVGRAPH_SOURCE_DIR "/../shared/tck/read-only.jsonl");
  json::Text text;
  for (std::string line; std::getline(scenarios, line);)
    if (const auto scenario = text.parse(line))
      if (const auto query = scenario->find("query")) out.emplace_back(query->string().value_or(""));
  std::sort(out.begin(), out.end());  // a folder has no order
  return out;
}

Tokens tokens_of(const std::string& text) {
  const auto in_word = [](unsigned char c) { return std::isalnum(c) != 0 || c == '_' || c >= 0x80; };
  Tokens out;
  for (std::size_t at = 0; at < text.size();) {
    const char c = text[at];
    std::size_t end = at + 1;
    if (c == '\'' || c == '"') {
      end = std::min(text.size(), text.find(c, at + 1));
      end = std::min(text.size(), end + 1);
    } else if (in_word(static_cast<unsigned char>(c))) {
      while (end < text.size() && in_word(static_cast<unsigned char>(text[end]))) ++end;
    }
    if (c == '/' && end < text.size() && text[end] == '/')
      end = std::min(text.size(), text.find('\n', at));  // a comment
    else if (c != ' ' && c != '\n')
      out.push_back(text.substr(at, end - at));
    at = end;
  }
  return out;
}

class Mutator {
 public:
  Mutator(std::vector<Tokens> from, std::uint32_t seed) : from_(std::move(from)), random_(seed) {}

  std::string next() {
    Tokens query = from_[below(from_.size())];
    for (std::size_t i = 1 + below(4); i > 0 && !query.empty(); --i) change(query);
    std::string out;
    for (const std::string& each : query) out += each + ' ';
    return out;
  }

 private:
  std::size_t below(std::size_t bound) { return random_() % bound; }
  Tokens::iterator place(Tokens& query) { return query.begin() + static_cast<std::ptrdiff_t>(below(query.size())); }

  void change(Tokens& query) {
    switch (below(7)) {
      case 0:
        query.erase(place(query));
        break;
      case 1:
        query.insert(place(query), *place(query));
        break;
      case 2:
        std::swap(*place(query), *place(query));
        break;
      case 3:
        nest(query);
        break;
      case 4:
        splice(query);
        break;
      case 5:
        go_to_extremes(query);
        break;
      default:
        repeat(query);
    }
  }

  /// A token within brackets or operators, sometimes very many.
  void nest(Tokens& query) {
    static const std::pair<std::string, std::string> kAround[] = {{"(", ")"},
                                                                  {"[", "]"},
                                                                  {"{a: ", "}"},
                                                                  {"NOT ", ""},
                                                                  {"-", ""},
                                                                  {"toString(", ")"},
                                                                  {"[x IN ", " | x]"},
                                                                  {"", "[0]"},
                                                                  {"", " IS NULL"},
                                                                  {"reduce(s = 0, x IN ", " | s + x)"},
                                                                  {"CASE WHEN true THEN ", " END"},
                                                                  {"COUNT { MATCH (q) WHERE ", " }"},
                                                                  {"[x IN ", ", 2]"},
                                                                  {"({a: ", "})"},
                                                                  {"EXISTS { (a)-->() WHERE ", " }"}};
    const auto& [before, after] = kAround[below(std::size(kAround))];
    const std::size_t levels = below(8) == 0 ? 3000 : 1 + below(12);
    std::string& token = *place(query);
    std::string out;
    for (std::size_t i = 0; i < levels; ++i) out += before;
    out += token;
    for (std::size_t i = 0; i < levels; ++i) out += after;
    token = std::move(out);
  }

  /// The first part of one query and the last of another.
  void splice(Tokens& query) {
    Tokens other = from_[below(from_.size())];
    if (other.empty()) return;
    query.erase(place(query), query.end());
    query.insert(query.end(), place(other), other.end());
  }

  void go_to_extremes(Tokens& query) {
    static const std::string kExtremes[] = {"0",
                                            "-1",
                                            "9223372036854775807",
                                            "-9223372036854775808",
                                            "1e308",
                                            "1e-320",
                                            "null",
                                            "''",
                                            "[]",
                                            "{}",
                                            "10000000",
                                            "99999999999999999999",
                                            "(0.0/0.0)",
                                            "range(0, 100000)"};
    std::vector<std::size_t> numbers;
    for (std::size_t i = 0; i < query.size(); ++i)
      if (std::isdigit(static_cast<unsigned char>(query[i][0])) != 0) numbers.push_back(i);
    std::string& token = numbers.empty() ? *place(query) : query[numbers[below(numbers.size())]];
    token = kExtremes[below(std::size(kExtremes))];
  }

  /// A stretch of the query many times over.
  void repeat(Tokens& query) {
    const std::size_t begin = below(query.size()), size = 1 + below(std::min<std::size_t>(8, query.size() - begin));
    const Tokens part(query.begin() + static_cast<std::ptrdiff_t>(begin),
                      query.begin() + static_cast<std::ptrdiff_t>(begin + size));
    constexpr std::size_t kLongest = 1'000'000;  // bytes: the test's own memory is measured too
    std::size_t bytes = 1;
    for (const std::string& each : part) bytes += each.size();
    const std::size_t times = std::min(below(8) == 0 ? std::size_t{2000} : 1 + below(20), kLongest / bytes);
    Tokens more;
    for (std::size_t i = 0; i < times; ++i) more.insert(more.end(), part.begin(), part.end());
    query.insert(query.begin() + static_cast<std::ptrdiff_t>(begin), more.begin(), more.end());
  }

  std::vector<Tokens> from_;
  std::mt19937 random_;
};

TestGraph small_town() {
  TestGraph graph;
  graph.create(
      "CREATE (a:Person {name: 'Ada', age: 36}), (b:Person {name: 'Ben', age: 12}), (c:Organ {name: 'Council'}), "
      "(d:Organ {name: 'Club', n: -3}), (e {name: ''}), (a)-[:KNOWS {since: 1}]->(b), (b)-[:KNOWS]->(a), "
      "(a)-[:MEMBER_OF]->(c), (b)-[:MEMBER_OF]->(d), (d)-[:PART_OF]->(c), (e)-[:KNOWS]->(e), (a)-[:KNOWS]->(e)");
  return graph;
}

/// Runs it to its end and reads each row. Of errors only those of the query itself are let through.
void run(const std::string& text, const TestGraph& graph) {
  test::make_room_on_stack();
  query::Options options;
  options.parameters["age"] = {std::int64_t{36}};
  options.procedures = query::built_in_procedures();
  options.max_memory = kMemory;
  options.max_time = std::chrono::seconds(2);
  try {
    query::Prepared prepared(text, graph, std::move(options));
    prepared.plan();
    prepared.run([&](const query::List& row) {
      for (const query::Value& each : row) query::literal_of(each, graph, 1000);
      return true;
    });
  } catch (const query::QueryError& error) {
    REQUIRE(std::string_view(error.what()).size() < 100'000);
  }
}

std::size_t megabytes_at_most() {
  rusage usage{};
  ::getrusage(RUSAGE_SELF, &usage);
  return static_cast<std::size_t>(usage.ru_maxrss) >> 10;
}

}  // namespace

TEST_CASE("A query changed at random ends in rows or in an error", "[mutation]") {
  const char* asked = std::getenv("GOVGRAPH_MUTATIONS");
  const std::size_t count = asked == nullptr ? 2000 : std::strtoul(asked, nullptr, 10);
  std::vector<Tokens> from;
  for (const std::string& each : valid_queries()) from.push_back(tokens_of(each));
  const TestGraph graph = small_town();
  Mutator mutator(std::move(from), 20250106);
  const std::size_t before = megabytes_at_most();
  std::size_t largest = before;
  double slowest = 0;
  for (std::size_t i = 0; i < count; ++i) {
    const std::string text = mutator.next();
    const auto begin = std::chrono::steady_clock::now();
    run(text, graph);
    const double took = std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
    if (took > slowest && asked != nullptr)
      std::cout << i << ": " << took << " s: " << text.substr(0, 200) << std::endl;
    slowest = std::max(slowest, took);
    if (const std::size_t now = megabytes_at_most(); asked != nullptr && now > largest + 10)
      std::cout << i << ": " << (largest = now) << " MB: " << text.size() << " bytes: " << text.substr(0, 200) << "\n";
  }
  const std::size_t after = megabytes_at_most();
  if (asked != nullptr) std::cout << count << " queries, " << slowest << " s at most, " << after << " MB at most\n";
  if (test::memory_counts("no query needs more than it may")) CHECK(after <= before + (kMemory >> 20) + 200);
}
