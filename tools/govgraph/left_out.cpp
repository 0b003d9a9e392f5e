// SPDX-License-Identifier: Apache-2.0
#include "left_out.hpp"

#include <algorithm>
#include <array>
#include <unordered_map>

#include <fmt/core.h>

#include "analysis/projection.hpp"
#include "base/error.hpp"
#include "base/sort_unique.hpp"
#include "graph_options.hpp"
#include "words.hpp"

namespace govgraph::cli {
namespace {

bool holds(const auto& values, const auto& value) {
  return std::find(values.begin(), values.end(), value) != values.end();
}

struct Standing {
  Label label = Label::kPerson;
  bool chosen = false;
  bool tied = false;          ///< to a chosen one
  std::uint32_t members = 0;  ///< of one that is left out: chosen ones that it is tied to
  std::uint32_t through = 0;  ///< labels of nodes left out that tie it to others, a bit each
};

}  // namespace

std::string LeftOut::labels_text() const {
  constexpr std::size_t kMost = 3;
  std::string out;
  for (std::size_t i = 0; i < std::min(kMost, through.size()); ++i)
    out += fmt::format("{}{} {}", out.empty() ? "" : ", ", word_of(through[i].first), through[i].second);
  return out;
}

LeftOut tied_only_through(const GraphView& view, const exchange::Selection& selection,
                          const Cancellation& cancellation) {
  std::unordered_map<NodeId, Standing> nodes;
  LeftOut out;
  view.visit_labels([&](NodeId id, Label label) {
    const bool chosen = holds(selection.labels, label);
    nodes.emplace(id, Standing{label, chosen, false, 0, 0});
    out.chosen += chosen;
  });
  const auto visit = [&](auto use) {
    view.visit_ties([&](NodeId head, RelationType type, NodeId tail) {
      if (head == tail || (!selection.types.empty() && !holds(selection.types, type))) return;
      use(nodes[head], nodes[tail]);
      use(nodes[tail], nodes[head]);
    });
    cancellation.check();
  };
  visit([](Standing& one, const Standing& other) {
    one.tied = one.tied || (one.chosen && other.chosen);
    one.members += !one.chosen && other.chosen;
  });
  visit([](Standing& one, const Standing& other) {
    if (one.chosen && !one.tied && !other.chosen && other.members > 1)
      one.through |= 1U << static_cast<unsigned>(other.label);
  });
  std::array<std::uint64_t, 32> counts{};
  for (const auto& [id, each] : nodes) {
    out.nodes += each.through != 0;
    for (unsigned bit = 0; bit < counts.size(); ++bit) counts[bit] += each.through >> bit & 1;
  }
  for (const LabelInfo& each : labels())
    if (const auto count = counts[static_cast<std::size_t>(each.label)]; count > 0)
      out.through.emplace_back(each.label, count);
  std::stable_sort(out.through.begin(), out.through.end(),
                   [](const auto& a, const auto& b) { return a.second > b.second; });
  return out;
}

std::vector<exchange::DerivedEdge> shared_ties(const GraphView& view, const exchange::Selection& selection,
                                               const std::string& label, const Cancellation& cancellation) {
  if (selection.labels.empty()) throw UsageError("export: --project goes with --label, which says whom to tie");
  LabelsOption named;
  named.names = {label};
  const Label via = named.labels().front();
  const auto chosen = [&](NodeId id) {
    return !selection.nodes || std::binary_search(selection.nodes->begin(), selection.nodes->end(), id);
  };
  std::vector<exchange::DerivedEdge> out;
  std::vector<Label> chosen_labels = selection.labels;
  sort_unique(chosen_labels);
  for (auto one = chosen_labels.begin(); one != chosen_labels.end(); ++one)
    for (auto other = one; other != chosen_labels.end(); ++other) {
      const auto ties = analysis::project(view, {.one = *one,
                                                 .other = *other,
                                                 .via = via,
                                                 .types = selection.types,
                                                 .min_confidence = selection.min_confidence,
                                                 .cancellation = cancellation});
      for (const analysis::Tie& tie : ties) {
        const auto [head, tail] = std::minmax(tie.one, tie.other);
        if (chosen(head) && chosen(tail))
          out.push_back({exchange::DerivedEdge::Type::kShares, head, tail, {}, tie.shared, {}});
      }
    }
  std::sort(out.begin(), out.end(),
            [](const auto& a, const auto& b) { return std::pair(a.head, a.tail) < std::pair(b.head, b.tail); });
  return out;
}

}  // namespace govgraph::cli
