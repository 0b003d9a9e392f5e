// SPDX-License-Identifier: Apache-2.0
#include "described_options.hpp"

#include <fmt/core.h>

#include "commands.hpp"
#include "language.hpp"
#include "model/ontology.hpp"
#include "queries.hpp"
#include "topics.hpp"

namespace govgraph::cli {
namespace {

std::vector<std::string> parts_of(const std::string& text, char separator) {
  std::vector<std::string> out(1);
  for (const char c : text)
    if (c == separator)
      out.emplace_back();
    else
      out.back() += c;
  return out;
}

template <class Table>
std::vector<std::string> names_in(const Table& table) {
  std::vector<std::string> out;
  for (const auto& each : table) out.emplace_back(each.name);
  return out;
}

std::vector<std::string> what_help_explains() {
  std::vector<std::string> out = names_in(commands());
  for (const Topic& each : topics()) out.emplace_back(each.name);
  return out;
}

bool has_word(const CLI::Option& option, const std::string& command, const char* of, const char* name) {
  return command == of && (option.check_lname(name) || option.get_name(true, false) == name);
}

void set_words(DescribedOption& out, std::vector<std::string> words, bool is_list = false) {
  out.takes = Takes::kWords;
  out.words = std::move(words);
  out.is_list = is_list;
}

void set_takes(DescribedOption& out, const CLI::Option& option, const std::string& command) {
  const std::string& value = out.value;
  const bool choices = value.find('|') != std::string::npos && value.front() >= 'a';
  if (out.argument.empty() && value.empty())
    out.takes = Takes::kNothing;
  else if (has_word(option, command, "help", "COMMAND"))
    set_words(out, what_help_explains());
  else if (has_word(option, command, "query", "named"))
    set_words(out, names_in(named_queries()));
  else if (choices)
    set_words(out, parts_of(value, '|'));
  else if (value == "LABEL,..." || value == "LABEL")
    set_words(out, names_in(labels()), value != "LABEL");
  else if (value == "TYPE,...")
    set_words(out, names_in(relation_types()), true);
  else if (value == "DIR")
    out.takes = Takes::kFolder;
  else if (value == "FILE" || value == "PATH" || value == "FILE|TEXT" || value == "NEWDB" || out.argument == "SOURCE" ||
           out.argument == "FILE" || out.argument == "BEFORE" || out.argument == "AFTER")
    out.takes = Takes::kFile;
  else
    out.takes = Takes::kText;
}

DescribedOption described(const CLI::Option& option, const std::string& command) {
  DescribedOption out;
  for (const std::string& name : option.get_lnames()) out.longs.push_back("--" + name);
  for (const std::string& name : option.get_snames()) out.shorts.push_back("-" + name);
  if (option.get_positional()) out.argument = option.get_name(true, false);
  const bool is_flag = option.get_items_expected_max() == 0;
  if (!is_flag && out.argument.empty()) out.value = parts_of(option.get_type_name(), ':').front();
  out.what = translated(option.get_description());
  set_takes(out, option, command);
  return out;
}

}  // namespace

std::vector<DescribedOption> options_of(const CLI::App& command) {
  std::vector<DescribedOption> out;
  for (const CLI::Option* option : command.get_options())
    if (!option->get_group().empty()) out.push_back(described(*option, command.get_name()));
  return out;
}

std::vector<const CLI::App*> commands_of(const CLI::App& root) {
  return root.get_subcommands([](const CLI::App*) { return true; });
}

}  // namespace govgraph::cli
