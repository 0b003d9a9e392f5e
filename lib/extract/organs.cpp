// SPDX-License-Identifier: Apache-2.0
#include "extract/organs.hpp"

#include <algorithm>

#include "base/utf8.hpp"
#include "extract/organ_words.hpp"
#include "extract/phrase.hpp"
#include "lexicon/features.hpp"

namespace govgraph::extract {
namespace {

using lexicon::Category;
namespace feature = lexicon::feature;

constexpr std::size_t kLongestEnd = 64;  ///< bytes: no noun of the lexicon is longer

constexpr std::uint32_t kAnchors = bit(Label::kArea) | bit(Label::kPartyOrg) | bit(Label::kGovBody) |
                                   bit(Label::kSocialOrg) | bit(Label::kInstitution) | bit(Label::kEnterprise) |
                                   bit(Label::kRoad) | bit(Label::kPlace);

}  // namespace

Label label_of_organ(const Head& head) {
  if (head.is(Category::kPartyOrgan)) return Label::kPartyOrg;
  if (head.is(Category::kGovOrgan)) return Label::kGovBody;
  if (head.is(Category::kSocialOrgan)) return Label::kSocialOrg;
  return Label::kInstitution;
}

OrganReader::OrganReader(const Reading& reading)
    : reading_(reading),
      text_(reading.document.text()),
      base_(static_cast<std::uint32_t>(reading.mentions.size())),
      places_(reading, kAnchors),
      quoted_(reading, 0),
      runs_(reading.mentions),
      earlier_(reading, kOrganisations, EarlierNames::Form::kName) {
  for (const Head& head : reading.heads)
    if (head.is(Category::kStop)) stops_.push_back(head.span);
}

const Mention& OrganReader::mention(std::uint32_t index) const {
  return index < base_ ? reading_.mentions[index] : found_[index - base_];
}

std::vector<Mention> OrganReader::read() {
  for (const Head& head : longest_heads(reading_, kOrganHeads | bit(Category::kBareOrgan))) read_head(head);
  // What a longer name took over goes; places in the list move up.
  std::vector<std::uint32_t> place(found_.size(), kNone);
  std::vector<Mention> kept;
  for (std::uint32_t i = 0; i < found_.size(); ++i) {
    if (dropped_[i]) continue;
    place[i] = base_ + static_cast<std::uint32_t>(kept.size());
    kept.push_back(std::move(found_[i]));
  }
  for (Mention& each : kept)
    if (each.within != kNone && each.within >= base_) each.within = place[each.within - base_];
  return kept;
}

bool OrganReader::refused(const Head& head) const {
  if (reading_.document.at(head.span) == U"中央") return true;  // 路口中央
  if (!ends_word(reading_, head.span.end)) return true;
  const auto stop = std::upper_bound(stops_.begin(), stops_.end(), head.span.begin,
                                     [](std::uint32_t p, Span s) { return p < s.begin; });
  for (auto each = stop; each != stops_.begin() && stop - each < 4;)
    if ((--each)->contains(head.span) && !(each->begin == head.span.begin && begins_office(reading_, head.span.end)))
      return true;
  // 中心小学校长: 校长 is the office, whose 校 the longer noun took.
  if (head.span.size() >= 3 && reading_.lexicon.exact(text_.substr(head.span.end - 1, 2)).is(Category::kOffice) &&
      (reading_.lexicon.exact(text_.substr(head.span.begin, head.span.size() - 1)).categories & kOrganHeads) != 0)
    return true;
  // 小学校|长: the 校 is the office's.
  if (text_[head.span.end - 1] == U'校' && text_.substr(head.span.end, 1) == U"长") return true;
  // 人大|代表 of a community or of no place: the deputies, not the congress.
  if (text_.substr(head.span.begin, head.span.size()).ends_with(U"人大") && text_.substr(head.span.end, 2) == U"代表" &&
      !in_town_or_above(head.span.begin))
    return true;
  // 大学|学历, 中学|文化程度: what someone has learned.
  if (reading_.lexicon.has(text_.substr(head.span.end, 2), feature::kSchoolingWord)) return true;
  // 九月支部|主题党日活动: of whichever branch.
  if (text_.substr(head.span.end, 4) == U"主题党日" && head.span.begin > 0 &&
      (text_[head.span.begin - 1] == U'月' || text_[head.span.begin - 1] == U'暨'))
    return true;
  // 调研社区|办公用房.
  if (reading_.lexicon.has(text_.substr(head.span.end - 1, 2), feature::kHandlingVerb) &&
      !begins_office(reading_, head.span.end))
    return true;
  // 下载“国家反诈中心”APP.
  if (head.span.end + 4 <= text_.size() && is_closing_quote(text_[head.span.end]) &&
      text_.substr(head.span.end + 1, 3) == U"APP")
    return true;
  // 海滨学院|社区: a community that bears the name of the house; 2016年度县区工会|工作: no union.
  if (reading_.lexicon.has(text_.substr(head.span.end, 2), feature::kCommunityNoun) &&
      reading_.lexicon.ends(reading_.document.at(head.span), feature::kHouseOfName) > 0)
    return true;
  if (reading_.lexicon.ends(text_.substr(0, head.span.begin), feature::kLevelsInOne) > 0) return true;
  // 执法队|员 is a person.
  if (head.span.end < text_.size() && text_[head.span.end] == U'员') return true;
  if (quoted_.overlaps(head.span)) return true;
  const Quotation* around = quotation_around(reading_, head.span.begin);
  return around != nullptr && around->open == U'《';
}

bool OrganReader::in_town_or_above(std::uint32_t position) const {
  const std::uint32_t area = anchor_at(position);
  if (area == kNone || mention(area).label != Label::kArea)
    return area == kNone && position > 0 && is_level(text_.substr(position - 1, 1));
  const AreaLevel level = mention(area).level;
  return level != AreaLevel::kCommunity && level != AreaLevel::kVillage && level != AreaLevel::kEstate &&
         level != AreaLevel::kBlock;
}

std::uint32_t OrganReader::anchor_at(std::uint32_t position) const { return places_.ending(position); }

/// 九江镇|党委 where the lexicon also knows 镇党委: the area keeps its last character.
Head OrganReader::after_area(const Head& head) const {
  for (std::uint32_t inside = head.span.begin + 1; inside + 1 < head.span.end; ++inside) {
    const std::uint32_t area = anchor_at(inside);
    if (area == kNone || mention(area).span.begin >= head.span.begin) continue;
    const lexicon::Match rest = reading_.lexicon.exact(reading_.document.at({inside, head.span.end}));
    if ((rest.categories & kOrganHeads) == 0) continue;
    return {{inside, head.span.end}, rest.categories, rest.entries};
  }
  return head;
}

void OrganReader::read_head(const Head& found) {
  const Head head = after_area(found);
  if (refused(head)) return;
  const Label label =
      (head.categories & kOrganHeads) != 0 ? label_of_organ(head) : static_cast<Label>(head.sub(Category::kBareOrgan));
  if (add_sharing_level(head, label)) return;
  if ((head.categories & kOrganHeads) == 0) {
    // Companies have a pass of their own; here only 公司 by itself is read, and a utility of a town.
    if (label == Label::kEnterprise && add_utility(head)) return;
    if (label != Label::kEnterprise || left_of(head).modifiers == head.span.begin) add_alone(head, label);
    return;
  }
  if (reading_.lexicon.has(reading_.document.at(head.span), feature::kEverydayOrgan)) return;
  const Left left = left_of(head);
  if (left.anchor != kNone && add_anchored(head, label, left)) return;
  if (add_after_office(head, label, left.begin)) return;
  if (left.modifiers < head.span.begin) {
    if (add_level(head, label, left)) return;
    if (add_modified(head, label, left)) return;
    return;
  }
  if (add_sharing(head, label) || add_founded(head, label)) return;
  add_alone(head, label);
}

void OrganReader::drop_inside(const Head& head) {
  for (std::size_t i = found_.size(); i-- > 0 && found_[i].span.end > head.span.begin;)
    if (found_[i].span.end < head.span.end) drop(i);
}

void OrganReader::drop(std::size_t index) {
  if (!dropped_[index] && index >= ends_begin_ && index < noted_) note_ends(index, -1);
  dropped_[index] = true;
}

/// Counts what the name of an organ found ends with.
void OrganReader::note_ends(std::size_t index, int times) {
  const Mention& organ = found_[index];
  if (organ.naming == Naming::kBare) return;
  for (std::size_t size = 1; size <= std::min<std::size_t>(organ.name.size(), kLongestEnd); ++size)
    if (!utf8::continues(organ.name[organ.name.size() - size]))
      ends_[organ.name.substr(organ.name.size() - size)] += times;
}

/// Whether the article has named a fuller organ of that noun: a centre, then “the centre”.
bool OrganReader::named_above(const Head& head, Label label) {
  const std::string suffix = utf8::encode(reading_.document.at(head.span));
  const std::uint32_t article = reading_.document.sentences[reading_.document.sentence_at(head.span.begin)].article;
  for (; noted_ < found_.size(); ++noted_) {
    if (noted_ > 0 && found_[noted_ - 1].article != found_[noted_].article) {
      ends_.clear();
      ends_begin_ = noted_;
    }
    if (!dropped_[noted_]) note_ends(noted_, 1);
  }
  const auto counted = ends_.find(suffix);
  if (!found_.empty() && found_.back().article == article && counted != ends_.end() && counted->second > 0) return true;
  // 联盟 after “某某商居联盟”.
  const auto above =
      static_cast<std::uint32_t>(std::ranges::lower_bound(reading_.mentions, head.span.begin, {},
                                                          [](const Mention& each) { return each.span.begin; }) -
                                 reading_.mentions.begin());
  return earlier_.last(runs_.begin(base_, article), above, reading_.document.at(head.span),
                       EarlierNames::Which::kLonger, [&](std::uint32_t i) {
                         const Mention& each = reading_.mentions[i];
                         return each.label == label && each.span.end <= head.span.begin &&
                                each.name.size() > suffix.size() && each.name.ends_with(suffix);
                       }) != kNone;
}

void OrganReader::add(const Head& head, Span span, Label label, Naming naming, std::uint32_t within,
                      std::string_view rule, std::string name) {
  drop_inside(head);
  Mention made = mention_of(reading_, span, label, rule);
  if (!name.empty()) made.name = std::move(name);
  made.naming = naming;
  made.within = within;
  places_.add(base_ + static_cast<std::uint32_t>(found_.size()), span);
  found_.push_back(std::move(made));
  dropped_.push_back(false);
  last_head_ = head.span.size();
}

}  // namespace govgraph::extract
