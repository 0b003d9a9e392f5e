// SPDX-License-Identifier: Apache-2.0
#include "query/aggregate.hpp"

#include <algorithm>
#include <cmath>

#include "query/compare.hpp"
#include "query/error.hpp"
#include "query/text.hpp"

namespace govgraph::query {
namespace {

double number(const Value& value, const std::string& function) {
  if (const auto* whole = std::get_if<std::int64_t>(&value.data)) return static_cast<double>(*whole);
  if (const auto* real = std::get_if<double>(&value.data)) return *real;
  fail_running("TypeError", "InvalidArgumentType", function + "() takes numbers, not " + std::string(kind_of(value)));
}

class Count : public Accumulator {
 public:
  explicit Count(bool all) : all_(all) {}
  void add(const Value& value) override { count_ += all_ || !value.is_null(); }
  Value result() override { return {count_}; }

 private:
  bool all_;
  std::int64_t count_ = 0;
};

class Sum : public Accumulator {
 public:
  void add(const Value& value) override {
    if (value.is_null()) return;
    real_ += number(value, "sum");
    const auto* whole = std::get_if<std::int64_t>(&value.data);
    if (whole == nullptr)
      floats_ = true;
    else if (__builtin_add_overflow(whole_, *whole, &whole_))
      fail_running("ArithmeticError", "NumberOutOfRange", "sum() is larger than an integer of 64 bits");
  }
  Value result() override { return floats_ ? Value{real_} : Value{whole_}; }

 private:
  bool floats_ = false;
  std::int64_t whole_ = 0;
  double real_ = 0;
};

class Average : public Accumulator {
 public:
  void add(const Value& value) override {
    if (value.is_null()) return;
    sum_ += number(value, "avg");
    ++count_;
  }
  Value result() override { return count_ == 0 ? Value{} : Value{sum_ / static_cast<double>(count_)}; }

 private:
  double sum_ = 0;
  std::size_t count_ = 0;
};

/// min and max, by the order of ORDER BY.
class Extreme : public Accumulator {
 public:
  explicit Extreme(bool largest) : largest_(largest) {}
  void add(const Value& value) override {
    if (value.is_null()) return;
    if (best_.is_null() || (largest_ ? order(value, best_) > 0 : order(value, best_) < 0)) best_ = value;
  }
  Value result() override { return best_; }

 private:
  bool largest_;
  Value best_;
};

class Collect : public Accumulator {
 public:
  void add(const Value& value) override {
    if (value.is_null()) return;
    values_.push_back(value);
  }
  Value result() override { return list_value(std::move(values_)); }

 private:
  List values_;
};

/// Of a sample (n - 1) or of all; by Welford's method (1962).
class Deviation : public Accumulator {
 public:
  explicit Deviation(bool sample) : sample_(sample) {}
  void add(const Value& value) override {
    if (value.is_null()) return;
    const double x = number(value, "stdev");
    ++count_;
    const double delta = x - mean_;
    mean_ += delta / count_;
    squares_ += delta * (x - mean_);
  }
  Value result() override {
    const double of = sample_ ? count_ - 1 : count_;
    return {of <= 0 ? 0.0 : std::sqrt(squares_ / of)};
  }

 private:
  bool sample_;
  double count_ = 0, mean_ = 0, squares_ = 0;
};

class Percentile : public Accumulator {
 public:
  Percentile(bool continuous, const Value& at, Runtime& runtime) : continuous_(continuous), runtime_(runtime) {
    if (at.is_null()) fail_running("ArgumentError", "NumberOutOfRange", "a percentile lies between 0 and 1");
    at_ = number(at, "percentile");
    if (!(at_ >= 0 && at_ <= 1))
      fail_running("ArgumentError", "NumberOutOfRange", "a percentile lies between 0 and 1, not " + number_text(at_));
  }
  void add(const Value& value) override {
    if (value.is_null()) return;
    number(value, "percentile");
    values_.push_back(value);
  }
  Value result() override {
    if (values_.empty()) return {};
    std::sort(values_.begin(), values_.end(), [&](const Value& a, const Value& b) {
      runtime_.tick();
      return order(a, b) < 0;
    });
    const auto size = static_cast<double>(values_.size());
    if (!continuous_) return values_[static_cast<std::size_t>(std::max(0.0, std::ceil(at_ * size) - 1))];
    const double position = at_ * (size - 1);
    const auto below = static_cast<std::size_t>(position);
    const double low = number(values_[below], "percentile"),
                 high = number(values_[std::min(below + 1, values_.size() - 1)], "percentile");
    return {low + (high - low) * (position - std::floor(position))};
  }

 private:
  bool continuous_;
  Runtime& runtime_;
  double at_ = 0;
  List values_;
};

class Distinct : public Accumulator {
 public:
  explicit Distinct(std::unique_ptr<Accumulator> of) : of_(std::move(of)) {}
  void add(const Value& value) override {
    if (value.is_null() || !seen_.insert({value}).second) return;
    of_->add(value);
  }
  Value result() override { return of_->result(); }

 private:
  std::unique_ptr<Accumulator> of_;
  RowSet seen_;
};

std::unique_ptr<Accumulator> plain(const Expr& call, Runtime& runtime, const Value& second) {
  if (call.kind == ExprKind::kCountStar) return std::make_unique<Count>(true);
  if (call.name == "count") return std::make_unique<Count>(false);
  if (call.name == "sum") return std::make_unique<Sum>();
  if (call.name == "avg") return std::make_unique<Average>();
  if (call.name == "min" || call.name == "max") return std::make_unique<Extreme>(call.name == "max");
  if (call.name == "collect") return std::make_unique<Collect>();
  if (call.name == "stdev" || call.name == "stdevp") return std::make_unique<Deviation>(call.name == "stdev");
  return std::make_unique<Percentile>(call.name == "percentilecont", second, runtime);
}

}  // namespace

std::unique_ptr<Accumulator> accumulator(const Expr& call, Runtime& runtime, const Value& second) {
  auto out = plain(call, runtime, second);
  return call.distinct ? std::make_unique<Distinct>(std::move(out)) : std::move(out);
}

}  // namespace govgraph::query
