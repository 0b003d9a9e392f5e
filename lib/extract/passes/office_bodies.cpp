// SPDX-License-Identifier: Apache-2.0
// Offices: which body an office belongs to.
#include "extract/passes/office_reader.hpp"

#include <algorithm>

#include "base/utf8.hpp"
#include "extract/mention_list.hpp"
#include "extract/names.hpp"
#include "extract/phrase.hpp"
#include "lexicon/features.hpp"

namespace govgraph::extract {

namespace feature = lexicon::feature;

bool OfficeReader::is_of_association(const Office& office) const {
  return reading_.lexicon.ends(reading_.document.at(office.span), feature::kOfficeOfAssociation) > 0 &&
         office.of != lexicon::OfficeOf::kGovernment;
}

std::uint32_t OfficeReader::association_before(std::uint32_t person) const {
  const std::uint32_t association = last_in(associations_, run_above(person), person);
  return association != kNone ? association : nearest(person);
}

bool OfficeReader::is_of_firm(const Office& office) const {
  return reading_.lexicon.ends(reading_.document.at(office.span), feature::kOfficeOfFirm) > 0;
}

std::uint32_t OfficeReader::tail_for(const Office& office, std::uint32_t organ, std::uint32_t person) const {
  const bool government = office.of == lexicon::OfficeOf::kGovernment;
  const std::u32string_view role = reading_.document.at(office.span);
  const bool of_village = role.starts_with(U"驻村") || (role == U"第一书记" && is_no_party_body(organ));
  if (of_village) return village_before(person);
  if (organ == kNone && labelled_)
    if (const std::uint32_t body = body_of_block(person); body != kNone) return body;
  if (organ == kNone && reading_.lexicon.ends(role, feature::kAcademicOffice) > 0) return school_before(person);
  if (organ != kNone) {
    const Mention& mention = reading_.mentions[organ];
    const std::uint32_t body = executive(office, organ);
    // 党工委书记、人大工委主任: no office of the Party.
    if (office.of == lexicon::OfficeOf::kPeopleCongress && mention.label == Label::kPartyOrg) return kNone;
    if (government && body == organ && mention.label == Label::kPartyOrg) return governed_area(office, organ, person);
    return body;
  }
  // 某某社区主任 whose community was not read: no office of the nearest organ.
  if (reading_.document.at(office.span).starts_with(U"社区")) return kNone;
  if (of_community(office)) return community_before(person);
  // A job (外卖员, 理发师) says nothing of an organ that does not stand right before it.
  if (office.of == lexicon::OfficeOf::kJob || office.of == lexicon::OfficeOf::kMember)
    return group_of_member(office, person);
  if (const std::uint32_t level = party_of_level(office, person); level != kNone) return level;
  const std::uint32_t headed = headed_organ(office, person);
  // 民政局局长甲、副局长乙: of the bureau; 区委书记甲、区长乙: of the district.
  if (government) return later_of(governed_area(office, kNone, person), headed);
  const std::uint32_t organ_before = is_of_association(office) ? association_before(person)
                                     : headed != kNone         ? headed
                                                               : nearest(person);
  // A secretary is one of a Party body, not of the alliance, the committee or the bureau that happens to stand
  // before.
  const bool of_alliance = organ_before != kNone && office.of == lexicon::OfficeOf::kParty &&
                           reading_.mentions[organ_before].label != Label::kPartyOrg &&
                           reading_.mentions[organ_before].label != Label::kEnterprise;
  if (of_alliance || (organ_before == kNone && office.of == lexicon::OfficeOf::kParty))
    return role.ends_with(U"党员") ? kNone : topic_party(person);
  return organ_before;
}

std::uint32_t OfficeReader::body_of_block(std::uint32_t person) const {
  constexpr std::uint32_t kMostLines = 12, kLongestLine = 200;
  std::uint32_t end = reading_.mentions[person].span.begin;
  const auto begin_of_line = [&](std::uint32_t at) {
    const std::size_t mark = text_.substr(0, at).rfind(U'\n');
    return mark == std::u32string_view::npos ? 0 : static_cast<std::uint32_t>(mark) + 1;
  };
  end = begin_of_line(end);
  for (std::uint32_t lines = 0; end > 0 && lines < kMostLines; ++lines) {
    const std::uint32_t begin = begin_of_line(end - 1);
    const Span line{begin, end - 1};
    end = begin;
    if (line.size() > kLongestLine) return kNone;
    const std::size_t colon = reading_.document.at(line).find(U'：');
    if (line.size() == 0 || (colon != std::u32string_view::npos && colon + 1 < line.size())) continue;
    const auto first = mentions_beginning(reading_, line.begin);
    if (!first.empty() && first.front().label == Label::kPerson) continue;  // another row of the label above
    const auto in_line = [&](std::uint32_t organ) { return reading_.mentions[organ].span.begin < line.begin; };
    for (auto at = std::partition_point(organs_.begin(), organs_.end(), in_line); at != organs_.end(); ++at) {
      const Span span = reading_.mentions[*at].span;
      if (!line.contains(span)) break;
      if (is_all_but_marks(line, span)) return *at;
    }
    return group_told_in(line);
  }
  return kNone;
}

std::uint32_t OfficeReader::group_told_in(Span line) const {
  const auto before = [&](std::uint32_t organ) { return reading_.mentions[organ].span.begin < line.end; };
  for (auto at = std::partition_point(organs_.begin(), organs_.end(), before); at != organs_.begin();) {
    const Span span = reading_.mentions[*--at].span;
    if (span.begin < line.begin) break;
    if (reading_.lexicon.ends(reading_.document.at(span), feature::kGroupWithPosts) > 0) return *at;
  }
  return kNone;
}

bool OfficeReader::is_all_but_marks(Span line, Span name) const {
  const auto marks = [this](Span span) {
    const std::u32string_view words = reading_.document.at(span);
    return words.size() < 4 && std::none_of(words.begin(), words.end(), is_han);
  };
  return marks({line.begin, name.begin}) && marks({name.end, line.end});
}

std::uint32_t OfficeReader::executive(const Office& office, std::uint32_t organ) const {
  const Mention& mention = reading_.mentions[organ];
  const bool of_party = office.of == lexicon::OfficeOf::kParty || office.of == lexicon::OfficeOf::kMember;
  if (mention.label != Label::kPartyOrg || of_party || mention.within == kNone || mention.span.end == office.span.begin)
    return organ;
  // 社区党支部书记兼主任: of the community, for which the area stands.
  const bool of_area = one_of(reading_.document.at(office.span), {U"主任", U"副主任"});
  return of_area || is_organisation(reading_.mentions[mention.within].label) ? mention.within : organ;
}

std::uint32_t OfficeReader::government_of(std::uint32_t organ, std::uint32_t person) const {
  const std::uint32_t office = ending(bit(Label::kGovBody), U"办事处", EarlierNames::Which::kLonger, person);
  if (office != kNone) return office;
  const std::uint32_t area = organ == kNone ? kNone : reading_.mentions[organ].within;
  return area != kNone && reading_.mentions[area].label == Label::kArea ? area : kNone;
}

std::uint32_t OfficeReader::governed_area(const Office& office, std::uint32_t organ, std::uint32_t person) const {
  const std::u32string_view role = reading_.document.at(office.span);
  const std::size_t head = role.rfind(U'长');
  constexpr std::u32string_view kLeader = U"领导";  // 镇领导, 街道领导
  const bool leader = role.size() > kLeader.size() && role.ends_with(kLeader);
  const bool league = role == U"苏木达" || role == U"嘎查达";
  // 党工委副书记、办事处主任: of the government of the same area.
  if (!league && role.ends_with(U"主任")) return government_of(organ, person);
  if (!league && !leader && (head == std::u32string_view::npos || head == 0)) return kNone;
  const std::u32string_view noun = leader   ? role.substr(0, role.size() - kLeader.size())
                                   : league ? role.substr(0, 2)
                                            : role.substr(head - 1, 1);
  const std::string level = utf8::encode(noun);
  const auto fits = [&](std::uint32_t i) {
    return i != kNone && reading_.mentions[i].label == Label::kArea && reading_.mentions[i].name.ends_with(level);
  };
  if (organ != kNone && fits(reading_.mentions[organ].within)) return reading_.mentions[organ].within;
  // 浏阳|市委书记、市长: the area stands in the name of its committee.
  const std::uint32_t committee = organ == kNone ? nearest(person) : organ;
  if (committee != kNone && reading_.mentions[committee].label == Label::kPartyOrg)
    if (const std::uint32_t area = reading_.mentions[committee].within;
        area != kNone && reading_.mentions[area].label == Label::kArea &&
        text_.substr(reading_.mentions[area].span.end).starts_with(noun))
      return area;
  return areas_.last(run_above(person), person, noun, EarlierNames::Which::kAny, fits);
}

bool OfficeReader::is_no_party_body(std::uint32_t organ) const {
  return organ == kNone ||
         (reading_.mentions[organ].label != Label::kPartyOrg && reading_.mentions[organ].label != Label::kArea);
}

bool OfficeReader::of_community(const Office& office) const {
  const std::uint32_t at = office.span.begin;
  const bool alone = at == 0 || !is_han(text_[at - 1]) || text_[at - 1] == U'的' || text_[at - 1] == U'是';
  return alone && reading_.lexicon.ends(reading_.document.at(office.span), feature::kJobOfCommunity) > 0;
}

std::uint32_t OfficeReader::group_of_member(const Office& office, std::uint32_t person) const {
  const std::u32string_view role = reading_.document.at(office.span);
  if (office.of != lexicon::OfficeOf::kMember || role.size() != 2 || role.back() != U'员') return kNone;
  const Span sentence =
      reading_.document.sentences[reading_.document.sentence_at(reading_.mentions[person].span.begin)].span;
  for (const auto& [held, organ] : offices_of_last_)
    if (organ != kNone && sentence.contains(held.span) &&
        reading_.document.at(reading_.mentions[organ].span).ends_with(role.substr(0, 1)))
      return organ;
  return kNone;
}

std::uint32_t OfficeReader::elected_in_sentence(std::uint32_t person) const {
  const Span sentence =
      reading_.document.sentences[reading_.document.sentence_at(reading_.mentions[person].span.begin)].span;
  constexpr std::ptrdiff_t kFar = 64;
  for (auto each = reading_.relations.rbegin(); each != reading_.relations.rend(); ++each) {
    if (each - reading_.relations.rbegin() > kFar || each->type != RelationType::kHoldsRole ||
        each->evidence.end <= sentence.begin)
      return kNone;
    const Span name = reading_.mentions[each->head].span;
    const auto taking = taking_office_at(reading_, past_others(name.end));
    if (each->head != person && sentence.contains(name) && taking && taking->status.empty()) return each->tail;
  }
  return kNone;
}

std::uint32_t OfficeReader::party_of_level(const Office& office, std::uint32_t person) const {
  if (office.of != lexicon::OfficeOf::kParty) return kNone;
  const std::u32string_view before = text_.substr(0, office.span.begin);
  if (before.ends_with(U"街道")) return ending(bit(Label::kPartyOrg), U"街道党工委", EarlierNames::Which::kAny, person);
  for (const std::u32string_view level : {U"镇", U"乡"})
    if (before.ends_with(level))
      return ending(bit(Label::kPartyOrg), std::u32string(level) + U"党委", EarlierNames::Which::kAny, person);
  return kNone;
}

std::uint32_t OfficeReader::community_before(std::uint32_t person) const {
  const std::uint32_t community = last_in(communities_, run_above(person), person);
  if (community != kNone) {
    const auto heading = std::upper_bound(headings_.begin(), headings_.end(), reading_.mentions[person].span.begin);
    if (heading == headings_.begin() || *(heading - 1) <= reading_.mentions[community].span.begin) return community;
  }
  return reading_.discourse.topic_actor[reading_.mentions[person].article];
}

std::uint32_t OfficeReader::nearest(std::uint32_t person) const {
  const std::size_t sentence = reading_.document.sentence_at(reading_.mentions[person].span.begin);
  if (sentence == reading_.document.sentences.size()) return kNone;
  return last_in(organs_, first_mention_at(reading_.document.sentences[sentence].span.begin), person);
}

std::uint32_t OfficeReader::founded_before(std::uint32_t position) const {
  const std::size_t sentence = reading_.document.sentence_at(position);
  if (sentence == reading_.document.sentences.size()) return kNone;
  const std::uint32_t from = first_mention_at(reading_.document.sentences[sentence].span.begin);
  std::uint32_t found = last_in(founded_, from, first_mention_at(position));
  while (found != kNone && reading_.mentions[found].span.end > position) found = last_in(founded_, from, found);
  return found;
}

std::uint32_t OfficeReader::topic_party(std::uint32_t person) const {
  const std::uint32_t topic = reading_.discourse.topic_actor[reading_.mentions[person].article];
  if (topic != kNone && reading_.mentions[topic].label == Label::kPartyOrg) return topic;
  return last_in(party_organs_, run_above(person), person);
}

std::uint32_t OfficeReader::headed_organ(const Office& office, std::uint32_t person) const {
  const std::u32string_view role = reading_.document.at(office.span);
  if (role.size() < 2 || role.back() != U'长') return kNone;
  const std::u32string_view noun = role.substr(role.size() - 2, 1);
  const std::uint32_t organ = ending(kOrganisations, noun, EarlierNames::Which::kAny, person);
  return noun == U"校" ? later_of(organ, ending(kOrganisations, U"学", EarlierNames::Which::kAny, person)) : organ;
}

std::uint32_t OfficeReader::organ_by_noun(std::uint32_t& from, std::uint32_t person) const {
  constexpr std::uint32_t kShortest = 2, kLongest = 8;
  for (std::uint32_t size = kLongest; size >= kShortest; --size) {
    if (from + size >= text_.size() ||
        !(names_.starting_at(from + size) || (text_[from + size] == U'的' && names_.starting_at(from + size + 1))))
      continue;
    const std::uint32_t organ =
        named_by_noun(kOrganisations | bit(Label::kPlace), text_.substr(from, size), EarlierNames::Which::kAny, person);
    if (organ == kNone) continue;
    from += size;
    return organ;
  }
  return kNone;
}

std::uint32_t OfficeReader::first_mention_at(std::uint32_t position) const {
  const auto found = std::lower_bound(reading_.mentions.begin(), reading_.mentions.end(), position,
                                      [](const Mention& each, std::uint32_t at) { return each.span.begin < at; });
  return static_cast<std::uint32_t>(found - reading_.mentions.begin());
}

std::uint32_t OfficeReader::ending(std::uint32_t labels, std::u32string_view end, EarlierNames::Which which,
                                   std::uint32_t person, std::uint32_t before) const {
  return organs_and_places_.last(
      run_above(person), before == kNone ? person : before, end, which, [&, text = utf8::encode(end)](std::uint32_t i) {
        return (labels & bit(reading_.mentions[i].label)) != 0 && reading_.mentions[i].name.ends_with(text);
      });
}

std::uint32_t OfficeReader::named_by_noun(std::uint32_t labels, std::u32string_view noun, EarlierNames::Which which,
                                          std::uint32_t person) const {
  constexpr std::pair<std::u32string_view, std::u32string_view> kShort[] = {
      {U"业委会", U"业主委员会"}, {U"居委会", U"居民委员会"}, {U"村委会", U"村民委员会"},
      {U"妇联", U"妇女联合会"},   {U"支部", U"党支部"},       {U"残联", U"残疾人联合会"}};
  std::uint32_t found = ending(labels, noun, which, person);
  for (const auto& [brief, full] : kShort)
    if (noun == brief) found = later_of(found, ending(labels, full, EarlierNames::Which::kAny, person));
  return found;
}

std::uint32_t OfficeReader::pointed_organ(std::uint32_t& from, std::uint32_t person) const {
  if (at(from) != U'该' && at(from) != U'本' && at(from) != U'其') return kNone;
  for (std::uint32_t size = 4; size > 0; --size) {
    if (from + 1 + size >= text_.size() || !names_.starting_at(from + 1 + size)) continue;
    std::uint32_t organ = ending(kOrganisations | bit(Label::kPlace), text_.substr(from + 1, size),
                                 EarlierNames::Which::kLonger, person, first_mention_at(from));
    if (organ == kNone && size == 1 && text_[from + 1] == U'校')
      organ = ending(kOrganisations, U"学", EarlierNames::Which::kLonger, person, first_mention_at(from));
    if (organ == kNone) organ = area_by_noun(text_.substr(from + 1, size), person, first_mention_at(from));
    if (organ == kNone) continue;
    from += 1 + size;
    return organ;
  }
  return kNone;
}

std::uint32_t OfficeReader::area_by_noun(std::u32string_view noun, std::uint32_t person, std::uint32_t before) const {
  return areas_.last(run_above(person), before, noun, EarlierNames::Which::kLonger, [&](std::uint32_t i) {
    return reading_.mentions[i].label == Label::kArea &&
           reading_.document.at(reading_.mentions[i].span).ends_with(noun);
  });
}

}  // namespace govgraph::extract
