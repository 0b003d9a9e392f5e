// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <initializer_list>
#include <span>
#include <string_view>
#include <vector>

#include "lexicon/lexicon.hpp"
#include "model/mention.hpp"
#include "model/span.hpp"

namespace govgraph::extract {

struct Reading;

constexpr std::uint64_t categories(std::initializer_list<lexicon::Category> list) {
  std::uint64_t out = 0;
  for (const lexicon::Category each : list) out |= std::uint64_t{1} << static_cast<unsigned>(each);
  return out;
}

/// Categories of the words that relate mentions; those of them that say that something is done.
inline constexpr std::uint64_t kVerbs =
    categories({lexicon::Category::kOrganize, lexicon::Category::kParticipate, lexicon::Category::kCooperate,
                lexicon::Category::kOperate, lexicon::Category::kInvest, lexicon::Category::kIssue,
                lexicon::Category::kReceive, lexicon::Category::kSpeechVerb});
inline constexpr std::uint64_t kTriggers =
    kVerbs | categories({lexicon::Category::kLocate, lexicon::Category::kConcern, lexicon::Category::kReside,
                         lexicon::Category::kPlanned, lexicon::Category::kFormer, lexicon::Category::kNegation});

/// A verb or function word that relates mentions: a token of one of the trigger categories, outside any name.
struct Trigger {
  Span span;
  std::uint64_t categories = 0;  ///< bit per lexicon::Category

  bool is(lexicon::Category category) const { return (categories >> static_cast<unsigned>(category)) & 1; }
};

/// How far rules look back or ahead: clauses, or headings.
inline constexpr std::size_t kDiscourseReach = 64;

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

/// The layer "clauses": how a text goes on from clause to clause. Every rule reads it and none computes it. Written
/// once a document, when its names are settled, in time linear in tokens and mentions; each look-up is O(1). Indices
/// are those of `clauses`, of mentions and of sentences; kNone where there is no such thing.
struct Discourse {
  std::vector<Clause> clauses;  ///< in text order, of all but captions

  // One a clause.
  std::vector<std::uint32_t> first_of_sentence, last_of_sentence;  ///< half-open range of the clauses of its sentence
  std::vector<std::uint32_t> heading_above;  ///< the nearest clause of a heading before it in the article; in a row
                                             ///< of a table of works, the clause of the work

  std::vector<std::uint32_t> event_at_hand;  ///< the last event that is said to be held before it, under the same
                                             ///< heading; else the topic event of the article

  // One an article.
  std::vector<std::uint32_t> title;        ///< its first clause of a title
  std::vector<std::uint32_t> lead;         ///< the first sentence of its body
  std::vector<std::uint32_t> topic_actor;  ///< the actor that is most often a subject
  std::vector<std::uint32_t> topic_event;  ///< the event that the title or the lead tells of
};

/// Writes `Reading::discourse`.
void read_discourse(Reading& reading);

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

/// 该工程由甲公司承建: what the ones after 由 do something with: named before 由 in the sentence, at most
/// kDiscourseReach clauses before, else by the heading above. `labels`: bit per Label. `index`: of the clause. kNone
/// when the clause has no 由 or nothing is named.
std::uint32_t patient_of(const Reading& reading, std::size_t index, std::uint32_t labels);

/// The run of names coordinated with `names[at]`, itself included: A、B和C.
std::vector<std::uint32_t> run_of(const Reading& reading, std::span<const std::uint32_t> names, std::size_t at);

}  // namespace govgraph::extract
