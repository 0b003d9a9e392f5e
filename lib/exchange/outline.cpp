// SPDX-License-Identifier: Apache-2.0
#include "exchange/outline.hpp"

#include <algorithm>
#include <array>
#include <atomic>
#include <functional>

#include "base/error.hpp"
#include "base/hash.hpp"
#include "exchange/exporter.hpp"

namespace govgraph::exchange {
namespace {

template <class T>
bool admitted(const std::vector<T>& set, T value) {
  return set.empty() || std::find(set.begin(), set.end(), value) != set.end();
}

template <class Id>
bool admitted(const std::optional<std::vector<Id>>& set, Id id) {
  return !set || std::binary_search(set->begin(), set->end(), id);
}

constexpr std::size_t kPassRuns = 64;

[[noreturn]] void refuse_loose(EdgeId edge) {
  throw CorruptionError("edge " + hex64(static_cast<std::uint64_t>(edge)) +
                        " has an end that does not exist; run `govgraph check`");
}

}  // namespace

bool selects(const Selection& selection, const Edge& edge) {
  return edge.confidence >= selection.min_confidence && admitted(selection.types, edge.type) &&
         admitted(selection.edges, edge.id);
}

Outline::Outline(const GraphView& view, const Selection& selection, Extras extras, Sharing sharing)
    : cancellation_(sharing.cancellation), documents_(view.documents()) {
  for (std::size_t i = 0; i < documents_.size(); ++i) places_of_documents_.emplace(documents_[i].path, i);
  list_nodes(view, selection, sharing);
  table_ = NodeTable(nodes_.size(), [&](std::size_t i) { return nodes_[i].id; });
  if (extras.times) stated_.assign(nodes_.size(), kNoDays);
  count_edges(view, selection, extras.ties, sharing);
  keep_parallel_only();
  if (!selection.types.empty() || selection.joined_only) drop_untouched();
}

void Outline::list_nodes(const GraphView& view, const Selection& selection, const Sharing& sharing) {
  const auto list = [&](IdRange range) {
    std::vector<Entry> out;
    view.visit_labels_in(range, [&](NodeId id, Label label) {
      cancellation_.check();
      if (admitted(selection.labels, label) && admitted(selection.nodes, id)) out.push_back({id, 0, 0, label});
    });
    return out;
  };
  in_runs<std::vector<Entry>>(view, kPassRuns, sharing, list, [&](const std::vector<Entry>& found) {
    nodes_.insert(nodes_.end(), found.begin(), found.end());
  });
}

std::optional<std::size_t> Outline::find(NodeId id) const {
  const std::uint32_t* first = table_.first(id);
  for (std::size_t i = first[0]; i < first[1]; ++i)
    if (nodes_[i].id == id) return i;
  return std::nullopt;
}

/// Counts one run of edges into the outline, beside others that do the same. Edges are looked at some at a time, so
/// that the memory that one needs is on its way while others are counted: nodes are met in no order.
class Outline::Counter {
 public:
  struct Found {
    std::uint64_t edges = 0;
    std::vector<Tie> ties;  ///< one past kMostTies at most
    std::vector<Parallel> parallel;
  };

  Counter(Outline& outline, const Selection& selection, bool ties)
      : outline_(outline), selection_(selection), ties_(ties) {}

  void add(const Edge& edge) {
    if (!selects(selection_, edge)) return;
    Seen& seen = batch_[filled_++];
    seen = {edge.head, edge.tail, edge.id, edge.confidence, !edge.role.empty(), kNoDays};
    if (!outline_.stated_.empty()) seen.stated = stated_by(edge);
    __builtin_prefetch(outline_.table_.first(edge.head));
    __builtin_prefetch(outline_.table_.first(edge.tail));
    if (filled_ == batch_.size()) count();
  }

  Found finish() {
    count();
    return std::move(found_);
  }

 private:
  struct Seen {
    NodeId head{}, tail{};
    EdgeId id{};
    float confidence = 0;
    bool has_role = false;
    Days stated;
  };

  void count() {
    for (std::size_t i = 0; i < filled_; ++i)
      for (const NodeId end : {batch_[i].head, batch_[i].tail})
        __builtin_prefetch(outline_.nodes_.data() + *outline_.table_.first(end));
    for (std::size_t i = 0; i < filled_; ++i) count(batch_[i]);
    filled_ = 0;
  }

  void count(const Seen& edge) {
    const auto head = outline_.find(edge.head), tail = outline_.find(edge.tail);
    if (!head || !tail) {
      if (selection_.all_nodes()) refuse_loose(edge.id);
      return;
    }
    ++found_.edges;
    for (const std::size_t end : {*head, *tail}) touch(end, edge);
    if (ties_ && found_.ties.size() <= kMostTies)
      found_.ties.emplace_back(static_cast<std::uint32_t>(*head), static_cast<std::uint32_t>(*tail));
    if (edge.has_role) found_.parallel.push_back({edge.head, edge.tail, edge.id});
  }

  void touch(std::size_t end, const Seen& edge) {
    Entry& entry = outline_.nodes_[end];
    std::atomic_ref(entry.degree).fetch_add(1, std::memory_order_relaxed);
    raise(entry.confidence, edge.confidence, std::less<>());
    if (edge.stated == kNoDays) return;
    raise(outline_.stated_[end].first, edge.stated.first, std::greater<>());
    raise(outline_.stated_[end].last, edge.stated.last, std::less<>());
  }

  /// Replaces `value` if it is below (by `below`) `other`.
  template <class T, class Below>
  static void raise(T& value, T other, Below below) {
    const std::atomic_ref shared(value);
    T now = shared.load(std::memory_order_relaxed);
    while (below(now, other) && !shared.compare_exchange_weak(now, other, std::memory_order_relaxed)) {
    }
  }

  Days stated_by(const Edge& edge) {
    days_.clear();
    add_stated_days(edge.properties, days_);
    Days out = kNoDays;
    for (const Days each : days_) out = {std::min(out.first, each.first), std::max(out.last, each.last)};
    return out;
  }

  Outline& outline_;
  const Selection& selection_;
  bool ties_;
  std::array<Seen, 64> batch_;
  std::size_t filled_ = 0;
  std::vector<Days> days_;
  Found found_;
};

void Outline::count_edges(const GraphView& view, const Selection& selection, bool ties, const Sharing& sharing) {
  const auto count = [&](IdRange range) {
    Counter counter(*this, selection, ties);
    view.visit_edges_in(range, [&](const Edge& edge) {
      cancellation_.check();
      counter.add(edge);
      return true;
    });
    return counter.finish();
  };
  in_runs<Counter::Found>(view, kPassRuns, sharing, count, [&](const Counter::Found& found) {
    edges_ += found.edges;
    if (edges_ > kMostTies)
      ties_ = {};
    else
      ties_.insert(ties_.end(), found.ties.begin(), found.ties.end());
    parallel_.insert(parallel_.end(), found.parallel.begin(), found.parallel.end());
  });
}

std::optional<Days> Outline::stated_days(std::size_t index) const {
  return stated_.empty() || stated_[index] == kNoDays ? std::nullopt : std::optional(stated_[index]);
}

void Outline::keep_parallel_only() {
  std::sort(parallel_.begin(), parallel_.end());
  const auto together = [&](std::size_t a, std::size_t b) {
    return b < parallel_.size() && parallel_[a].head == parallel_[b].head && parallel_[a].tail == parallel_[b].tail;
  };
  std::size_t kept = 0;
  pairs_ = edges_;
  for (std::size_t begin = 0, end = 0; begin < parallel_.size(); begin = end) {
    while (end == begin || together(begin, end)) ++end;
    if (end - begin < 2) continue;
    pairs_ -= end - begin - 1;
    for (std::size_t i = begin; i < end; ++i) parallel_[kept++] = parallel_[i];
  }
  parallel_.resize(kept);
  parallel_.shrink_to_fit();
}

void Outline::drop_untouched() {
  std::vector<std::uint32_t> place(ties_.empty() ? 0 : nodes_.size());
  for (std::uint32_t i = 0, kept = 0; i < nodes_.size(); ++i) {
    if (nodes_[i].degree == 0) continue;
    if (!stated_.empty()) stated_[kept] = stated_[i];
    if (!place.empty()) place[i] = kept;
    ++kept;
  }
  for (auto& [head, tail] : ties_) {
    head = place[head];
    tail = place[tail];
  }
  std::erase_if(nodes_, [](const Entry& entry) { return entry.degree == 0; });
  table_ = NodeTable(nodes_.size(), [&](std::size_t i) { return nodes_[i].id; });
}

namespace {

std::string_view date_in(const DocumentInfo& document, std::uint32_t article) {
  const bool dated = article < document.articles.size() && !document.articles[article].date.empty();
  return dated ? document.articles[article].date : document.date;
}

}  // namespace

std::string_view date_of(std::span<const DocumentInfo> documents, const Located& place) {
  const auto at = std::lower_bound(documents.begin(), documents.end(), place.document,
                                   [](const DocumentInfo& each, const std::string& path) { return each.path < path; });
  return at == documents.end() || at->path != place.document ? std::string_view() : date_in(*at, place.article);
}

std::string_view Outline::date_of(const Located& place) const {
  const auto at = places_of_documents_.find(place.document);
  return at == places_of_documents_.end() ? std::string_view() : date_in(documents_[at->second], place.article);
}

std::vector<EdgeId> Outline::parallel(const Edge& edge) const {
  std::vector<EdgeId> out;
  if (edge.role.empty()) return out;
  const Parallel least{edge.head, edge.tail, EdgeId{0}};
  for (auto at = std::lower_bound(parallel_.begin(), parallel_.end(), least);
       at != parallel_.end() && at->head == edge.head && at->tail == edge.tail; ++at)
    out.push_back(at->edge);
  return out;
}

}  // namespace govgraph::exchange
