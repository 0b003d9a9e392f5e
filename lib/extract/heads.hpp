// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <vector>

#include "lexicon/lexicon.hpp"
#include "model/span.hpp"

namespace govgraph::extract {

struct Reading;

/// A noun that names are built on: the suffix of an organ, the head of a programme, event, honour,
/// policy or place. One a form that the text holds inside its sentences, longer and shorter ones alike.
struct Head {
  Span span;
  std::uint64_t categories = 0;  ///< bit per lexicon::Category
  std::span<const lexicon::Entry> entries;

  bool is(lexicon::Category category) const { return (categories >> static_cast<unsigned>(category)) & 1; }
  /// The sub of its entry of that category; 0 when it has none.
  std::uint8_t sub(lexicon::Category category) const;
};

constexpr std::uint64_t bit(lexicon::Category category) { return std::uint64_t{1} << static_cast<unsigned>(category); }

inline constexpr std::uint64_t kOrganHeads = bit(lexicon::Category::kPartyOrgan) | bit(lexicon::Category::kGovOrgan) |
                                             bit(lexicon::Category::kSocialOrgan) |
                                             bit(lexicon::Category::kInstitution);
inline constexpr std::uint64_t kWorkHeads = bit(lexicon::Category::kProgrammeNoun) |
                                            bit(lexicon::Category::kEventNoun) | bit(lexicon::Category::kPolicyNoun) |
                                            bit(lexicon::Category::kHonourNoun);

/// Categories of words that no name of a place, road or firm crosses: verbs of doing and saying, people, times, bare
/// nouns.
inline constexpr std::uint64_t kNeverInNames =
    bit(lexicon::Category::kBoundary) | bit(lexicon::Category::kSpeechVerb) | bit(lexicon::Category::kStop) |
    bit(lexicon::Category::kPersonNoun) | bit(lexicon::Category::kRecent) | bit(lexicon::Category::kPlanned) |
    bit(lexicon::Category::kNegation) | bit(lexicon::Category::kReside) | bit(lexicon::Category::kLocate) |
    bit(lexicon::Category::kBareOrgan) | bit(lexicon::Category::kBareArea) | bit(lexicon::Category::kCooperate) |
    bit(lexicon::Category::kOrganize) | bit(lexicon::Category::kParticipate) | bit(lexicon::Category::kReceive);

/// All categories that make a form a head: those above, and nouns of places, areas, roads and firms.
inline constexpr std::uint64_t kAllHeads =
    kOrganHeads | kWorkHeads | bit(lexicon::Category::kBareOrgan) | bit(lexicon::Category::kPlaceNoun) |
    bit(lexicon::Category::kStop) | bit(lexicon::Category::kAreaNoun) | bit(lexicon::Category::kRoadNoun) |
    bit(lexicon::Category::kCompanyForm) | bit(lexicon::Category::kEnterpriseNoun);

/// Of the heads that end at one place the longest with one of `categories`; in text order. Those inside a
/// longer such head that ends later are left in: it is for the reader of a name to say which counts.
std::vector<Head> longest_heads(const Reading& reading, std::uint64_t categories);

}  // namespace govgraph::extract
