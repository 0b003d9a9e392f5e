// SPDX-License-Identifier: Apache-2.0
// Organs: what the noun of an organ makes with what stands before it.
#include <algorithm>

#include "base/utf8.hpp"
#include "extract/organ_words.hpp"
#include "extract/organs.hpp"
#include "extract/phrase.hpp"
#include "lexicon/features.hpp"

namespace govgraph::extract {

using lexicon::Category;
namespace feature = lexicon::feature;

bool OrganReader::takes_over(Label outer, const Head& head, std::uint32_t inner) const {
  // 某某公益基金会|联盟 is one name; 市公安局|某某支队 and 某某公司|工会 are an organ and its branch.
  return outer == Label::kSocialOrg && mention(inner).label == Label::kSocialOrg &&
         !is_branch(reading_.document.at(head.span));
}

bool OrganReader::add_anchored(const Head& head, Label label, const Left& left) {
  const Mention& anchor = mention(left.anchor);
  const Span modifiers{left.modifiers, head.span.begin};
  if (anchor.label == Label::kRoad || anchor.label == Label::kPlace) {
    const std::u32string_view noun = reading_.document.at(head.span);
    const bool station =
        (anchor.label == Label::kRoad && reading_.lexicon.ends(noun, feature::kStationOfRoad) > 0) ||
        (label == Label::kSocialOrg && reading_.lexicon.ends(noun, feature::kGroupOfStreet) > 0);
    if (label != Label::kInstitution && modifiers.empty() && !station) return false;
    add(head, {left.begin, head.span.end}, label, Naming::kFull, kNone, "organ-of-place");
    return true;
  }
  if (anchor.label != Label::kArea) return add_behind_organ(head, label, left);
  const std::u32string_view suffix = reading_.document.at(head.span);
  // 市公安局交通警察支队|经开区|大队: the organ before the area belongs to a branch's name.
  const std::uint32_t before = anchor_at(anchor.span.begin);
  if (before != kNone && is_organisation(mention(before).label) && is_branch(suffix)) {
    add(head, {mention(before).span.begin, head.span.end}, label, mention(before).naming, before, "branch-in-area");
    return true;
  }
  // 奉贤区|温州|商会: of those who come from the second place, in the first.
  if (before != kNone && mention(before).label == Label::kArea && anchor.naming == Naming::kShort &&
      anchor.within != before && reading_.lexicon.ends(suffix, feature::kSocietyOfOrigin) > 0) {
    add(head, {mention(before).span.begin, head.span.end}, label, Naming::kFull, before, "organ-of-area");
    return true;
  }
  if (label == Label::kPartyOrg && suffix == U"委员会" && !modifiers.empty()) label = Label::kGovBody;
  const bool bare = anchor.naming == Naming::kBare;
  const std::uint32_t own =
      is_branch(suffix) && label == Label::kInstitution ? own_words_before(left.begin) : left.begin;
  if (own != left.begin) {
    add(head, {own, head.span.end}, label, Naming::kFull, kNone, "branch-of-short-name");
    return true;
  }
  const Naming naming = bare ? Naming::kBare : Naming::kFull;
  const std::uint32_t within = bare ? kNone : left.anchor;
  const std::string_view rule = bare ? "organ-of-bare-area" : "organ-of-area";
  if (!add_with_host(head, label, left.begin, naming, within, rule))
    add(head, {left.begin, head.span.end}, label, naming, within, rule);
  return true;
}

bool OrganReader::add_behind_organ(const Head& head, Label label, const Left& left) {
  const Mention& anchor = mention(left.anchor);
  const Span modifiers{left.modifiers, head.span.begin};
  const std::u32string_view suffix = reading_.document.at(head.span);
  // 某某大学|校企联盟: a body of members or of volunteers bears the name of the house.
  const bool of_house = label == Label::kSocialOrg &&
                        (anchor.label == Label::kInstitution || anchor.label == Label::kEnterprise) &&
                        modifiers.size() <= 4;
  // 某某大学|马克思主义学院.
  const bool school = reading_.lexicon.ends(reading_.document.at(anchor.span), feature::kUniversityNoun) > 0 &&
                      reading_.lexicon.ends(suffix, feature::kPartOfUniversity) > 0;
  // 某某大学|附属第三医院.
  const bool attached =
      reading_.lexicon.begins(text_.substr(modifiers.begin, modifiers.size()), feature::kAttached) > 0;
  // 某某商会|第二届|理事会: the council of which the name is known, or will be.
  if (reading_.lexicon.has(text_.substr(modifiers.begin, modifiers.size()), feature::kTermOfBody)) return true;
  if (!modifiers.empty() && !is_branch(suffix) && !of_house && !school && !attached) {
    // 某区市场监督管理局|东湖市场监督管理所: the second is a name by itself.
    add(head, {modifiers.begin, head.span.end}, label, Naming::kShort, left.anchor, "organ-after-organ");
    return true;
  }
  std::uint32_t within = left.anchor;
  if (takes_over(label, head, left.anchor)) {
    within = anchor.within;
    if (left.anchor >= base_) drop(left.anchor - base_);
  }
  add(head, {left.begin, head.span.end}, label, anchor.naming, within, "organ-of-organ");
  return true;
}

/// 区|民政局党委, of which the lexicon has the last two as one: the bureau, and its committee.
bool OrganReader::add_with_host(const Head& head, Label label, std::uint32_t begin, Naming naming, std::uint32_t within,
                                std::string_view rule) {
  if (label != Label::kPartyOrg) return false;
  for (std::uint32_t at = head.span.begin + 2; at + 2 <= head.span.end; ++at) {
    const lexicon::Match host = reading_.lexicon.exact(reading_.document.at({head.span.begin, at}));
    const lexicon::Match party = reading_.lexicon.exact(reading_.document.at({at, head.span.end}));
    if ((host.categories & kOrganHeads) == 0 || host.is(Category::kPartyOrgan) || !party.is(Category::kPartyOrgan))
      continue;
    const Head body{{head.span.begin, at}, host.categories, host.entries};
    add(body, {begin, at}, label_of_organ(body), naming, within, rule);
    const auto of = base_ + static_cast<std::uint32_t>(found_.size()) - 1;
    add({{at, head.span.end}, party.categories, party.entries}, {begin, head.span.end}, label, naming, of, rule);
    return true;
  }
  return false;
}

/// 柳河|供电公司, 国网|柳河|供电公司: the only one of its trade in a town is named by the town.
bool OrganReader::add_utility(const Head& head) {
  if (!reading_.lexicon.has(reading_.document.at(head.span), feature::kTownUtility)) return false;
  const std::uint32_t area = anchor_at(head.span.begin);
  if (area == kNone || mention(area).label != Label::kArea || mention(area).naming == Naming::kBare) return false;
  std::uint32_t begin = mention(area).span.begin;
  begin -= static_cast<std::uint32_t>(reading_.lexicon.ends(text_.substr(0, begin), feature::kUtilityGroup));
  add(head, {begin, head.span.end}, Label::kEnterprise, Naming::kFull, area, "utility-of-area");
  return true;
}

/// 东湖|区|委: the level word belongs to the area and to the organ's noun alike.
bool OrganReader::add_sharing_level(const Head& head, Label label) {
  const std::uint32_t area = anchor_at(head.span.begin + 1);
  if (head.span.size() < 2 || area == kNone || mention(area).label != Label::kArea ||
      mention(area).span.begin >= head.span.begin)
    return false;
  // 共青团|沁阳|市委: the League's committee, not the Party's.
  const std::uint32_t begin = mention(area).span.begin;
  if (label == Label::kPartyOrg && begin >= 3 && text_.substr(begin - 3, 3) == U"共青团") {
    add(head, {begin - 3, head.span.end}, Label::kSocialOrg, Naming::kFull, area, "league-of-area");
    return true;
  }
  // 沙坑|村|委会 is 沙坑村村委会.
  const std::u32string_view suffix = reading_.document.at(head.span);
  const bool of_village = reading_.lexicon.begins(suffix, feature::kVillageCommittee) > 0;
  const std::string name = of_village ? mention(area).name + utf8::encode(suffix) : std::string();
  add(head, {mention(area).span.begin, head.span.end}, label, Naming::kFull, area, "organ-of-area", name);
  return true;
}

/// Where a verb before 了 ends: 成立|了; else `position`.
std::uint32_t OrganReader::before_particle(std::uint32_t position) const {
  return position > 0 && text_[position - 1] == U'了' ? position - 1 : position;
}

bool OrganReader::is_level(std::u32string_view words) const { return reading_.lexicon.has(words, feature::kLevelNoun); }

bool OrganReader::is_branch(std::u32string_view suffix) const {
  return reading_.lexicon.ends(suffix, feature::kBranchNoun) > 0;
}

bool OrganReader::after_holding(std::uint32_t position) const {
  return reading_.lexicon.ends(text_.substr(0, before_particle(position)), feature::kHoldsMeeting) > 0;
}

bool OrganReader::add_level(const Head& head, Label label, const Left& left) {
  const std::u32string_view words = text_.substr(left.modifiers, head.span.begin - left.modifiers);
  if (is_level(words)) {
    if (reading_.document.at(head.span).starts_with(words)) return false;  // 村|村委会 of a name that was not read
    if (add_with_host(head, label, left.modifiers, Naming::kBare, kNone, "organ-of-level")) return true;
    add(head, {left.modifiers, head.span.end}, label, Naming::kBare, kNone, "organ-of-level");
    return true;
  }
  if (words.size() < 2 || reading_.lexicon.begins(words, feature::kLevelOfState) == 0 || head.span.size() < 2)
    return false;
  if (words[1] == U'级' || words[1] == U'里' || words[1] == U'内' || words[1] == U'域') return false;
  if (label == Label::kPartyOrg && reading_.document.at(head.span) == U"委员会") label = Label::kGovBody;
  add(head, {left.modifiers, head.span.end}, label, Naming::kBare, kNone, "organ-of-level");
  return true;
}

bool OrganReader::add_sharing(const Head& head, Label label) {
  if (found_.empty() || head.span.begin < 2) return false;
  const Mention& last = found_.back();
  if (dropped_.back() || last.span.end + 1 != head.span.begin) return false;
  const char32_t between = text_[head.span.begin - 1];
  if (between != U'、' && between != U'和' && between != U'与' && between != U'及') return false;
  if (label == Label::kInstitution && !head.is(Category::kBareOrgan)) return false;
  const std::string suffix = utf8::encode(reading_.document.at(head.span));
  const std::string head_text = utf8::encode(text_.substr(last.span.end - last_head_, last_head_));
  if (last.naming == Naming::kBare) {
    if (!last.name.ends_with(head_text) || last.name.size() == head_text.size()) return false;
    const std::string level = last.name.substr(0, last.name.size() - head_text.size());
    if (utf8::length(level) > 3) return false;
    add(head, head.span, label, Naming::kBare, kNone, "organ-sharing-level", level + suffix);
    return true;
  }
  if (last.within == kNone || mention(last.within).label != Label::kArea) return false;
  const std::uint32_t area = last.within;
  const std::string level = utf8::encode(text_.substr(head.span.begin, 1));
  // 沙坑村党委书记、村委会主任: the 村 of 村委会 is its own.
  if (mention(area).name.ends_with(level) && level != "村" && head.span.size() > 2 &&
      is_level(text_.substr(head.span.begin, 1))) {
    add(head, head.span, label, Naming::kFull, area, "organ-sharing-area",
        mention(area).name + suffix.substr(level.size()));
    return true;
  }
  add(head, head.span, label, Naming::kFull, area, "organ-sharing-area", mention(area).name + suffix);
  return true;
}

/// Length of the verb of founding that ends there; 0 when none does.
std::size_t OrganReader::founding_before(std::uint32_t position) const {
  const std::u32string_view before = text_.substr(0, position);
  return before.ends_with(U"设立") ? 2 : reading_.lexicon.ends(before, feature::kFoundsBody);
}

/// 建华小区|成立了|业主委员会: an organ that an area gives itself is that area's.
bool OrganReader::add_founded(const Head& head, Label label) {
  if (label != Label::kSocialOrg && label != Label::kPartyOrg) return false;
  const std::uint32_t at = before_particle(head.span.begin);
  const std::size_t verb = founding_before(at);
  const std::uint32_t area = verb == 0 ? kNone : anchor_at(at - static_cast<std::uint32_t>(verb));
  if (area == kNone || mention(area).label != Label::kArea || mention(area).naming == Naming::kBare ||
      head.span.size() < 4)
    return false;
  add(head, head.span, label, Naming::kFull, area, "organ-founded-by-area",
      mention(area).name + utf8::encode(reading_.document.at(head.span)));
  return true;
}

/// 柳河市委组织部副部长、“两新”组织工委书记: after an office, an organ is of the place of the organ before it.
bool OrganReader::add_after_office(const Head& head, Label label, std::uint32_t begin) {
  if (found_.empty() || dropped_.back() || begin < 2 || (text_[begin - 1] != U'、' && text_[begin - 1] != U'兼'))
    return false;
  const Mention& last = found_.back();
  if (last.span.end >= begin - 1 || last.naming == Naming::kBare) return false;
  const lexicon::Match office = reading_.lexicon.exact(reading_.document.at({last.span.end, begin - 1}));
  if (office.length == 0 || !office.is(Category::kOffice)) return false;
  std::uint32_t area = last.within;
  while (area != kNone && mention(area).label != Label::kArea) area = mention(area).within;
  if (area == kNone) return false;
  const Span span{begin, head.span.end};
  const std::string own = name_of(reading_, span);
  const std::string level = utf8::encode(text_.substr(begin, 1));
  const bool own_level = reading_.lexicon.has(text_.substr(begin, 2), feature::kVillageBodyBegin);
  const bool shares_level = !own_level && is_level(text_.substr(begin, 1)) && mention(area).name.ends_with(level);
  if (is_level(text_.substr(begin, 1)) && !shares_level && !own_level) return false;
  // 柳河区委常委、宣传部部长: a department of that committee.
  if (last.label == Label::kPartyOrg && last.name.ends_with("委") &&
      reading_.lexicon.has(text_.substr(begin, span.size()), feature::kPartyDepartment)) {
    add(head, span, label, last.naming, base_ + static_cast<std::uint32_t>(found_.size()) - 1, "organ-after-office",
        last.name + own);
    return true;
  }
  add(head, span, label, Naming::kFull, area, "organ-after-office",
      mention(area).name + (shares_level ? own.substr(level.size()) : own));
  return true;
}

bool OrganReader::add_alone(const Head& head, Label label) {
  const std::u32string_view form = reading_.document.at(head.span);
  // 浙江大学, whole in the lexicon: a house that bears the name of a province or city.
  const bool of_division = label == Label::kInstitution && form.size() >= 4 &&
                           reading_.lexicon.exact(form.substr(0, 2)).is(Category::kDivisionShort);
  if (of_division || reading_.lexicon.begins(form, feature::kNationalWord) > 0) {
    add(head, head.span, label, Naming::kFull, kNone, "national-organ");
    return true;
  }
  const Token* token = token_over(reading_, head.span.begin);
  if (token == nullptr || reading_.lexicon.begins(form, feature::kKindOfHouse) > 0) return false;
  // 原|村党委书记, where the word list holds 原村.
  const bool former = token->span.begin + 1 == head.span.begin && text_[token->span.begin] == U'原';
  if (token->span.begin != head.span.begin && !former) return false;
  const Token* before = head.span.begin == 0 ? nullptr : token_over(reading_, head.span.begin - 1);
  if (before != nullptr && counts(*before)) return false;
  // 各乡镇|党委, 各单位党组(|党委|): of whichever.
  if (before != nullptr && before->span.end == head.span.begin &&
      (text_[before->span.begin] == U'各' ||
       (text_[before->span.begin] == U'(' && text_.substr(head.span.end, 1) == U")")))
    return false;
  // 企业组建|党支部, 成立|党支部12个: founded, of whichever.
  if (label == Label::kPartyOrg &&
      reading_.lexicon.ends(text_.substr(0, before_particle(head.span.begin)), feature::kFoundsBody) > 0)
    return false;
  bool repeats = false;
  if (after_holding(head.span.begin)) return false;
  if (!stands_alone(reading_.lexicon, form, label) && !begins_at_level(reading_.lexicon, form)) {
    repeats = named_above(head, label);
    if (!repeats) return false;
  }
  std::string name;
  if (reading_.lexicon.has(form, feature::kShortCommittee)) name = utf8::encode(form) + "会";
  add(head, head.span, label, Naming::kBare, kNone, repeats ? "organ-again" : "organ-alone", std::move(name));
  return true;
}

bool OrganReader::add_modified(const Head& head, Label label, const Left& found) {
  Left left = found;
  left.modifiers += static_cast<std::uint32_t>(
      reading_.lexicon.begins(reading_.document.at({left.modifiers, head.span.begin}), feature::kWhereabouts));
  const std::u32string_view words = text_.substr(left.modifiers, head.span.begin - left.modifiers);
  if (words.size() < 2 || reading_.lexicon.begins(words, feature::kEachAndEvery) > 0 ||
      makes_a_kind(reading_.lexicon, words) || words.find(U'暨') != std::u32string_view::npos)
    return false;
  const Token* first = token_over(reading_, left.modifiers);
  if (first == nullptr || first->span.begin != left.modifiers) return false;
  if (head.span.size() < 2 && words.size() < 4) return false;
  // “链上红”|产业党建联盟: the name in the marks is the body's.
  if (label == Label::kSocialOrg && left.modifiers > 0 && is_closing_quote(text_[left.modifiers - 1]) &&
      places_.ending(left.modifiers - 1) != kNone && mention(places_.ending(left.modifiers - 1)).label == label)
    return false;
  // 编入46个|楼道党小组: counted, not named.
  const Token* before = left.modifiers == 0 ? nullptr : token_over(reading_, left.modifiers - 1);
  if (label != Label::kInstitution && before != nullptr && counts(*before)) return false;
  // 5支|自治团队.
  if (left.modifiers > 0 && reading_.lexicon.has(words.substr(0, 1), feature::kCountedBody) &&
      is_digit(text_[left.modifiers - 1]))
    return false;
  const std::u32string_view suffix = reading_.document.at(head.span);
  const bool general = suffix.size() <= 6 && reading_.lexicon.ends(suffix, feature::kGeneralCentre) > 0;
  if (general || reading_.lexicon.ends(suffix, feature::kGroupNoun) > 0 || after_holding(left.modifiers)) return false;
  const Token* own = token_over(reading_, head.span.begin);
  if (own == nullptr || (own->span.begin < head.span.begin && own->span.end < head.span.end)) return false;
  // 、褐山小学, 联合曹阳中学, 由沙滘警务室: a made-up name of its own between marks.
  const bool made_up =
      words.size() == 2 && reading_.lexicon.ends(suffix, feature::kMadeUpNameNoun) > 0 &&
      (begins_clause(left.modifiers) ||
       (before != nullptr && (has(*before, Category::kCooperate) ||
                              reading_.lexicon.has(reading_.document.at(before->span), feature::kAsksOrEnters))));
  const bool loose = head.span.size() < 3 || reading_.lexicon.ends(suffix, feature::kLooseOrganNoun) > 0;
  if (!made_up && loose && !has_long_word(left.modifiers, head.span.begin)) return false;
  add(head, {left.modifiers, head.span.end}, label, Naming::kShort, kNone, "organ-by-modifier");
  return true;
}

}  // namespace govgraph::extract
