// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "extract/discourse.hpp"
#include "model/mention.hpp"
#include "model/ontology.hpp"

// Relation rules as data: what one line of a file `*.rules` says, after it is compiled. README.md beside this file
// is the reference of the language. All types are plain values; a compiled rule is never changed.
namespace govgraph::extract {

/// A word that rules ask for: a feature of the lexicon, a category of the lexicon, or a literal of the rule files.
/// The two upper bits say which, the rest is its number.
using WordKey = std::uint16_t;
inline constexpr WordKey kLiteralKey = 0x4000;
inline constexpr WordKey kCategoryKey = 0x8000;
inline constexpr WordKey kKeyNumber = 0x3FFF;

inline constexpr std::uint8_t kNoSlot = 0xFF;
inline constexpr std::size_t kMaxSlots = 10;  ///< captures of one rule

/// What a mention must be: {Person Actor !bare ~"队|团"}.
struct MentionFilter {
  enum class Test : std::uint8_t {
    kBare,
    kShort,
    kPartial,
    kFull,
    kTitled,
    kInArea,
    kLevel,
    kEndsWith,
    kEndsWithFeature
  };
  struct Each {
    Test test;
    bool negated = false;
    std::vector<std::u32string> ends;       ///< of kEndsWith
    AreaLevel level = AreaLevel::kUnknown;  ///< of kLevel
    std::uint16_t feature = 0;              ///< of kEndsWithFeature
  };
  std::uint32_t labels = 0xFFFFFFFF;  ///< bit per Label
  bool labelled = false;              ///< the rule names them
  std::vector<Each> tests;            ///< all must hold
};

/// One step of a compiled pattern. A pattern is a little program over code points, run with backtracking.
struct PatternStep {
  enum class Op : std::uint8_t {
    kName,     ///< a name that passes `filter`
    kList,     ///< a coordinated run of such names
    kChain,    ///< names that stand together or are coordinated, from the first on
    kWord,     ///< a word of `words`
    kNumber,   ///< digits or Chinese numerals
    kCapture,  ///< what `slot` holds stands here
    kGap,      ///< `min` to `max` code points without a word of `words` or a name of `filter`
    kBegin,    ///< the clause begins here
    kEnd,      ///< nothing but marks follows
    kSplit,    ///< go on with the next step, else at `target`
    kJump,     ///< go on at `target`
    kNotHere,  ///< the steps up to `target` must not match here
    kDone,
  } op = Op::kDone;
  std::uint8_t slot = kNoSlot;
  std::uint16_t target = 0;
  std::uint32_t min = 0;
  std::uint32_t max = 0;
  bool no_words = true;        ///< of kGap: `words` is empty
  bool no_names = true;        ///< of kGap: `filter` is not asked
  std::vector<WordKey> words;  ///< sorted
  MentionFilter filter;
};

struct Pattern {
  std::vector<PatternStep> steps;  ///< ends with kDone
  bool empty() const { return steps.empty(); }
};

/// Which text a pattern is held against, as seen from a clause.
enum class Scope : std::uint8_t {
  kClause,
  kSentence,   ///< all of its sentence
  kPrevious,   ///< the clause before it in its sentence
  kNext,       ///< the clause after it in its sentence
  kEarlier,    ///< of the clauses before it in its sentence the nearest that matches
  kLater,      ///< of the clauses after it in its sentence the nearest that matches
  kParagraph,  ///< the same in its paragraph
  kArticle,    ///< the same in its article
  kHeading,    ///< the nearest heading above
  kHeadings,   ///< of the headings above the nearest that matches
  kTitle,      ///< the title of its article
};

/// A pattern in a scope.
struct Search {
  Scope scope = Scope::kClause;
  bool last = false;   ///< of several matches the one that begins last
  bool every = false;  ///< names of all matches together
  Pattern pattern;
};

/// What a `with` line takes a name from.
struct Source {
  enum class From : std::uint8_t {
    kSearch,
    kSubjects,      ///< who acts in the clause, however far carried
    kNearSubjects,  ///< the same, when the sentence names them
    kNextSubjects,  ///< who is named as acting in the next clause of the sentence
    kNames,         ///< all names of the clause
    kTopicEvent,    ///< the event that the article tells of
    kTopicActor,    ///< who acts most in the article
    kTopicArea,     ///< its area
    kPatient,       ///< what those after 由 do something with
    kAntecedent,    ///< the nearest name of this paragraph or the two above that ends with the words that `of` holds
    kWithin,        ///< the area or organ that `of` begins with
    kOrganOf,       ///< the organ in which `of` holds an office; `of` itself without one
  } from = From::kSearch;
  std::uint8_t slot = kNoSlot;
  std::uint8_t of = kNoSlot;
  MentionFilter filter;
  Search search;
};

/// One part of an `if` or `not` line.
struct Condition {
  enum class Kind : std::uint8_t {
    kHeading,  // these up to kCarried look at the clause alone
    kTitle,
    kSpeech,
    kPlanned,
    kLead,       ///< a heading, or of the first sentence of the article's body
    kEventTold,  ///< the article tells of an event
    kCarried,    ///< the subjects come from farther away than `carried`
    kWord,       ///< `slot` holds one of `words`
    kTest,       ///< what `slot` holds passes `filter`
    kRelated,    ///< an earlier rule relates `slot` to `other` by `relation`; kNoSlot: anything
    kSameName,   ///< both bear one name
    kSameNoun,   ///< both have one label and end with the same two characters
    kSearch,
  } kind = Kind::kHeading;
  bool negated = false;
  std::uint8_t slot = kNoSlot;
  std::uint8_t other = kNoSlot;
  SubjectFrom carried = SubjectFrom::kClause;
  RelationType relation = RelationType::kPartOf;
  std::vector<WordKey> words;  ///< sorted
  MentionFilter filter;
  Search search;
};

struct Guard {
  bool excludes = false;   ///< a `not` line
  bool shared = false;     ///< of an `every` line, for all rules of its file
  bool of_clause = false;  ///< only asks of the clause, not of what was found: may be held against it beforehand
  std::vector<Condition> all;
  std::uint32_t line = 0;
  std::string text;  ///< as it was written, for messages
};

/// A property that `add` gives the relation.
struct Addition {
  enum class Value : std::uint8_t { kText, kSum, kYear, kWords } value = Value::kText;
  std::string key;
  std::string text;             ///< of kText
  std::uint8_t slot = kNoSlot;  ///< of kWords: the text of what it holds
};

struct Example {
  std::string text;                   ///< paragraphs are lines; see example_document.hpp
  std::vector<std::string> expected;  ///< sorted; empty: the rule gives nothing
  std::uint32_t line = 0;
};

/// How a named operator lends its findings to a rule.
enum class OperatorCase : std::uint8_t {
  kNone,
  kOfficeBefore,
  kOfficeNearest,
  kOfficeAfter,
  kOfficeAfterFar,
  kOfficeInRow,
  kRoadSection,
  kRoadCrossing,
  kRowOrigin,
  kRowHome,
  kRowDoer,
  kRowHelper,
  kRowPartner,
  kRowPlace,
  kOnRoll
};

/// What the evidence of a rule's relations reaches over.
enum class RuleEvidence : std::uint8_t { kClause, kSentence, kNames };

struct Rule {
  std::string name;
  RelationType relation = RelationType::kPartOf;
  float confidence = 0.8F;
  std::string english, chinese;  ///< what it finds, one sentence
  std::string file;
  std::uint32_t line = 0;
  bool own = false;  ///< of a researcher's folder
  OperatorCase finding = OperatorCase::kNone;
  bool first_only = false;                        ///< the first match of the clause alone
  bool body_only = true;                          ///< not in titles and headings
  RuleEvidence evidence = RuleEvidence::kClause;  ///< the sentence anyway where its subject is carried
  Pattern match;
  std::vector<Source> sources_flat;  ///< of all `with` lines
  struct Sources {
    std::uint16_t begin = 0, end = 0;  ///< its alternatives in `sources_flat`
    bool needed = true;                ///< a `with` line; of a `maybe` line none need be found
  };
  std::vector<Sources> sources;  ///< one a line
  std::vector<Guard> guards;
  std::uint8_t head = kNoSlot, tail = kNoSlot;
  std::vector<Addition> additions;
  std::vector<std::string> slots;  ///< names of captures
  std::vector<Example> examples;
  std::vector<WordKey> needs_word;                       ///< one of them stands in the clause; empty: none is needed
  std::vector<std::vector<std::uint32_t>> needs_labels;  ///< see needed_labels
  std::vector<std::vector<WordKey>> needs_around;        ///< of each list one word stands in the clause's sentence
};

}  // namespace govgraph::extract
