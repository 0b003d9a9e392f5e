// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <functional>
#include <memory>
#include <unordered_map>
#include <vector>

#include "query/engine.hpp"
#include "query/match.hpp"
#include "query/runtime.hpp"

namespace govgraph::query {

/// A stage of a running query: takes rows one at a time, gives rows to the next. The row is one and the same object
/// along the way; a stage that has to keep rows copies them. `push` and `finish` return false when no more rows are
/// wanted.
class Stage {
 public:
  explicit Stage(std::string name, std::string detail = {}) : shown_{std::move(name), std::move(detail)} {}
  virtual ~Stage() = default;

  virtual bool push(Row& row) = 0;
  virtual bool finish() { return next_ == nullptr || next_->finish(); }
  /// Before the first row. Rows of an inner query begin with what the outer has bound.
  virtual void begin(const Row&) {}
  virtual std::vector<std::string> inner_steps() const { return {}; }

  void lead_to(Stage* next) { next_ = next; }
  void time(bool on) { timed_ = on; }
  const Operator& shown() const { return shown_; }
  double inclusive() const { return inclusive_; }

 protected:
  bool emit(Row& row);
  bool end() { return next_ == nullptr || next_->finish(); }

 private:
  Operator shown_;
  Stage* next_ = nullptr;
  bool timed_ = false;
  double inclusive_ = 0;  ///< milliseconds in `push`, with what comes after
  friend class Pipeline;
};

/// The stages of one part of a query, from its first clause to what takes its rows.
class Pipeline {
 public:
  Pipeline(const SingleQuery& part, Runtime& runtime, Evaluator& evaluator, const std::vector<Procedure>& procedures);

  /// Runs on `row`, whose bound variables stay as they are. `found` gets the columns' row until it returns false.
  bool run(Row& row, const std::function<bool(Row&)>& found);

  void time(bool on);
  std::vector<Operator> shown() const;

 private:
  void add(std::unique_ptr<Stage> stage);
  void add_projection(const Projection& projection);

  Runtime& runtime_;
  Evaluator& evaluator_;
  std::vector<std::unique_ptr<Stage>> stages_;
  const std::function<bool(Row&)>* found_ = nullptr;
};

/// Plans for what stands in { } and in patterns inside of expressions, made when they are first needed.
class InnerPlans : public InnerQueries {
 public:
  InnerPlans(Runtime& runtime, const std::vector<Procedure>& procedures)
      : runtime_(runtime), procedures_(procedures), evaluator_(runtime, *this) {}

  Evaluator& evaluator() { return evaluator_; }
  void each(const Expr& expr, Row& row, const std::function<bool(Row&)>& found) override;

 private:
  struct Plan {
    std::unique_ptr<Matcher> matcher{};
    std::vector<std::unique_ptr<Pipeline>> parts{};
  };

  Runtime& runtime_;
  const std::vector<Procedure>& procedures_;
  Evaluator evaluator_;
  std::unordered_map<const Expr*, std::vector<Plan>> free_;  ///< a plan runs once at a time: those not running
};

}  // namespace govgraph::query
