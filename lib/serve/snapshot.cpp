// SPDX-License-Identifier: Apache-2.0
#include "serve/snapshot.hpp"

#include <algorithm>
#include <map>
#include <tuple>
#include <unordered_map>

#include <fmt/core.h>

namespace govgraph::serve {
namespace {

std::size_t place_of(Label label) { return static_cast<std::size_t>(&info(label) - labels().data()); }
std::size_t place_of(RelationType type) { return static_cast<std::size_t>(&info(type) - relation_types().data()); }

template <class Entries, class Id>
std::optional<std::uint32_t> find_in(const Entries& entries, Id id) {
  const auto at = std::lower_bound(entries.begin(), entries.end(), id, [](const auto& entry, Id wanted) { return entry.id < wanted; });
  if (at == entries.end() || at->id != id) return std::nullopt;
  return static_cast<std::uint32_t>(at - entries.begin());
}

/// The month of each article of each document: its own, else its document's.
using ArticleMonths = std::unordered_map<std::uint64_t, std::vector<Month>>;

ArticleMonths months_of(const std::vector<DocumentInfo>& documents) {
  ArticleMonths out;
  for (const DocumentInfo& each : documents) {
    auto& months = out[static_cast<std::uint64_t>(each.id)];
    for (const ArticleFact& article : each.articles) months.push_back(month_of(article.date.empty() ? each.date : article.date));
  }
  return out;
}

/// Counts by month, made one by one.
class Calendar {
 public:
  MonthCount& at(Month month) {
    MonthCount& out = months_[month];
    out.month = month;
    return out;
  }
  std::vector<MonthCount> all() const {
    std::vector<MonthCount> out;
    for (const auto& [month, count] : months_) out.push_back(count);
    return out;
  }

 private:
  std::map<Month, MonthCount> months_;
};

}  // namespace

Month month_of(std::string_view date) {
  if (date.size() < 7 || date[4] != '-') return 0;
  unsigned digits[6];
  for (std::size_t i = 0, at = 0; i < 7; ++i) {
    if (i == 4) continue;
    if (date[i] < '0' || date[i] > '9') return 0;
    digits[at++] = static_cast<unsigned>(date[i] - '0');
  }
  const unsigned year = digits[0] * 1000 + digits[1] * 100 + digits[2] * 10 + digits[3], month = digits[4] * 10 + digits[5];
  if (year == 0 || year > 5000 || month < 1 || month > 12) return 0;
  return static_cast<Month>(year * 12 + month - 1);
}

std::string text_of(Month month) { return month == 0 ? std::string() : fmt::format("{:04}-{:02}", month / 12, month % 12 + 1); }

Snapshot::Snapshot(std::shared_ptr<const GraphView> view, std::uint64_t number) : view_(std::move(view)), number_(number) {
  counts_.by_label.resize(labels().size());
  counts_.by_type.resize(relation_types().size());
  read_nodes();
  read_edges();
  link();
  std::vector<std::uint32_t> links;
  for (const NodeEntry& each : nodes_) links.push_back(each.links);
  names_.finish(std::move(links));
}

void Snapshot::read_nodes() {
  Speller speller;
  view_->visit_nodes({}, [&](const Node& node) {
    nodes_.push_back({node.id, node.label, node.name, node.scope, 0});
    names_.add(node.name, node.aliases, speller);
    ++counts_.by_label[place_of(node.label)];
    return true;
  });
}

void Snapshot::read_edges() {
  const std::vector<DocumentInfo> documents = view_->documents();
  const ArticleMonths months = months_of(documents);
  Calendar calendar;
  for (const DocumentInfo& each : documents) {
    ++counts_.documents;
    counts_.articles += each.articles.size();
    counts_.bytes += each.bytes;
    if (const Month month = month_of(each.date)) ++calendar.at(month).documents;
    for (const Month month : months.at(static_cast<std::uint64_t>(each.id)))
      if (month != 0) ++calendar.at(month).articles;
  }
  view_->visit_stated_edges([&](const Edge& edge, std::span<const ArticleRef> articles) {
    const auto head = find(edge.head), tail = find(edge.tail);
    if (!head || !tail) return true;
    EdgeEntry entry{edge.id, *head, *tail, edge.type, edge.inferred, edge.confidence, edge.documents, 0, 0, edge.role};
    for (const ArticleRef& each : articles) {
      const auto of = months.find(static_cast<std::uint64_t>(each.document));
      const Month month = of == months.end() || each.article >= of->second.size() ? Month{0} : of->second[each.article];
      if (month == 0) continue;
      entry.first = entry.first == 0 ? month : std::min(entry.first, month);
      entry.last = std::max(entry.last, month);
    }
    if (entry.first != 0)
      ++calendar.at(entry.first).edges;
    else
      ++counts_.undated;
    counts_.inferred += entry.inferred ? 1 : 0;
    ++counts_.by_type[place_of(entry.type)];
    edges_.push_back(std::move(entry));
    return true;
  });
  counts_.months = calendar.all();
}

void Snapshot::link() {
  for (const EdgeEntry& each : edges_) {
    ++nodes_[each.head].links;
    if (each.head != each.tail) ++nodes_[each.tail].links;
  }
  link_begins_.assign(1, 0);
  for (const NodeEntry& each : nodes_) link_begins_.push_back(link_begins_.back() + each.links);
  links_.resize(link_begins_.back());
  std::vector<std::uint32_t> next(link_begins_.begin(), link_begins_.end() - 1);
  for (std::uint32_t i = 0; i < edges_.size(); ++i) {
    links_[next[edges_[i].head]++] = i;
    if (edges_[i].head != edges_[i].tail) links_[next[edges_[i].tail]++] = i;
  }
  for (std::uint32_t node = 0; node < nodes_.size(); ++node) {
    const auto worth = [&](std::uint32_t at) {
      const EdgeEntry& edge = edges_[at];
      const NodeEntry& other = nodes_[edge.head == node ? edge.tail : edge.head];
      return std::make_tuple(edge.inferred, -edge.confidence, -static_cast<std::int64_t>(other.links), at);
    };
    std::sort(links_.begin() + link_begins_[node], links_.begin() + link_begins_[node + 1],
              [&](std::uint32_t a, std::uint32_t b) { return worth(a) < worth(b); });
  }
  for (std::uint32_t i = 0; i < nodes_.size(); ++i) by_links_.push_back(i);
  std::stable_sort(by_links_.begin(), by_links_.end(), [&](std::uint32_t a, std::uint32_t b) { return nodes_[a].links > nodes_[b].links; });
}

std::optional<std::uint32_t> Snapshot::find(NodeId id) const { return find_in(nodes_, id); }
std::optional<std::uint32_t> Snapshot::find(EdgeId id) const { return find_in(edges_, id); }

std::span<const std::uint32_t> Snapshot::links(std::uint32_t node) const {
  return std::span(links_).subspan(link_begins_[node], link_begins_[node + 1] - link_begins_[node]);
}

}  // namespace govgraph::serve
