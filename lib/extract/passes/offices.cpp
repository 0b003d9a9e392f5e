// SPDX-License-Identifier: Apache-2.0
// Finds who holds which office: 柳河镇党委副书记、镇长李明 -> 李明 HOLDS_ROLE[副书记] 柳河镇党委, [镇长] 柳河镇.
// Declines offices without an organ in the same sentence or a topic organ they can belong to, and bylines.
#include "extract/passes/office_reader.hpp"

#include <algorithm>

#include "base/utf8.hpp"
#include "extract/mention_list.hpp"
#include "extract/names.hpp"
#include "extract/passes/relating.hpp"
#include "extract/phrase.hpp"
#include "extract/rules/rule_set.hpp"
#include "lexicon/features.hpp"

namespace govgraph::extract {

namespace feature = lexicon::feature;

OfficeReader::OfficeReader(Reading& reading)
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

void OfficeReader::run() {
  const std::vector<OfficeInRow> rows = offices_in_rows(reading_, reading_.tables);
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
    share_label_above(i);
    read_after(i);
    read_later_clauses(i);
    last_person_ = i;
    offices_of_last_ = offices_;
  }
  for (const Clause& clause : reading_.discourse.clauses) read_carried(clause);
}

void OfficeReader::note(std::uint32_t i) {
  const Mention& mention = reading_.mentions[i];
  if (mention.label == Label::kPartyOrg) party_organs_.push_back(i);
  const std::u32string_view form = reading_.document.at(mention.span);
  const bool members = mention.label == Label::kSocialOrg && ends_with_any(form, {U"会", U"联盟"}) &&
                       !ends_with_any(form, {U"委会", U"委员会"});
  if (members || (is_organisation(mention.label) && reading_.lexicon.ends(form, feature::kCooperativeNoun) > 0))
    associations_.push_back(i);
  if (mention.label == Label::kInstitution && is_longer_than_noun(mention.name, feature::kSchoolNoun))
    schools_.push_back(i);
  if (is_organisation(mention.label) && !inside_mention(reading_, mention.span, bit(Label::kHonour)))
    organs_.push_back(i);  // not 某某工会 in the name of its prize
  const bool inside = !founded_.empty() && reading_.mentions[founded_.back()].span.contains(mention.span);
  if (!inside && is_founded(mention)) founded_.push_back(i);
  const bool village = mention.label == Label::kArea && mention.level == AreaLevel::kVillage;
  if (village) villages_.push_back(i);
  if (village || (mention.label == Label::kArea && mention.level == AreaLevel::kCommunity)) communities_.push_back(i);
}

bool OfficeReader::is_longer_than_noun(std::string_view name, lexicon::Feature noun) const {
  const std::u32string decoded = utf8::decode_all(name);
  return decoded.size() > 1 && reading_.lexicon.ends(std::u32string_view(decoded).substr(1), noun) > 0;
}

bool OfficeReader::is_founded(const Mention& mention) const {
  if (!admits(RelationType::kHoldsRole, Label::kPerson, mention.label)) return false;
  std::u32string_view before = text_.substr(0, mention.span.begin);
  if (!before.empty() && is_opening_quote(before.back())) before.remove_suffix(1);
  if (before.ends_with(U"了")) before.remove_suffix(1);
  return reading_.lexicon.ends(before, feature::kFoundsWhatOneLeads) > 0;
}

void OfficeReader::read_row(const OfficeInRow& row) {
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

bool OfficeReader::is_byline(const Mention& mention) const {
  return reading_.document.sentence_at(mention.span.begin) == reading_.document.sentences.size();
}

bool OfficeReader::is_former(const Office& office, std::uint32_t organ) const {
  const std::uint32_t begin = organ == kNone ? office.span.begin : reading_.mentions[organ].span.begin;
  const auto marks = [&](std::uint32_t at) {
    if (at == 0) return false;
    const char32_t before = text_[at - 1];
    return before == U'原' || before == U'曾' || before == U'前';
  };
  if (reading_.lexicon.begins(reading_.document.at(office.span), feature::kFormerRank) > 0) return true;
  return marks(begin) || marks(office.span.begin);
}

void OfficeReader::add(std::uint32_t person, const Office& office, std::uint32_t tail) {
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

void OfficeReader::note_titled(std::uint32_t organ) {
  if (reading_.titled.size() <= organ) reading_.titled.resize(organ + 1U);
  reading_.titled[organ] = true;
}

std::string OfficeReader::role_of(const Office& office, bool of_firm) const {
  std::u32string role(reading_.document.at(office.span));
  // 镇长 keeps its level, 党委委员 of 党委 is 委员: the organ says the rest.
  const std::size_t organ = reading_.lexicon.begins(role, feature::kPartyBodyInOffice);
  if (!of_firm && role.size() > organ) role.erase(0, organ);
  return utf8::encode(role);
}

void OfficeReader::share_with_previous(std::uint32_t person) {
  if (last_person_ == kNone || offices_of_last_.empty()) return;
  const Span before = reading_.mentions[last_person_].span;
  if (before.end > reading_.mentions[person].span.begin) return;
  const std::u32string_view between = reading_.document.at({before.end, reading_.mentions[person].span.begin});
  const bool blank = labelled_ && !between.empty() && between.find_first_not_of(U" \t") == std::u32string_view::npos;
  if (between != U"、" && !blank) return;
  offices_ = offices_of_last_;
  for (const auto& [office, tail] : offices_) add(person, office, tail);
}

void OfficeReader::share_label_above(std::uint32_t person) {
  const std::uint32_t begin = reading_.mentions[person].span.begin;
  const auto end_of_line = [&](std::uint32_t at) {
    const std::size_t mark = text_.find(U'\n', at);
    return mark == std::u32string_view::npos ? static_cast<std::uint32_t>(text_.size())
                                             : static_cast<std::uint32_t>(mark);
  };
  if (labelled_ && !offices_.empty()) {
    label_ = offices_;
    last_row_ = end_of_line(begin);
    return;
  }
  if (label_.empty() || begin != last_row_ + 1) return;
  last_row_ = end_of_line(begin);
  for (const auto& [office, body] : label_) add(person, office, body);
}

void OfficeReader::read_partial(std::uint32_t person) {
  const Span span = reading_.mentions[person].span;
  const auto office = names_.ending_at(span.end);
  if (!office || office->span.begin <= span.begin) return;
  const std::uint32_t organ = names_.organ_ending_at(span.begin);
  if (organ != kNone)
    add(person, *office, organ);
  else if (office->of == lexicon::OfficeOf::kParty)
    add(person, *office, topic_party(person));
}

void OfficeReader::read_address(std::uint32_t person) {
  const Span name = reading_.mentions[person].span;
  const auto office = names_.starting_at(name.end);
  if (!office || is_person_at(office->span.end, person)) return;
  const std::uint32_t organ = names_.organ_ending_at(name.begin);
  if (organ != kNone && is_organisation(reading_.mentions[organ].label)) return add(person, *office, organ);
  if (office->of == lexicon::OfficeOf::kParty) return add(person, *office, topic_party(person));
  const std::uint32_t organ_of_kind = headed_organ(*office, person);
  add(person, *office, organ_of_kind != kNone ? organ_of_kind : governed_area(*office, kNone, person));
}

bool OfficeReader::is_person_at(std::uint32_t position, std::uint32_t after) const {
  for (std::uint32_t i = after + 1; i < reading_.mentions.size() && reading_.mentions[i].span.begin <= position; ++i)
    if (reading_.mentions[i].label == Label::kPerson && reading_.mentions[i].span.begin == position) return true;
  return false;
}

void run_offices(Reading& reading, Diagnostics&) { OfficeReader(reading).run(); }

}  // namespace govgraph::extract
