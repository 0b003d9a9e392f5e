// SPDX-License-Identifier: Apache-2.0
// candidates FILE...: the candidates for names of each page, one a line: document, family, label, form, where its head
// ends, and the answer to each trait. Input of tools/weights/fit.
#include <fmt/format.h>

#include <iostream>
#include <string>
#include <vector>

#include "base/utf8.hpp"
#include "extract/candidates/candidates.hpp"
#include "extract/passes.hpp"
#include "pages.hpp"

using namespace govgraph;

namespace {

void print(const Document& document, const extract::Candidate& each) {
  std::string line =
      fmt::format("{}\t{}\t{}\t{}\t{}", document.id, static_cast<int>(extract::family_of(each.label)),
                  info(each.label).name, utf8::squeeze(utf8::encode(document.at(each.span))), each.span.end);
  for (const std::uint8_t answer : each.traits) line += fmt::format("\t{}", answer);
  std::cout << line << '\n';
}

void print_candidates(const Document& document, const lexicon::Lexicon& lexicon) {
  Diagnostics diagnostics;
  std::vector<extract::Candidate> candidates;
  extract::ExtractOptions options;
  options.candidates = &candidates;
  extract::extract(document, lexicon, diagnostics, options);
  for (const extract::Candidate& each : candidates) print(document, each);
}

}  // namespace

int main(int count, char** arguments) { return for_each_page(count, arguments, print_candidates); }
