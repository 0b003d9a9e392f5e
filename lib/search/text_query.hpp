// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

#include "search/term.hpp"

namespace govgraph::search {

/// What is looked for in articles:
///   words and "phrases" side by side, or with AND between them   all of them
///   … OR …                                                       one of them, or both; binds less than AND
///   NOT …                                                        none of it; binds more than AND
///   ( … )
/// Operators are in capitals; (), “” and （） serve as () and "".
class TextQuery {
 public:
  static constexpr std::size_t kMostTerms = 32;

  /// Throws UsageError that says at which character what is wrong: also for one that articles fit which hold none of
  /// its words. Linear.
  explicit TextQuery(std::string_view text);

  const std::vector<Term>& terms() const { return terms_; }

  /// Whether an article fits that holds those terms. REQUIRES one answer a term.
  bool fits(const std::vector<bool>& holds) const;

 private:
  friend class TextQueryParser;
  enum class Operator : std::uint8_t { kTerm, kNot, kAnd, kOr };
  struct Step {
    Operator op = Operator::kTerm;
    std::uint32_t term = 0;
  };

  std::vector<Term> terms_;
  std::vector<Step> steps_;  ///< operands before their operators
};

}  // namespace govgraph::search
