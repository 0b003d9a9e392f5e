// SPDX-License-Identifier: Apache-2.0
#include "options.hpp"

#include <map>

#include <fmt/core.h>
#include <unistd.h>

#include "language.hpp"

namespace govgraph::cli {

void DatabaseOption::add(CLI::App& app) {
  const auto named = [](const std::string& given) { return std::string(given.empty() ? "name a folder" : ""); };
  app.add_option("--db", path, "the database folder")
      ->envname("GOVGRAPH_DB")
      ->check(CLI::Validator(named, ""))
      ->type_name("PATH")
      ->capture_default_str();
}

void OutputOption::add(CLI::App& app) {
  app.add_option("-o,--output", path, "write to FILE; - is stdout")->type_name("FILE")->capture_default_str();
  app.add_flag("--overwrite", overwrite, "replace FILE when it is there already");
}

void FormatOption::add(CLI::App& app) {
  static const std::map<std::string, Format> kNames{
      {"table", Format::kTable}, {"json", Format::kJson}, {"csv", Format::kCsv}};
  app.add_option_function<std::string>(
         "--format", [this](const std::string& name) { format = kNames.at(name); },
         "table for people, json or csv for programs")
      ->check(CLI::IsMember({"table", "json", "csv"}).description(""))
      ->type_name("table|json|csv")
      ->default_str("table");
}

void ProgressOption::add(CLI::App& app) {
  app.add_flag("--progress,!--no-progress", wanted, "draw a progress bar, or none; by default on a terminal only");
}

bool ProgressOption::show(bool input_is_stdin) const {
  if (wanted) return *wanted;
  return !input_is_stdin && ::isatty(STDERR_FILENO) == 1;
}

void ThreadsOption::add(CLI::App& app, const std::string& flags) {
  app.add_option(flags, threads, "how many threads read; 0 is as many as the machine has")
      ->check(CLI::Range(std::size_t{0}, std::size_t{1024}).description(""))
      ->type_name("N")
      ->capture_default_str();
}

void add_footer(CLI::App& app, std::initializer_list<std::string_view> examples, std::string_view nothing) {
  std::string text = examples.size() > 1 ? "Examples:\n" : "Example:\n";
  for (const std::string_view example : examples) text += fmt::format("  {}\n", example);
  text += "\nExit codes:\n  0  done\n";
  if (!nothing.empty()) text += fmt::format("  1  {}\n", translated(nothing));
  text += "  2  error: stderr says what, where, and what to do";
  app.footer(text);
}

}  // namespace govgraph::cli
