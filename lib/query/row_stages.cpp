// SPDX-License-Identifier: Apache-2.0
// Operators that pass rows on one at a time.
#include <algorithm>

#include "query/check.hpp"
#include "query/error.hpp"
#include "query/stages.hpp"
#include "query/text.hpp"

namespace govgraph::query {
namespace {

std::size_t index(int slot) { return static_cast<std::size_t>(slot); }

class MatchStage : public Stage {
 public:
  MatchStage(const ClauseNode& clause, bool once, Runtime& runtime, Evaluator& evaluator)
      : Stage(clause.optional ? "OptionalMatch" : "Match"),
        optional_(clause.optional),
        matcher_(paths(clause), clause.where.get(), once, runtime, evaluator) {
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
    const std::function<bool(List)> take = [&](List values) {
      runtime_.tick();
      for (std::size_t i = 0; i < clause_.yields.size(); ++i) {
        const auto& fields = procedure_.signature.fields;
        const auto field = std::find(fields.begin(), fields.end(), clause_.yields[i].first) - fields.begin();
        row[index(clause_.yield_slots[i])] = values[static_cast<std::size_t>(field)];
      }
      if (clause_.where && !evaluator_.holds(*clause_.where, row)) return true;
      return on = emit(row);
    };
    try {
      procedure_.run({runtime_.graph, arguments, take, runtime_.cancellation});
    } catch (const CancelledError&) {
      runtime_.pace.look();  // says so where it was the time
      throw;
    }
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
  ProjectStage(const Projection& projection, Evaluator& evaluator)
      : Stage("Project"), projection_(projection), evaluator_(evaluator) {}

  bool push(Row& row) override {
    for (const ReturnItem& item : projection_.items) row[index(item.slot)] = evaluator_.value(*item.expr, row);
    return emit(row);
  }

 private:
  const Projection& projection_;
  Evaluator& evaluator_;
};

/// SKIP and LIMIT: the count is looked up when the first row comes, or to be checked when none did.
class CountStage : public Stage {
 public:
  CountStage(std::string name, const Expr& count, const char* word, Evaluator& evaluator)
      : Stage(std::move(name)), count_(count), word_(word), evaluator_(evaluator) {}

  bool finish() override {
    if (left_ < 0) look_up();
    left_ = -1;
    return end();
  }

 protected:
  std::int64_t& left() {
    if (left_ < 0) look_up();
    return left_;
  }

 private:
  void look_up() { left_ = row_count(count_, evaluator_, word_); }

  const Expr& count_;
  const char* word_;
  Evaluator& evaluator_;
  std::int64_t left_ = -1;
};

class SkipStage : public CountStage {
 public:
  SkipStage(const Expr& count, Evaluator& evaluator) : CountStage("Skip", count, "SKIP", evaluator) {}
  bool push(Row& row) override {
    if (left() == 0) return emit(row);
    --left();
    return true;
  }
};

class LimitStage : public CountStage {
 public:
  LimitStage(const Expr& count, Evaluator& evaluator) : CountStage("Limit", count, "LIMIT", evaluator) {}
  bool push(Row& row) override {
    if (left() == 0) return false;
    --left();
    return emit(row) && left() > 0;
  }
};

class FilterStage : public Stage {
 public:
  FilterStage(const Expr& condition, Evaluator& evaluator)
      : Stage("Filter"), condition_(condition), evaluator_(evaluator) {}
  bool push(Row& row) override { return !evaluator_.holds(condition_, row) || emit(row); }

 private:
  const Expr& condition_;
  Evaluator& evaluator_;
};

}  // namespace

std::int64_t row_count(const Expr& expr, Evaluator& evaluator, const char* word) {
  // It reads no variables, but loops within write their own.
  std::vector<int> slots;
  slots_in(expr, slots);
  const int highest = slots.empty() ? -1 : *std::max_element(slots.begin(), slots.end());
  Row none(static_cast<std::size_t>(highest + 1));
  const Value value = evaluator.value(expr, none);
  const auto* number = std::get_if<std::int64_t>(&value.data);
  if (number == nullptr)
    fail_running("SyntaxError", "InvalidArgumentType",
                 std::string(word) + " takes an integer, not " + std::string(kind_of(value)));
  if (*number < 0)
    fail_running("SyntaxError", "NegativeIntegerArgument", std::string(word) + " takes no negative number");
  return *number;
}

std::unique_ptr<Stage> match_stage(const ClauseNode& clause, bool once, Runtime& runtime, Evaluator& evaluator) {
  return std::make_unique<MatchStage>(clause, once, runtime, evaluator);
}
std::unique_ptr<Stage> unwind_stage(const ClauseNode& clause, Runtime& runtime, Evaluator& evaluator) {
  return std::make_unique<UnwindStage>(clause, runtime, evaluator);
}
std::unique_ptr<Stage> call_stage(const ClauseNode& clause, const Procedure& procedure, Runtime& runtime,
                                  Evaluator& evaluator) {
  return std::make_unique<CallStage>(clause, procedure, runtime, evaluator);
}
std::unique_ptr<Stage> project_stage(const Projection& projection, Evaluator& evaluator) {
  return std::make_unique<ProjectStage>(projection, evaluator);
}
std::unique_ptr<Stage> skip_stage(const Expr& count, Evaluator& evaluator) {
  return std::make_unique<SkipStage>(count, evaluator);
}
std::unique_ptr<Stage> limit_stage(const Expr& count, Evaluator& evaluator) {
  return std::make_unique<LimitStage>(count, evaluator);
}
std::unique_ptr<Stage> filter_stage(const Expr& condition, Evaluator& evaluator) {
  return std::make_unique<FilterStage>(condition, evaluator);
}

}  // namespace govgraph::query
