// SPDX-License-Identifier: Apache-2.0
#include "query/parser.hpp"

#include <algorithm>
#include <set>

#include <tao/pegtl/contrib/parse_tree.hpp>

#include "query/error.hpp"
#include "query/grammar.hpp"
#include "query/tree_reader.hpp"

namespace govgraph::query {
namespace {

namespace pegtl = tao::pegtl;

/// The furthest place where a token was looked for and not found, and which tokens were. Of a query that parses nobody
/// asks, so the first attempt takes no notes.
struct Furthest {
  std::string_view text;
  Cancellation cancellation;
  std::size_t depth = 0;  ///< of rules that hold themselves, as kLevels weighs them
  std::size_t atoms = 0;  ///< looked for so far
  bool takes_notes = false;
  std::size_t at = 0;
  std::set<std::string_view> expected;
};

template <typename Rule>
concept Shown = requires {
  Rule::shown;
};

/// Rules through which the grammar comes back to itself: the parser recurses on them. From one expression to the next
/// within it lie all levels of operators, so that it takes several times the stack.
template <typename Rule>
constexpr std::size_t kLevels =
    std::is_same_v<Rule, grammar::expression>                                                  ? 4
    : std::is_same_v<Rule, grammar::negated> || std::is_same_v<Rule, grammar::pattern_element> ? 1
                                                                                               : 0;

[[noreturn]] void refuse_brackets(std::string_view text, std::size_t at) {
  fail_at(text, at, "NestingLimit",
          "brackets nest deeper than " + std::to_string(kDeepestQuery / kLevels<grammar::expression>) +
              " levels; split the query: compute a part before, with WITH … AS name");
}

template <typename Rule>
void go_deeper(Furthest& state, std::size_t at) {
  constexpr bool kBrackets = std::is_same_v<Rule, grammar::expression>;
  // An expression looks for NOT first: what is within the last brackets that are allowed does not fail of that.
  constexpr std::size_t kMost = kDeepestQuery + (kBrackets ? 0 : kLevels<grammar::expression>);
  if ((state.depth += kLevels<Rule>) <= kMost) return;
  if constexpr (kBrackets) refuse_brackets(state.text, at);
  refuse_depth(state.text, at);
}

/// Where several rules begin alike, one after the other reads the same again, and what nests in it again each time.
[[noreturn]] void refuse_to_read(const Furthest& state, std::size_t at) {
  fail_at(state.text, at, "NestingLimit",
          "what nests here can be read in too many ways; put a part of it before, with WITH … AS name");
}

void count_atom(Furthest& state, std::size_t at) {
  constexpr std::size_t kAlways = 200'000, kOften = 1024;
  if (++state.atoms > kAlways + 4 * state.text.size()) refuse_to_read(state, at);
  if (state.atoms % kOften == 0) state.cancellation.check();
}

template <typename Rule>
struct Control : pegtl::normal<Rule> {
  template <typename Input, typename... States>
  static void start(const Input& in, States&&... states) {
    if constexpr (kLevels<Rule> != 0)
      if (Furthest* state = found(states...)) go_deeper<Rule>(*state, in.byte());
    if constexpr (std::is_same_v<Rule, grammar::postfix>)  // before each atom
      if (Furthest* state = found(states...)) count_atom(*state, in.byte());
  }
  template <typename Input, typename... States>
  static void success(const Input&, States&&... states) {
    if constexpr (kLevels<Rule> != 0) leave(found(states...), kLevels<Rule>);
  }
  template <typename Input, typename... States>
  static void failure(const Input& in, States&&... states) {
    if constexpr (kLevels<Rule> != 0) leave(found(states...), kLevels<Rule>);
    if constexpr (Shown<Rule>) note(in.byte(), Rule::shown, states...);
    if constexpr (requires { pegtl::normal<Rule>::failure(in, states...); })
      pegtl::normal<Rule>::failure(in, states...);
  }

 private:
  template <typename... States>
  static void note(std::size_t at, std::string_view shown, States&&... states) {
    Furthest* furthest = found(states...);
    if (furthest == nullptr || !furthest->takes_notes || at < furthest->at) return;
    if (at > furthest->at) furthest->expected.clear();
    furthest->at = at;
    furthest->expected.insert(shown);
  }
  static void leave(Furthest* state, std::size_t levels) {
    if (state != nullptr) state->depth -= levels;
  }
  template <typename... States>
  static Furthest* found(States&&... states) {
    Furthest* out = nullptr;
    ((out = pick(states, out)), ...);
    return out;
  }
  static Furthest* pick(Furthest& state, Furthest*) { return &state; }
  template <typename State>
  static Furthest* pick(State&, Furthest* found) {
    return found;
  }
};

bool is_wide_punctuation(std::string_view text, std::size_t at) {
  return at < text.size() && static_cast<unsigned char>(text[at]) >= 0x80;
}

/// Where a name or a value may stand, so may nearly every keyword begin one: those say nothing.
std::string list_of(const std::set<std::string_view>& expected) {
  const auto is_kind = [](std::string_view each) { return each.starts_with("a "); };
  const auto is_keyword = [](std::string_view each) { return each[0] >= 'A' && each[0] <= 'Z'; };
  const bool kinds = std::any_of(expected.begin(), expected.end(), is_kind);
  std::string out;
  for (const std::string_view each : expected)
    if (!kinds || !is_keyword(each)) out += (out.empty() ? "" : ", ") + std::string(each);
  return out;
}

[[noreturn]] void fail(std::string_view text, const Furthest& furthest) {
  std::size_t at = furthest.at;
  while (at < text.size() && (text[at] == ' ' || text[at] == '\n' || text[at] == '\t')) ++at;
  if (is_wide_punctuation(text, at))
    fail_at(text, at, "InvalidUnicodeCharacter",
            "this character has no place in a query outside of strings and `names`");
  const std::string expected = list_of(furthest.expected);
  const std::string met = at >= text.size() ? "the query ends here" : "this cannot stand here";
  fail_at(text, at, "UnexpectedSyntax", met + (expected.empty() ? "" : "; expected " + expected));
}

template <typename Rule>
std::unique_ptr<TreeNode> tree_of(const std::string& text, Cancellation cancellation) {
  Furthest furthest;
  furthest.text = text;
  furthest.cancellation = cancellation;
  for (const bool takes_notes : {false, true}) {
    furthest.takes_notes = takes_notes;
    furthest.depth = furthest.atoms = 0;
    pegtl::memory_input in(text, "query");
    auto tree = pegtl::parse_tree::parse<Rule, TreeNode, Kept, pegtl::nothing, Control>(in, furthest);
    if (tree) return tree;
  }
  fail(text, furthest);
}

}  // namespace

void refuse_depth(std::string_view text, std::size_t at) {
  fail_at(text, at, "NestingLimit",
          "this nests deeper than " + std::to_string(kDeepestQuery) +
              " levels; split it: compute a part before, with WITH … AS name, or ask two queries");
}

Query parse(std::string text, Cancellation cancellation) {
  const auto tree = tree_of<grammar::query>(text, cancellation);
  Query query = TreeReader(text).query(*tree);
  query.text = std::move(text);
  return query;
}

ExprPtr parse_expression(const std::string& text) {
  const auto tree = tree_of<grammar::lone_expression>(text, {});
  return TreeReader(text).expression(*tree->children.at(0));
}

}  // namespace govgraph::query
