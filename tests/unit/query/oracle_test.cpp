// SPDX-License-Identifier: Apache-2.0
// Random graphs and queries, answered a second time in the plainest way: every relationship is tried at every place.
#include <algorithm>
#include <catch2/catch.hpp>
#include <functional>
#include <random>

#include "query/engine.hpp"
#include "query/text.hpp"
#include "support/property_graph.hpp"

using namespace govgraph;
using test::TestGraph;

namespace {

std::mt19937 random_source(20250106);
std::size_t below(std::size_t bound) { return random_source() % bound; }
bool chance(std::size_t in) { return below(in) == 0; }

TestGraph random_graph() {
  TestGraph graph;
  const std::size_t nodes = 1 + below(6);
  for (std::size_t i = 0; i < nodes; ++i)
    graph.add_node(chance(2)   ? std::set<std::string>{"A"}
                   : chance(2) ? std::set<std::string>{"B"}
                               : std::set<std::string>{"A", "B"},
                   {{"v", query::Value{static_cast<std::int64_t>(below(4))}}});
  for (std::size_t i = below(2 * nodes + 2); i > 0; --i)
    graph.add_relationship(below(nodes), chance(2) ? "R" : "S", below(nodes));
  return graph;
}

struct Hop {
  query::Arrow arrow = query::Arrow::kEither;
  std::string type;  ///< empty: any
  bool walk = false;
  int least = 1, most = 1;
};

struct Pattern {
  std::vector<std::string> variables;  ///< one may stand twice
  std::vector<std::string> labels;
  std::vector<Hop> hops;

  std::string text() const {
    std::string out;
    for (std::size_t i = 0; i < variables.size(); ++i) {
      out += "(" + variables[i] + (labels[i].empty() ? "" : ":" + labels[i]) + ")";
      if (i == hops.size()) break;
      const Hop& hop = hops[i];
      std::string inside = hop.type.empty() ? "" : ":" + hop.type;
      if (hop.walk) inside += "*" + std::to_string(hop.least) + ".." + std::to_string(hop.most);
      out += std::string(hop.arrow == query::Arrow::kLeft ? "<-[" : "-[") + inside +
             (hop.arrow == query::Arrow::kRight ? "]->" : "]-");
    }
    return out;
  }
};

Pattern random_pattern(std::size_t hops) {
  Pattern out;
  for (std::size_t i = 0; i <= hops; ++i) {
    out.variables.push_back(i > 0 && chance(6) ? out.variables[below(i)] : std::string(1, static_cast<char>('a' + i)));
    out.labels.push_back(chance(3) ? (chance(2) ? "A" : "B") : "");
  }
  for (std::size_t i = 0; i < hops; ++i) {
    Hop hop{static_cast<query::Arrow>(below(3)), chance(2) ? "" : chance(2) ? "R" : "S", chance(3), 1, 1};
    if (hop.walk) {
      hop.least = static_cast<int>(below(3));
      hop.most = hop.least + static_cast<int>(below(3));
    }
    out.hops.push_back(hop);
  }
  return out;
}

using Binding = std::map<std::string, std::size_t>;

/// All ways to lay the pattern into the graph, one binding each.
class Naive {
 public:
  Naive(const TestGraph& graph, const Pattern& pattern)
      : graph_(graph), pattern_(pattern), used_(graph.all_relationships.size(), false) {}

  std::vector<Binding> all(const Binding& given = {}) {
    for (std::size_t node = 0; node < graph_.all_nodes.size(); ++node) at_node(0, node, given);
    return std::move(out_);
  }

 private:
  void at_node(std::size_t at, std::size_t node, Binding binding) {
    if (!pattern_.labels[at].empty() && !graph_.all_nodes[node].labels.contains(pattern_.labels[at])) return;
    const auto [bound, fresh] = binding.emplace(pattern_.variables[at], node);
    if (!fresh && bound->second != node) return;
    if (at == pattern_.hops.size())
      out_.push_back(binding);
    else
      hop(at, node, binding, 0);
  }
  void hop(std::size_t at, std::size_t node, const Binding& binding, int length) {
    const Hop& wanted = pattern_.hops[at];
    if (length >= wanted.least) at_node(at + 1, node, binding);
    if (length == wanted.most) return;
    for (std::size_t i = 0; i < used_.size(); ++i) {
      const auto& each = graph_.all_relationships[i];
      if (used_[i] || (!wanted.type.empty() && each.type != wanted.type)) continue;
      used_[i] = true;
      if (wanted.arrow != query::Arrow::kLeft && each.start == node) hop(at, each.end, binding, length + 1);
      const bool loop = each.start == each.end && wanted.arrow == query::Arrow::kEither;
      if (wanted.arrow != query::Arrow::kRight && each.end == node && !loop) hop(at, each.start, binding, length + 1);
      used_[i] = false;
    }
  }

  const TestGraph& graph_;
  const Pattern& pattern_;
  std::vector<bool> used_;
  std::vector<Binding> out_;
};

std::vector<std::string> rows_of(const std::string& text, const TestGraph& graph) {
  std::vector<std::string> out;
  query::Prepared prepared(text, graph, {});
  prepared.run([&](const query::List& row) {
    std::string line;
    for (const query::Value& each : row) line += query::text_of(each, graph) + " ";
    out.push_back(line);
    return true;
  });
  std::sort(out.begin(), out.end());
  return out;
}

std::int64_t value_at(const TestGraph& graph, std::size_t node) {
  return std::get<std::int64_t>(graph.all_nodes[node].properties.at("v").data);
}

}  // namespace

TEST_CASE("matches are those of trying everything") {
  for (int i = 0; i < 3000; ++i) {
    const TestGraph graph = random_graph();
    const Pattern pattern = random_pattern(1 + below(3));
    const std::string last = pattern.variables.back(), first = pattern.variables.front();
    const bool filtered = chance(2);
    const std::string match = "MATCH " + pattern.text() + (filtered ? " WHERE " + first + ".v <= " + last + ".v" : "");
    INFO(match);
    std::vector<Binding> found = Naive(graph, pattern).all();
    if (filtered)
      std::erase_if(
          found, [&](const Binding& each) { return value_at(graph, each.at(first)) > value_at(graph, each.at(last)); });

    std::vector<std::string> rows;
    std::set<std::size_t> ends;
    std::map<std::int64_t, std::size_t> groups;
    for (const Binding& each : found) {
      rows.push_back(std::to_string(each.at(first)) + " " + std::to_string(each.at(last)) + " ");
      ends.insert(each.at(last));
      ++groups[value_at(graph, each.at(first))];
    }
    std::sort(rows.begin(), rows.end());
    CHECK(rows_of(match + " RETURN id(" + first + ") AS x, id(" + last + ") AS y", graph) == rows);

    std::vector<std::string> distinct, counted;
    for (const std::size_t each : ends) distinct.push_back(std::to_string(each) + " ");
    for (const auto& [value, count] : groups)
      counted.push_back(std::to_string(value) + " " + std::to_string(count) + " ");
    std::sort(distinct.begin(), distinct.end());
    std::sort(counted.begin(), counted.end());
    CHECK(rows_of(match + " RETURN DISTINCT id(" + last + ")", graph) == distinct);
    CHECK(rows_of(match + " RETURN count(DISTINCT " + last + ")", graph) ==
          std::vector<std::string>{std::to_string(ends.size()) + " "});
    CHECK(rows_of(match + " RETURN " + first + ".v, count(*)", graph) == counted);
  }
}

TEST_CASE("optional matches, existence and counts are those of trying everything") {
  for (int i = 0; i < 1000; ++i) {
    const TestGraph graph = random_graph();
    const Pattern pattern = random_pattern(1 + below(2));
    const std::string first = pattern.variables.front(), last = pattern.variables.back(), text = pattern.text();
    INFO(text);
    std::vector<std::string> optional, existing, counts;
    for (std::size_t node = 0; node < graph.all_nodes.size(); ++node) {
      const auto found = Naive(graph, pattern).all({{first, node}});
      const std::string id = std::to_string(node);
      if (found.empty())
        optional.push_back(id + (first == last ? " " + id + " " : " null "));
      else
        existing.push_back(id + " ");
      for (const Binding& each : found) optional.push_back(id + " " + std::to_string(each.at(last)) + " ");
      counts.push_back(id + " " + std::to_string(found.size()) + " ");
    }
    for (auto* each : {&optional, &existing, &counts}) std::sort(each->begin(), each->end());
    CHECK(rows_of(
              "MATCH (" + first + ") OPTIONAL MATCH " + text + " RETURN id(" + first + ") AS x, id(" + last + ") AS y",
              graph) == optional);
    CHECK(rows_of("MATCH (" + first + ") WHERE EXISTS { MATCH " + text + " } RETURN id(" + first + ")", graph) ==
          existing);
    CHECK(rows_of("MATCH (" + first + ") RETURN id(" + first + "), COUNT { " + text + " }", graph) == counts);
  }
}

TEST_CASE("shortest paths are as long and as many as those of trying everything") {
  for (int i = 0; i < 500; ++i) {
    const TestGraph graph = random_graph();
    Pattern pattern;
    pattern.variables = {"a", "b"};
    pattern.labels = {"", ""};
    std::vector<std::string> one, all;
    const auto arrow = static_cast<query::Arrow>(below(3));
    std::map<std::pair<std::size_t, std::size_t>, int> far;
    for (int length = 1; length <= 5; ++length) {
      pattern.hops = {{arrow, "", true, length, length}};
      std::map<std::pair<std::size_t, std::size_t>, int> ways;
      for (const Binding& each : Naive(graph, pattern).all())
        if (each.at("a") != each.at("b")) ++ways[{each.at("a"), each.at("b")}];
      for (const auto& [ends, count] : ways)
        if (far.emplace(ends, length).second) {
          const std::string line =
              std::to_string(ends.first) + " " + std::to_string(ends.second) + " " + std::to_string(length) + " ";
          one.push_back(line);
          for (int n = 0; n < count; ++n) all.push_back(line);
        }
    }
    std::sort(one.begin(), one.end());
    std::sort(all.begin(), all.end());
    pattern.hops = {{arrow, "", true, 1, 5}};
    const std::string text = pattern.text(), rest = ") WHERE id(a) <> id(b) RETURN id(a), id(b), length(p)";
    INFO(text);
    CHECK(rows_of("MATCH (a), (b) MATCH p = shortestPath(" + text + rest, graph) == one);
    CHECK(rows_of("MATCH (a), (b) MATCH p = allShortestPaths(" + text + rest, graph) == all);
  }
}
