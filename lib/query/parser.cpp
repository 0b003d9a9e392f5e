// SPDX-License-Identifier: Apache-2.0
#include "query/parser.hpp"

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
  bool takes_notes = false;
  std::size_t at = 0;
  std::set<std::string_view> expected;
};

template <typename Rule>
concept Shown = requires {
  Rule::shown;
};

template <typename Rule>
struct Control : pegtl::normal<Rule> {
  template <typename Input, typename... States>
  static void failure(const Input& in, States&&... states) {
    if constexpr (Shown<Rule>) note(in.byte(), Rule::shown, states...);
    if constexpr (requires { pegtl::normal<Rule>::failure(in, states...); })
      pegtl::normal<Rule>::failure(in, states...);
  }

 private:
  template <typename... States>
  static void note(std::size_t at, std::string_view shown, States&&... states) {
    Furthest* furthest = nullptr;
    ((furthest = pick(states, furthest)), ...);
    if (furthest == nullptr || !furthest->takes_notes || at < furthest->at) return;
    if (at > furthest->at) furthest->expected.clear();
    furthest->at = at;
    furthest->expected.insert(shown);
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

[[noreturn]] void fail(std::string_view text, const Furthest& furthest) {
  std::size_t at = furthest.at;
  while (at < text.size() && (text[at] == ' ' || text[at] == '\n' || text[at] == '\t')) ++at;
  if (is_wide_punctuation(text, at))
    fail_at(text, at, "InvalidUnicodeCharacter",
            "this character has no place in a query outside of strings and `names`");
  std::string expected;
  for (const std::string_view each : furthest.expected) expected += (expected.empty() ? "" : ", ") + std::string(each);
  const std::string met = at >= text.size() ? "the query ends here" : "this cannot stand here";
  fail_at(text, at, "UnexpectedSyntax", met + (expected.empty() ? "" : "; expected " + expected));
}

template <typename Rule>
std::unique_ptr<pegtl::parse_tree::node> tree_of(const std::string& text) {
  Furthest furthest;
  for (const bool takes_notes : {false, true}) {
    furthest.takes_notes = takes_notes;
    pegtl::memory_input in(text, "query");
    auto tree = pegtl::parse_tree::parse<Rule, pegtl::parse_tree::node, Kept, pegtl::nothing, Control>(in, furthest);
    if (tree) return tree;
  }
  fail(text, furthest);
}

}  // namespace

Query parse(std::string text) {
  const auto tree = tree_of<grammar::query>(text);
  Query query = TreeReader(text).query(*tree);
  query.text = std::move(text);
  return query;
}

ExprPtr parse_expression(const std::string& text) {
  const auto tree = tree_of<grammar::lone_expression>(text);
  return TreeReader(text).expression(*tree->children.at(0));
}

}  // namespace govgraph::query
