// SPDX-License-Identifier: Apache-2.0
#include "manual.hpp"

#include <fmt/core.h>
#include <fmt/format.h>

#include "base/utf8.hpp"
#include "described_options.hpp"
#include "language.hpp"
#include "topics.hpp"

namespace govgraph::cli {
namespace {

/// As text that roff prints as it stands.
std::string roff(std::string_view text) {
  std::string out;
  bool at_begin = true;
  for (const char c : text) {
    if (at_begin && (c == '.' || c == '\'')) out += "\\&";
    if (c == '\\')
      out += "\\e";
    else if (c == '-')
      out += "\\-";
    else
      out += c;
    at_begin = c == '\n';
  }
  return out;
}

/// Filled text. roff breaks lines at blanks alone, so each place where Chinese may be broken is marked.
std::string filled(std::string_view text) {
  constexpr std::string_view kNotFirst = "，。；：、！？）”》…";
  std::string out;
  for (std::size_t i = 0; i < text.size();) {
    const utf8::Step step = utf8::decode(text, i);
    const std::string_view character = text.substr(i, step.length), rest = text.substr(i + step.length);
    i += step.length;
    out += character;
    if (step.code_point < 0x2E80 || rest.empty() || static_cast<unsigned char>(rest[0]) < 0xE2) continue;
    const bool stays =
        kNotFirst.find(rest.substr(0, 3)) != std::string_view::npos || character == "（" || character == "“";
    if (!stays) out += '\x01';
  }
  std::string escaped;
  for (const char c : roff(out)) escaped += c == '\x01' ? "\\:" : std::string(1, c);
  return escaped;
}

std::string as_it_stands(std::string_view text) {
  while (text.ends_with('\n')) text.remove_suffix(1);
  return ".nf\n" + roff(text) + "\n.fi\n";
}

std::string option_entry(const DescribedOption& option) {
  std::vector<std::string> names = option.shorts;
  names.insert(names.end(), option.longs.begin(), option.longs.end());
  std::string head = option.argument.empty() ? fmt::format("{}", fmt::join(names, ", ")) : translated(option.argument);
  std::string out = ".TP\n\\fB" + roff(head) + "\\fR";
  if (!option.value.empty()) out += " \\fI" + roff(translated(option.value)) + "\\fR";
  return out + "\n" + filled(option.what) + "\n";
}

std::string command_section(const CLI::App& command) {
  std::string out =
      fmt::format(".SS \"govgraph {}\"\n{}\n", command.get_name(), roff(translated(command.get_description())));
  for (const DescribedOption& each : options_of(command))
    if (each.longs.empty() || each.longs.front() != "--help") out += option_entry(each);
  return out + ".PP\n" + as_it_stands(translated(command.get_footer()));
}

std::string heading(std::string_view english) { return fmt::format(".SH {}\n", translated(english)); }

}  // namespace

std::string manual_page(const CLI::App& root) {
  std::string out =
      ".\\\" Written by `govgraph help --man`.\n.TH GOVGRAPH 1 \"\" \"govgraph " GOVGRAPH_VERSION "\"\n.ad l\n.nh\n";
  out += heading("NAME") +
         roff("govgraph - " + translated("a knowledge graph of local governance out of newspaper pages")) + "\n";
  out +=
      heading("SYNOPSIS") +
      fmt::format(
          "\\fBgovgraph\\fR [\\fB\\-\\-lang\\fR zh|en] \\fI{0}\\fR [\\fI{1}\\fR]\n.br\n\\fBgovgraph help\\fR [\\fI{0}\\fR]\n",
          translated("COMMAND"), translated("OPTIONS"));
  out += heading("COMMANDS");
  for (const CLI::App* command : commands_of(root)) out += command_section(*command);
  for (const Topic& each : topics()) {
    const std::string_view text = each.text();
    out += fmt::format(".SH \"{}\"\n", roff(each.title()));
    out += as_it_stands(text.substr(std::min(text.size(), each.title().size() + 2)));
  }
  out += heading("ENVIRONMENT") + ".TP\n\\fBGOVGRAPH_DB\\fR\n" +
         filled(translated("the database, where --db does not name one")) + "\n";
  out +=
      ".TP\n\\fBLC_ALL\\fR, \\fBLC_MESSAGES\\fR, \\fBLANG\\fR\n" +
      filled(translated(
          "the language, where --lang does not name one: Chinese where the first of them that is set begins with zh")) +
      "\n";
  out += ".TP\n\\fBTMPDIR\\fR\n" + roff(translated("where archives are unpacked")) + "\n";
  return out;
}

}  // namespace govgraph::cli
