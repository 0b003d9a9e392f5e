// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "query/value.hpp"

namespace govgraph::query {

struct Expr;
struct Query;
struct PathPattern;
using ExprPtr = std::unique_ptr<Expr>;

enum class ExprKind : std::uint8_t {
  kLiteral,
  kParameter,  ///< name
  kVariable,   ///< name, slot
  kProperty,   ///< args[0].name
  kIndex,      ///< args[0][args[1]]
  kSlice,      ///< args[0][args[1]..args[2]], either bound may be null
  kHasLabels,  ///< args[0]:keys
  kNot,
  kNegate,
  kPlus,  ///< unary
  kOr,    ///< of two or more, as in a OR b OR c; likewise
  kXor,
  kAnd,
  kCompare,     ///< a < b <= c: ops between args
  kArithmetic,  ///< a + b - c, from left to right: ops between args
  kIn,
  kStartsWith,
  kEndsWith,
  kContains,
  kMatches,  ///< =~
  kIsNull,
  kIsNotNull,
  kList,
  kMap,       ///< keys and args
  kFunction,  ///< name (lower case), args, distinct
  kCountStar,
  kCase,                  ///< args: operand or null, else or null, then when and then in turn
  kListComprehension,     ///< args: list, condition or null, result or null; slot of the variable
  kQuantifier,            ///< name: all, any, none, single; args: list, condition
  kReduce,                ///< args: start, list, step; slot: of the sum; slot2: of the element; keys: their names
  kPattern,               ///< pattern: true where it matches
  kPatternComprehension,  ///< pattern; args: condition or null, result
  kExists,                ///< subquery
  kCount,                 ///< subquery
};

enum class Op : std::uint8_t {
  kEqual,
  kNotEqual,
  kLess,
  kLessEqual,
  kGreater,
  kGreaterEqual,
  kAdd,
  kSubtract,
  kMultiply,
  kDivide,
  kModulo,
  kPower
};

/// An expression. Slots are positions in the row, which the checker assigns. Counts in the thread's MemoryAccount.
struct Expr {
  static void* operator new(std::size_t bytes) { return Counted<char>{}.allocate(bytes); }
  static void operator delete(void* at, std::size_t bytes) {
    Counted<char>{}.deallocate(static_cast<char*>(at), bytes);
  }

  ExprKind kind = ExprKind::kLiteral;
  std::size_t begin = 0;  ///< in bytes of the query's text
  std::size_t end = 0;
  std::string name{};
  Value literal{};
  std::vector<ExprPtr> args{};
  std::vector<Op> ops{};
  std::vector<std::string> keys{};
  bool distinct = false;
  int slot = -1;
  int slot2 = -1;
  std::unique_ptr<PathPattern> pattern{};
  std::unique_ptr<Query> subquery{};
};

enum class Arrow : std::uint8_t { kLeft, kRight, kEither };
enum class Shortest : std::uint8_t { kNo, kOne, kAll };

struct NodePattern {
  std::size_t begin = 0;
  std::string variable{};
  std::vector<std::string> labels{};
  ExprPtr properties{};  ///< a map, or null
  int slot = -1;
  bool bound = false;  ///< a row that enters the MATCH has it already
};

struct RelationshipPattern {
  std::size_t begin = 0;
  std::string variable{};
  std::vector<std::string> types{};
  ExprPtr properties{};
  Arrow arrow = Arrow::kEither;
  bool variable_length = false;
  std::int64_t least = 1;
  std::int64_t most = -1;  ///< -1: no bound
  int slot = -1;
  bool bound = false;
};

/// n nodes and n - 1 relationships between them, from left to right.
struct PathPattern {
  std::size_t begin = 0;
  std::string variable{};
  Shortest shortest = Shortest::kNo;
  std::vector<NodePattern> nodes{};
  std::vector<RelationshipPattern> relationships{};
  int slot = -1;
};

struct SortItem {
  ExprPtr expr{};
  bool descending = false;
};

struct ReturnItem {
  ExprPtr expr{};
  std::string name{};  ///< the alias, else the source text
  bool aliased = false;
  int slot = -1;  ///< where the projection puts it
};

/// Of WITH and RETURN.
struct Projection {
  bool distinct = false;
  bool star = false;
  std::vector<ReturnItem> items{};
  std::vector<SortItem> sort{};
  ExprPtr skip{};
  ExprPtr limit{};
  ExprPtr where{};                    ///< of WITH
  bool aggregated = false;            ///< the checker finds
  std::vector<Expr*> aggregations{};  ///< calls in items and sort, each with a slot of its own
};

enum class ClauseKind : std::uint8_t { kMatch, kUnwind, kWith, kReturn, kCall };

struct ClauseNode {
  ClauseKind kind = ClauseKind::kMatch;
  std::size_t begin = 0;
  bool optional = false;                                      ///< MATCH
  std::vector<PathPattern> patterns{};                        ///< MATCH
  ExprPtr where{};                                            ///< MATCH, CALL … YIELD … WHERE
  ExprPtr list{};                                             ///< UNWIND
  std::string name{};                                         ///< UNWIND: the variable; CALL: the procedure
  int slot = -1;                                              ///< UNWIND
  Projection projection{};                                    ///< WITH, RETURN
  std::vector<ExprPtr> arguments{};                           ///< CALL
  std::vector<std::pair<std::string, std::string>> yields{};  ///< CALL: field and variable; empty: all
  std::vector<int> yield_slots{};
};

struct SingleQuery {
  std::vector<ClauseNode> clauses{};
};

enum class Mode : std::uint8_t { kRun, kExplain, kProfile };

/// Parts joined by UNION; `distinct` says of each join whether it drops doubles.
struct Query {
  Mode mode = Mode::kRun;
  std::string text{};
  std::vector<SingleQuery> parts{};
  std::vector<bool> distinct{};
  std::vector<std::size_t> joins{};  ///< where each UNION stands
  int slots = 0;                     ///< of a row; the checker counts them
};

}  // namespace govgraph::query
