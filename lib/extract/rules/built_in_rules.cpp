// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include "extract/rules/rule_compiler.hpp"
#include "extract/rules/rule_set.hpp"

// The assembler copies the files into the read-only segment.
asm(".pushsection .rodata.govgraph_rules, \"a\"\n"
    ".globl govgraph_rules_begin\n"
    ".hidden govgraph_rules_begin\n"
    "govgraph_rules_begin:\n"
    ".incbin \"" GOVGRAPH_RULES
    "\"\n"
    ".globl govgraph_rules_end\n"
    ".hidden govgraph_rules_end\n"
    "govgraph_rules_end:\n"
    ".popsection\n");

// NOLINTBEGIN(readability-identifier-naming): symbols of the assembler
extern "C" {
extern const char govgraph_rules_begin[] __attribute__((visibility("hidden")));
extern const char govgraph_rules_end[] __attribute__((visibility("hidden")));
}
// NOLINTEND(readability-identifier-naming)

namespace govgraph::extract {
namespace {

std::vector<RuleFile> built_in_files() {
  constexpr std::string_view kMark = "%file ";
  std::string_view text(govgraph_rules_begin, static_cast<std::size_t>(govgraph_rules_end - govgraph_rules_begin));
  std::vector<RuleFile> out;
  while (text.starts_with(kMark)) {
    text.remove_prefix(kMark.size());
    const std::size_t line = text.find('\n');
    const std::size_t end = std::min(text.find("\n%file ", line), text.size() - 1) + 1;
    out.push_back({std::string(text.substr(0, line)), std::string(text.substr(line + 1, end - line - 1))});
    text.remove_prefix(end);
  }
  return out;
}

}  // namespace

const RuleSet& RuleSet::built_in() {
  static const RuleSet kRules = compile(built_in_files(), lexicon::Lexicon::built_in());
  return kRules;
}

RuleSet RuleSet::with_directory(const std::filesystem::path& directory, const lexicon::Lexicon& lexicon) {
  std::vector<RuleFile> files = built_in_files();
  for (RuleFile& each : read_rule_files(directory)) {
    each.own = true;
    files.push_back(std::move(each));
  }
  return compile(files, lexicon);
}

}  // namespace govgraph::extract
