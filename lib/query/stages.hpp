// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <memory>

#include "query/pipeline.hpp"

namespace govgraph::query {

/// The operators of a pipeline. They keep references to the clause or projection, which outlives them.

/// `once`: see Matcher.
std::unique_ptr<Stage> match_stage(const ClauseNode& clause, bool once, Runtime& runtime, Evaluator& evaluator);
std::unique_ptr<Stage> unwind_stage(const ClauseNode& clause, Runtime& runtime, Evaluator& evaluator);
std::unique_ptr<Stage> call_stage(const ClauseNode& clause, const Procedure& procedure, Runtime& runtime,
                                  Evaluator& evaluator);
std::unique_ptr<Stage> project_stage(const Projection& projection, Evaluator& evaluator);
std::unique_ptr<Stage> skip_stage(const Expr& count, Evaluator& evaluator);
std::unique_ptr<Stage> limit_stage(const Expr& count, Evaluator& evaluator);
std::unique_ptr<Stage> filter_stage(const Expr& condition, Evaluator& evaluator);

/// Those that keep rows, or what distinguishes them, until their input ends.
std::unique_ptr<Stage> aggregate_stage(const Projection& projection, Runtime& runtime, Evaluator& evaluator);
std::unique_ptr<Stage> distinct_stage(const Projection& projection);
std::unique_ptr<Stage> sort_stage(const Projection& projection, Runtime& runtime, Evaluator& evaluator);

/// What SKIP or LIMIT (`word`) gives. Throws QueryError unless it is a number that is not negative.
std::int64_t row_count(const Expr& expr, Evaluator& evaluator, const char* word);

}  // namespace govgraph::query
