// SPDX-License-Identifier: Apache-2.0
// govgraph_lexicon_compiler <folder of tables> <image>: what the build runs to make the lexicon that
// the binary carries.
#include <fstream>
#include <iostream>

#include "base/error.hpp"
#include "lexicon/compile.hpp"

namespace {

using namespace govgraph;

void run(const char* directory, const char* path) {
  const auto tables = lexicon::read_tables(directory);
  const std::string image = lexicon::compile(tables);
  std::ofstream out(path, std::ios::binary | std::ios::trunc);
  out.write(image.data(), static_cast<std::streamsize>(image.size()));
  if (!out.flush()) throw InputError(std::string(path) + ": cannot be written; check space and permissions");
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 3) {
    std::cerr << "usage: govgraph_lexicon_compiler FOLDER IMAGE\n";
    return 2;
  }
  try {
    run(argv[1], argv[2]);
    return 0;
  } catch (const Error& error) {
    std::cerr << "govgraph_lexicon_compiler: " << error.what() << '\n';
    return 2;
  }
}
