// SPDX-License-Identifier: Apache-2.0
#include "help_formatter.hpp"

#include "language.hpp"
#include "table.hpp"

namespace govgraph::cli {
namespace {

constexpr std::size_t kColumn = 30;

/// A name and what it is, in two columns; a name that is too wide has a line to itself.
std::string row(const std::string& name, const std::string& what) {
  std::string out = "  " + name;
  if (what.empty()) return out + '\n';
  const std::size_t width = display_width(out);
  out += width < kColumn ? std::string(kColumn - width, ' ') : '\n' + std::string(kColumn, ' ');
  for (const char c : what) {
    out += c;
    if (c == '\n') out += std::string(kColumn, ' ');
  }
  return out + '\n';
}

class ChineseHelp final : public CLI::Formatter {
 public:
  ChineseHelp() {
    for (const char* each :
         {"OPTIONS", "SUBCOMMAND", "REQUIRED", "Env",       "Needs", "Positionals", "TEXT",    "PATH",  "FILE",
          "DIR",     "NAME",       "DATE",     "N",         "X",     "C",           "MB",      "BYTES", "SECONDS",
          "ADDRESS", "KEY=VALUE",  "TYPE,...", "LABEL,...", "LABEL", "FILE|TEXT",   "LANGUAGE"})
      label(each, translated(each));
    label("Usage", "用法");
  }

  std::string make_group(std::string group, bool is_positional,
                         std::vector<const CLI::Option*> options) const override {
    std::string out = "\n" + translated(group) + "：\n";
    for (const CLI::Option* option : options) out += make_option(option, is_positional);
    return out;
  }

  std::string make_option(const CLI::Option* option, bool is_positional) const override {
    return row(make_option_name(option, is_positional) + make_option_opts(option), make_option_desc(option));
  }

  std::string make_option_name(const CLI::Option* option, bool is_positional) const override {
    const std::string name = Formatter::make_option_name(option, is_positional);
    return is_positional ? translated(name) : name;
  }

  std::string make_option_desc(const CLI::Option* option) const override {
    return translated(option->get_description());
  }

  std::string make_description(const CLI::App* app) const override { return translated(app->get_description()) + "\n"; }

  std::string make_usage(const CLI::App* app, std::string name) const override {
    const std::string usage = Formatter::make_usage(app, std::move(name));
    const std::size_t colon = usage.find(": ");
    return usage.substr(0, colon) + "：" + usage.substr(colon + 2);
  }

  std::string make_subcommands(const CLI::App* app, CLI::AppFormatMode) const override {
    std::string out, group;
    for (const CLI::App* each : app->get_subcommands([](const CLI::App*) { return true; })) {
      if (each->get_group() != group) out += "\n" + translated(group = each->get_group()) + "：\n";
      out += row(each->get_name(), translated(each->get_description()));
    }
    return out;
  }

  std::string make_footer(const CLI::App* app) const override { return translated(Formatter::make_footer(app)); }
};

}  // namespace

std::shared_ptr<CLI::Formatter> help_formatter() {
  if (in_chinese()) return std::make_shared<ChineseHelp>();
  return std::make_shared<CLI::Formatter>();
}

}  // namespace govgraph::cli
