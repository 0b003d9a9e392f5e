// SPDX-License-Identifier: Apache-2.0
// govgraph_rule_checker <folder> <output>: what the build runs to refuse faulty rules, and to put the files together
// that the binary carries. Each file is preceded by a line "%file NAME".
#include <filesystem>
#include <fstream>
#include <iostream>

#include "base/error.hpp"
#include "extract/rules/rule_set.hpp"

int main(int argc, char** argv) {
  using namespace govgraph;
  if (argc != 3) {
    std::cerr << "usage: govgraph_rule_checker FOLDER OUTPUT\n";
    return 2;
  }
  try {
    const std::vector<extract::RuleFile> files = extract::read_rule_files(argv[1]);
    extract::RuleSet::compile(files, lexicon::Lexicon::built_in());
    std::ofstream out(argv[2], std::ios::binary | std::ios::trunc);
    for (const extract::RuleFile& file : files) {
      out << "%file " << std::filesystem::path(file.path).filename().string() << '\n' << file.bytes;
      if (!file.bytes.ends_with('\n')) out << '\n';
    }
    if (!out.flush()) throw InputError(std::string(argv[2]) + ": cannot be written; check space and permissions");
    return 0;
  } catch (const Error& error) {
    std::cerr << "govgraph_rule_checker: " << error.what() << '\n';
    return 2;
  }
}
