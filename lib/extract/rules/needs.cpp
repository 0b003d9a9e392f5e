// SPDX-License-Identifier: Apache-2.0
#include "extract/rules/needs.hpp"

#include "base/sort_unique.hpp"

namespace govgraph::extract {
namespace {

using Op = PatternStep::Op;

/// How seldom words are met: literals and features before categories, few before many.
bool is_rarer(const std::vector<WordKey>& a, const std::vector<WordKey>& b) {
  if (a.empty() || b.empty()) return !a.empty();
  const bool category_a = a.back() >= kCategoryKey, category_b = b.back() >= kCategoryKey;
  return category_a != category_b ? !category_a : a.size() < b.size();
}

class NeedReader {
 public:
  explicit NeedReader(const Pattern& pattern) : steps_(pattern.steps) {}

  std::vector<WordKey> words(std::size_t begin, std::size_t end) const {
    std::vector<WordKey> best;
    const auto offer = [&](std::vector<WordKey> words) {
      if (is_rarer(words, best)) best = std::move(words);
    };
    for (std::size_t at = begin; at < end;) {
      const PatternStep& step = steps_[at];
      if (is_choice(at)) {
        offer(words_of_choice(at));
        at = end_of_choice(at);
      } else if ((step.op == Op::kSplit && step.target != at + 1) || step.op == Op::kNotHere) {
        at = step.target;
      } else {
        if (step.op == Op::kWord) offer(step.words);
        ++at;
      }
    }
    return best;
  }

  using Ways = std::vector<std::vector<std::uint32_t>>;

  Ways labels(std::size_t begin, std::size_t end) const {
    Ways out(1);
    for (std::size_t at = begin; at < end;) {
      const PatternStep& step = steps_[at];
      if (is_choice(at)) {
        append(out, labels_of_choice(at));
        at = end_of_choice(at);
        continue;
      }
      if (step.op == Op::kName || step.op == Op::kList || step.op == Op::kChain) append(out, {{step.filter.labels}});
      at = (step.op == Op::kSplit && step.target != at + 1) || step.op == Op::kNotHere ? step.target : at + 1;
    }
    return out;
  }

 private:
  /// Whether ( A | B … ) begins there: each alternative but the last ends with a jump past them all.
  bool is_choice(std::size_t at) const {
    return steps_[at].op == Op::kSplit && steps_[at].target > at + 1 && steps_[steps_[at].target - 1U].op == Op::kJump;
  }
  std::size_t end_of_choice(std::size_t at) const { return steps_[steps_[at].target - 1U].target; }

  /// Each way so far, followed by each of `next`.
  static void append(Ways& ways, const Ways& next) {
    constexpr std::size_t kMostWays = 8;
    if (ways.size() * next.size() > kMostWays) return;
    Ways out;
    for (const auto& way : ways)
      for (const auto& more : next) {
        out.push_back(way);
        out.back().insert(out.back().end(), more.begin(), more.end());
      }
    ways = std::move(out);
  }

  Ways labels_of_choice(std::size_t at) const {
    const std::size_t end = end_of_choice(at);
    Ways out;
    for (bool last = false; !last;) {
      last = !is_choice(at);
      const Ways one = labels(last ? at : at + 1, last ? end : steps_[at].target - 1U);
      out.insert(out.end(), one.begin(), one.end());
      at = steps_[at].target;
    }
    return out;
  }

  /// One word of each alternative; empty when one needs none.
  std::vector<WordKey> words_of_choice(std::size_t at) const {
    const std::size_t end = end_of_choice(at);
    std::vector<WordKey> all;
    for (bool last = false; !last;) {
      last = !is_choice(at);
      const std::vector<WordKey> one = words(at + 1, last ? end : steps_[at].target - 1U);
      if (one.empty()) return {};
      all.insert(all.end(), one.begin(), one.end());
      at = steps_[at].target;
    }
    sort_unique(all);
    return all;
  }

  const std::vector<PatternStep>& steps_;
};

}  // namespace

std::vector<WordKey> needed_word(const Pattern& pattern) { return NeedReader(pattern).words(0, pattern.steps.size()); }

std::vector<std::vector<std::uint32_t>> needed_labels(const Pattern& pattern) {
  return NeedReader(pattern).labels(0, pattern.steps.size());
}

}  // namespace govgraph::extract
