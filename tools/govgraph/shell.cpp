// SPDX-License-Identifier: Apache-2.0
#include "shell.hpp"

#include <array>

#include <fmt/core.h>

#include "base/error.hpp"
#include "base/suggest.hpp"
#include "interrupt.hpp"
#include "language.hpp"
#include "queries.hpp"
#include "query_run.hpp"
#include "tell.hpp"

namespace govgraph::cli {
namespace {

struct ShellCommand {
  std::string_view name, arguments, summary;
};

constexpr std::array kCommands{
    ShellCommand{"help", "", "this list"},
    ShellCommand{"schema", "", "labels, relationship types and properties of the graph, with their numbers"},
    ShellCommand{"format", "table|json|jsonl|csv", "how rows are written"},
    ShellCommand{"param", "KEY=VALUE", "a value for $KEY; without one, what is set"},
    ShellCommand{"list", "", "the questions that come with govgraph"},
    ShellCommand{"run", "NAME", "one of them"},
    ShellCommand{"quit", "", "leave; so does Ctrl-D"},
};

std::string_view trimmed(std::string_view text) {
  constexpr std::string_view kBlank = " \t\r\n";
  const std::size_t begin = text.find_first_not_of(kBlank);
  return begin == std::string_view::npos ? std::string_view()
                                         : text.substr(begin, text.find_last_not_of(kBlank) - begin + 1);
}

void show_help() {
  tell(
      "A query ends with ';' or an empty line. Tab completes labels, types, properties and 'names'; Ctrl-C stops a query.\n");
  for (const ShellCommand& each : kCommands)
    tell("  :{:<28}{}\n", fmt::format("{} {}", each.name, each.arguments), translated(each.summary));
}

}  // namespace

std::vector<std::string> shell_commands() {
  std::vector<std::string> out;
  for (const ShellCommand& each : kCommands) out.emplace_back(each.name);
  return out;
}

bool Shell::take(std::string_view line) {
  const std::string_view said = trimmed(line);
  if (!is_open() && said.starts_with(':')) return command(said.substr(1));
  if (said.empty()) {
    finish();
    return true;
  }
  if (is_open()) text_ += '\n';
  text_ += line;
  if (said.ends_with(';')) finish();
  return true;
}

void Shell::finish() {
  std::string text = std::exchange(text_, {});
  while (!text.empty() && (text.back() == ';' || text.back() == ' ' || text.back() == '\n')) text.pop_back();
  if (!text.empty()) run(text);
}

void Shell::run(const std::string& text) {
  try {
    query::Options options;
    options.parameters = parameters_;
    std::fflush(stdout);
    exchange::Output output("-", true, cancellation());
    run_query(text, view_, graph_, std::move(options), row_format(format_), output);
    output.commit();
  } catch (const Error& error) {
    ++faults_;
    tell("{}\n", error.what());
  }
}

bool Shell::command(std::string_view line) {
  const std::size_t space = line.find(' ');
  const std::string name(line.substr(0, space)),
      rest(space == std::string_view::npos ? "" : trimmed(line.substr(space)));
  try {
    if (name == "quit" || name == "exit" || name == "q") return false;
    if (name == "help")
      show_help();
    else if (name == "schema")
      show_schema();
    else if (name == "format")
      set_format(rest);
    else if (name == "param")
      set_parameter(rest);
    else if (name == "list")
      for (const NamedQuery& each : named_queries())
        fmt::print("{:<28}{}\n", each.name, in_chinese() ? each.chinese : each.english);
    else if (name == "run")
      run_named(rest);
    else {
      const auto meant = nearest(name, shell_commands());
      throw UsageError(fmt::format("there is no :{}{}; :help lists what there is", name,
                                   meant ? "; did you mean :" + *meant + "?" : ""));
    }
  } catch (const Error& error) {
    ++faults_;
    tell("{}\n", error.what());
  }
  return true;
}

void Shell::show_schema() const {
  std::map<std::string, std::size_t> labels, types;
  view_.visit_labels([&](NodeId, Label label) { ++labels[std::string(info(label).name)]; });
  view_.visit_ties([&](NodeId, RelationType type, NodeId) { ++types[std::string(info(type).name)]; });
  for (const auto& [name, count] : labels) fmt::print("{}", said("{:<20}{:>10} nodes\n", "(:" + name + ")", count));
  for (const auto& [name, count] : types)
    fmt::print("{}", said("{:<20}{:>10} relationships\n", "[:" + name + "]", count));
  std::string keys;
  for (const std::string& each : graph_.property_keys()) keys += (keys.empty() ? "" : ", ") + each;
  fmt::print("{}", said("properties: {}\n", keys));
}

void Shell::set_format(const std::string& name) {
  if (name != "table" && name != "json" && name != "jsonl" && name != "csv")
    throw UsageError(":format takes table, json, jsonl or csv");
  format_ = name;
}

void Shell::set_parameter(const std::string& given) {
  if (given.empty()) {
    for (const auto& [key, value] : parameters_) fmt::print("${} = {}\n", key, shown(value, graph_));
    return;
  }
  const std::size_t at = given.find('=');
  if (at == std::string::npos || at == 0) throw UsageError(":param takes KEY=VALUE");
  parameters_[std::string(trimmed(given.substr(0, at)))] = parameter_value(std::string(trimmed(given.substr(at + 1))));
}

void Shell::run_named(const std::string& name) {
  const NamedQuery& query = named_query(name);
  for (const auto& [key, example] : query.parameters)
    if (parameters_.try_emplace(key, parameter_value(example)).second)
      tell("${} = {} for example; :param {}=… sets it\n", key, example, key);
  run(query.text);
}

}  // namespace govgraph::cli
