// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <limits>
#include <vector>

#include "base/cancellation.hpp"
#include "lexicon/lexicon.hpp"
#include "model/missed.hpp"

namespace govgraph::pipeline {

struct MissedOptions {
  std::vector<Label> labels{};  ///< none: all
  /// Stops before more text than this; where there is more, documents are taken evenly from all. The same graph, the
  /// same documents.
  std::uint64_t most_bytes = std::numeric_limits<std::uint64_t>::max();
  Cancellation cancellation{};  ///< once requested it throws CancelledError before the next document
};

/// Reads the stored pages again, as they were read for the graph, for what looks like a name and was left alone.
/// `lexicon` should be the one that the graph was built with. About a second for a megabyte. Thread-safe.
MissedStrings missed_strings(const GraphView& view, const lexicon::Lexicon& lexicon, const MissedOptions& options = {});

}  // namespace govgraph::pipeline
