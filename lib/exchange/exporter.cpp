// SPDX-License-Identifier: Apache-2.0
#include "exchange/exporter.hpp"

#include <algorithm>
#include <memory>
#include <mutex>
#include <utility>

#include "base/error.hpp"
#include "exchange/derived.hpp"

namespace govgraph::exchange {
namespace {

/// "书记" and "镇长" to "书记 | 镇长"; a value that stands there already is not repeated.
void join_values(std::string& into, const std::string& value) {
  constexpr std::string_view kBetween = " | ";
  if (into.empty()) {
    into = value;
  } else if (!value.empty() &&
             (std::string(kBetween) + into + std::string(kBetween))
                     .find(std::string(kBetween) + value + std::string(kBetween)) == std::string::npos) {
    into.append(kBetween).append(value);
  }
}

class Walk {
 public:
  Walk(const GraphView& view, const Selection& selection, Exporter& exporter, Sharing sharing)
      : view_(view),
        selection_(selection),
        exporter_(exporter),
        sharing_(sharing),
        needs_(exporter.needs()),
        outline_(view, selection, {needs_.times, needs_.ties}, sharing) {}

  ExportCounts run() {
    exporter_.begin(outline_);
    if (needs_.documents && selection_.everything()) documents();
    if (needs_.articles) articles();
    nodes();
    edges();
    if (selection_.derived) derived();
    for (const DerivedEdge& each : selection_.shared) {
      exporter_.derived(each);
      ++counts_.derived;
    }
    exporter_.finish();
    return counts_;
  }

 private:
  void documents() {
    for (const DocumentInfo& each : view_.documents()) {
      sharing_.cancellation.check();
      const auto facts = view_.facts(each.path);
      if (!facts)
        throw CorruptionError(each.path +
                              ": listed in the database, but its statements are missing; run `govgraph check`");
      exporter_.document(*facts);
      ++counts_.documents;
    }
  }

  void articles() {
    for (const DocumentInfo& each : view_.documents())
      for (std::uint32_t i = 0; i < each.articles.size(); ++i, ++counts_.articles) exporter_.article(each, i);
  }

  void nodes() {
    if (needs_.evidence && selection_.all_nodes()) {
      counts_.nodes = share_out(outline_.nodes().size(), [&](IdRange range, Exporter& exporter) {
        std::uint64_t count = 0;
        view_.visit_nodes_with_mentions_in(range, [&](const Node& node, std::span<const Located> mentions) {
          count += add(node, mentions, exporter);
          return true;
        });
        return count;
      });
      return;
    }
    view_.visit_nodes(std::nullopt, [&](const Node& node) {
      sharing_.cancellation.check();
      if (outline_.find(node.id))
        counts_.nodes += add(node, needs_.evidence ? view_.mentions(node.id) : std::vector<Located>{}, exporter_);
      return true;
    });
  }

  bool add(const Node& node, std::span<const Located> mentions, Exporter& exporter) const {
    sharing_.cancellation.check();
    if (!outline_.find(node.id)) return false;
    exporter.node(node, mentions);
    return true;
  }

  void edges() {
    counts_.edges =
        share_out(outline_.edges(), [&](IdRange range, Exporter& exporter) { return edges(range, exporter); });
  }

  /// Returns how many were handed over. Of a part of the graph only what is in it is looked up.
  std::uint64_t edges(IdRange range, Exporter& exporter) const {
    std::uint64_t count = 0;
    const auto is_in = [&](const Edge& edge) {
      sharing_.cancellation.check();
      return selects(selection_, edge) && has_ends(edge);
    };
    if (needs_.evidence && selection_.everything()) {
      view_.visit_edges_with_evidence_in(range, [&](const Edge& edge, std::span<const Located> evidence) {
        if (is_in(edge)) count += hand_over(edge, evidence, exporter);
        return true;
      });
    } else {
      view_.visit_edges_in(range, [&](const Edge& edge) {
        if (is_in(edge))
          count += hand_over(edge, needs_.evidence ? view_.evidence(edge.id) : std::vector<Located>{}, exporter);
        return true;
      });
    }
    return count;
  }

  /// A run of nodes or edges, written apart.
  struct Run {
    std::unique_ptr<Exporter> exporter;
    std::uint64_t count = 0;
  };

  /// `hand(range, exporter)` hands over the nodes or edges in a range and returns how many. For all of them, some
  /// `elements`: run by run on several threads if that can be, else at once. Exporters of runs are used again, for the
  /// sake of their buffers.
  template <class Hand>
  std::uint64_t share_out(std::uint64_t elements, Hand hand) {
    std::unique_ptr<Exporter> first = view_.divides() ? exporter_.make_run() : nullptr;
    if (!first) return hand(IdRange{}, exporter_);
    std::mutex mutex;
    std::vector<std::unique_ptr<Exporter>> idle;
    idle.push_back(std::move(first));
    const auto write = [&](IdRange range) {
      Run run;
      {
        const std::lock_guard lock(mutex);
        if (idle.empty()) idle.push_back(exporter_.make_run());
        run.exporter = std::move(idle.back());
        idle.pop_back();
      }
      run.count = hand(range, *run.exporter);
      return run;
    };
    std::uint64_t count = 0;
    in_runs<Run>(view_, elements / sharing_.run, sharing_, write, [&](Run run) {
      exporter_.append_run(*run.exporter);
      count += run.count;
      const std::lock_guard lock(mutex);
      idle.push_back(std::move(run.exporter));
    });
    return count;
  }

  /// Without a choice of nodes the outline has seen that they are there.
  bool has_ends(const Edge& edge) const {
    return selection_.all_nodes() || (outline_.find(edge.head) && outline_.find(edge.tail));
  }

  bool hand_over(const Edge& edge, std::span<const Located> evidence, Exporter& exporter) const {
    const std::vector<EdgeId> group = needs_.merged ? outline_.parallel(edge) : std::vector<EdgeId>{};
    if (!group.empty() && group.front() != edge.id) return false;
    if (group.empty()) {
      exporter.edge(edge, evidence);
    } else {
      std::vector<Located> all(evidence.begin(), evidence.end());
      const Edge merged = merge(edge, group, all);
      exporter.edge(merged, all);
    }
    return true;
  }

  Edge merge(Edge into, const std::vector<EdgeId>& group, std::vector<Located>& evidence) const {
    for (std::size_t i = 1; i < group.size(); ++i) {
      const auto other = view_.edge(group[i]);
      if (!other) throw CorruptionError("an edge was listed and then not found; run `govgraph check`");
      join_values(into.role, other->role);
      // One office held is enough for the pair to hold: "former" stays only where all are.
      if (!find_property(other->properties, "status"))
        std::erase_if(into.properties, [](const auto& p) { return p.first == "status"; });
      for (const auto& [key, value] : other->properties) {
        const std::string* old = find_property(into.properties, key);
        if (!old && key == "status") continue;
        std::string all = old ? *old : std::string();
        join_values(all, value);
        set_property(into.properties, key, std::move(all));
      }
      into.inferred = into.inferred && other->inferred;
      into.confidence = std::max(into.confidence, other->confidence);
      into.documents = std::max(into.documents, other->documents);
      if (!needs_.evidence) continue;
      const auto more = view_.evidence(other->id);
      evidence.insert(evidence.end(), more.begin(), more.end());
    }
    std::sort(evidence.begin(), evidence.end());
    evidence.erase(std::unique(evidence.begin(), evidence.end()), evidence.end());
    return into;
  }

  void derived() {
    visit_derived(view_, outline_, [&](const DerivedEdge& edge) {
      exporter_.derived(edge);
      ++counts_.derived;
    });
  }

  const GraphView& view_;
  const Selection& selection_;
  Exporter& exporter_;
  Sharing sharing_;
  Needs needs_;
  Outline outline_;
  ExportCounts counts_;
};

}  // namespace

Exporter::~Exporter() = default;
void Exporter::document(const DocumentFacts&) {}
void Exporter::article(const DocumentInfo&, std::uint32_t) {}
void Exporter::derived(const DerivedEdge&) {}
std::unique_ptr<Exporter> Exporter::make_run() { return nullptr; }
void Exporter::append_run(Exporter&) {}

std::string_view name_of(DerivedEdge::Type type) {
  constexpr std::string_view kNames[] = {"MENTIONED_IN", "CO_OCCURS", "SHARES"};
  return kNames[static_cast<std::size_t>(type)];
}

ExportCounts export_graph(const GraphView& view, const Selection& selection, Exporter& exporter, Sharing sharing) {
  return Walk(view, selection, exporter, sharing).run();
}

}  // namespace govgraph::exchange
