// SPDX-License-Identifier: Apache-2.0
// Runs scenarios of the openCypher conformance suite, one JSON object a line, on a graph in memory.
// usage: govgraph-tck FILE.jsonl [--failures] [--least PERCENT] [--least-area PERCENT]
#include <fmt/format.h>

#include <algorithm>
#include <cstring>
#include <fstream>
#include <map>
#include <string>
#include <vector>

#include "base/json.hpp"
#include "literal.hpp"
#include "query/engine.hpp"
#include "query/error.hpp"
#include "query/parser.hpp"
#include "query/runtime.hpp"
#include "query/text.hpp"
#include "support/property_graph.hpp"

using namespace govgraph;

namespace {

std::string text_in(const json::Value& value) { return std::string(value.string().value_or("")); }

query::Map parameters_of(const json::Value& scenario) {
  query::Map out;
  const json::Value given = *scenario.find("parameters");
  for (std::size_t i = 0; i < given.size(); ++i)
    out[std::string(given.key_at(i))] = query::constant_value(*query::parse_expression(text_in(given.at(i))));
  return out;
}

struct Answer {
  std::vector<std::string> columns;
  std::vector<std::string> rows;
  std::string error_type, error_detail;
  bool compile_time = false;
};

Answer ask(const json::Value& scenario, const test::TestGraph& graph, bool sort_lists) {
  Answer out;
  try {
    query::Options options;
    options.parameters = parameters_of(scenario);
    options.procedures = query::built_in_procedures();
    query::Prepared prepared(text_in(*scenario.find("query")), graph, std::move(options));
    out.columns = prepared.columns();
    prepared.run([&](const query::List& row) {
      std::string line;
      for (const query::Value& each : row) line += test::canonical(query::literal_of(each, graph), sort_lists) + " | ";
      out.rows.push_back(line);
      return true;
    });
  } catch (const query::QueryError& error) {
    out.error_type = error.type;
    out.error_detail = error.detail;
    out.compile_time = error.compile_time;
  }
  return out;
}

/// What is wrong with the answer; empty when nothing is.
std::string fault(const json::Value& scenario) {
  test::TestGraph graph;
  const json::Value setup = *scenario.find("setup");
  for (std::size_t i = 0; i < setup.size(); ++i) graph.create(text_in(setup.at(i)));
  const json::Value expect = *scenario.find("expect");
  const bool sort_lists = expect.find("lists_unordered") && expect.find("lists_unordered")->boolean().value_or(false);
  Answer answer = ask(scenario, graph, sort_lists);
  if (text_in(*expect.find("kind")) == "error") {
    const std::string type = text_in(*expect.find("type")), detail = text_in(*expect.find("detail")),
                      phase = text_in(*expect.find("phase"));
    if (answer.error_type.empty()) return "no error; wanted " + detail;
    const bool right_phase = phase == "any time" || (phase == "compile time") == answer.compile_time;
    if (detail == "*") return "";
    if (answer.error_detail != detail || !right_phase)
      return "error " + answer.error_type + "/" + answer.error_detail +
             (answer.compile_time ? " at compile time" : " at run time") + "; wanted " + type + "/" + detail + " at " +
             phase;
    return "";
  }
  if (!answer.error_type.empty()) return "error " + answer.error_type + "/" + answer.error_detail;
  std::vector<std::string> columns, rows;
  for (std::size_t i = 0; i < expect.find("columns")->size(); ++i)
    columns.push_back(text_in(expect.find("columns")->at(i)));
  for (std::size_t i = 0; i < expect.find("rows")->size(); ++i) {
    const json::Value row = expect.find("rows")->at(i);
    std::string line;
    for (std::size_t k = 0; k < row.size(); ++k) line += test::canonical(text_in(row.at(k)), sort_lists) + " | ";
    rows.push_back(line);
  }
  if (answer.columns != columns)
    return "columns " + fmt::format("{}", fmt::join(answer.columns, ",")) + "; wanted " +
           fmt::format("{}", fmt::join(columns, ","));
  if (!expect.find("ordered")->boolean().value_or(false)) {
    std::sort(rows.begin(), rows.end());
    std::sort(answer.rows.begin(), answer.rows.end());
  }
  if (rows != answer.rows)
    return fmt::format("rows {}; wanted {}", fmt::join(answer.rows, "; "), fmt::join(rows, "; "));
  return "";
}

}  // namespace

int main(int count, char** words) {
  if (count < 2) {
    fmt::print(stderr, "usage: govgraph-tck FILE.jsonl [--failures] [--least PERCENT] [--least-area PERCENT]\n");
    return 2;
  }
  bool show = false;
  double least = 0, least_area = 0;
  for (int i = 2; i < count; ++i) {
    if (std::strcmp(words[i], "--failures") == 0) show = true;
    if (std::strcmp(words[i], "--least") == 0 && i + 1 < count) least = std::stod(words[++i]);
    if (std::strcmp(words[i], "--least-area") == 0 && i + 1 < count) least_area = std::stod(words[++i]);
  }
  std::ifstream file(words[1]);
  json::Text json_text;
  std::map<std::string, std::pair<int, int>> areas;
  int passed = 0, failed = 0;
  for (std::string line; std::getline(file, line);) {
    const auto parsed = json_text.parse(line);
    if (!parsed) {
      fmt::print(stderr, "{}: no JSON: {}\n", words[1], json_text.error());
      return 2;
    }
    const json::Value scenario = *parsed;
    std::string wrong;
    try {
      wrong = fault(scenario);
    } catch (const std::exception& error) {
      wrong = std::string("stopped: ") + error.what();
    }
    auto& [good, all] = areas[text_in(*scenario.find("area"))];
    ++all;
    good += wrong.empty();
    ++(wrong.empty() ? passed : failed);
    if (show && !wrong.empty())
      fmt::print("{}\n  {}\n  {}\n", text_in(*scenario.find("id")), text_in(*scenario.find("query")), wrong);
  }
  bool enough = passed + failed > 0 && 100.0 * passed >= least * (passed + failed);
  for (const auto& [area, counts] : areas) {
    enough = enough && 100.0 * counts.first >= least_area * counts.second;
    fmt::print("{:40} {:5} of {:5}\n", area, counts.first, counts.second);
  }
  fmt::print("{} passed, {} failed\n", passed, failed);
  return enough ? 0 : 1;
}
