// SPDX-License-Identifier: Apache-2.0
// quotations FILE...: the quotations of each page that may be names, one a line: document, form, form with the noun
// that follows, what the rules make of it, and the answer to each trait. Input of tools/weights/fit_quotations.
#include <fmt/format.h>

#include <iostream>
#include <string>
#include <vector>

#include "base/utf8.hpp"
#include "extract/passes.hpp"
#include "extract/quoted.hpp"
#include "pages.hpp"

using namespace govgraph;

namespace {

void print(const Document& document, const extract::QuotedCandidate& each) {
  const std::uint32_t end =
      each.trailing && each.trailing->begin == each.outer.end ? each.trailing->head.span.end : each.inner.end;
  std::string line = fmt::format("{}\t{}\t{}\t{}", document.id, utf8::squeeze(utf8::encode(document.at(each.inner))),
                                 utf8::squeeze(utf8::encode(document.at({each.inner.begin, end}))),
                                 each.ruled ? info(*each.ruled).name : "-");
  for (const std::uint8_t answer : each.traits) line += fmt::format("\t{}", answer);
  std::cout << line << '\n';
}

void print_quotations(const Document& document, const lexicon::Lexicon& lexicon) {
  extract::Reading reading{document, lexicon};
  reading.rules = &extract::RuleSet::built_in();
  Diagnostics diagnostics;
  for (const extract::Pass& pass : extract::passes()) {
    if (pass.name == "quoted-names") break;
    pass.run(reading, diagnostics);
  }
  for (const extract::QuotedCandidate& each : extract::QuotedNames(reading).candidates()) print(document, each);
}

}  // namespace

int main(int count, char** arguments) { return for_each_page(count, arguments, print_quotations); }
