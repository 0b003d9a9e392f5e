// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <iostream>
#include <string>
#include <vector>

#include "base/error.hpp"
#include "pipeline/load.hpp"
#include "pipeline/sources.hpp"

namespace govgraph {

/// Calls `use(document, lexicon)` with each page of the command line, read with the built-in lexicon. The exit status:
/// 2, and a line on stderr, for a page that cannot be read.
template <class Use>
int for_each_page(int count, char** arguments, Use use) {
  try {
    const pipeline::ChosenLexicon chosen("");
    const std::vector<std::string> files(arguments + 1, arguments + count);
    for (const pipeline::Source& source : pipeline::find_sources(files).files)
      pipeline::read_or_throw(source, {}, [&](const Document& document) {
        use(document, chosen.get());
        return true;
      });
    return 0;
  } catch (const Error& error) {
    std::cerr << error.what() << '\n';
    return 2;
  }
}

}  // namespace govgraph
