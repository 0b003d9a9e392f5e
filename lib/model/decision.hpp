// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "model/facts.hpp"

/// What a researcher has decided of a graph, as lines of a `decisions.tsv`. A decision names what it is about by
/// content (names, the digest of a page, a span of it), never by an id, so that it holds in other databases, too.
namespace govgraph {

/// The numbers are of memory only; on disk kinds go by name.
enum class DecisionKind : std::uint8_t {
  kSame,     ///< `about` and `other` are one thing
  kNotSame,  ///< they are two
  kSplit,    ///< the `about` of one page, or of the article around `span`, is another of that name: called `value`
  kRename,   ///< `about` is shown as `value`
  kRelabel,  ///< `about` is a `value`: a label
  kWrong,    ///< the relation, or that `about` is anything, is not so: anywhere, or on the page or place alone
  kRight,    ///< it is so
  kAdd,      ///< the words at `span` say the relation, or name `about`
  kNote,     ///< words about it, which change nothing
};

std::string_view name_of(DecisionKind kind);  ///< "not-same"; static storage
std::optional<DecisionKind> decision_kind_named(std::string_view name);

/// A node by its label and a name. Without a scope: whichever bears them, where there is one.
struct Subject {
  Label label = Label::kPerson;
  std::string name;
  std::optional<std::string> scope;

  friend bool operator==(const Subject&, const Subject&) = default;
};

/// "Person 李明 @安平市/云溪区"; without scope "Person 李明", of an empty one "Person 李明 @".
std::string text_of(const Subject& subject);
std::optional<Subject> parse_subject(std::string_view text);

/// What is claimed: a relation between two, or of one that it is there.
struct Decision {
  DecisionKind kind = DecisionKind::kNote;
  std::optional<Subject> about, other;
  std::optional<RelationType> relation;
  std::string role;              ///< of HOLDS_ROLE; empty: whatever the office
  std::string value;             ///< the new name or label
  std::string document;          ///< path of the page; for people, and where the page has changed
  std::string digest;            ///< of the page; empty: wherever it is said
  std::optional<ByteSpan> span;  ///< of the page's stored text
  std::string text;              ///< what stands there, white space removed
  std::string who, when, note;
  std::uint32_t line = 0;  ///< of the file, from 1; 0: none yet

  bool on_one_page() const { return !digest.empty() || !document.empty(); }
};

/// The same without line, who, when and note: equal ones are one decision.
std::string content_of(const Decision& decision);

/// "HOLDS_ROLE 书记"; empty where the decision is of no relation.
std::string relation_text(const Decision& decision);

/// The file's first line, and a decision as one, each with its line end.
std::string decisions_header();
std::string line_of(const Decision& decision);

/// The decisions of a file in its order. Columns go by the names of the first line; further lines of names, empty lines
/// and such as begin with '#' are passed over, so files may be put one behind the other. Throws InputError
/// ("path:line: …") at the first line that cannot be understood. Linear.
std::vector<Decision> parse_decisions(std::string_view text, std::string_view path);

enum class DecisionState : std::uint8_t {
  kInForce = 0,
  kContradicts = 1,  ///< others, which are not in force either
  kNothing = 2,      ///< nothing in the graph is what it is about
  kSeveral = 3,      ///< several nodes are: it needs a scope
};

std::string_view name_of(
    DecisionState state);  ///< "in force", "contradicts", "applies to nothing", "applies to several"

/// A decision beside what became of it in one graph.
struct Decided {
  Decision decision;
  DecisionState state = DecisionState::kNothing;
  std::vector<std::uint32_t> against;  ///< lines that contradict it, ascending
  std::vector<NodeId> nodes;           ///< as they are now that all decisions are in force
  std::vector<EdgeId> edges;

  bool in_force() const { return state == DecisionState::kInForce; }
};

}  // namespace govgraph
