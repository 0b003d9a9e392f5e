// SPDX-License-Identifier: Apache-2.0
// govgraph_lexicon_compiler <folder> <image> <header>: what the build runs to make the lexicon that the binary
// carries, and the header that names its features. A header that would be the same is left alone.
#include <fstream>
#include <iostream>
#include <iterator>
#include <string>

#include "base/error.hpp"
#include "lexicon/compile.hpp"

namespace {

using namespace govgraph;

void write(const char* path, const std::string& bytes) {
  std::ofstream out(path, std::ios::binary | std::ios::trunc);
  out.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
  if (!out.flush()) throw InputError(std::string(path) + ": cannot be written; check space and permissions");
}

std::string read(const char* path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

void run(const char* directory, const char* image_path, const char* header_path) {
  const std::string image = lexicon::compile(lexicon::read_words(directory));
  write(image_path, image);
  const std::string header = lexicon::feature_header(lexicon::open_image(image).features);
  if (header != read(header_path)) write(header_path, header);
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 4) {
    std::cerr << "usage: govgraph_lexicon_compiler FOLDER IMAGE HEADER\n";
    return 2;
  }
  try {
    run(argv[1], argv[2], argv[3]);
    return 0;
  } catch (const Error& error) {
    std::cerr << "govgraph_lexicon_compiler: " << error.what() << '\n';
    return 2;
  }
}
