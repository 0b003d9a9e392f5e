// SPDX-License-Identifier: Apache-2.0
#include "query/pipeline.hpp"

#include <algorithm>
#include <chrono>

#include "query/stages.hpp"

namespace govgraph::query {
namespace {

class FoundStage : public Stage {
 public:
  explicit FoundStage(const std::function<bool(Row&)>*& found) : Stage("Produce"), found_(found) {}
  bool push(Row& row) override { return (*found_)(row); }

 private:
  const std::function<bool(Row&)>*& found_;
};

bool ignores_doubles(const Projection& projection) {
  if (!projection.aggregated) return projection.distinct;
  return std::all_of(projection.aggregations.begin(), projection.aggregations.end(), [](const Expr* call) {
    return call->kind == ExprKind::kFunction && (call->distinct || call->name == "min" || call->name == "max");
  });
}

/// Of each clause, whether what comes after it gives the same, however often it gives the same row.
std::vector<bool> doubles_do_not_matter(const SingleQuery& part) {
  std::vector<bool> out(part.clauses.size(), false);
  bool after = false;
  for (std::size_t i = part.clauses.size(); i-- > 0;) {
    const ClauseNode& clause = part.clauses[i];
    out[i] = after;
    if (clause.kind != ClauseKind::kWith && clause.kind != ClauseKind::kReturn) continue;
    const Projection& projection = clause.projection;
    after = ignores_doubles(projection) || (after && !projection.aggregated && !projection.skip && !projection.limit);
  }
  return out;
}

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

Pipeline::Pipeline(const SingleQuery& part, Runtime& runtime, Evaluator& evaluator,
                   const std::vector<Procedure>& procedures)
    : runtime_(runtime), evaluator_(evaluator) {
  const std::vector<bool> once = doubles_do_not_matter(part);
  for (std::size_t i = 0; i < part.clauses.size(); ++i) {
    const ClauseNode& clause = part.clauses[i];
    switch (clause.kind) {
      case ClauseKind::kMatch:
        add(match_stage(clause, once[i], runtime, evaluator));
        break;
      case ClauseKind::kUnwind:
        add(unwind_stage(clause, runtime, evaluator));
        break;
      case ClauseKind::kCall: {
        const auto found = std::find_if(procedures.begin(), procedures.end(),
                                        [&](const Procedure& each) { return each.signature.name == clause.name; });
        add(call_stage(clause, *found, runtime, evaluator));
        break;
      }
      default:
        add_projection(clause.projection);
    }
  }
  add(std::make_unique<FoundStage>(found_));
}

void Pipeline::add(std::unique_ptr<Stage> stage) {
  if (!stages_.empty()) stages_.back()->lead_to(stage.get());
  stages_.push_back(std::move(stage));
}

void Pipeline::add_projection(const Projection& projection) {
  if (projection.aggregated)
    add(aggregate_stage(projection, runtime_, evaluator_));
  else
    add(project_stage(projection, evaluator_));
  if (projection.distinct) add(distinct_stage(projection));
  if (!projection.sort.empty()) add(sort_stage(projection, runtime_, evaluator_));
  if (projection.skip) add(skip_stage(*projection.skip, evaluator_));
  if (projection.limit) add(limit_stage(*projection.limit, evaluator_));
  if (projection.where) add(filter_stage(*projection.where, evaluator_));
}

bool Pipeline::run(Row& row, const std::function<bool(Row&)>& found) {
  found_ = &found;
  for (const auto& stage : stages_) stage->begin(row);
  bool on = true;
  const std::function<bool(Row&)> watched = [&](Row& each) { return on = found(each); };
  found_ = &watched;
  const auto begin = std::chrono::steady_clock::now();
  stages_.front()->push(row);
  stages_.front()->finish();
  stages_.front()->inclusive_ +=
      std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - begin).count();
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
    plan.matcher = std::make_unique<Matcher>(std::vector<const PathPattern*>{expr.pattern.get()}, where, false,
                                             runtime_, evaluator_);
  } else {
    for (const SingleQuery& part : expr.subquery->parts)
      plan.parts.push_back(std::make_unique<Pipeline>(part, runtime_, evaluator_, procedures_));
  }
  // The pattern's own slots are free to be written; what the outer row has bound stays.
  Row inner = row;
  if (plan.matcher) plan.matcher->run(inner, found);
  for (const auto& part : plan.parts)
    if (!part->run(inner, found)) break;
  free_[&expr].push_back(std::move(plan));
}

}  // namespace govgraph::query
