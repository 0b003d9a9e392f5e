// SPDX-License-Identifier: Apache-2.0
// candidates FILE...: the candidates for names of each page, one a line: document, family, label, form, where its head
// ends, and the answer to each trait. Input of tools/weights/fit.
#include <fmt/format.h>

#include <iostream>
#include <string>
#include <vector>

#include "base/error.hpp"
#include "base/utf8.hpp"
#include "extract/candidates/candidates.hpp"
#include "extract/passes.hpp"
#include "pipeline/load.hpp"
#include "pipeline/sources.hpp"

using namespace govgraph;

namespace {

void print(const Document& document, const extract::Candidate& each) {
  std::string line =
      fmt::format("{}\t{}\t{}\t{}\t{}", document.id, static_cast<int>(extract::family_of(each.label)),
                  info(each.label).name, utf8::squeeze(utf8::encode(document.at(each.span))), each.span.end);
  for (const std::uint8_t answer : each.traits) line += fmt::format("\t{}", answer);
  std::cout << line << '\n';
}

}  // namespace

int main(int count, char** arguments) {
  try {
    const pipeline::ChosenLexicon chosen("");
    const std::vector<std::string> files(arguments + 1, arguments + count);
    for (const pipeline::Source& source : pipeline::find_sources(files).files)
      pipeline::read_or_throw(source, {}, [&](const Document& document) {
        Diagnostics diagnostics;
        std::vector<extract::Candidate> candidates;
        extract::ExtractOptions options;
        options.candidates = &candidates;
        extract::extract(document, chosen.get(), diagnostics, options);
        for (const extract::Candidate& each : candidates) print(document, each);
        return true;
      });
  } catch (const Error& error) {
    std::cerr << error.what() << '\n';
    return 2;
  }
}
