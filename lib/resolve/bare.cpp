// SPDX-License-Identifier: Apache-2.0
#include "resolve/bare.hpp"

#include <algorithm>
#include <string_view>

#include "base/utf8.hpp"
#include "resolve/entities.hpp"

namespace govgraph::resolve {
namespace {

using lexicon::AreaLevel;

struct LevelWord {
  std::string_view word;
  Rank rank;
  AreaLevel below = AreaLevel::kUnknown;  ///< which level, of rank kBelow
};

// Longer words first.
constexpr LevelWord kLevelWords[] = {{"居民区", Rank::kBelow, AreaLevel::kCommunity},
                                     {"街道", Rank::kTown},
                                     {"开发区", Rank::kBelow, AreaLevel::kZone},
                                     {"园区", Rank::kBelow, AreaLevel::kZone},
                                     {"经开区", Rank::kBelow, AreaLevel::kZone},
                                     {"高新区", Rank::kBelow, AreaLevel::kZone},
                                     {"示范区", Rank::kBelow, AreaLevel::kZone},
                                     {"新区", Rank::kBelow, AreaLevel::kZone},
                                     {"社区", Rank::kBelow, AreaLevel::kCommunity},
                                     {"街区", Rank::kBelow, AreaLevel::kBlock},
                                     {"小区", Rank::kBelow, AreaLevel::kEstate},
                                     {"苏木", Rank::kTown},
                                     {"村", Rank::kBelow, AreaLevel::kVillage},
                                     {"镇", Rank::kTown},
                                     {"乡", Rank::kTown},
                                     {"区", Rank::kDistrict},
                                     {"县", Rank::kDistrict},
                                     {"旗", Rank::kDistrict},
                                     {"嘎查", Rank::kBelow, AreaLevel::kVillage},
                                     {"市", Rank::kCity},
                                     {"省", Rank::kProvince}};

constexpr std::string_view kPointers[] = {"全", "该", "我", "本", "原", "整个", "这个"};

/// 居委 is 居委会.
std::string full_noun(const std::string& rest) {
  if (rest == "支部" || rest == "总支") return "党" + rest;
  return rest == "居委" || rest == "村委" || rest == "业委" ? rest + "会" : rest;
}

std::string without_pointer(std::string name) {
  for (const std::string_view pointer : kPointers)
    if (name.starts_with(pointer) && name.size() > pointer.size()) return name.substr(pointer.size());
  return name;
}

/// Whether what follows the level word makes the name of an organ with it: 镇|党委, 市|第一人民医院, but not 村|委会 or
/// 区|域联盟.
bool goes_on_as_organ(const std::string& name, std::size_t level, const lexicon::Lexicon& lexicon) {
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
const LevelWord* level_word(const std::string& name, const lexicon::Lexicon& lexicon) {
  for (const LevelWord& each : kLevelWords)
    if (name == each.word ||
        (name.starts_with(each.word) && (name == "村委" || goes_on_as_organ(name, each.word.size(), lexicon))))
      return &each;
  return nullptr;
}

std::uint32_t topic_of(const LevelWord& word, std::uint32_t article, const AreaTable& areas) {
  if (word.rank == Rank::kBelow) return areas.topic_below(article, word.below);
  const std::uint32_t topic = areas.topic(article, word.rank, word.word);
  // 市委 in a page of a county-level city or of a municipality.
  if (topic == kNone && word.rank == Rank::kCity) {
    const std::uint32_t county = areas.topic(article, Rank::kDistrict, word.word);
    return county != kNone ? county : areas.topic(article, Rank::kProvince, word.word);
  }
  return topic;
}

/// Organs that villages and communities have as well as towns.
bool one_of_village(const std::string& name) {
  for (const std::string_view noun :
       {"妇联", "团支部", "团委", "民兵连", "老年协会", "村务监督委员会", "居务监督委员会", "残协", "工会", "党支部",
        "党总支", "党委", "调解委员会", "人民调解委员会", "红白理事会"})
    if (name == noun) return true;
  return false;
}

/// On which level organs of that noun stand when nothing else is said; kNone for nouns of which a town has many.
std::uint32_t usual_area(const Mention& mention, const AreaTable& areas) {
  const auto ends = [&](std::string_view ending) { return mention.name.ends_with(ending); };
  constexpr std::string_view kOneOfItsKind[] = {"总工会",     "妇联",   "残联",   "团委",           "红十字会",
                                                "党委",       "党工委", "人大",   "政府",           "政协",
                                                "武装部",     "派出所", "司法所", "综合行政执法队", "市场监督管理所",
                                                "街道办事处", "办事处", "街道办", "纪委",           "社区卫生服务中心"};
  if (ends("业委会") || ends("业主委员会")) {
    const std::uint32_t estate = areas.topic_below(mention.article, AreaLevel::kEstate);
    return estate != kNone ? estate : areas.topic_below(mention.article, AreaLevel::kCommunity);
  }
  if (ends("居委会") || ends("居委") || ends("党总支"))
    return areas.topic_below(mention.article, AreaLevel::kCommunity);
  if (one_of_village(mention.name)) {
    const std::uint32_t village = areas.topic_below(mention.article, AreaLevel::kVillage),
                        town = areas.topic(mention.article, Rank::kTown);
    if (village != kNone &&
        (town == kNone || areas.weight(mention.article, village) > areas.weight(mention.article, town)))
      return village;
  }
  if (ends("村委会") || ends("村委")) return areas.topic_below(mention.article, AreaLevel::kVillage);
  const bool one = std::any_of(std::begin(kOneOfItsKind), std::end(kOneOfItsKind),
                               [&](std::string_view noun) { return mention.name == noun; });
  return one ? areas.topic(mention.article, Rank::kTown) : kNone;
}

/// Organs that an area has beside its Party committee, whose offices the same people hold.
bool stands_beside_an_organ(const std::string& name) {
  for (const std::string_view noun :
       {"管委会", "办事处", "村委会", "居委会", "村委", "居委", "人大", "政府", "党工委", "党委", "管理委员会"})
    if (name == noun) return true;
  return false;
}

/// 县委常委、组织部部长: departments of the committee of a county, district, city or province.
bool is_committee_department(const std::string& name) {
  for (const std::string_view noun : {"组织部", "宣传部", "统战部", "社会工作部", "政法委"})
    if (name == noun) return true;
  return false;
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
                    const Entities& entities, LastNamed& last_named, const AreaTable& areas,
                    const lexicon::Lexicon& lexicon) {
  Meant meant;
  const std::string name = without_pointer(mention.name);
  const LevelWord* word = level_word(name, lexicon);
  if (mention.label == Label::kArea) {
    if (word == nullptr) return meant;
    const std::uint32_t area = topic_of(*word, mention.article, areas);
    if (area != kNone) meant.entity = entities.of_mention[areas.areas()[area].mentions.front()];
    return meant;
  }
  const bool village_committee = name == "村委";
  const std::string rest = word == nullptr ? name : village_committee ? "村委会" : name.substr(word->word.size());
  meant.entity = last_named.before(index, name);
  if (meant.entity != kNone && word != nullptr && !is_organ_by_itself(lexicon, rest)) return meant;
  if (word != nullptr) {
    const std::uint32_t same = meant.entity;
    meant.entity = kNone;
    meant.area = topic_of(*word, mention.article, areas);
    meant.rest = full_noun(rest);
    if (meant.area != kNone) return meant;
    meant.entity = same;
    // Of which town, the page does not say: the name stands as it is.
    meant.rest = meant.entity == kNone && utf8::length(name) >= 3 ? name : "";
    return meant;
  }
  const bool department = is_committee_department(name);
  if (stands_beside_an_organ(name) || department) meant.area = area_of_organ_before(mention, index, mentions, entities);
  if (department && meant.area != kNone) {
    meant.entity = kNone;
    meant.rest = "委" + name;
    return meant;
  }
  if (meant.area == kNone && meant.entity != kNone) return meant;
  meant.entity = kNone;
  if (meant.area == kNone) meant.area = usual_area(mention, areas);
  if (meant.area != kNone) meant.rest = full_noun(name);
  return meant;
}

}  // namespace govgraph::resolve
