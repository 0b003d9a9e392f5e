// SPDX-License-Identifier: Apache-2.0
#include "serve/snapshot.hpp"

#include <algorithm>
#include <tuple>

#include "serve/table_update.hpp"

namespace govgraph::serve {
namespace {

std::size_t place_of(Label label) { return static_cast<std::size_t>(&info(label) - labels().data()); }
std::size_t place_of(RelationType type) { return static_cast<std::size_t>(&info(type) - relation_types().data()); }

/// Counts by month, made one by one.
class Calendar {
 public:
  MonthCount& at(Month month) {
    if (months_.size() <= month) months_.resize(month + std::size_t{1});
    months_[month].month = month;
    return months_[month];
  }
  std::vector<MonthCount> all() const {
    std::vector<MonthCount> out;
    std::copy_if(months_.begin(), months_.end(), std::back_inserter(out),
                 [](const MonthCount& each) { return each.month != 0; });
    return out;
  }

 private:
  std::vector<MonthCount> months_;
};

/// The latest documents; of equals by path.
std::vector<RecentDocument> recent_of(std::span<const DocumentInfo> documents) {
  std::vector<std::pair<std::string, const DocumentInfo*>> dated;
  for (const DocumentInfo& each : documents) {
    std::string date = each.date;
    if (date.empty())
      for (const ArticleFact& article : each.articles) date = std::max(date, article.date);
    dated.emplace_back(std::move(date), &each);
  }
  const auto kept = dated.begin() + static_cast<std::ptrdiff_t>(std::min(Counts::kRecent, dated.size()));
  std::partial_sort(dated.begin(), kept, dated.end(), [](const auto& a, const auto& b) {
    return std::tie(b.first, a.second->path) < std::tie(a.first, b.second->path);
  });
  std::vector<RecentDocument> out;
  for (auto each = dated.begin(); each != kept; ++each) {
    RecentDocument& recent = out.emplace_back();
    recent = {each->first, each->second->path, {}, each->second->articles.size()};
    for (const ArticleFact& article : each->second->articles)
      if (recent.titles.size() < Counts::kTitles) recent.titles.push_back(article.title);
  }
  return out;
}

}  // namespace

Snapshot::Snapshot(std::shared_ptr<const GraphView> view, std::uint64_t number, const Snapshot* before,
                   ReadAgain read_again)
    : view_(std::move(view)),
      number_(number),
      fingerprints_(view_->fingerprints()),
      read_again_(std::move(read_again)) {
  const std::vector<DocumentInfo> documents = view_->documents();
  const ArticleMonths months = months_of(documents);
  if (before != nullptr && before->fingerprints_ && fingerprints_) {
    const Changes changes = changes_between(*before->view_, *before->fingerprints_, *view_, *fingerprints_);
    if (changes.empty())
      tables_ = before->tables_;
    else if (auto tables = updated_tables(*before->tables_, changes, *view_, months))
      tables_ = std::make_shared<const Tables>(std::move(*tables));
  }
  renewed_ = tables_ != nullptr;
  if (!renewed_) tables_ = std::make_shared<const Tables>(read_tables(*view_, months));
  count(documents, months);
}

const MissedStrings* Snapshot::missed() const {
  if (!read_again_) return nullptr;
  std::call_once(was_read_again_, [&] { missed_ = read_again_(*view_); });
  return &missed_;
}

void Snapshot::count(std::span<const DocumentInfo> documents, const ArticleMonths& months) {
  Calendar calendar;
  for (const DocumentInfo& each : documents) {
    ++counts_.documents;
    counts_.articles += each.articles.size();
    counts_.bytes += each.bytes;
    if (const Month month = month_of(each.date)) ++calendar.at(month).documents;
    for (const Month month : months.at(each.id))
      if (month != 0) ++calendar.at(month).articles;
  }
  counts_.by_label.resize(labels().size());
  counts_.by_type.resize(relation_types().size());
  for (const NodeEntry& each : tables_->nodes) ++counts_.by_label[place_of(each.label)];
  for (const EdgeEntry& each : tables_->edges) {
    if (each.first != 0)
      ++calendar.at(each.first).edges;
    else
      ++counts_.undated;
    counts_.inferred += each.inferred ? 1 : 0;
    ++counts_.by_type[place_of(each.type)];
  }
  counts_.months = calendar.all();
  counts_.recent = recent_of(documents);
}

}  // namespace govgraph::serve
