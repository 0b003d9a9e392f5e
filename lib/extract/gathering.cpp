// SPDX-License-Identifier: Apache-2.0
#include "extract/gathering.hpp"

#include <algorithm>

#include "extract/reading.hpp"
#include "lexicon/features.hpp"

namespace govgraph::extract {
namespace {

struct Place {
  std::size_t begin = std::u32string_view::npos;
  std::size_t end = 0;
};

/// The first word with the feature from `from` on.
Place first_of(const lexicon::Lexicon& lexicon, std::u32string_view text, lexicon::Feature feature, std::size_t from) {
  const std::size_t at = lexicon.find(text.substr(from), feature);
  if (at == std::u32string_view::npos) return {};
  return {from + at, from + at + lexicon.begins(text.substr(from + at), feature)};
}

}  // namespace

std::optional<Gathering> gathering_in(const Reading& reading, const Clause& clause) {
  const bool group = std::any_of(clause.names.begin(), clause.names.end(), [&](std::uint32_t name) {
    return reading.mentions[name].label == Label::kProgramme || reading.mentions[name].label == Label::kSocialOrg;
  });
  if (!group) return std::nullopt;
  const std::u32string_view text = reading.document.at(clause.span);
  const Place verb = first_of(reading.lexicon, text, lexicon::feature::kMobilises, 0);
  if (verb.begin == std::u32string_view::npos) return std::nullopt;
  const Place joins = first_of(reading.lexicon, text, lexicon::feature::kComesTogether, verb.end);
  if (joins.begin == std::u32string_view::npos) return std::nullopt;
  const auto at = [&](std::size_t offset) { return clause.span.begin + static_cast<std::uint32_t>(offset); };
  return Gathering{{at(verb.begin), at(verb.end)}, at(joins.end)};
}

}  // namespace govgraph::extract
