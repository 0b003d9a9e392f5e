// SPDX-License-Identifier: Apache-2.0
// Finds who holds which office: 柳河镇党委副书记、镇长李明 -> 李明 HOLDS_ROLE[副书记] 柳河镇党委, [镇长] 柳河镇.
// Declines offices without an organ in the same sentence or a topic organ they can belong to, and bylines.
// Past 500 lines: one reader, whose rules share what was read of the person before.
#include <algorithm>
#include <optional>

#include "base/utf8.hpp"
#include "extract/char_set.hpp"
#include "extract/clauses.hpp"
#include "extract/earlier_names.hpp"
#include "extract/mention_list.hpp"
#include "extract/names.hpp"
#include "extract/office_names.hpp"
#include "extract/office_rows.hpp"
#include "extract/passes/relating.hpp"
#include "extract/phrase.hpp"
#include "extract/reading.hpp"
#include "extract/rules/rule_set.hpp"
#include "extract/taking_office.hpp"
#include "lexicon/features.hpp"

namespace govgraph::extract {
namespace {

using Office = OfficeName;
namespace feature = lexicon::feature;

class OfficeReader {
 public:
  explicit OfficeReader(Reading& reading)
      : reading_(reading),
        text_(reading.document.text()),
        names_(reading),
        runs_(reading.mentions),
        areas_(reading, bit(Label::kArea), EarlierNames::Form::kName),
        organs_and_places_(reading, kOrganisations | bit(Label::kPlace), EarlierNames::Form::kName) {
    for (std::uint32_t i = 0; i < reading.mentions.size(); ++i) note(i);
    for (const Sentence& each : reading.document.sentences)
      if (each.role == Sentence::Role::kHeading) headings_.push_back(each.span.begin);
  }

  void run() {
    const std::vector<OfficeInRow> rows = offices_in_rows(reading_, tables_of(reading_.document, reading_.lexicon));
    std::vector<bool> in_row(reading_.mentions.size(), false);
    for (const OfficeInRow& each : rows) {
      in_row[each.person] = true;
      read_row(each);
    }
    for (std::uint32_t i = 0; i < reading_.mentions.size(); ++i) {
      const Mention& mention = reading_.mentions[i];
      if (mention.label != Label::kPerson || is_byline(mention)) continue;
      in_row_ = in_row[i];
      if (mention.naming == Naming::kPartial)
        read_partial(i);
      else
        read_address(i);
      if (const std::uint32_t by = names_.before_by(mention.span); by != kNone) read_before(i, by, true);
      const bool found = read_before(i, mention.span.begin) || read_before_clause(i, mention.span.begin);
      if (!found) share_with_previous(i);
      read_after(i);
      read_later_clauses(i);
      last_person_ = i;
      offices_of_last_ = offices_;
    }
    for (const Clause& clause : reading_.clauses.all) read_carried(clause);
  }

 private:
  void note(std::uint32_t i) {
    const Mention& mention = reading_.mentions[i];
    if (mention.label == Label::kPartyOrg) party_organs_.push_back(i);
    const std::u32string_view form = reading_.document.at(mention.span);
    const bool members = mention.label == Label::kSocialOrg && ends_with_any(form, {U"会", U"联盟"}) &&
                         !ends_with_any(form, {U"委会", U"委员会"});
    if (members || (is_organisation(mention.label) && ends_with_any(form, {U"合作社", U"联社", U"联合社"})))
      associations_.push_back(i);
    const std::string* level = mention.label == Label::kArea ? find_property(mention.properties, "level") : nullptr;
    if (level != nullptr && *level == "village") villages_.push_back(i);
    if (level != nullptr && (*level == "village" || *level == "community")) communities_.push_back(i);
  }

  void read_row(const OfficeInRow& row) {
    in_row_ = true;
    if (row.role.empty()) {
      const auto taking = taking_office_at(reading_, row.from);
      const std::string_view status = taking && !taking->status.empty() ? taking->status : row.status;
      return read_list(row.person, taking ? taking->end : row.from, status, row.unit);
    }
    const Rule* rule = reading_.rules->of_operator(OperatorCase::kOfficeInRow);
    if (rule == nullptr || row.unit == kNone ||
        !admits(RelationType::kHoldsRole, Label::kPerson, reading_.mentions[row.unit].label))
      return;
    Relation relation;
    relation.head = row.person;
    relation.tail = row.unit;
    relation.type = RelationType::kHoldsRole;
    relation.role = utf8::encode(reading_.document.at(row.role));
    relation.confidence = rule->confidence;
    const Span name = reading_.mentions[row.person].span, unit = reading_.mentions[row.unit].span;
    relation.evidence = {std::min(unit.begin, name.begin), std::max(unit.end, name.end)};
    relation.rule = rule->name;
    reading_.relations.push_back(std::move(relation));
  }

  bool is_byline(const Mention& mention) const {
    return reading_.document.sentence_at(mention.span.begin) == reading_.document.sentences.size();
  }

  /// Offices chained before the name: 党委委员、总工会主席、武装部部长 NAME.
  bool read_before(std::uint32_t person, std::uint32_t end, bool by = false) {
    offices_.clear();
    std::uint32_t at = before_resident(names_.before_bracket(end));
    labelled_ = false;
    if (const std::uint32_t label = end_of_label(at); label != at) {
      at = end = label;
      labelled_ = true;
    }
    while (const auto office = names_.ending_at(at)) {
      // 党工委徐书记、组织员林盛: the office of another.
      if (at != end && ends_with_person(person, at)) break;
      std::uint32_t organ = names_.organ_ending_at(office->span.begin);
      if (organ == kNone) organ = organ_before_bracket(office->span.begin);
      if (organ == kNone) organ = organ_of_noun_before(office->span.begin, person);
      offices_.push_back({*office, organ});
      at = organ == kNone || reading_.mentions[organ].span.end + 1 < office->span.begin
               ? begin_of_unnamed(office->span.begin)
               : reading_.mentions[organ].span.begin;
      if (organ == kNone && at < offices_.back().first.span.begin) offices_.back().first.span.begin = at;
      if (at == 0 || (text_[at - 1] != U'、' && text_[at - 1] != U'兼')) break;
      --at;
    }
    lead_by_firm(person);
    // An organ that is not said again holds for the offices after it.
    std::uint32_t organ = kNone;
    if (by && !offices_.empty() && offices_.back().second == kNone) organ = founded_before(person);
    for (auto it = offices_.rbegin(); it != offices_.rend(); ++it) {
      if (it->second != kNone) organ = it->second;
      const std::uint32_t inside = organ == kNone ? organ_inside(it->first, person) : kNone;
      it->second = inside != kNone ? inside : tail_for(it->first, organ, person);
      add(person, it->first, it->second);
    }
    return !offices_.empty();
  }

  /// 东山派出所(|所长李明)
  std::uint32_t organ_before_bracket(std::uint32_t begin) const {
    return begin > 0 && (text_[begin - 1] == U'(' || text_[begin - 1] == U'（') ? names_.mention_ending_at(begin - 1)
                                                                                : kNone;
  }

  /// 议事会成员、|东山社区居民|李明: where the home begins that stands between an office and the name.
  std::uint32_t before_resident(std::uint32_t end) const {
    const auto kind = reading_.lexicon.ends(text_.substr(0, end), feature::kKindOfResident);
    if (kind == 0) return end;
    const std::uint32_t home = names_.mention_ending_at(end - static_cast<std::uint32_t>(kind));
    if (home == kNone || reading_.mentions[home].label != Label::kArea) return end;
    const std::uint32_t begin = reading_.mentions[home].span.begin;
    return begin > 0 && text_[begin - 1] == U'、' ? begin - 1 : end;
  }

  /// 书记：李明, 副组长 王建国: where the office ends that a line or cell gives as the label of the names after it.
  std::uint32_t end_of_label(std::uint32_t begin) const {
    static constexpr CharSet kMarks{U"：: \t|"};
    std::uint32_t end = begin;
    while (end > 0 && begin - end < 6 && kMarks.contains(text_[end - 1])) --end;
    if (end == begin || (in_row_ && text_[begin - 1] != U'：')) return begin;
    const auto office = names_.ending_at(end);
    if (!office) return begin;
    const std::uint32_t at = office->span.begin;
    const bool starts = at == 0 || kMarks.contains(text_[at - 1]) || !is_han(text_[at - 1]);
    const bool byline = reading_.lexicon.ends(reading_.document.at(office->span), feature::kByline) > 0;
    return !byline && (starts || names_.organ_ending_at(at) != kNone) ? end : begin;
  }

  /// 菜场|总经理, said again by its noun alone: the house or organ above whose name ends so.
  std::uint32_t organ_of_noun_before(std::uint32_t end, std::uint32_t person) const {
    std::uint32_t begin = end;
    while (begin > 0 && end - begin <= 4 && is_han(text_[begin - 1])) --begin;
    if (end - begin < 2 || end - begin > 4) return kNone;
    return named_by_noun(kOrganisations | bit(Label::kPlace), reading_.document.at({begin, end}),
                         EarlierNames::Which::kLonger, person);
  }

  /// 副主任、项目服务部|部长: where the department of a body begins that is named in the office only, after 、.
  std::uint32_t begin_of_unnamed(std::uint32_t end) const {
    constexpr std::u32string_view kUnits = U"部科处办室组股班站";
    constexpr std::uint32_t kLongest = 9;
    if (end == 0 || kUnits.find(text_[end - 1]) == std::u32string_view::npos) return end;
    for (std::uint32_t begin = end; begin > 0 && end - begin <= kLongest; --begin) {
      const char32_t c = text_[begin - 1];
      if (c == U'、') return begin;
      if (!is_han(c) && !is_opening_quote(c) && !is_closing_quote(c)) return end;
    }
    return end;
  }

  bool ends_with_person(std::uint32_t before, std::uint32_t end) const {
    for (std::uint32_t i = before; i-- > 0 && reading_.mentions[i].span.end + 16 > end;)
      if (reading_.mentions[i].label == Label::kPerson && reading_.mentions[i].span.end == end) return true;
    return false;
  }

  /// 某集团总经理、党委副书记、副董事长甲,副总经理、党委委员乙: the committee named by its noun alone is the firm's,
  /// and the firm holds for the next person of the list.
  void lead_by_firm(std::uint32_t person) {
    if (offices_.empty()) return;
    auto& [first, lead] = offices_.back();
    if (lead == kNone && is_of_firm(first) && last_person_ != kNone && !offices_of_last_.empty() &&
        follows_in_list(person, first.span.begin))
      lead = offices_of_last_.back().second;
    if (lead == kNone || reading_.mentions[lead].label != Label::kEnterprise) return;
    for (auto& [office, organ] : offices_)
      if (organ != kNone && organ != lead && reading_.mentions[organ].naming == Naming::kBare &&
          reading_.mentions[organ].label == Label::kPartyOrg) {
        office.span.begin = reading_.mentions[organ].span.begin;
        organ = lead;
      }
  }

  /// 会长, 秘书长: of a body with members.
  bool is_of_association(const Office& office) const {
    return ends_with_any(reading_.document.at(office.span),
                         {U"会长", U"秘书长", U"理事", U"监事", U"理事长", U"监事长", U"盟主"}) &&
           office.of != lexicon::OfficeOf::kGovernment;
  }

  /// The last such body of the article; the nearest organ when it names none.
  std::uint32_t association_before(std::uint32_t person) const {
    const std::uint32_t association = last_in(associations_, run_above(person), person);
    return association != kNone ? association : nearest(person);
  }

  bool is_of_firm(const Office& office) const {
    return ends_with_any(reading_.document.at(office.span),
                         {U"总经理", U"董事长", U"总裁", U"总工程师", U"总会计师", U"监事长", U"总监", U"经理"});
  }

  bool follows_in_list(std::uint32_t person, std::uint32_t begin) const {
    const Span before = reading_.mentions[last_person_].span;
    return last_person_ < person && before.end < begin && begin - before.end == 1 &&
           (text_[before.end] == U'，' || text_[before.end] == U'、');
  }

  /// 镇长 and 区长 belong to the government, for which the area stands; an office alone to the nearest organ.
  std::uint32_t tail_for(const Office& office, std::uint32_t organ, std::uint32_t person) const {
    const bool government = office.of == lexicon::OfficeOf::kGovernment;
    const std::u32string_view role = reading_.document.at(office.span);
    const bool of_village = role.starts_with(U"驻村") || (role == U"第一书记" && is_no_party_body(organ));
    if (of_village) return village_before(person);
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
    // A job (外卖员, 理发师) says nothing of an organ that does not stand right before it.
    if (office.of == lexicon::OfficeOf::kJob || office.of == lexicon::OfficeOf::kMember)
      return of_community(office) ? community_before(person) : group_of_member(office, person);
    if (const std::uint32_t level = party_of_level(office, person); level != kNone) return level;
    if (government) return governed_area(office, kNone, person);
    const std::uint32_t headed = headed_organ(office, person);
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

  /// 交通运输局党组成员、副局长: the second office is one of the body, not of its Party group.
  std::uint32_t executive(const Office& office, std::uint32_t organ) const {
    const Mention& mention = reading_.mentions[organ];
    const bool of_party = office.of == lexicon::OfficeOf::kParty || office.of == lexicon::OfficeOf::kMember;
    if (mention.label != Label::kPartyOrg || of_party || mention.within == kNone ||
        mention.span.end == office.span.begin)
      return organ;
    // 社区党支部书记兼主任: of the community, for which the area stands.
    const bool of_area = one_of(reading_.document.at(office.span), {U"主任", U"副主任"});
    return of_area || is_organisation(reading_.mentions[mention.within].label) ? mention.within : organ;
  }

  /// 驻村第一书记: of the village that the article last named.
  std::uint32_t village_before(std::uint32_t person) const { return last_in(villages_, run_above(person), person); }

  /// The office of the subdistrict's government that the article named last; else the area of the organ before.
  std::uint32_t government_of(std::uint32_t organ, std::uint32_t person) const {
    const std::uint32_t office = ending(bit(Label::kGovBody), U"办事处", EarlierNames::Which::kLonger, person);
    if (office != kNone) return office;
    const std::uint32_t area = organ == kNone ? kNone : reading_.mentions[organ].within;
    return area != kNone && reading_.mentions[area].label == Label::kArea ? area : kNone;
  }

  /// The area of a 镇长 is a 镇: the one that the organ before it names, else the last such one of the article.
  std::uint32_t governed_area(const Office& office, std::uint32_t organ, std::uint32_t person) const {
    const std::u32string_view role = reading_.document.at(office.span);
    const std::size_t head = role.rfind(U'长');
    const bool league = role == U"苏木达" || role == U"嘎查达";
    // 党工委副书记、办事处主任: of the government of the same area.
    if (!league && role.ends_with(U"主任")) return government_of(organ, person);
    if (!league && (head == std::u32string_view::npos || head == 0)) return kNone;
    const std::u32string_view noun = league ? role.substr(0, 2) : role.substr(head - 1, 1);
    const std::string level = utf8::encode(noun);
    const auto fits = [&](std::uint32_t i) {
      return i != kNone && reading_.mentions[i].label == Label::kArea && reading_.mentions[i].name.ends_with(level);
    };
    if (organ != kNone && fits(reading_.mentions[organ].within)) return reading_.mentions[organ].within;
    return areas_.last(run_above(person), person, noun, EarlierNames::Which::kAny, fits);
  }

  bool is_no_party_body(std::uint32_t organ) const {
    return organ == kNone ||
           (reading_.mentions[organ].label != Label::kPartyOrg && reading_.mentions[organ].label != Label::kArea);
  }

  /// 副教授李明: of the university or institute that the article last named.
  std::uint32_t school_before(std::uint32_t person) const {
    std::uint32_t school = kNone;
    for (const std::u32string_view noun : {U"大学", U"学院", U"研究院", U"研究所", U"农科院", U"科学院"})
      school = later_of(school, ending(bit(Label::kInstitution), noun, EarlierNames::Which::kLonger, person));
    return school;
  }

  /// 楼组长, 网格员: a community has them.
  bool of_community(const Office& office) const {
    const std::uint32_t at = office.span.begin;
    const bool alone = at == 0 || !is_han(text_[at - 1]) || text_[at - 1] == U'的' || text_[at - 1] == U'是';
    return alone && reading_.lexicon.ends(reading_.document.at(office.span), feature::kJobOfCommunity) > 0;
  }

  /// 队长甲和|队员|乙: of the group that the sentence says the one before leads, whose noun is the member's.
  std::uint32_t group_of_member(const Office& office, std::uint32_t person) const {
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

  /// 街道|组织委员, 镇|宣传委员: of the committee of the level that the article named last.
  std::uint32_t party_of_level(const Office& office, std::uint32_t person) const {
    if (office.of != lexicon::OfficeOf::kParty) return kNone;
    const std::u32string_view before = text_.substr(0, office.span.begin);
    if (before.ends_with(U"街道"))
      return ending(bit(Label::kPartyOrg), U"街道党工委", EarlierNames::Which::kAny, person);
    for (const std::u32string_view level : {U"镇", U"乡"})
      if (before.ends_with(level))
        return ending(bit(Label::kPartyOrg), std::u32string(level) + U"党委", EarlierNames::Which::kAny, person);
    return kNone;
  }

  /// The community or village last named under the same heading, else whom it tells of.
  std::uint32_t community_before(std::uint32_t person) const {
    const std::uint32_t community = last_in(communities_, run_above(person), person);
    if (community != kNone) {
      const auto heading = std::upper_bound(headings_.begin(), headings_.end(), reading_.mentions[person].span.begin);
      if (heading == headings_.begin() || *(heading - 1) <= reading_.mentions[community].span.begin) return community;
    }
    return reading_.clauses.topic_actor[reading_.mentions[person].article];
  }

  /// The last organ before the person in the sentence.
  std::uint32_t nearest(std::uint32_t person) const {
    const std::size_t sentence = reading_.document.sentence_at(reading_.mentions[person].span.begin);
    if (sentence == reading_.document.sentences.size()) return kNone;
    const std::uint32_t begin = reading_.document.sentences[sentence].span.begin;
    for (std::uint32_t i = person; i-- > 0 && reading_.mentions[i].span.begin >= begin;) {
      const Mention& mention = reading_.mentions[i];
      if (is_organisation(mention.label) && !inside_mention(reading_, mention.span, bit(Label::kHonour)))
        return i;  // not 某某工会 in the name of its prize
    }
    return kNone;
  }

  /// 工会|主席, 业委会|主任 without an organ before it: the one of that noun that the article named last; the office
  /// keeps the rest.
  std::uint32_t organ_inside(Office& office, std::uint32_t person) const {
    for (std::uint32_t at = office.span.begin + 2; at < office.span.end; ++at) {
      if (!reading_.lexicon.exact(reading_.document.at({at, office.span.end})).is(lexicon::Category::kOffice)) continue;
      const std::u32string_view noun = reading_.document.at({office.span.begin, at});
      // 工会|主席 in an article on a 工会联合会 is the chair of that one.
      std::uint32_t organ = kNone;
      if (noun == U"工会") organ = named_by_noun(kOrganisations, U"工会联合会", EarlierNames::Which::kLonger, person);
      if (organ == kNone) organ = named_by_noun(kOrganisations, noun, EarlierNames::Which::kLonger, person);
      if (organ == kNone) continue;
      office.span.begin = at;
      return organ;
    }
    return kNone;
  }

  /// 成立“石榴籽”服务站，聘请李明担任站长: what the sentence says was founded before the person is named.
  std::uint32_t founded_before(std::uint32_t person) const {
    const Span sentence =
        reading_.document.sentences[reading_.document.sentence_at(reading_.mentions[person].span.begin)].span;
    for (std::uint32_t i = person; i-- > 0 && reading_.mentions[i].span.begin >= sentence.begin;) {
      const Mention& mention = reading_.mentions[i];
      if (mention.span.end > reading_.mentions[person].span.begin ||
          !admits(RelationType::kHoldsRole, Label::kPerson, mention.label))
        continue;
      std::u32string_view before = text_.substr(0, mention.span.begin);
      if (!before.empty() && is_opening_quote(before.back())) before.remove_suffix(1);
      if (before.ends_with(U"了")) before.remove_suffix(1);
      for (const std::u32string_view verb :
           {U"成立", U"组建", U"设立", U"开设", U"创办", U"建立", U"创建", U"新设", U"打造", U"组织"})
        if (before.ends_with(verb)) return i;
    }
    return kNone;
  }

  bool is_former(const Office& office, std::uint32_t organ) const {
    const std::uint32_t begin = organ == kNone ? office.span.begin : reading_.mentions[organ].span.begin;
    const auto marks = [&](std::uint32_t at) {
      if (at == 0) return false;
      const char32_t before = text_[at - 1];
      return before == U'原' || before == U'曾' || before == U'前';
    };
    return marks(begin) || marks(office.span.begin);
  }

  void add(std::uint32_t person, const Office& office, std::uint32_t tail) {
    if (tail == kNone || !admits(RelationType::kHoldsRole, Label::kPerson, reading_.mentions[tail].label)) return;
    const Span name = reading_.mentions[person].span;
    const Span organ = reading_.mentions[tail].span;
    Relation relation;
    relation.head = person;
    relation.tail = tail;
    relation.type = RelationType::kHoldsRole;
    relation.role = role_of(office, reading_.mentions[tail].label == Label::kEnterprise);
    const bool adjacent = organ.end <= office.span.begin && office.span.begin - organ.end <= 1;
    const bool after = office.span.begin >= name.end;
    const OperatorCase finding = in_row_ && after ? OperatorCase::kOfficeInRow
                                 : after ? (adjacent ? OperatorCase::kOfficeAfter : OperatorCase::kOfficeAfterFar)
                                         : (adjacent ? OperatorCase::kOfficeBefore : OperatorCase::kOfficeNearest);
    const Rule* rule = reading_.rules->of_operator(finding);
    if (rule == nullptr) return;
    relation.confidence = rule->confidence;
    if (adjacent && !after) note_titled(tail);
    relation.evidence = {std::min(office.span.begin, name.begin), std::max(office.span.end, name.end)};
    const std::size_t sentence = reading_.document.sentence_at(name.begin);
    const bool together =
        sentence != reading_.document.sentences.size() && reading_.document.sentences[sentence].span.contains(organ);
    if (together && organ.end <= name.begin) relation.evidence.begin = organ.begin;
    relation.rule = rule->name;
    if (is_former(office, adjacent ? tail : kNone)) set_property(relation.properties, "status", "former");
    reading_.relations.push_back(std::move(relation));
  }

  void note_titled(std::uint32_t organ) {
    if (reading_.titled.size() <= organ) reading_.titled.resize(organ + 1U);
    reading_.titled[organ] = true;
  }

  std::string role_of(const Office& office, bool of_firm) const {
    std::u32string role(reading_.document.at(office.span));
    // 镇长 keeps its level, 党委委员 of 党委 is 委员: the organ says the rest.
    for (const std::u32string_view organ : {U"党委", U"党工委", U"党支部", U"党总支", U"总支", U"支部"})
      if (!of_firm && role.size() > organ.size() && role.starts_with(organ)) role.erase(0, organ.size());
    return utf8::encode(role);
  }

  /// 副镇长甲、乙: the second name shares the first one's offices.
  void share_with_previous(std::uint32_t person) {
    if (last_person_ == kNone || offices_of_last_.empty()) return;
    const Span before = reading_.mentions[last_person_].span;
    if (before.end > reading_.mentions[person].span.begin) return;
    const std::u32string_view between = reading_.document.at({before.end, reading_.mentions[person].span.begin});
    const bool blank = labelled_ && !between.empty() && between.find_first_not_of(U" \t") == std::u32string_view::npos;
    if (between != U"、" && !blank) return;
    offices_ = offices_of_last_;
    for (const auto& [office, tail] : offices_) add(person, office, tail);
  }

  /// The Party body that the article is about.
  std::uint32_t topic_party(std::uint32_t person) const {
    const std::uint32_t topic = reading_.clauses.topic_actor[reading_.mentions[person].article];
    if (topic != kNone && reading_.mentions[topic].label == Label::kPartyOrg) return topic;
    return last_in(party_organs_, run_above(person), person);
  }

  /// 江老板, 小吴书记: the form of address is the office, at the shop or organ right before it.
  void read_partial(std::uint32_t person) {
    const Span span = reading_.mentions[person].span;
    const auto office = names_.ending_at(span.end);
    if (!office || office->span.begin <= span.begin) return;
    const std::uint32_t organ = names_.organ_ending_at(span.begin);
    if (organ != kNone)
      add(person, *office, organ);
    else if (office->of == lexicon::OfficeOf::kParty)
      add(person, *office, topic_party(person));
  }

  /// 李明局长, 李明校长: the office right after the name, of the organ right before it or of its kind in the article.
  void read_address(std::uint32_t person) {
    const Span name = reading_.mentions[person].span;
    const auto office = names_.starting_at(name.end);
    if (!office || is_person_at(office->span.end, person)) return;
    const std::uint32_t organ = names_.organ_ending_at(name.begin);
    if (organ != kNone && is_organisation(reading_.mentions[organ].label)) return add(person, *office, organ);
    if (office->of == lexicon::OfficeOf::kParty) return add(person, *office, topic_party(person));
    const std::uint32_t organ_of_kind = headed_organ(*office, person);
    add(person, *office, organ_of_kind != kNone ? organ_of_kind : governed_area(*office, kNone, person));
  }

  bool is_person_at(std::uint32_t position, std::uint32_t after) const {
    for (std::uint32_t i = after + 1; i < reading_.mentions.size() && reading_.mentions[i].span.begin <= position; ++i)
      if (reading_.mentions[i].label == Label::kPerson && reading_.mentions[i].span.begin == position) return true;
    return false;
  }

  /// The last organ of the article that a 局长, 院长 or 校长 heads by its noun.
  std::uint32_t headed_organ(const Office& office, std::uint32_t person) const {
    const std::u32string_view role = reading_.document.at(office.span);
    if (role.size() < 2 || role.back() != U'长') return kNone;
    const std::u32string_view noun = role.substr(role.size() - 2, 1);
    const std::uint32_t organ = ending(kOrganisations, noun, EarlierNames::Which::kAny, person);
    return noun == U"校" ? later_of(organ, ending(kOrganisations, U"学", EarlierNames::Which::kAny, person)) : organ;
  }

  /// NAME 是|担任|成为|任 ORGAN (的) OFFICE, and further offices after 、: 李明是柳河网点的站长,
  /// 任柳河镇党委委员、副书记.
  void read_after(std::uint32_t person) {
    const Span name = reading_.mentions[person].span;
    std::uint32_t from = name.end;
    for (const std::u32string_view polite : {U"同志", U"女士", U"先生"})
      if (text_.substr(from, polite.size()) == polite) from += static_cast<std::uint32_t>(polite.size());
    if (at(from) == U'的' && (ends_with(name.begin, U"免去") || keeps_or_gives_up(reading_, from)))
      return read_list(person, from + 1, "former");
    if (ends_with(name.begin, U"免去")) return read_list(person, from, "former");
    for (const std::u32string_view copula : {U"为", U"是", U"系"})
      if (text_.substr(from, copula.size()) == copula)
        return read_list(person, from + static_cast<std::uint32_t>(copula.size()), "");
    if (const auto taking = taking_office_at(reading_, past_others(from))) return read_list_of_all(person, *taking);
    read_apposition(person, from);
  }

  /// 李明(回族)|、王建国等9人|当选副会长: past what brackets say of the last name and how many there are.
  std::uint32_t past_others(std::uint32_t from) const {
    if (at(from) == U'(' || at(from) == U'（') {
      const std::size_t close = text_.substr(from, 12).find_first_of(U")）");
      if (close != std::u32string_view::npos) from += static_cast<std::uint32_t>(close) + 1;
    }
    if (at(from) != U'等') return from;
    const std::size_t end = text_.substr(from, 8).find_first_of(U"人名");
    if (end == std::u32string_view::npos) return from;
    from += static_cast<std::uint32_t>(end) + 1;
    for (const std::u32string_view polite : {U"同志", U"分别"})
      if (text_.substr(from, polite.size()) == polite) from += static_cast<std::uint32_t>(polite.size());
    return from;
  }

  /// 某公司总经理甲、某厂厂长乙等9人|当选副会长: what the last of a list takes, all of it take.
  void read_list_of_all(std::uint32_t person, const TakingOffice& taking) {
    read_list(person, taking.end, taking.status);
    constexpr std::uint32_t kLongestTitle = 40;
    for (std::uint32_t i = person; i-- > 0;) {
      const Mention& each = reading_.mentions[i];
      if (each.label != Label::kPerson) continue;
      const std::uint32_t next = reading_.mentions[person].span.begin;
      std::uint32_t end = each.span.end;
      if (next < end || next - end > kLongestTitle) return;
      if (at(end) == U'(') end = past_others(end);
      if (at(end) != U'、' ||
          reading_.document.at({end, next}).find_first_of(U"，。；！？：") != std::u32string_view::npos)
        return;
      read_list(i, taking.end, taking.status);
      person = i;
    }
  }

  /// 李明，柳河镇党委书记； 李明(柳河镇党委书记); 李明 柳河镇党委书记: an organ and an office, and nothing after them.
  void read_apposition(std::uint32_t person, std::uint32_t from) {
    static constexpr CharSet kJoints{U"，(（：: \t|"}, kStops{U"，。；)）\n"}, kBlanks{U" \t|"};
    const bool blank = kBlanks.contains(at(from));
    if (blank && in_row_) return;
    if (!kJoints.contains(at(from))) return;
    ++from;
    while (kBlanks.contains(at(from))) ++from;
    std::uint32_t end = from;
    for (int offices = 0; offices < 6; ++offices) {
      const std::uint32_t organ = organ_right_at(end, person);
      if (organ == kNone && offices == 0) return;
      if (organ != kNone) end = reading_.mentions[organ].span.end;
      const auto office = names_.starting_at(end);
      if (!office) return;
      end = office->span.end;
      if (at(end) != U'、' && at(end) != U'兼') break;
      ++end;
    }
    if (end >= text_.size() || kStops.contains(at(end)) || (blank && kBlanks.contains(at(end))))
      read_list(person, from, "");
  }

  /// The innermost of the organs that begin there one after another: 柳河县公安局|东山派出所.
  std::uint32_t organ_right_at(std::uint32_t begin, std::uint32_t person) const {
    std::uint32_t organ = kNone;
    for (std::uint32_t i = person + 1; i < reading_.mentions.size() && reading_.mentions[i].span.begin <= begin; ++i) {
      if (reading_.mentions[i].span.begin != begin || reading_.mentions[i].label == Label::kPerson) continue;
      organ = i;
      begin = reading_.mentions[i].span.end;
    }
    return organ;
  }

  /// 作为柳河网点站长,李明…: before a comma; 身为站长的李明: before 的.
  bool read_before_clause(std::uint32_t person, std::uint32_t begin) {
    if (begin == 0) return false;
    const char32_t before = text_[begin - 1];
    if (before == U'的') return read_before(person, begin - 1);
    if (before != U'，') return false;
    const std::u32string_view text = text_.substr(0, begin - 1);
    const std::size_t from = text.find_last_of(U"，。；！？\n") + 1;
    const std::u32string_view clause = text.substr(from);
    return (clause.starts_with(U"作为") || clause.starts_with(U"身为")) && read_before(person, begin - 1);
  }

  /// 李明，男，1979年生，现任柳河镇党委副书记，拟任…: later clauses of the sentence up to the next person.
  void read_later_clauses(std::uint32_t person) {
    const std::uint32_t begin = reading_.mentions[person].span.end;
    const std::size_t sentence = reading_.document.sentence_at(begin - 1);
    if (sentence == reading_.document.sentences.size()) return;
    std::uint32_t end = reading_.document.sentences[sentence].span.end;
    for (std::uint32_t i = person + 1; i < reading_.mentions.size() && reading_.mentions[i].span.begin < end; ++i)
      if (reading_.mentions[i].label == Label::kPerson) end = reading_.mentions[i].span.begin;
    for (std::uint32_t i = begin; i + 2 < end; ++i) {
      static constexpr CharSet kOpens{U"，；(（|\t—"};
      if (!kOpens.contains(text_[i])) continue;
      const bool is_cell = text_[i] == U'|' || text_[i] == U'\t';
      std::uint32_t from = i + 1;
      while (is_cell && (at(from) == U' ' || at(from) == U'\t')) ++from;
      if (is_cell && in_row_) continue;
      if (const auto taking = taking_office_at(reading_, past_date(from, end)); taking && taking->end < end)
        read_list(person, taking->end, taking->status);
      else if (is_cell && is_office_of_cell(from, person))
        read_list(person, from, {});
    }
  }

  /// A cell that begins with an organ and its office.
  bool is_office_of_cell(std::uint32_t from, std::uint32_t person) const {
    const std::uint32_t organ = organ_right_at(from, person);
    return organ != kNone && names_.starting_at(reading_.mentions[organ].span.end).has_value();
  }

  /// 2022年他又|扛起…: a date, a pronoun and adverbs may stand before the verb.
  std::uint32_t past_date(std::uint32_t from, std::uint32_t end) const {
    static constexpr CharSet kBefore{U"0123456789年月日初底起他她又还并也随后于是开始同时再次"};
    while (from < end && kBefore.contains(text_[from])) ++from;
    return from;
  }

  /// 六年前来到柳河镇，成为了某某网点的一名快递员: of the person that a sentence before names.
  void read_carried(const Clause& clause) {
    if (clause.heading || clause.subject_from == SubjectFrom::kClause || clause.subject_from == SubjectFrom::kTopic ||
        clause.subjects.size() != 1)
      return;
    const std::uint32_t person = clause.subjects.front();
    if (reading_.mentions[person].label != Label::kPerson) return;
    // Later clauses of the person's own sentence are read with the person.
    const std::size_t own = reading_.document.sentence_at(reading_.mentions[person].span.begin);
    if (own == clause.sentence) return;
    const std::uint32_t from = past_date(clause.span.begin, clause.span.end);
    if (const auto taking = taking_office_at(reading_, from)) return read_list(person, taking->end, taking->status);
    read_pointed(person, from);
  }

  /// 如今，他已是|这个站点的|站长: of the house that the person was last said to belong to.
  void read_pointed(std::uint32_t person, std::uint32_t from) {
    std::u32string_view rest = text_.substr(from, 16);
    for (const std::u32string_view verb : {U"已经是", U"已是", U"已成为", U"是"})
      if (rest.starts_with(verb)) {
        rest.remove_prefix(verb.size());
        from += static_cast<std::uint32_t>(verb.size());
        break;
      }
    const bool points = rest.starts_with(U"这个") || rest.starts_with(U"这家") || rest.starts_with(U"该");
    const std::size_t of = rest.substr(0, 8).find(U'的');
    if (!points || of == std::u32string_view::npos) return;
    const auto office = names_.starting_at(from + static_cast<std::uint32_t>(of) + 1);
    if (!office) return;
    const Relation* last = nullptr;
    for (const Relation& relation : reading_.relations) {
      const Mention& head = reading_.mentions[relation.head];
      const bool same = relation.type == RelationType::kHoldsRole && head.name == reading_.mentions[person].name &&
                        head.article == reading_.mentions[person].article;
      if (same && relation.evidence.end <= from && (last == nullptr || relation.evidence.begin >= last->evidence.begin))
        last = &relation;
    }
    if (last != nullptr) add(person, *office, last->tail);
  }

  bool ends_with(std::uint32_t end, std::u32string_view words) const { return text_.substr(0, end).ends_with(words); }
  char32_t at(std::uint32_t position) const { return position < text_.size() ? text_[position] : U'\0'; }

  std::uint32_t organ_starting_at(std::uint32_t begin, std::uint32_t person) const {
    // An unknown place of a few characters may stand before it: 为|某县|公安局.
    constexpr std::uint32_t kUnknownPlace = 4;
    for (std::uint32_t i = person + 1; i < reading_.mentions.size(); ++i) {
      const Mention& mention = reading_.mentions[i];
      if (mention.span.begin > begin + kUnknownPlace) break;
      if (mention.span.begin < begin) continue;
      if (mention.label == Label::kPerson) break;
      const std::u32string_view between = reading_.document.at({begin, mention.span.begin});
      if (between.empty()) return i;
      const bool plain =
          std::all_of(between.begin(), between.end(), [](char32_t c) { return c >= 0x4E00 && c <= 0x9FFF; });
      if (plain && is_organisation(mention.label) && !names_.starting_at(begin)) return i;
    }
    return kNone;
  }

  /// 当选|业委会|主任, 任|联合党委|书记: the organ that the article named last with that noun; moves `from` past the
  /// noun.
  std::uint32_t organ_by_noun(std::uint32_t& from, std::uint32_t person) const {
    constexpr std::uint32_t kShortest = 2, kLongest = 8;
    for (std::uint32_t size = kLongest; size >= kShortest; --size) {
      if (from + size >= text_.size() ||
          !(names_.starting_at(from + size) || (text_[from + size] == U'的' && names_.starting_at(from + size + 1))))
        continue;
      const std::uint32_t organ = named_by_noun(kOrganisations | bit(Label::kPlace), text_.substr(from, size),
                                                EarlierNames::Which::kAny, person);
      if (organ == kNone) continue;
      from += size;
      return organ;
    }
    return kNone;
  }

  /// Where the mentions of the person's article begin that stand before the person.
  std::uint32_t run_above(std::uint32_t person) const { return runs_.begin(person, reading_.mentions[person].article); }

  std::uint32_t first_mention_at(std::uint32_t position) const {
    const auto found = std::lower_bound(reading_.mentions.begin(), reading_.mentions.end(), position,
                                        [](const Mention& each, std::uint32_t at) { return each.span.begin < at; });
    return static_cast<std::uint32_t>(found - reading_.mentions.begin());
  }

  static std::uint32_t later_of(std::uint32_t a, std::uint32_t b) {
    return a == kNone ? b : b == kNone ? a : std::max(a, b);
  }

  /// The last name of the article before the person that ends so.
  std::uint32_t ending(std::uint32_t labels, std::u32string_view end, EarlierNames::Which which, std::uint32_t person,
                       std::uint32_t before = kNone) const {
    return organs_and_places_.last(run_above(person), before == kNone ? person : before, end, which,
                                   [&, text = utf8::encode(end)](std::uint32_t i) {
                                     return (labels & bit(reading_.mentions[i].label)) != 0 &&
                                            reading_.mentions[i].name.ends_with(text);
                                   });
  }

  /// The same by a noun that may be short for the one in the name.
  std::uint32_t named_by_noun(std::uint32_t labels, std::u32string_view noun, EarlierNames::Which which,
                              std::uint32_t person) const {
    constexpr std::pair<std::u32string_view, std::u32string_view> kShort[] = {
        {U"业委会", U"业主委员会"}, {U"居委会", U"居民委员会"}, {U"村委会", U"村民委员会"},
        {U"妇联", U"妇女联合会"},   {U"支部", U"党支部"},       {U"残联", U"残疾人联合会"}};
    std::uint32_t found = ending(labels, noun, which, person);
    for (const auto& [brief, full] : kShort)
      if (noun == brief) found = later_of(found, ending(labels, full, EarlierNames::Which::kAny, person));
    return found;
  }

  /// 原任|该所|副所长: the organ above that ends with the noun; moves `from` past it.
  std::uint32_t pointed_organ(std::uint32_t& from, std::uint32_t person) const {
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

  /// 曾任|该镇|人大主席.
  std::uint32_t area_by_noun(std::u32string_view noun, std::uint32_t person, std::uint32_t before) const {
    return areas_.last(run_above(person), before, noun, EarlierNames::Which::kLonger, [&](std::uint32_t i) {
      return reading_.mentions[i].label == Label::kArea &&
             reading_.document.at(reading_.mentions[i].span).ends_with(noun);
    });
  }

  /// 县教育局|总督学, 县检察院|第二检察部主任: after an organ all of a short phrase that ends like an office.
  std::optional<Office> unlisted_office(std::uint32_t from) const {
    constexpr std::uint32_t kLongest = 10;
    std::uint32_t end = from;
    while (end < text_.size() && is_han(text_[end]) && end - from <= kLongest + 2) ++end;
    for (const std::u32string_view rest : {U"职务", U"一职"})
      if (const std::size_t found = reading_.document.at({from, end}).find(rest); found != std::u32string_view::npos)
        end = from + static_cast<std::uint32_t>(found);
    const std::u32string_view role = reading_.document.at({from, end});
    if (role.size() < 2 || role.size() > kLongest || role.find(U'的') != std::u32string_view::npos ||
        reading_.lexicon.ends(role, feature::kEndsOffice) == 0)
      return std::nullopt;
    return Office{{from, end}, lexicon::OfficeOf::kAny};
  }

  /// 第二检察部|主任, 执法大队|大队长: of a unit of the organ that was not read as a name.
  bool is_of_inner_unit(const Office& office) const {
    constexpr std::u32string_view kUnits = U"部科处办室庭队站所心";
    const auto inner = names_.ending_at(office.span.end);
    return inner && inner->span.begin > office.span.begin + 1 &&
           kUnits.find(text_[inner->span.begin - 1]) != std::u32string_view::npos;
  }

  /// 组织委员|(统战委员).
  bool is_office_in_brackets(std::uint32_t position) const {
    if (at(position) != U'(') return false;
    const auto office = names_.starting_at(position + 1);
    return office && at(office->span.end) == U')';
  }

  /// ORGAN OFFICE、ORGAN OFFICE, OFFICE …: an organ that is not said again holds for the next office.
  /// `unit`: whose they are when no organ is named.
  void read_list(std::uint32_t person, std::uint32_t from, std::string_view status, std::uint32_t unit = kNone) {
    std::uint32_t last = unit;
    for (int offices = 0; offices < 6; ++offices) {
      // 拟任柳河镇党委委员、提名|副镇长
      if (const auto more = taking_office_at(reading_, from); offices > 0 && more) {
        from = more->end;
        if (!in_row_ || !more->status.empty()) status = more->status;
      }
      for (const std::u32string_view filler : {U"了", U"一名", U"首任"})
        if (text_.substr(from, filler.size()) == filler) from += static_cast<std::uint32_t>(filler.size());
      std::uint32_t organ = organ_starting_at(from, person);
      // 某县公安局|某某派出所: an organ in an organ, and an area before it.
      while (organ != kNone) {
        from = reading_.mentions[organ].span.end;
        const std::uint32_t inner = organ_starting_at(from, person);
        if (inner == kNone) break;
        // 县人大常委会|柳河镇|工作联络处主任: the office stays with the organ.
        const bool area_in_organ =
            reading_.mentions[inner].label == Label::kArea && is_organisation(reading_.mentions[organ].label);
        if (area_in_organ) {
          from = reading_.mentions[inner].span.end;
          break;
        }
        organ = inner;
      }
      if (organ == kNone) organ = pointed_organ(from, person);
      if (organ == kNone) organ = organ_by_noun(from, person);
      if (at(from) == U'的') ++from;
      for (const std::u32string_view filler : {U"一名", U"一位"})
        if (text_.substr(from, filler.size()) == filler) from += static_cast<std::uint32_t>(filler.size());
      auto office = names_.starting_at(from);
      if (!office && (organ != kNone || (offices > 0 && last != kNone))) office = unlisted_office(from);
      if (!office) return;
      // 成立以刘海涛为组长的|某某领导小组.
      if (organ == kNone && at(office->span.end) == U'的') {
        organ = organ_starting_at(office->span.end + 1, person);
        if (organ != kNone &&
            !ends_with_any(reading_.document.at(reading_.mentions[organ].span),
                           {U"小组", U"专班", U"指挥部", U"委员会", U"工作组", U"联盟", U"队", U"队伍"}))
          organ = kNone;
      }
      if (organ != kNone) last = organ;
      // 合作社成立于2018年,李明兼任董事长: the organ of the clause before.
      const std::uint32_t founded = last == kNone ? founded_before(person) : kNone;
      const std::uint32_t tail = last != kNone                              ? tail_for(*office, last, person)
                                 : founded != kNone                         ? founded
                                 : office->of == lexicon::OfficeOf::kMember ? kNone
                                 : office->of == lexicon::OfficeOf::kJob    ? nearest(person)
                                                                            : tail_for(*office, kNone, person);
      if (tail != kNone && !is_of_inner_unit(*office)) {
        const std::size_t before = reading_.relations.size();
        add(person, *office, tail);
        if (!status.empty() && reading_.relations.size() > before)
          set_property(reading_.relations.back().properties, "status", std::string(status));
      }
      from = office->span.end;
      if (!is_office_in_brackets(from) && at(from) != U'、' && at(from) != U'兼') return;
      ++from;
    }
  }

  Reading& reading_;
  std::u32string_view text_;
  OfficeNames names_;
  ArticleRuns runs_;
  EarlierNames areas_, organs_and_places_;
  std::vector<std::uint32_t> villages_, communities_, party_organs_, associations_;
  std::vector<std::uint32_t> headings_;  ///< where they begin, ascending  ///< mentions, ascending
  std::vector<std::pair<Office, std::uint32_t>> offices_;
  std::vector<std::pair<Office, std::uint32_t>> offices_of_last_;
  std::uint32_t last_person_ = kNone;
  bool in_row_ = false;    ///< the person stands in a row that says the office
  bool labelled_ = false;  ///< the offices of the last name are the label of a list of names
};

}  // namespace

void run_offices(Reading& reading, Diagnostics&) { OfficeReader(reading).run(); }

}  // namespace govgraph::extract
