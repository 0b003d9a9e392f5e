// SPDX-License-Identifier: Apache-2.0
#include "query/pipeline.hpp"

#include <algorithm>
#include <chrono>
#include <unordered_map>
#include <unordered_set>

#include "query/aggregate.hpp"
#include "query/check.hpp"
#include "query/compare.hpp"
#include "query/error.hpp"
#include "query/text.hpp"

namespace govgraph::query {
namespace {

std::size_t index(int slot) { return static_cast<std::size_t>(slot); }

std::size_t size_of_row(const Row& row) {
  std::size_t out = 24;
  for (const Value& each : row) out += size_of(each);
  return out;
}

class MatchStage : public Stage {
 public:
  MatchStage(const ClauseNode& clause, Runtime& runtime, Evaluator& evaluator)
      : Stage(clause.optional ? "OptionalMatch" : "Match"), optional_(clause.optional), matcher_(paths(clause), clause.where.get(), runtime, evaluator) {
    if (!optional_) return;
    for (const PathPattern& path : clause.patterns) {
      own(path.slot, false);
      for (const NodePattern& node : path.nodes) own(node.slot, node.bound);
      for (const RelationshipPattern& each : path.relationships) own(each.slot, each.bound);
    }
  }

  std::vector<std::string> inner_steps() const override { return matcher_.describe(); }

  bool push(Row& row) override {
    bool any = false;
    const bool on = matcher_.run(row, [&](Row& found) {
      any = true;
      return emit(found);
    });
    if (any || !optional_) return on;
    for (const std::size_t slot : own_) row[slot] = {};
    return emit(row);
  }

 private:
  static std::vector<const PathPattern*> paths(const ClauseNode& clause) {
    std::vector<const PathPattern*> out;
    for (const PathPattern& path : clause.patterns) out.push_back(&path);
    return out;
  }
  void own(int slot, bool bound) {
    if (slot >= 0 && !bound) own_.push_back(index(slot));
  }

  bool optional_;
  Matcher matcher_;
  std::vector<std::size_t> own_;
};

class UnwindStage : public Stage {
 public:
  UnwindStage(const ClauseNode& clause, Runtime& runtime, Evaluator& evaluator)
      : Stage("Unwind", clause.name), clause_(clause), runtime_(runtime), evaluator_(evaluator) {}

  bool push(Row& row) override {
    const Value of = evaluator_.value(*clause_.list, row);
    if (of.is_null()) return true;
    const auto* list = std::get_if<std::shared_ptr<const List>>(&of.data);
    if (list == nullptr) {
      row[index(clause_.slot)] = of;
      return emit(row);
    }
    for (const Value& each : **list) {
      runtime_.tick();
      row[index(clause_.slot)] = each;
      if (!emit(row)) return false;
    }
    return true;
  }

 private:
  const ClauseNode& clause_;
  Runtime& runtime_;
  Evaluator& evaluator_;
};

class CallStage : public Stage {
 public:
  CallStage(const ClauseNode& clause, const Procedure& procedure, Runtime& runtime, Evaluator& evaluator)
      : Stage("Call", clause.name), clause_(clause), procedure_(procedure), runtime_(runtime), evaluator_(evaluator) {}

  bool push(Row& row) override {
    List arguments;
    for (const ExprPtr& each : clause_.arguments) arguments.push_back(evaluator_.value(*each, row));
    bool on = true;
    procedure_.run(runtime_.graph, arguments, [&](List values) {
      runtime_.tick();
      for (std::size_t i = 0; i < clause_.yields.size(); ++i) {
        const auto& fields = procedure_.signature.fields;
        const auto field = std::find(fields.begin(), fields.end(), clause_.yields[i].first) - fields.begin();
        row[index(clause_.yield_slots[i])] = values[static_cast<std::size_t>(field)];
      }
      if (clause_.where && !evaluator_.holds(*clause_.where, row)) return true;
      return on = emit(row);
    });
    return on;
  }

 private:
  const ClauseNode& clause_;
  const Procedure& procedure_;
  Runtime& runtime_;
  Evaluator& evaluator_;
};

class ProjectStage : public Stage {
 public:
  ProjectStage(const Projection& projection, Evaluator& evaluator) : Stage("Project"), projection_(projection), evaluator_(evaluator) {}

  bool push(Row& row) override {
    for (const ReturnItem& item : projection_.items) row[index(item.slot)] = evaluator_.value(*item.expr, row);
    return emit(row);
  }

 private:
  const Projection& projection_;
  Evaluator& evaluator_;
};

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
      group->accumulators[i]->add(call.kind == ExprKind::kCountStar ? Value{true} : evaluator_.value(*call.args[0], row));
    }
    return true;
  }

  bool finish() override {
    if (groups_.empty() && keys_.empty()) add_group({}, empty_);
    for (Group* group : in_order_) {
      Row row = group->row;
      for (std::size_t i = 0; i < keys_.size(); ++i) row[index(keys_[i]->slot)] = (*group->key)[i];
      for (std::size_t i = 0; i < projection_.aggregations.size(); ++i) row[index(projection_.aggregations[i]->slot)] = group->accumulators[i]->result();
      for (const ReturnItem& item : projection_.items)
        if (has_aggregation(*item.expr)) row[index(item.slot)] = evaluator_.value(*item.expr, row);
      if (!emit(row)) break;
    }
    groups_.clear();
    in_order_.clear();
    return end();
  }

  /// Rows of an inner query begin with what the outer has bound.
  void begin(const Row& row) { empty_ = row; }

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
    std::size_t bytes = 128 + size_of_row(group->row);
    for (const Value& each : key) bytes += size_of(each);
    runtime_.keep(bytes);
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
  std::unordered_map<List, std::unique_ptr<Group>, ValueHash, ValueSame> groups_;
  std::vector<Group*> in_order_;
  Row empty_;
};

class DistinctStage : public Stage {
 public:
  DistinctStage(const Projection& projection, Runtime& runtime) : Stage("Distinct"), projection_(projection), runtime_(runtime) {}

  bool push(Row& row) override {
    List key;
    for (const ReturnItem& item : projection_.items) key.push_back(row[index(item.slot)]);
    std::size_t bytes = 64;
    for (const Value& each : key) bytes += size_of(each);
    if (!seen_.insert(std::move(key)).second) return true;
    runtime_.keep(bytes);
    return emit(row);
  }
  bool finish() override {
    seen_.clear();
    return end();
  }

 private:
  const Projection& projection_;
  Runtime& runtime_;
  std::unordered_set<List, ValueHash, ValueSame> seen_;
};

std::int64_t row_count(const Expr& expr, Evaluator& evaluator, const char* word) {
  Row none;
  const Value value = evaluator.value(expr, none);
  const auto* number = std::get_if<std::int64_t>(&value.data);
  if (number == nullptr) fail_running("SyntaxError", "InvalidArgumentType", std::string(word) + " takes an integer, not " + std::string(kind_of(value)));
  if (*number < 0) fail_running("SyntaxError", "NegativeIntegerArgument", std::string(word) + " takes no negative number");
  return *number;
}

/// Keeps all rows and sorts them; with a limit after it only as many as are wanted.
class SortStage : public Stage {
 public:
  SortStage(const Projection& projection, Runtime& runtime, Evaluator& evaluator)
      : Stage(projection.limit ? "TopSort" : "Sort"), projection_(projection), runtime_(runtime), evaluator_(evaluator) {}

  bool push(Row& row) override {
    List key;
    for (const SortItem& each : projection_.sort) key.push_back(evaluator_.value(*each.expr, row));
    std::size_t bytes = size_of_row(row);
    for (const Value& each : key) bytes += size_of(each);
    runtime_.keep(bytes);
    kept_bytes_ += bytes;
    rows_.push_back({std::move(key), row, rows_met_++});
    const std::size_t wanted = most();
    if (wanted != 0 && rows_.size() > 2 * wanted + 64) {
      std::nth_element(rows_.begin(), rows_.begin() + static_cast<std::ptrdiff_t>(wanted), rows_.end(), [&](const Kept& a, const Kept& b) { return before(a, b); });
      rows_.resize(wanted);
      runtime_.used_memory -= kept_bytes_ / 2;
      kept_bytes_ /= 2;
    }
    return true;
  }

  bool finish() override {
    std::sort(rows_.begin(), rows_.end(), [&](const Kept& a, const Kept& b) { return before(a, b); });
    for (Kept& each : rows_)
      if (!emit(each.row)) break;
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
      most_ = static_cast<std::size_t>(std::min<std::int64_t>(skip + row_count(*projection_.limit, evaluator_, "LIMIT"), 100'000'000)) + 1;
    }
    return most_;
  }

  const Projection& projection_;
  Runtime& runtime_;
  Evaluator& evaluator_;
  std::vector<Kept> rows_;
  std::size_t rows_met_ = 0;
  std::size_t kept_bytes_ = 0;
  std::size_t most_ = 0;
};

class SkipStage : public Stage {
 public:
  SkipStage(const Expr& count, Evaluator& evaluator) : Stage("Skip"), count_(count), evaluator_(evaluator) {}
  bool push(Row& row) override {
    if (left_ < 0) left_ = row_count(count_, evaluator_, "SKIP");
    if (left_ > 0) {
      --left_;
      return true;
    }
    return emit(row);
  }
  bool finish() override {
    if (left_ < 0) row_count(count_, evaluator_, "SKIP");
    left_ = -1;
    return end();
  }

 private:
  const Expr& count_;
  Evaluator& evaluator_;
  std::int64_t left_ = -1;
};

class LimitStage : public Stage {
 public:
  LimitStage(const Expr& count, Evaluator& evaluator) : Stage("Limit"), count_(count), evaluator_(evaluator) {}
  bool push(Row& row) override {
    if (left_ < 0) left_ = row_count(count_, evaluator_, "LIMIT");
    if (left_ == 0) return false;
    --left_;
    return emit(row) && left_ > 0;
  }
  bool finish() override {
    if (left_ < 0) row_count(count_, evaluator_, "LIMIT");
    left_ = -1;
    return end();
  }

 private:
  const Expr& count_;
  Evaluator& evaluator_;
  std::int64_t left_ = -1;
};

class FilterStage : public Stage {
 public:
  FilterStage(const Expr& condition, Evaluator& evaluator) : Stage("Filter"), condition_(condition), evaluator_(evaluator) {}
  bool push(Row& row) override { return !evaluator_.holds(condition_, row) || emit(row); }

 private:
  const Expr& condition_;
  Evaluator& evaluator_;
};

class FoundStage : public Stage {
 public:
  explicit FoundStage(const std::function<bool(Row&)>*& found) : Stage("Produce"), found_(found) {}
  bool push(Row& row) override { return (*found_)(row); }

 private:
  const std::function<bool(Row&)>*& found_;
};

}  // namespace

bool Stage::emit(Row& row) {
  ++shown_.rows;
  if (next_ == nullptr) return true;
  if (!timed_) return next_->push(row);
  const auto begin = std::chrono::steady_clock::now();
  const bool on = next_->push(row);
  next_->inclusive_ += std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - begin).count();
  return on;
}

Pipeline::Pipeline(const SingleQuery& part, Runtime& runtime, Evaluator& evaluator, const std::vector<Procedure>& procedures)
    : runtime_(runtime), evaluator_(evaluator) {
  for (const ClauseNode& clause : part.clauses) {
    switch (clause.kind) {
      case ClauseKind::kMatch: add(std::make_unique<MatchStage>(clause, runtime, evaluator)); break;
      case ClauseKind::kUnwind: add(std::make_unique<UnwindStage>(clause, runtime, evaluator)); break;
      case ClauseKind::kCall: {
        const auto found = std::find_if(procedures.begin(), procedures.end(), [&](const Procedure& each) { return each.signature.name == clause.name; });
        add(std::make_unique<CallStage>(clause, *found, runtime, evaluator));
        break;
      }
      default: add_projection(clause.projection);
    }
  }
  add(std::make_unique<FoundStage>(found_));
}

void Pipeline::add(std::unique_ptr<Stage> stage) {
  if (!stages_.empty()) stages_.back()->lead_to(stage.get());
  stages_.push_back(std::move(stage));
}

void Pipeline::add_projection(const Projection& projection) {
  if (projection.aggregated) add(std::make_unique<AggregateStage>(projection, runtime_, evaluator_));
  else add(std::make_unique<ProjectStage>(projection, evaluator_));
  if (projection.distinct) add(std::make_unique<DistinctStage>(projection, runtime_));
  if (!projection.sort.empty()) add(std::make_unique<SortStage>(projection, runtime_, evaluator_));
  if (projection.skip) add(std::make_unique<SkipStage>(*projection.skip, evaluator_));
  if (projection.limit) add(std::make_unique<LimitStage>(*projection.limit, evaluator_));
  if (projection.where) add(std::make_unique<FilterStage>(*projection.where, evaluator_));
}

bool Pipeline::run(Row& row, const std::function<bool(Row&)>& found) {
  found_ = &found;
  for (const auto& stage : stages_)
    if (auto* aggregate = dynamic_cast<AggregateStage*>(stage.get())) aggregate->begin(row);
  bool on = true;
  const std::function<bool(Row&)> watched = [&](Row& each) { return on = found(each); };
  found_ = &watched;
  const auto begin = std::chrono::steady_clock::now();
  stages_.front()->push(row);
  stages_.front()->finish();
  stages_.front()->inclusive_ += std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - begin).count();
  return on;
}

void Pipeline::time(bool on) {
  for (const auto& stage : stages_) stage->time(on);
}

std::vector<Operator> Pipeline::shown() const {
  std::vector<Operator> out;
  for (std::size_t i = 0; i < stages_.size(); ++i) {
    Operator shown = stages_[i]->shown();
    const double after = i + 1 < stages_.size() ? stages_[i + 1]->inclusive() : 0;
    shown.milliseconds = std::max(0.0, stages_[i]->inclusive() - after);
    out.push_back(shown);
    for (const std::string& step : stages_[i]->inner_steps()) out.push_back({"  " + step, "", 0, 0});
  }
  return out;
}

void InnerPlans::each(const Expr& expr, Row& row, const std::function<bool(Row&)>& found) {
  std::vector<Plan>& free = free_[&expr];
  Plan plan;
  if (!free.empty()) {
    plan = std::move(free.back());
    free.pop_back();
  } else if (expr.pattern) {
    const Expr* where = expr.kind == ExprKind::kPatternComprehension ? expr.args[0].get() : nullptr;
    plan.matcher = std::make_unique<Matcher>(std::vector<const PathPattern*>{expr.pattern.get()}, where, runtime_, evaluator_);
  } else {
    for (const SingleQuery& part : expr.subquery->parts) plan.parts.push_back(std::make_unique<Pipeline>(part, runtime_, evaluator_, procedures_));
  }
  // The pattern's own slots are free to be written; what the outer row has bound stays.
  Row inner = row;
  if (plan.matcher) plan.matcher->run(inner, found);
  for (const auto& part : plan.parts)
    if (!part->run(inner, found)) break;
  free_[&expr].push_back(std::move(plan));
}

}  // namespace govgraph::query
