// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "model/graph_view.hpp"
#include "model/missed.hpp"
#include "serve/tables.hpp"

namespace govgraph::serve {

/// How much was printed and said in a month.
struct MonthCount {
  Month month = 0;
  std::uint32_t documents = 0, articles = 0;
  std::uint32_t edges = 0;  ///< stated in that month for the first time

  friend bool operator==(const MonthCount&, const MonthCount&) = default;
};

/// A document with the titles of its first articles.
struct RecentDocument {
  std::string date, document;
  std::vector<std::string> titles;
  std::uint64_t articles = 0;

  friend bool operator==(const RecentDocument&, const RecentDocument&) = default;
};

struct Counts {
  std::uint64_t documents = 0, articles = 0, bytes = 0, inferred = 0, undated = 0;
  std::vector<std::uint64_t> by_label, by_type;  ///< as in `labels()` and `relation_types()`
  std::vector<MonthCount> months;                ///< ascending; without months of nothing
  std::vector<RecentDocument> recent;            ///< at most kRecent, the latest first, those of no known day last

  static constexpr std::size_t kRecent = 12, kTitles = 4;

  friend bool operator==(const Counts&, const Counts&) = default;
};

/// Reads the pages of a graph again for strings that look like names and were left alone, in bounded time. Empty: that
/// is not done.
using ReadAgain = std::function<MissedStrings(const GraphView&)>;

/// A graph as it stood at one moment, with what answers need at once held in memory: nodes, edges and who touches whom,
/// about 150 bytes a node and 80 an edge beside the names (`NameIndex`). Making one scans the graph, 18 seconds for a
/// million nodes and five million edges; with an earlier one of the same database, only what changed is read and the
/// rest is copied: two seconds for as many. Immutable and thread-safe.
class Snapshot {
 public:
  /// `before`: an earlier snapshot of the same graph, if there is one; it need not outlive this.
  Snapshot(std::shared_ptr<const GraphView> view, std::uint64_t number, const Snapshot* before = nullptr,
           ReadAgain read_again = {});

  const GraphView& view() const { return *view_; }
  std::uint64_t number() const { return number_; }  ///< counts the openings of a database, from 1

  std::span<const NodeEntry> nodes() const { return tables_->nodes; }  ///< ascending by id
  std::span<const EdgeEntry> edges() const { return tables_->edges; }  ///< ascending by id
  std::optional<std::uint32_t> find(NodeId id) const { return tables_->find(id); }
  std::optional<std::uint32_t> find(EdgeId id) const { return tables_->find(id); }

  /// The edges that touch a node: stated before inferred, then the surest, then those that lead to the best linked.
  std::span<const Link> links(std::uint32_t node) const { return tables_->links_of(node); }

  /// Indexes of all nodes, the best linked first.
  std::span<const std::uint32_t> by_links() const { return tables_->by_links; }

  const LayeredNames& names() const { return tables_->names; }
  const Counts& counts() const { return counts_; }

  /// What looks like a name and was left alone; nullptr where pages are not read again. The first call reads them,
  /// others wait for it.
  const MissedStrings* missed() const;

  /// Whether it was made of an earlier one.
  bool renewed() const { return renewed_; }

 private:
  void count(std::span<const DocumentInfo> documents, const ArticleMonths& months);

  std::shared_ptr<const GraphView> view_;
  std::uint64_t number_;
  std::optional<std::vector<Fingerprint>> fingerprints_;
  std::shared_ptr<const Tables> tables_;  ///< shared with those before that say the same
  Counts counts_;
  bool renewed_ = false;
  ReadAgain read_again_;
  mutable std::once_flag was_read_again_;
  mutable MissedStrings missed_;
};

}  // namespace govgraph::serve
