// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "lexicon/lexicon.hpp"
#include "model/mention.hpp"
#include "model/span.hpp"

namespace govgraph::extract {

struct Reading;

/// A verb or function word that relates mentions: a token of one of the trigger categories, outside any name.
struct Trigger {
  Span span;
  std::uint64_t categories = 0;  ///< bit per lexicon::Category

  bool is(lexicon::Category category) const { return (categories >> static_cast<unsigned>(category)) & 1; }
};

/// Where the subjects of a clause come from; farther is less sure.
enum class SubjectFrom : std::uint8_t {
  kClause,     ///< the clause names them
  kSentence,   ///< an earlier clause of the sentence
  kParagraph,  ///< an earlier sentence of the paragraph
  kTopic,      ///< who acts most in the article
};

/// A stretch of a sentence between commas, with the names and triggers in it.
struct Clause {
  Span span;
  std::uint32_t sentence = 0;
  std::uint32_t article = 0;
  std::uint32_t paragraph = 0;
  bool heading = false;                             ///< of a title or a heading
  bool speech = false;                              ///< inside a quotation that is speech
  std::vector<std::uint32_t> names;                 ///< outermost mentions, in order
  std::vector<Trigger> triggers;                    ///< in order
  std::vector<std::uint32_t> subjects;              ///< mentions that do what the clause says
  SubjectFrom subject_from = SubjectFrom::kClause;  ///< also when there are no subjects
  bool planned = false;                             ///< 拟, 将, 计划 before the first verb
  bool negated = false;

  const Trigger* first(lexicon::Category category) const;
};

/// The layer "clauses", and what each article is about.
struct Clauses {
  std::vector<Clause> all;  ///< in text order
  std::vector<std::uint32_t>
      topic_actor;  ///< by article: mention of the actor most often in subject position, or kNone
  std::vector<std::uint32_t> topic_event;  ///< by article: the event that the title or the lead tells of, or kNone
};

/// Writes `Reading::clauses`. Linear in tokens and mentions.
void read_clauses(Reading& reading);

/// The relations of a pass, all with one rule name pattern: checks the ontology, drops self-relations and
/// negated clauses, lowers confidence by how far the subject was carried, marks planned clauses.
class Relator {
 public:
  Relator(Reading& reading, RelationType type) : reading_(reading), type_(type) {}

  /// Adds head -> tail with the clause as evidence; returns it for further properties, or nullptr.
  Relation* add(const Clause& clause, std::uint32_t head, std::uint32_t tail, float confidence, std::string_view rule,
                bool subject_carried = false);

 private:
  Reading& reading_;
  RelationType type_;
};

/// Whether only 、 和 与 及 以及 and blanks stand between two names.
bool coordinated(const Reading& reading, Span left, Span right);

/// The names of `clause` that begin at or after `position` and bear one of the labels, in order.
std::vector<std::uint32_t> names_after(const Reading& reading, const Clause& clause, std::uint32_t position,
                                       std::initializer_list<Label> labels);

/// 该工程由甲公司承建: what the ones after 由 do something with: named before 由 in the sentence, else by the heading
/// above. `labels`: bit per Label. `index`: of the clause. kNone when the clause has no 由 or nothing is named.
std::uint32_t patient_of(const Reading& reading, std::size_t index, std::uint32_t labels);

/// The run of names coordinated with `names[at]`, itself included: A、B和C.
std::vector<std::uint32_t> run_of(const Reading& reading, std::span<const std::uint32_t> names, std::size_t at);

}  // namespace govgraph::extract
