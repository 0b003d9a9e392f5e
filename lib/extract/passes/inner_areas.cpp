// SPDX-License-Identifier: Apache-2.0
// Finds areas that stand only inside the names of organs: 柳河镇高科街区党支部 -> Area:高科街区, 东山村村委会 ->
// Area:东山村. Declines prefixes that are an area already, and nouns with nothing before them.
#include <algorithm>
#include <array>
#include <optional>

#include "extract/mention_list.hpp"
#include "extract/passes/reading_passes.hpp"
#include "extract/reading.hpp"
#include "lexicon/features.hpp"

namespace govgraph::extract {
namespace {

using lexicon::AreaLevel;
using lexicon::Category;

constexpr std::array<Category, 4> kOrgans{Category::kPartyOrgan, Category::kGovOrgan, Category::kSocialOrgan,
                                          Category::kInstitution};

/// The level of the area that the name is by its noun, with two code points or more before that; nullopt when it is
/// none. 农业农村|局: the trade, no village.
std::optional<AreaLevel> area_level(const lexicon::Lexicon& lexicon, std::u32string_view name) {
  const std::size_t noun = lexicon.ends(name, lexicon::feature::kNounInsideOrgan);
  if (noun == 0 || name.size() < noun + 2 || lexicon.ends(name, lexicon::feature::kFieldOfOffice) > 0 ||
      lexicon.ends(name, lexicon::feature::kKindOfVillage) > 0)
    return std::nullopt;
  if (lexicon.ends(name, lexicon::feature::kQuarterOfMembers) > 0) return AreaLevel::kZone;
  const lexicon::Match match = lexicon.exact(name.substr(name.size() - noun));
  const lexicon::Entry* entry = match.length == 0 ? nullptr : match.find(Category::kAreaNoun);
  return entry == nullptr ? std::nullopt : std::optional(static_cast<AreaLevel>(entry->sub));
}

/// Where the organ's noun begins in the name, after an area's noun where one stands there (高科社区|党委, not
/// 高科|社区党委); npos when the name is no organ's.
std::size_t organ_noun_at(const lexicon::Lexicon& lexicon, std::u32string_view name) {
  std::size_t first = std::u32string_view::npos;
  for (std::size_t i = 2; i < name.size(); ++i) {
    const lexicon::Match match = lexicon.exact(name.substr(i));
    if (std::none_of(kOrgans.begin(), kOrgans.end(), [&](Category each) { return match.is(each); })) continue;
    if (area_level(lexicon, name.substr(0, i))) return i;
    if (first == std::u32string_view::npos) first = i;
  }
  return first;
}

/// Past the names of divisions that follow one another: 某某区|某某街道|高科街区.
std::uint32_t after_divisions(const Reading& reading, std::uint32_t begin, std::uint32_t end) {
  std::vector<lexicon::Match> matches;
  for (bool found = true; found;) {
    matches.clear();
    reading.lexicon.matches_at(reading.document.text(), begin, matches);
    found = false;
    for (const lexicon::Match& match : matches)
      if (match.is(Category::kDivision) && match.length >= 3 && begin + match.length < end) {
        begin += match.length;
        found = true;
        break;
      }
  }
  return begin;
}

}  // namespace

void run_inner_areas(Reading& reading, Diagnostics&) {
  std::vector<Mention> found;
  const auto count = static_cast<std::uint32_t>(reading.mentions.size());
  const MentionPlaces areas(reading, bit(Label::kArea));
  for (Mention& organ : reading.mentions) {
    if (!is_organisation(organ.label) || organ.label == Label::kEnterprise || organ.naming == Naming::kBare) continue;
    Span within =
        organ.within == kNone ? Span{organ.span.begin, organ.span.begin} : reading.mentions[organ.within].span;
    if (within.begin != organ.span.begin || within.end >= organ.span.end) continue;
    within.end = after_divisions(reading, within.end, organ.span.end);
    const std::u32string_view rest = reading.document.at({within.end, organ.span.end});
    const std::size_t noun = organ_noun_at(reading.lexicon, rest);
    if (noun == std::u32string_view::npos) continue;
    const std::optional<AreaLevel> area = area_level(reading.lexicon, rest.substr(0, noun));
    if (!area) continue;
    Mention mention = mention_of(reading, {within.end, within.end + static_cast<std::uint32_t>(noun)}, Label::kArea,
                                 "area-inside-organ");
    // 柳河镇|高科街区党支部: an area right before the organ's name is the one that its own area lies in.
    mention.within = organ.within != kNone ? organ.within : areas.ending(organ.span.begin);
    mention.confidence = 0.85F;
    set_property(mention.properties, "level", std::string(lexicon::name_of(*area)));
    organ.within = count + static_cast<std::uint32_t>(found.size());
    found.push_back(std::move(mention));
  }
  add_mentions(reading, std::move(found));
}

}  // namespace govgraph::extract
