// SPDX-License-Identifier: Apache-2.0
#include "completion.hpp"

#include <fmt/core.h>
#include <fmt/format.h>

#include "base/error.hpp"
#include "described_options.hpp"

namespace govgraph::cli {
namespace {

std::vector<std::string> names_of(const DescribedOption& option) {
  std::vector<std::string> out = option.longs;
  out.insert(out.end(), option.shorts.begin(), option.shorts.end());
  return out;
}

/// In single quotes of a shell.
std::string in_quotes(std::string_view text) {
  std::string out = "'";
  for (const char c : text) out += c == '\'' ? "'\\''" : std::string(1, c);
  return out + "'";
}

// ---- bash ----

constexpr std::string_view kBashHead = R"(# bash completion of govgraph; written by `govgraph help --completion bash`
_govgraph_words() {
  local words=$1 list=$2 before=
  if [[ $list == list && $cur == *,* ]]; then before=${cur%,*},; fi
  COMPREPLY=($(compgen -P "$before" -W "$words" -- "${cur#"$before"}"))
  [[ $list != list ]] || compopt -o nospace
}

_govgraph() {
  local cur=${COMP_WORDS[COMP_CWORD]} previous=${COMP_WORDS[COMP_CWORD-1]} command= i
  for ((i = 1; i < COMP_CWORD; ++i)); do
    case ${COMP_WORDS[i]} in
      --lang) ((++i)) ;;
      -*) ;;
      *) command=${COMP_WORDS[i]}; break ;;
    esac
  done
  COMPREPLY=()
  if [[ $previous == --lang ]]; then _govgraph_words 'zh en'; return; fi
  case $command in
)";

std::string bash_values(const std::vector<DescribedOption>& options) {
  std::string out;
  for (const DescribedOption& each : options) {
    if (!each.argument.empty() || each.value.empty()) continue;
    const std::string names = fmt::format("{}", fmt::join(names_of(each), "|"));
    if (each.takes == Takes::kWords)
      out += fmt::format("        {}) _govgraph_words {}{}; return ;;\n", names,
                         in_quotes(fmt::format("{}", fmt::join(each.words, " "))), each.is_list ? " list" : "");
    else if (each.takes == Takes::kFolder)
      out += fmt::format("        {}) COMPREPLY=($(compgen -d -- \"$cur\")); return ;;\n", names);
    else
      out += fmt::format("        {}) return ;;\n", names);  // files, by -o default
  }
  return out;
}

std::string bash(const CLI::App& root) {
  std::string out(kBashHead), commands;
  for (const CLI::App* command : commands_of(root)) {
    commands += (commands.empty() ? "" : " ") + command->get_name();
    const auto options = options_of(*command);
    std::vector<std::string> all{"--lang"};
    std::string arguments;
    for (const DescribedOption& each : options) {
      all.insert(all.end(), each.longs.begin(), each.longs.end());
      if (!each.argument.empty() && each.takes == Takes::kWords)
        arguments = fmt::format("{}", fmt::join(each.words, " "));
    }
    out += fmt::format("    {})\n      case $previous in\n{}      esac\n", command->get_name(), bash_values(options));
    out += fmt::format("      if [[ $cur == -* ]]; then _govgraph_words {}; ",
                       in_quotes(fmt::format("{}", fmt::join(all, " "))));
    if (!arguments.empty()) out += fmt::format("else _govgraph_words {}; ", in_quotes(arguments));
    out += "fi ;;\n";
  }
  out += fmt::format("    '') _govgraph_words '{} --help --version --lang' ;;\n  esac\n}}\n\n", commands);
  return out + "complete -o bashdefault -o default -F _govgraph govgraph\n";
}

// ---- zsh ----

/// Inside of the brackets of a specification of _arguments.
std::string zsh_text(std::string_view text) {
  std::string out;
  for (const char c : text) {
    if (c == '[' || c == ']' || c == ':' || c == '\\') out += '\\';
    out += c;
  }
  return out;
}

std::string zsh_action(const DescribedOption& option) {
  switch (option.takes) {
    case Takes::kWords:
      if (option.is_list) return fmt::format("_values -s , {} {}", "value", fmt::join(option.words, " "));
      return fmt::format("({})", fmt::join(option.words, " "));
    case Takes::kFile:
      return "_files";
    case Takes::kFolder:
      return "_files -/";
    default:
      return " ";
  }
}

std::string zsh_option(const DescribedOption& option) {
  std::string out;
  const std::string value =
      option.value.empty() ? "" : fmt::format(":{}:{}", zsh_text(option.value), zsh_action(option));
  for (const std::string& name : names_of(option))
    out += "        " +
           in_quotes(fmt::format("{}{}[{}]{}", name, option.value.empty() || name.size() == 2 ? "" : "=",
                                 zsh_text(option.what), value)) +
           " \\\n";
  return out;
}

std::string zsh(const CLI::App& root) {
  std::string names, cases;
  for (const CLI::App* command : commands_of(root)) {
    names += fmt::format("    {}\n", in_quotes(command->get_name() + ":" + zsh_text(command->get_description())));
    cases += fmt::format("    {})\n      _arguments \\\n", command->get_name());
    std::string rest = "_files";
    for (const DescribedOption& each : options_of(*command)) {
      if (each.argument.empty())
        cases += zsh_option(each);
      else
        rest = zsh_action(each);
    }
    cases +=
        fmt::format("        '--lang=[zh, en]:LANGUAGE:(zh en)' \\\n        {} ;;\n", in_quotes("*:argument:" + rest));
  }
  return fmt::format(
      "#compdef govgraph\n# zsh completion of govgraph; written by `govgraph help --completion zsh`\n_govgraph() {{\n"
      "  local -a commands\n  local state\n  commands=(\n{}  )\n"
      "  _arguments -C '--lang=[zh, en]:LANGUAGE:(zh en)' '--help[help]' '--version[version]' '1:command:->command' "
      "'*::argument:->argument'\n"
      "  if [[ $state == command ]]; then\n    _describe command commands\n    return\n  fi\n  case $words[1] in\n{}  esac\n}}\n\n"
      "_govgraph \"$@\"\n",
      names, cases);
}

// ---- fish ----

std::string fish_option(const std::string& command, const DescribedOption& option) {
  std::string out = fmt::format("complete -c govgraph -n '__fish_seen_subcommand_from {}'", command);
  for (const std::string& name : option.longs) out += " -l " + name.substr(2);
  for (const std::string& name : option.shorts) out += (name.size() == 2 ? " -s " : " -o ") + name.substr(1);
  if (option.takes == Takes::kWords)
    out += fmt::format(" -x -a {}", in_quotes(fmt::format("{}", fmt::join(option.words, " "))));
  else if (option.takes == Takes::kFile || option.takes == Takes::kFolder)
    out += option.argument.empty() ? " -r -F" : "";
  else if (option.takes == Takes::kText && option.argument.empty())
    out += " -x";
  return out + fmt::format(" -d {}\n", in_quotes(option.what.substr(0, option.what.find('\n'))));
}

std::string fish(const CLI::App& root) {
  std::string out = "# fish completion of govgraph; written by `govgraph help --completion fish`\n";
  out += "complete -c govgraph -l lang -x -a 'zh en' -d 'zh, en'\n";
  for (const CLI::App* command : commands_of(root)) {
    out += fmt::format("complete -c govgraph -n __fish_use_subcommand -x -a {} -d {}\n", command->get_name(),
                       in_quotes(command->get_description()));
    for (const DescribedOption& each : options_of(*command))
      if (each.argument.empty() || each.takes == Takes::kWords) out += fish_option(command->get_name(), each);
  }
  return out;
}

}  // namespace

std::string completion_for(const CLI::App& root, std::string_view shell) {
  if (shell == "bash") return bash(root);
  if (shell == "zsh") return zsh(root);
  if (shell == "fish") return fish(root);
  throw UsageError(fmt::format("help: completion is written for bash, zsh and fish, not for '{}'", shell));
}

}  // namespace govgraph::cli
