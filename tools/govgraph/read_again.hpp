// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <memory>
#include <string>

#include "pipeline/load.hpp"
#include "serve/snapshot.hpp"

namespace govgraph::cli {

/// Reads about a megabyte of a graph's pages again for what was left alone. Empty when they were read with another
/// lexicon (`built_with`, as the graph's origin says; empty: not known): then other strings would be told.
serve::ReadAgain read_again_with(std::shared_ptr<const pipeline::ChosenLexicon> lexicon, const std::string& built_with);

}  // namespace govgraph::cli
