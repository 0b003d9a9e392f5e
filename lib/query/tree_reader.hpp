// SPDX-License-Identifier: Apache-2.0
// From PEGTL's parse tree to the syntax tree. Only the parser includes it.
#pragma once

#include <string_view>

#include <tao/pegtl/contrib/parse_tree.hpp>

#include "query/ast.hpp"
#include "query/grammar.hpp"

namespace govgraph::query {

/// The rules whose matches become nodes of the parse tree.
template <typename Rule>
using Kept = tao::pegtl::parse_tree::selector<
    Rule,
    tao::pegtl::parse_tree::store_content::on<
        grammar::variable, grammar::any_name, grammar::number, grammar::string_literal, grammar::parameter,
        grammar::map_key, grammar::label_name, grammar::pattern_variable, grammar::least, grammar::most,
        grammar::stray_range, grammar::path_variable, grammar::loop_variable, grammar::sum_variable,
        grammar::quantifier_name, grammar::function_name, grammar::property_name, grammar::unary_sign,
        grammar::power_sign, grammar::product_sign, grammar::sum_sign, grammar::comparison_sign, grammar::alias,
        grammar::procedure_name, grammar::yield_field, grammar::updating, grammar::map_literal, grammar::list_literal,
        grammar::labels, grammar::type_names, grammar::pattern_properties, grammar::node_pattern,
        grammar::variable_length, grammar::relationship_detail, grammar::left_arrow, grammar::right_arrow,
        grammar::relationship_pattern, grammar::chain, grammar::pattern_element, grammar::shortest,
        grammar::w_all_shortest_paths, grammar::pattern_part, grammar::pattern, grammar::brackets,
        grammar::case_operand, grammar::when_part, grammar::else_part, grammar::case_expression, grammar::filter,
        grammar::result, grammar::list_comprehension, grammar::pattern_comprehension, grammar::quantifier,
        grammar::reduce, grammar::pattern_subquery, grammar::exists_subquery, grammar::count_subquery,
        grammar::count_star, grammar::distinct, grammar::function_call, grammar::pattern_predicate,
        grammar::parenthesized, grammar::true_literal, grammar::false_literal, grammar::null_literal,
        grammar::property_lookup, grammar::label_check, grammar::in_list, grammar::starts_with, grammar::ends_with,
        grammar::contains, grammar::matches, grammar::is_not_null, grammar::is_null, grammar::negated, grammar::where,
        grammar::optional_word, grammar::match_clause, grammar::unwind, grammar::star_item, grammar::item,
        grammar::descending, grammar::sort_item, grammar::order_by, grammar::skip_rows, grammar::limit_rows,
        grammar::projection, grammar::with, grammar::return_rows, grammar::yield_item, grammar::yield, grammar::call,
        grammar::single_query, grammar::union_all, grammar::union_join, grammar::query_body, grammar::explain_mode,
        grammar::profile_mode, grammar::expression, grammar::dot_dot>,
    tao::pegtl::parse_tree::fold_one::on<grammar::postfix, grammar::unary, grammar::power, grammar::product,
                                         grammar::sum, grammar::predicate, grammar::comparison, grammar::conjunction,
                                         grammar::exclusive, grammar::disjunction>>;

/// A node of the parse tree, which counts in the thread's MemoryAccount.
struct TreeNode : tao::pegtl::parse_tree::basic_node<TreeNode> {
  static void* operator new(std::size_t bytes) { return Counted<char>{}.allocate(bytes); }
  static void operator delete(void* at, std::size_t bytes) {
    Counted<char>{}.deallocate(static_cast<char*>(at), bytes);
  }
};

/// How deep a query may nest: what later walks through it may recurse on that. Counted are expressions within one
/// another, signs, indices, properties and predicates one after the other on one operand, and of a part of a query its
/// clauses and the nodes of their patterns, since each runs within the one before.
constexpr std::size_t kDeepestQuery = 1000;

/// Throws QueryError: what stands at `at` nests deeper.
[[noreturn]] void refuse_depth(std::string_view text, std::size_t at);

/// Reads nodes of the parse tree of `text`. Throws QueryError for literals and patterns that no rule of the grammar can
/// tell.
class TreeReader {
 public:
  using Tree = TreeNode;

  explicit TreeReader(std::string_view text) : text_(text) {}
  TreeReader(const TreeReader&) = delete;

  Query query(const Tree& root) const;
  ExprPtr expression(const Tree& tree) const;

 private:
  /// What is read within its life stands so many levels deeper.
  class Deeper {
   public:
    Deeper(const TreeReader& reader, std::size_t levels, const Tree& at);
    ~Deeper() { reader_.depth_ = before_; }
    Deeper(const Deeper&) = delete;
    Deeper& operator=(const Deeper&) = delete;

   private:
    const TreeReader& reader_;
    std::size_t before_;
  };

  void go_deeper(std::size_t levels, const Tree& at) const;
  ExprPtr atom(const Tree& tree) const;
  ExprPtr make(ExprKind kind, const Tree& tree) const;
  ExprPtr binary(ExprKind kind, const Tree& tree, ExprPtr left, ExprPtr right) const;
  ExprPtr number(const Tree& tree, bool negative) const;
  ExprPtr string(const Tree& tree) const;
  ExprPtr left_chain(const Tree& tree) const;
  ExprPtr same_chain(ExprKind kind, const Tree& tree) const;
  ExprPtr comparison(const Tree& tree) const;
  ExprPtr postfix(const Tree& tree) const;
  ExprPtr unary(const Tree& tree) const;
  ExprPtr predicate(const Tree& tree) const;
  ExprPtr map(const Tree& tree) const;
  ExprPtr slice(ExprPtr of, const Tree& tree) const;
  ExprPtr case_of(const Tree& tree) const;
  ExprPtr loop(ExprKind kind, const Tree& tree) const;
  ExprPtr reduce(const Tree& tree) const;
  ExprPtr function(const Tree& tree) const;
  ExprPtr subquery(ExprKind kind, const Tree& tree) const;
  ExprPtr pattern_comprehension(const Tree& tree) const;
  Query body(const Tree& tree) const;
  ClauseNode clause(const Tree& tree) const;
  ClauseNode match(const Tree& tree) const;
  ClauseNode call(const Tree& tree) const;
  Projection projection(const Tree& tree) const;
  ReturnItem item(const Tree& tree) const;
  PathPattern path(const Tree& tree) const;
  void elements(const Tree& tree, PathPattern& out) const;
  NodePattern node(const Tree& tree) const;
  RelationshipPattern relationship(const Tree& tree) const;
  std::string name(const Tree& tree) const;
  std::vector<std::string> names(const Tree& tree) const;

  std::string_view text_;
  mutable std::size_t depth_ = 0;
};

}  // namespace govgraph::query
