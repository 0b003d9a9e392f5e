// SPDX-License-Identifier: Apache-2.0
#include "read_again.hpp"

#include "interrupt.hpp"
#include "pipeline/missed.hpp"

namespace govgraph::cli {
namespace {

constexpr std::uint64_t kMostBytes = 1 << 20;

}  // namespace

serve::ReadAgain read_again_with(std::shared_ptr<const pipeline::ChosenLexicon> lexicon,
                                 const std::string& built_with) {
  if (!built_with.empty() && built_with != lexicon->get().version()) return {};
  return [lexicon = std::move(lexicon)](const GraphView& view) {
    return pipeline::missed_strings(view, lexicon->get(), {{}, kMostBytes, cancellation()});
  };
}

}  // namespace govgraph::cli
