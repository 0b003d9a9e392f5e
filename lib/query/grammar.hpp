// SPDX-License-Identifier: Apache-2.0
// The grammar of openCypher 9 for queries that only read, as PEGTL rules. Only the parser includes it.
#pragma once

#include <string_view>

#include <tao/pegtl.hpp>

namespace govgraph::query::grammar {

// NOLINTBEGIN(readability-identifier-naming): rules are named as PEGTL names its own

using namespace tao::pegtl;  // NOLINT: the rules are written in its vocabulary

struct line_comment : seq<two<'/'>, until<eolf>> {};
struct block_comment : seq<string<'/', '*'>, until<string<'*', '/'>>> {};
struct blank
    : sor<one<' ', '\t', '\n', '\r', '\f', '\v'>, tao::pegtl::utf8::one<0xA0, 0x3000>, line_comment, block_comment> {};
struct s : star<blank> {};

/// Letters of all scripts; no punctuation, be it ASCII, general or wide.
struct letter : sor<alpha, tao::pegtl::utf8::ranges<0xAA, 0xAA, 0xB5, 0xB5, 0xC0, 0x1FFF, 0x2070, 0x218F, 0x2C00,
                                                    0x2DFF, 0x2E80, 0x2FFF, 0x3005, 0x3007, 0x3021, 0xFEFE, 0xFF10,
                                                    0xFF19, 0xFF21, 0xFF3A, 0xFF41, 0xFF5A, 0x10000, 0x10FFFF>> {};
struct name_first : sor<letter, one<'_'>> {};
struct name_next : sor<letter, digit, one<'_'>> {};

// A token shows itself in "expected …".
#define GOVGRAPH_WORD(id, word)                                 \
  struct id : seq<TAO_PEGTL_ISTRING(word), not_at<name_next>> { \
    static constexpr std::string_view shown = word;             \
  };
#define GOVGRAPH_SIGN(id, sign)                             \
  struct id : TAO_PEGTL_STRING(sign) {                      \
    static constexpr std::string_view shown = "'" sign "'"; \
  };
GOVGRAPH_WORD(w_explain, "EXPLAIN")
GOVGRAPH_WORD(w_profile, "PROFILE")
GOVGRAPH_WORD(w_union, "UNION")
GOVGRAPH_WORD(w_optional, "OPTIONAL")
GOVGRAPH_WORD(w_match, "MATCH")
GOVGRAPH_WORD(w_where, "WHERE")
GOVGRAPH_WORD(w_unwind, "UNWIND")
GOVGRAPH_WORD(w_with, "WITH")
GOVGRAPH_WORD(w_return, "RETURN")
GOVGRAPH_WORD(w_call, "CALL")
GOVGRAPH_WORD(w_yield, "YIELD")
GOVGRAPH_WORD(w_as, "AS")
GOVGRAPH_WORD(w_distinct, "DISTINCT")
GOVGRAPH_WORD(w_order, "ORDER")
GOVGRAPH_WORD(w_by, "BY")
GOVGRAPH_WORD(w_skip, "SKIP")
GOVGRAPH_WORD(w_limit, "LIMIT")
GOVGRAPH_WORD(w_descending, "DESCENDING")
GOVGRAPH_WORD(w_desc, "DESC")
GOVGRAPH_WORD(w_ascending, "ASCENDING")
GOVGRAPH_WORD(w_asc, "ASC")
GOVGRAPH_WORD(w_or, "OR")
GOVGRAPH_WORD(w_xor, "XOR")
GOVGRAPH_WORD(w_and, "AND")
GOVGRAPH_WORD(w_not, "NOT")
GOVGRAPH_WORD(w_in, "IN")
GOVGRAPH_WORD(w_is, "IS")
GOVGRAPH_WORD(w_starts, "STARTS")
GOVGRAPH_WORD(w_ends, "ENDS")
GOVGRAPH_WORD(w_contains, "CONTAINS")
GOVGRAPH_WORD(w_case, "CASE")
GOVGRAPH_WORD(w_when, "WHEN")
GOVGRAPH_WORD(w_then, "THEN")
GOVGRAPH_WORD(w_else, "ELSE")
GOVGRAPH_WORD(w_end, "END")
GOVGRAPH_WORD(w_exists, "EXISTS")
GOVGRAPH_WORD(w_count, "COUNT")
GOVGRAPH_WORD(w_reduce, "REDUCE")
GOVGRAPH_WORD(w_shortest_path, "shortestPath")
GOVGRAPH_WORD(w_all_shortest_paths, "allShortestPaths")
GOVGRAPH_WORD(all_word, "ALL")
GOVGRAPH_WORD(any_word, "ANY")
GOVGRAPH_WORD(none_word, "NONE")
GOVGRAPH_WORD(single_word, "SINGLE")
GOVGRAPH_WORD(true_literal, "TRUE")
GOVGRAPH_WORD(false_literal, "FALSE")
GOVGRAPH_WORD(null_literal, "NULL")
// Refused by name, so never expected.
struct updating_word : seq<sor<TAO_PEGTL_ISTRING("CREATE"), TAO_PEGTL_ISTRING("MERGE"), TAO_PEGTL_ISTRING("SET"),
                               TAO_PEGTL_ISTRING("DELETE"), TAO_PEGTL_ISTRING("DETACH"), TAO_PEGTL_ISTRING("REMOVE"),
                               TAO_PEGTL_ISTRING("FOREACH"), TAO_PEGTL_ISTRING("LOAD"), TAO_PEGTL_ISTRING("DROP")>,
                           not_at<name_next>> {};
GOVGRAPH_SIGN(open_round, "(")
GOVGRAPH_SIGN(close_round, ")")
GOVGRAPH_SIGN(open_square, "[")
GOVGRAPH_SIGN(close_square, "]")
GOVGRAPH_SIGN(open_curly, "{")
GOVGRAPH_SIGN(close_curly, "}")
GOVGRAPH_SIGN(comma_sign, ",")
GOVGRAPH_SIGN(colon, ":")
GOVGRAPH_SIGN(bar, "|")
GOVGRAPH_SIGN(dot_dot, "..")
GOVGRAPH_SIGN(assign, "=")
#undef GOVGRAPH_WORD
#undef GOVGRAPH_SIGN

struct reserved
    : sor<w_union, w_optional, w_match, w_where, w_unwind, w_with, w_return, w_call, w_yield, w_as, w_distinct, w_order,
          w_skip, w_limit, w_or, w_xor, w_and, w_not, w_in, w_is, w_starts, w_ends, w_contains, w_case, w_when, w_then,
          w_else, w_end, true_literal, false_literal, null_literal, updating_word> {};

struct quoted_name : seq<one<'`'>, star<sor<two<'`'>, not_one<'`'>>>, one<'`'>> {};
struct any_name : sor<seq<name_first, star<name_next>>, quoted_name> {
  static constexpr std::string_view shown = "a name";
};
struct variable : sor<seq<not_at<reserved>, name_first, star<name_next>>, quoted_name> {
  static constexpr std::string_view shown = "a variable";
};

struct comma : seq<comma_sign, s> {};
struct open : seq<open_round, s> {};
struct close : seq<close_round, s> {};

// Literals.
struct exponent : seq<one<'e', 'E'>, opt<one<'+', '-'>>, plus<digit>> {};
struct number : seq<sor<seq<one<'0'>, one<'x', 'X', 'o'>, star<xdigit>>,
                        seq<star<digit>, one<'.'>, plus<digit>, opt<exponent>>, seq<plus<digit>, opt<exponent>>>,
                    star<name_next>> {
  static constexpr std::string_view shown = "a number";
};
struct string_literal : sor<seq<one<'\''>, star<sor<seq<one<'\\'>, any>, not_one<'\'', '\\'>>>, one<'\''>>,
                            seq<one<'"'>, star<sor<seq<one<'\\'>, any>, not_one<'"', '\\'>>>, one<'"'>>> {
  static constexpr std::string_view shown = "a string";
};
struct parameter : seq<one<'$'>, sor<any_name, plus<digit>>> {
  static constexpr std::string_view shown = "a parameter";
};

struct expression;
struct pattern_element;
struct query_body;
struct where;

struct map_key : any_name {};
struct map_entry : seq<map_key, s, colon, s, expression> {};
struct map_literal : seq<open_curly, s, opt<list<map_entry, comma>>, close_curly> {};
struct list_literal : seq<open_square, s, opt<list<expression, comma>>, close_square> {};

// Patterns.
struct label_name : any_name {};
struct labels : plus<seq<colon, s, label_name, s>> {};
struct type_names : seq<colon, s, label_name, s, star<seq<bar, s, opt<seq<colon, s>>, label_name, s>>> {};
struct pattern_properties : seq<sor<map_literal, parameter>, s> {};
struct pattern_variable : variable {};
struct node_pattern : seq<open, opt<seq<pattern_variable, s>>, opt<labels>, opt<pattern_properties>, close> {};
struct least : plus<digit> {};
struct most : plus<digit> {};
struct bounds : sor<seq<opt<least>, s, dot_dot, s, opt<most>>, least, success> {};
struct variable_length : seq<one<'*'>, s, bounds, s> {};
struct stray_range : dot_dot {};
struct relationship_detail : seq<open_square, s, opt<seq<pattern_variable, s>>, opt<type_names>, opt<stray_range>,
                                 opt<variable_length>, opt<pattern_properties>, close_square, s> {};
struct left_arrow : seq<one<'<'>, s, one<'-'>, s> {};
struct right_arrow : seq<one<'-'>, s, one<'>'>, s> {};
struct dash : seq<one<'-'>, s> {
  static constexpr std::string_view shown = "'-'";
};
struct relationship_pattern : sor<seq<left_arrow, opt<relationship_detail>, sor<right_arrow, dash>>,
                                  seq<dash, opt<relationship_detail>, sor<right_arrow, dash>>> {};
struct chain : seq<node_pattern, plus<seq<relationship_pattern, node_pattern>>> {};
struct pattern_element
    : sor<seq<node_pattern, star<seq<relationship_pattern, node_pattern>>>, seq<open, pattern_element, close>> {};
struct shortest : seq<sor<w_all_shortest_paths, w_shortest_path>, s, open, pattern_element, close> {};
struct path_variable : variable {};
struct pattern_part : seq<opt<seq<path_variable, s, assign, s>>, sor<shortest, pattern_element>> {};
struct pattern : list<pattern_part, comma> {};

// Atoms.
struct case_operand : seq<not_at<w_when>, expression> {};
struct when_part : seq<w_when, s, expression, w_then, s, expression> {};
struct else_part : seq<w_else, s, expression> {};
struct case_expression : seq<w_case, s, opt<case_operand>, plus<when_part>, opt<else_part>, w_end> {};
struct loop_variable : variable {};
struct filter : seq<w_where, s, expression> {};
struct result : seq<bar, s, expression> {};
struct list_comprehension
    : seq<open_square, s, loop_variable, s, w_in, s, expression, opt<filter>, opt<result>, close_square> {};
struct pattern_comprehension
    : seq<open_square, s, opt<seq<path_variable, s, assign, s>>, chain, opt<filter>, bar, s, expression, close_square> {
};
struct quantifier_name : sor<all_word, any_word, none_word, single_word> {};
struct quantifier : seq<quantifier_name, s, open, loop_variable, s, w_in, s, expression, opt<filter>, close_round> {};
struct sum_variable : variable {};
struct reduce : seq<w_reduce, s, open, sum_variable, s, assign, s, expression, comma, loop_variable, s, w_in, s,
                    expression, bar, s, expression, close_round> {};
struct pattern_subquery : seq<opt<seq<w_match, s>>, pattern, opt<where>> {};
struct subquery : seq<open_curly, s, sor<seq<query_body, at<one<'}'>>>, pattern_subquery>, close_curly> {};
struct exists_subquery : seq<w_exists, s, subquery> {};
struct count_subquery : seq<w_count, s, subquery> {};
struct count_star : seq<w_count, s, open, one<'*'>, s, close_round> {};
struct distinct : w_distinct {};
struct function_name : seq<any_name, star<seq<one<'.'>, any_name>>> {};
struct function_call : seq<function_name, s, open, opt<seq<distinct, s>>, opt<list<expression, comma>>, close_round> {};
struct pattern_predicate : chain {};
struct parenthesized : seq<open, expression, close_round> {};
struct atom
    : sor<number, string_literal, parameter, case_expression, pattern_comprehension, list_comprehension, list_literal,
          map_literal, quantifier, reduce, exists_subquery, count_subquery, count_star, true_literal, false_literal,
          null_literal, function_call, pattern_predicate, parenthesized, variable> {};

// Operators, the tightest first.
struct property_name : any_name {};
struct property_lookup : seq<one<'.'>, not_at<one<'.'>>, s, property_name, s> {};
// An index or a slice: one rule, so that what stands within is read once.
struct range_end : seq<dot_dot, s, opt<expression>> {};
struct brackets : seq<open_square, s, sor<range_end, seq<expression, opt<range_end>>>, close_square, s> {};
struct label_check : labels {};
struct postfix : seq<atom, s, star<sor<property_lookup, brackets, label_check>>> {};
struct unary_sign : one<'+', '-'> {};
struct unary : seq<star<seq<unary_sign, s>>, postfix> {};
struct power_sign : one<'^'> {};
struct power : seq<unary, star<seq<power_sign, s, unary>>> {};
struct product_sign : one<'*', '/', '%'> {};
struct product : seq<power, star<seq<product_sign, s, power>>> {};
struct sum_sign : one<'+', '-'> {};
struct sum : seq<product, star<seq<sum_sign, s, product>>> {};
struct in_list : seq<w_in, s, sum> {};
struct starts_with : seq<w_starts, s, w_with, s, sum> {};
struct ends_with : seq<w_ends, s, w_with, s, sum> {};
struct contains : seq<w_contains, s, sum> {};
struct matches : seq<string<'=', '~'>, s, sum> {};
struct is_not_null : seq<w_is, s, w_not, s, null_literal, s> {};
struct is_null : seq<w_is, s, null_literal, s> {};
struct predicate : seq<sum, star<sor<in_list, starts_with, ends_with, contains, matches, is_not_null, is_null>>> {};
struct comparison_sign
    : sor<string<'<', '>'>, string<'<', '='>, string<'>', '='>, seq<one<'='>, not_at<one<'~'>>>, one<'<', '>'>> {};
struct comparison : seq<predicate, star<seq<comparison_sign, s, predicate>>> {};
struct negation;
struct negated : seq<w_not, s, negation> {};
struct negation : sor<negated, comparison> {};
struct conjunction : seq<negation, star<seq<w_and, s, negation>>> {};
struct exclusive : seq<conjunction, star<seq<w_xor, s, conjunction>>> {};
struct disjunction : seq<exclusive, star<seq<w_or, s, exclusive>>> {};
struct expression : seq<disjunction> {};

// Clauses.
struct where : seq<w_where, s, expression> {};
struct optional_word : w_optional {};
struct match_clause : seq<opt<seq<optional_word, s>>, w_match, s, pattern, opt<where>> {};
struct unwind : seq<w_unwind, s, expression, w_as, s, variable, s> {};
struct star_item : one<'*'> {};
struct alias : variable {};
struct item : seq<expression, opt<seq<w_as, s, alias, s>>> {};
struct items : sor<seq<star_item, s, star<seq<comma, item>>>, list<item, comma>> {};
struct descending : sor<w_descending, w_desc> {};
struct sort_item : seq<expression, opt<sor<seq<descending, s>, seq<sor<w_ascending, w_asc>, s>>>> {};
struct order_by : seq<w_order, s, w_by, s, list<sort_item, comma>> {};
struct skip_rows : seq<w_skip, s, expression> {};
struct limit_rows : seq<w_limit, s, expression> {};
struct projection : seq<opt<seq<distinct, s>>, items, opt<order_by>, opt<skip_rows>, opt<limit_rows>> {};
struct with : seq<w_with, s, projection, opt<where>> {};
struct return_rows : seq<w_return, s, projection> {};
struct procedure_name : seq<any_name, star<seq<one<'.'>, any_name>>> {};
struct yield_field : any_name {};
struct yield_item : seq<yield_field, s, opt<seq<w_as, s, alias, s>>> {};
struct yield : seq<w_yield, s, list<yield_item, comma>, opt<where>> {};
struct call : seq<w_call, s, procedure_name, s, opt<seq<open, opt<list<expression, comma>>, close>>, opt<yield>> {};
struct updating : seq<updating_word, star<any>> {};
struct clause : sor<match_clause, unwind, with, return_rows, call, updating> {};
struct single_query : plus<clause> {};
struct union_all : all_word {};
struct union_join : seq<w_union, s, opt<seq<union_all, s>>> {};
struct query_body : seq<single_query, star<seq<union_join, single_query>>> {};
struct explain_mode : w_explain {};
struct profile_mode : w_profile {};
struct query : seq<s, opt<seq<sor<explain_mode, profile_mode>, s>>, query_body, opt<seq<one<';'>, s>>, eof> {};
struct lone_expression : seq<s, expression, eof> {};

// NOLINTEND(readability-identifier-naming)

}  // namespace govgraph::query::grammar
