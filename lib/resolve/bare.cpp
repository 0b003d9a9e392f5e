// SPDX-License-Identifier: Apache-2.0
#include "resolve/bare.hpp"

#include <algorithm>
#include <optional>
#include <string_view>

#include "base/utf8.hpp"
#include "lexicon/features.hpp"
#include "resolve/entities.hpp"

namespace govgraph::resolve {
namespace {

using lexicon::Lexicon;
namespace feature = lexicon::feature;

/// The noun of a level with which a bare noun begins.
struct LevelWord {
  std::string word;
  AreaLevel level = AreaLevel::kUnknown;
};

/// 居委 is 居委会.
std::string full_noun(const Lexicon& lexicon, const std::string& rest) {
  if (lexicon.has(rest, feature::kShortPartyBranch)) return "党" + rest;
  return lexicon.has(rest, feature::kShortCommittee) || rest == "业委" ? rest + "会" : rest;
}

std::string without_pointer(const Lexicon& lexicon, const std::string& name) {
  const std::size_t pointer = lexicon.begins(name, feature::kPointsAtOwn);
  return pointer < name.size() ? name.substr(pointer) : name;
}

/// Whether what follows the level word makes the name of an organ with it: 镇|党委, 市|第一人民医院, but not 村|委会 or
/// 区|域联盟.
bool goes_on_as_organ(const std::string& name, std::size_t level, const Lexicon& lexicon) {
  const std::string rest = name.substr(level);
  if (is_organ_by_itself(lexicon, rest)) return true;
  const std::u32string text = utf8::decode_all(name);
  // 县|乡村振兴局|党组: an organ of the level, then one of that organ.
  const std::u32string_view after = std::u32string_view(text).substr(utf8::length(name.substr(0, level)));
  for (std::size_t length = 3; length < after.size(); ++length)
    if (is_organ_by_itself(lexicon, utf8::encode(after.substr(0, length)))) return true;
  if (rest.starts_with("委") && rest != "委会" && utf8::length(rest) > 2) return true;
  const std::size_t word = utf8::length(name.substr(0, level)) + 1;
  return utf8::length(rest) >= 3 &&
         !lexicon.exact(std::u32string_view(text).substr(0, word)).is(lexicon::Category::kWord);
}

/// The level that the name begins with: 镇 of 镇党委, 村 of 村 itself.
std::optional<LevelWord> level_word(const std::string& name, const Lexicon& lexicon) {
  const std::size_t zone = lexicon.begins(name, feature::kNounOfZone);
  const std::size_t size = std::max(zone, lexicon.begins(name, feature::kNounOfLevel));
  if (size == 0) return std::nullopt;
  if (size < name.size() && name != "村委" && !goes_on_as_organ(name, size, lexicon)) return std::nullopt;
  const std::string word = name.substr(0, size);
  if (zone == size) return LevelWord{word, AreaLevel::kZone};
  const lexicon::Match noun = lexicon.exact(utf8::decode_all(word));
  const lexicon::Entry* entry = noun.find(lexicon::Category::kAreaNoun);
  return LevelWord{word, entry == nullptr ? AreaLevel::kUnknown : static_cast<AreaLevel>(entry->sub)};
}

std::uint32_t topic_of(const LevelWord& word, std::uint32_t article, const AreaTable& areas) {
  const Rank rank = rank_of(word.level);
  if (rank > Rank::kTown) return areas.topic_below(article, word.level);
  const std::uint32_t topic = areas.topic(article, rank, word.word);
  // 市委 in a page of a county-level city or of a municipality.
  if (topic == kNone && rank == Rank::kCity) {
    const std::uint32_t county = areas.topic(article, Rank::kDistrict, word.word);
    return county != kNone ? county : areas.topic(article, Rank::kProvince, word.word);
  }
  return topic;
}

/// On which level organs of that noun stand when nothing else is said; kNone for nouns of which a town has many.
std::uint32_t usual_area(const Mention& mention, const AreaTable& areas, const Lexicon& lexicon) {
  const auto ends = [&](lexicon::Feature feature) { return lexicon.ends(mention.name, feature) > 0; };
  if (ends(feature::kOwnersCommittee)) {
    const std::uint32_t estate = areas.topic_below(mention.article, AreaLevel::kEstate);
    return estate != kNone ? estate : areas.topic_below(mention.article, AreaLevel::kCommunity);
  }
  // Of the zone that the article is about.
  if (mention.name == "管委会" || mention.name == "管理委员会")
    return areas.topic_below(mention.article, AreaLevel::kZone);
  if (ends(feature::kCommunityHasOne)) return areas.topic_below(mention.article, AreaLevel::kCommunity);
  if (lexicon.has(mention.name, feature::kVillageHasOne)) {
    const std::uint32_t village = areas.topic_below(mention.article, AreaLevel::kVillage),
                        town = areas.topic(mention.article, Rank::kTown);
    if (village != kNone &&
        (town == kNone || areas.weight(mention.article, village) > areas.weight(mention.article, town)))
      return village;
  }
  if (ends(feature::kCommitteeOfVillage)) return areas.topic_below(mention.article, AreaLevel::kVillage);
  return lexicon.has(mention.name, feature::kTownHasOne) ? areas.topic(mention.article, Rank::kTown) : kNone;
}

/// 经开区党工委书记、管委会主任: the area of an organ right before, in the same row of offices.
std::uint32_t area_of_organ_before(const Mention& mention, std::uint32_t index, const std::vector<Mention>& mentions,
                                   const Entities& entities) {
  constexpr std::uint32_t kReach = 12;  // code points
  for (std::uint32_t i = index; i-- > 0 && mentions[i].article == mention.article;) {
    if (mentions[i].span.end > mention.span.begin) continue;
    if (mention.span.begin - mentions[i].span.end > kReach) return kNone;
    const std::uint32_t entity = entities.of_mention[i];
    const bool organ = mentions[i].label == Label::kPartyOrg || mentions[i].label == Label::kGovBody ||
                       mentions[i].label == Label::kSocialOrg;
    if (entity != kNone && organ && entities.all[entity].composed) return entities.all[entity].area;
  }
  return kNone;
}

}  // namespace

std::uint32_t LastNamed::before(std::uint32_t index, const std::string& ending) {
  const Mention& mention = mentions_[index];
  Seen& seen = seen_[{mention.label, ending}];
  const std::uint32_t looked_at = seen.end;
  seen.end = index;
  for (std::uint32_t i = index; i-- > looked_at;) {
    if (mentions_[i].article != mention.article) return seen.entity = kNone;
    const std::uint32_t entity = entities_.of_mention[i];
    if (entity == kNone || mentions_[i].label != mention.label) continue;
    const std::string& name = entities_.all[entity].name;
    if (name.ends_with(ending) || (ending == "工会" && name.ends_with("工会联合会"))) return seen.entity = entity;
  }
  return seen.entity;
}

Meant what_is_meant(const Mention& mention, std::uint32_t index, const std::vector<Mention>& mentions,
                    const Entities& entities, LastNamed& last_named, const AreaTable& areas, const Lexicon& lexicon) {
  Meant meant;
  const std::string name = without_pointer(lexicon, mention.name);
  const std::optional<LevelWord> word = level_word(name, lexicon);
  if (mention.label == Label::kArea) {
    if (!word) return meant;
    const std::uint32_t area = topic_of(*word, mention.article, areas);
    if (area != kNone) meant.entity = entities.of_area[area];
    return meant;
  }
  const bool village_committee = name == "村委";
  const std::string rest = !word ? name : village_committee ? "村委会" : name.substr(word->word.size());
  meant.entity = last_named.before(index, name);
  if (meant.entity != kNone && word && !is_organ_by_itself(lexicon, rest)) return meant;
  if (word) {
    const std::uint32_t same = meant.entity;
    meant.entity = kNone;
    meant.area = topic_of(*word, mention.article, areas);
    meant.rest = full_noun(lexicon, rest);
    if (meant.area != kNone) return meant;
    meant.entity = same;
    // Of which town, the page does not say: the name stands as it is.
    meant.rest = meant.entity == kNone && utf8::length(name) >= 3 ? name : "";
    return meant;
  }
  // 县委常委、组织部部长: of the committee of a county, district, city or province.
  const bool department = lexicon.has(name, feature::kPartyDepartment);
  if (department || lexicon.has(name, feature::kBesidePartyCommittee))
    meant.area = area_of_organ_before(mention, index, mentions, entities);
  if (department && meant.area != kNone) {
    meant.entity = kNone;
    meant.rest = "委" + name;
    return meant;
  }
  if (meant.area == kNone && meant.entity != kNone) return meant;
  meant.entity = kNone;
  if (meant.area == kNone) meant.area = usual_area(mention, areas, lexicon);
  if (meant.area != kNone) meant.rest = full_noun(lexicon, name);
  return meant;
}

}  // namespace govgraph::resolve
