// SPDX-License-Identifier: Apache-2.0
#include "graph_options.hpp"

#include <algorithm>
#include <map>

#include <fmt/core.h>

#include "base/error.hpp"
#include "base/suggest.hpp"

namespace govgraph::cli {
namespace {

std::string upper(std::string text) {
  for (char& c : text)
    if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 32);
  return text;
}

/// The entry of an ontology table of that name, in whatever case, or of that Chinese name.
template <class Table>
auto entry_named(const Table& table, const std::string& name, std::string_view what) {
  std::vector<std::string> known;
  for (const auto& each : table) {
    if (upper(std::string(each.name)) == upper(name) || each.chinese == name) return each;
    known.emplace_back(each.name);
  }
  std::string all;
  for (const std::string& each : known) all += (all.empty() ? "" : ", ") + each;
  const auto meant = nearest(name, known);
  throw UsageError(fmt::format("unknown {} '{}'; {}", what, name,
                               meant ? fmt::format("did you mean {}?", *meant) : "there are " + all));
}

}  // namespace

void TypesOption::add(CLI::App& app) {
  app.add_option("--type", names, "only these relations, with commas between")
      ->type_name("TYPE,...")
      ->delimiter(',')
      ->allow_extra_args(false);
}

std::vector<RelationType> TypesOption::types() const {
  std::vector<RelationType> out;
  for (const std::string& each : names) out.push_back(relation_type(each));
  return out;
}

void LabelsOption::add(CLI::App& app) {
  app.add_option("--label", names, "only nodes of these labels, with commas between")
      ->type_name("LABEL,...")
      ->delimiter(',')
      ->allow_extra_args(false);
}

std::vector<Label> LabelsOption::labels() const {
  std::vector<Label> out;
  for (const std::string& each : names) out.push_back(entry_named(govgraph::labels(), each, "label").label);
  return out;
}

RelationType relation_type(const std::string& name) { return entry_named(relation_types(), name, "relation").type; }

void DirectionOption::add(CLI::App& app) {
  static const std::map<std::string, Direction> kNames{
      {"out", Direction::kOut}, {"in", Direction::kIn}, {"both", Direction::kBoth}};
  app.add_option_function<std::string>(
         "--direction", [this](const std::string& name) { direction = kNames.at(name); },
         "follow relations from head to tail, back, or both")
      ->check(CLI::IsMember({"out", "in", "both"}).description(""))
      ->type_name("out|in|both")
      ->default_str("both");
}

}  // namespace govgraph::cli
