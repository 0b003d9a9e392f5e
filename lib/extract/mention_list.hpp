// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "model/mention.hpp"

namespace govgraph::extract {

struct Reading;

/// Adds `found` and sorts all mentions by span again. In `found`, `within` and `short_for` below the present
/// count are indices of mentions; at or above it, the place in `found` plus that count.
void add_mentions(Reading& reading, std::vector<Mention> found);

/// A mention of `span`, in its article, with its text (quotation marks and blanks dropped) as name.
Mention mention_of(const Reading& reading, Span span, Label label, std::string_view rule);

/// The text of `span` as a name: UTF-8 without quotation marks and white space.
std::string name_of(const Reading& reading, Span span);

/// The mentions that begin at `position`, the longest first. REQUIRES mentions sorted. O(log n).
std::span<const Mention> mentions_beginning(const Reading& reading, std::uint32_t position);

/// By code point: the longest mention that ends there (`ends`) or begins there (`begins`), among labels.
class MentionPlaces {
 public:
  /// `labels`: bit per Label. Linear in text and mentions.
  MentionPlaces(const Reading& reading, std::uint32_t labels);

  std::uint32_t ending(std::uint32_t position) const { return position < ends_.size() ? ends_[position] : kNone; }
  void add(std::uint32_t index, Span span);

 private:
  std::vector<std::uint32_t> ends_;
};

constexpr std::uint32_t bit(Label label) { return 1U << static_cast<unsigned>(label); }

/// The labels of is_organisation.
constexpr std::uint32_t kOrganisations = bit(Label::kPartyOrg) | bit(Label::kGovBody) | bit(Label::kSocialOrg) |
                                         bit(Label::kInstitution) | bit(Label::kEnterprise);

}  // namespace govgraph::extract
