// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <set>
#include <string>
#include <vector>

#include "base/cancellation.hpp"
#include "lexicon/lexicon.hpp"
#include "model/graph_view.hpp"

namespace govgraph::cli {

/// Something that a reader is asked, and what either answer decides.
struct Question {
  std::string text;  ///< "Are these one? …", in one line
  std::string reason;
  std::vector<Located> places;    ///< the sentences that show it
  Decision yes, no;               ///< a question of what was left alone has no `no`: its kind is kNote
  std::string yes_word, no_word;  ///< "same", "not same"
};

struct ReviewOptions {
  std::size_t limit = 50;  ///< of each kind
  bool doubts = true, weak = true, missed = true;
  const lexicon::Lexicon* lexicon = nullptr;  ///< for `missed`; must outlive the call
  Cancellation cancellation{};
};

/// Doubts, then the statements of least confidence, then what looks like a name and was left alone. Without those that
/// the decisions of the graph, or `answered`, answer. Cost: as `find_doubts`, a pass over the edges, and for `missed`
/// the pages are read again.
std::vector<Question> questions_of(const GraphView& view, const std::vector<Decision>& answered,
                                   const ReviewOptions& options);

}  // namespace govgraph::cli
