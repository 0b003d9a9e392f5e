// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstdint>
#include <utility>

#include "model/mention.hpp"
#include "model/span.hpp"

namespace govgraph::extract {

/// What the decision knows about a candidate: each is a question with a small number of answers, and each answer has a
/// weight (weights.hpp). None of them knows a word of a page.
enum class Trait : std::uint8_t {
  kLeft,       ///< what stands before it: WordKind
  kFirst,      ///< its first word after the anchor: WordKind
  kLast,       ///< the word before its head: WordKind
  kInside,     ///< the kind between first and last that speaks most against a name: WordKind
  kRight,      ///< what follows: WordKind
  kOwnLength,  ///< code points between anchor and head, in steps
  kUnknown,    ///< single ideographs among them, which no word of the lexicon covers
  kHead,       ///< length of the head and whether it is a word of its own
  kNoun,       ///< what kind of noun the head is: Noun
  kAnchor,     ///< what it begins with: an area, a short or a bare one, an organ, a road, a firm, nothing
  kCount,      ///< how often the text has the form
  kVariety,    ///< how many different characters stand before it
  kTighter,    ///< whether a shorter form with the same head stands more often, or in more surroundings
  kWider,      ///< whether the word before always stands before it
  kWords,      ///< whether its own words only describe, are one everyday word, or a rare one
  kRead,       ///< what the readers found at the place
  kPerson,     ///< whether it begins as the names of people do
  kPlace,      ///< heading, body, in quotation marks
};
inline constexpr std::size_t kTraits = static_cast<std::size_t>(Trait::kPlace) + 1;
inline constexpr std::size_t kAnswers = 27;  ///< no trait has more

/// Traits that say more together than each by itself.
inline constexpr std::array<std::pair<Trait, Trait>, 4> kPairs{{{Trait::kLeft, Trait::kFirst},
                                                                {Trait::kNoun, Trait::kRight},
                                                                {Trait::kNoun, Trait::kAnchor},
                                                                {Trait::kRead, Trait::kNoun}}};

/// Labels that nouns name alike.
enum class Family : std::uint8_t { kArea, kOrgan, kPlace, kRoad, kFirm };

/// What a head is a noun for. Areas have the answers above kAreaNouns, by their level.
enum class Noun : std::uint8_t {
  kParty,
  kGovernment,
  kSociety,
  kInstitution,
  kTailOfOffice,
  kTailOfInstitution,
  kTailOfSociety,
  kPlace,
  kRoad,
  kCompanyForm,
  kHouseOfBusiness,
  kAreaNouns,
};

/// A span that may name something: what readers and heads propose, before the decision.
struct Candidate {
  Span span;
  Span head;              ///< the noun that it ends with
  std::uint32_t own = 0;  ///< where its own words begin: after the anchor
  Label label = Label::kArea;
  Noun noun = Noun::kParty;
  std::uint32_t anchor = kNone;  ///< index of the mention that stands where its own words begin
  std::array<std::uint8_t, kTraits> traits{};
  int score = 0;  ///< hundredths of a logit: above 0 it is more likely a name than not

  std::uint8_t operator[](Trait trait) const { return traits[static_cast<std::size_t>(trait)]; }
  void set(Trait trait, std::size_t answer) {
    traits[static_cast<std::size_t>(trait)] = static_cast<std::uint8_t>(answer);
  }
};

Family family_of(Label label);

}  // namespace govgraph::extract
