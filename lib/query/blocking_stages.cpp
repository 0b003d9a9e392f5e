// SPDX-License-Identifier: Apache-2.0
// Operators that keep rows until their input ends, within the bound on memory.
#include <algorithm>
#include <unordered_map>

#include "query/aggregate.hpp"
#include "query/check.hpp"
#include "query/compare.hpp"
#include "query/stages.hpp"
#include "query/text.hpp"

namespace govgraph::query {
namespace {

std::size_t index(int slot) { return static_cast<std::size_t>(slot); }

/// Groups by the items without aggregation, in the order in which the groups are first met.
class AggregateStage : public Stage {
 public:
  AggregateStage(const Projection& projection, Runtime& runtime, Evaluator& evaluator)
      : Stage("Aggregate", detail(projection)), projection_(projection), runtime_(runtime), evaluator_(evaluator) {
    for (const ReturnItem& item : projection.items)
      if (!has_aggregation(*item.expr)) keys_.push_back(&item);
  }

  bool push(Row& row) override {
    List key;
    for (const ReturnItem* item : keys_) key.push_back(evaluator_.value(*item->expr, row));
    const auto found = groups_.find(key);
    Group* group = found == groups_.end() ? nullptr : found->second.get();
    if (group == nullptr) group = add_group(std::move(key), row);
    for (std::size_t i = 0; i < projection_.aggregations.size(); ++i) {
      const Expr& call = *projection_.aggregations[i];
      group->accumulators[i]->add(call.kind == ExprKind::kCountStar ? Value{true}
                                                                    : evaluator_.value(*call.args[0], row));
    }
    return true;
  }

  bool finish() override {
    if (groups_.empty() && keys_.empty()) add_group({}, empty_);
    for (Group* group : in_order_) {
      runtime_.tick();
      Row row = group->row;
      for (std::size_t i = 0; i < keys_.size(); ++i) row[index(keys_[i]->slot)] = (*group->key)[i];
      for (std::size_t i = 0; i < projection_.aggregations.size(); ++i)
        row[index(projection_.aggregations[i]->slot)] = group->accumulators[i]->result();
      for (const ReturnItem& item : projection_.items)
        if (has_aggregation(*item.expr)) row[index(item.slot)] = evaluator_.value(*item.expr, row);
      if (!emit(row)) break;
    }
    groups_.clear();
    in_order_.clear();
    charge_.clear();
    return end();
  }

  void begin(const Row& row) override { empty_ = row; }

 private:
  struct Group {
    const List* key = nullptr;
    Row row{};
    std::vector<std::unique_ptr<Accumulator>> accumulators{};
  };

  Group* add_group(List key, Row& row) {
    auto group = std::make_unique<Group>();
    group->row = empty_;
    for (const Expr* call : projection_.aggregations) {
      const Value second = call->args.size() > 1 && !row.empty() ? evaluator_.value(*call->args[1], row) : Value{};
      group->accumulators.push_back(accumulator(*call, runtime_, second));
    }
    constexpr std::size_t kAccumulator = 128;
    charge_.add(sizeof(Group) + kAccumulator * group->accumulators.size());
    Group* out = group.get();
    out->key = &groups_.emplace(std::move(key), std::move(group)).first->first;
    in_order_.push_back(out);
    return out;
  }

  static std::string detail(const Projection& projection) {
    std::string out;
    for (const ReturnItem& item : projection.items)
      if (!has_aggregation(*item.expr)) out += (out.empty() ? "by " : ", ") + item.name;
    return out;
  }

  const Projection& projection_;
  Runtime& runtime_;
  Evaluator& evaluator_;
  std::vector<const ReturnItem*> keys_;
  using Groups = std::unordered_map<List, std::unique_ptr<Group>, ValueHash, ValueSame,
                                    Counted<std::pair<const List, std::unique_ptr<Group>>>>;
  Groups groups_;
  CountedVector<Group*> in_order_;
  MemoryCharge charge_;  ///< what groups have beside their keys and rows
  Row empty_;
};

class DistinctStage : public Stage {
 public:
  explicit DistinctStage(const Projection& projection) : Stage("Distinct"), projection_(projection) {}

  bool push(Row& row) override {
    List key;
    key.reserve(projection_.items.size());
    for (const ReturnItem& item : projection_.items) key.push_back(row[index(item.slot)]);
    return !seen_.insert(std::move(key)).second || emit(row);
  }
  bool finish() override {
    seen_.clear();
    return end();
  }

 private:
  const Projection& projection_;
  RowSet seen_;
};

/// Keeps all rows and sorts them; with a limit after it only as many as are wanted.
class SortStage : public Stage {
 public:
  SortStage(const Projection& projection, Runtime& runtime, Evaluator& evaluator)
      : Stage(projection.limit ? "TopSort" : "Sort"),
        projection_(projection),
        runtime_(runtime),
        evaluator_(evaluator) {}

  bool push(Row& row) override {
    List key;
    key.reserve(projection_.sort.size());
    for (const SortItem& each : projection_.sort) key.push_back(evaluator_.value(*each.expr, row));
    rows_.push_back({std::move(key), row, rows_met_++});
    const std::size_t wanted = most();
    if (wanted != 0 && rows_.size() > 2 * wanted + 64) {
      std::nth_element(rows_.begin(), rows_.begin() + static_cast<std::ptrdiff_t>(wanted), rows_.end(),
                       [&](const Kept& a, const Kept& b) { return before(a, b); });
      rows_.resize(wanted);
    }
    return true;
  }

  bool finish() override {
    std::sort(rows_.begin(), rows_.end(), [&](const Kept& a, const Kept& b) { return before(a, b); });
    for (Kept& each : rows_) {
      runtime_.tick();
      if (!emit(each.row)) break;
    }
    rows_.clear();
    rows_met_ = 0;
    return end();
  }

 private:
  struct Kept {
    List key;
    Row row;
    std::size_t at = 0;
  };

  bool before(const Kept& a, const Kept& b) const {
    runtime_.tick();
    for (std::size_t i = 0; i < a.key.size(); ++i) {
      const auto found = order(a.key[i], b.key[i]);
      if (found != 0) return projection_.sort[i].descending ? found > 0 : found < 0;
    }
    return a.at < b.at;
  }

  std::size_t most() {
    if (!projection_.limit) return 0;
    if (most_ == 0) {
      const std::int64_t skip = projection_.skip ? row_count(*projection_.skip, evaluator_, "SKIP") : 0;
      const std::int64_t limit = row_count(*projection_.limit, evaluator_, "LIMIT");
      constexpr std::int64_t kMany = 100'000'000;
      most_ = static_cast<std::size_t>(std::min(skip, kMany) + std::min(limit, kMany)) + 1;
    }
    return most_;
  }

  const Projection& projection_;
  Runtime& runtime_;
  Evaluator& evaluator_;
  CountedVector<Kept> rows_;
  std::size_t rows_met_ = 0;
  std::size_t most_ = 0;
};

}  // namespace

std::unique_ptr<Stage> aggregate_stage(const Projection& projection, Runtime& runtime, Evaluator& evaluator) {
  return std::make_unique<AggregateStage>(projection, runtime, evaluator);
}
std::unique_ptr<Stage> distinct_stage(const Projection& projection) {
  return std::make_unique<DistinctStage>(projection);
}
std::unique_ptr<Stage> sort_stage(const Projection& projection, Runtime& runtime, Evaluator& evaluator) {
  return std::make_unique<SortStage>(projection, runtime, evaluator);
}

}  // namespace govgraph::query
