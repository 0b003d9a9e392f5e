// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string>

#include "pipeline/load.hpp"
#include "store/options.hpp"
#include "store/reader.hpp"

namespace govgraph::pipeline {

/// How pages are read with these words and rules: of two databases with the same stamp, the same page says the same.
/// `lexicon` is a digest of the words and features, `passes` one of the rules and of all sources that read, weights
/// included. Each is followed by '+' and a digest of the researcher's own, if there are any.
store::BuildStamp reading_stamp(const ChosenLexicon& lexicon);

/// Documents of a database that were not read as this program reads; what a researcher's own folder adds is left
/// out of account, for the database does not hold it.
struct Outdated {
  std::uint64_t documents = 0;
  std::uint64_t all = 0;
  bool own_folder = false;  ///< some document was read with words or rules of a researcher's own
};

/// Cost: a pass over the keys of documents.
Outdated outdated(const store::Reader& database);

}  // namespace govgraph::pipeline
