// SPDX-License-Identifier: Apache-2.0
// Offices: chains of offices before a name.
#include "extract/passes/office_reader.hpp"

#include "extract/char_set.hpp"
#include "extract/mention_list.hpp"
#include "extract/names.hpp"
#include "extract/phrase.hpp"
#include "lexicon/features.hpp"

namespace govgraph::extract {

namespace feature = lexicon::feature;

namespace {

constexpr std::u32string_view kUnits = U"部科处办室组股班站系";  ///< the last characters of units inside a body

}  // namespace

bool OfficeReader::read_before(std::uint32_t person, std::uint32_t end, bool by) {
  offices_.clear();
  std::uint32_t at = before_resident(names_.before_bracket(before_age(end)));
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
    if (organ == kNone) organ = organ_worked_at(office->span.begin);
    const std::uint32_t unit = organ == kNone ? begin_of_unit(office->span.begin) : office->span.begin;
    offices_.push_back({*office, organ});
    if (unit != office->span.begin) {
      offices_.back().first = {{unit, office->span.end}, lexicon::OfficeOf::kAny};
      offices_.back().second = organ = names_.organ_ending_at(unit);
    }
    at = organ == kNone || reading_.mentions[organ].span.end + 1 < office->span.begin
             ? begin_of_unnamed(office->span.begin)
             : reading_.mentions[organ].span.begin;
    if (organ == kNone && at < offices_.back().first.span.begin) offices_.back().first.span.begin = at;
    if (at == 0 || (text_[at - 1] != U'、' && text_[at - 1] != U'兼')) break;
    at = names_.before_bracket(at - 1);
  }
  lead_by_firm(person);
  // An organ that is not said again holds for the offices after it.
  std::uint32_t organ = kNone;
  if (by && !offices_.empty() && offices_.back().second == kNone)
    organ = founded_before(reading_.mentions[person].span.begin);
  for (auto it = offices_.rbegin(); it != offices_.rend(); ++it) {
    if (it->second != kNone) organ = it->second;
    const std::uint32_t inside = organ == kNone ? organ_inside(it->first, person) : kNone;
    it->second = inside != kNone ? inside : tail_for(it->first, organ, person);
    add(person, it->first, it->second);
  }
  return !offices_.empty();
}

std::uint32_t OfficeReader::organ_worked_at(std::uint32_t office) const {
  std::uint32_t end = office;
  while (end > 0 && kDuration.contains(text_[end - 1])) --end;
  const std::size_t verb = reading_.lexicon.ends(text_.substr(0, end), feature::kWorksAs);
  return end == office || verb == 0 ? kNone : names_.mention_ending_at(end - static_cast<std::uint32_t>(verb));
}

std::uint32_t OfficeReader::organ_before_bracket(std::uint32_t begin) const {
  return begin > 0 && (text_[begin - 1] == U'(' || text_[begin - 1] == U'（') ? names_.mention_ending_at(begin - 1)
                                                                              : kNone;
}

std::uint32_t OfficeReader::before_age(std::uint32_t end) const {
  std::uint32_t at = end > 0 && text_[end - 1] == U'的' ? end - 1 : end;
  if (at == 0 || text_[at - 1] != U'岁') return end;
  std::uint32_t begin = at - 1;
  while (begin > 0 && is_numeral(text_[begin - 1])) --begin;
  if (begin + 1 == at) return end;
  begin -= static_cast<std::uint32_t>(reading_.lexicon.ends(text_.substr(0, begin), feature::kBeforeAge));
  return begin > 0 && (text_[begin - 1] == U'、' || text_[begin - 1] == U'，') ? begin - 1 : begin;
}

std::uint32_t OfficeReader::before_resident(std::uint32_t end) const {
  const auto kind = reading_.lexicon.ends(text_.substr(0, end), feature::kKindOfResident);
  if (kind == 0) return end;
  const std::uint32_t home = names_.mention_ending_at(end - static_cast<std::uint32_t>(kind));
  if (home == kNone || reading_.mentions[home].label != Label::kArea) return end;
  const std::uint32_t begin = reading_.mentions[home].span.begin;
  return begin > 0 && text_[begin - 1] == U'、' ? begin - 1 : end;
}

std::uint32_t OfficeReader::end_of_label(std::uint32_t begin) const {
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

std::uint32_t OfficeReader::organ_of_noun_before(std::uint32_t end, std::uint32_t person) const {
  std::uint32_t begin = end;
  while (begin > 0 && end - begin <= 4 && is_han(text_[begin - 1])) --begin;
  if (end - begin < 2 || end - begin > 4) return kNone;
  return named_by_noun(kOrganisations | bit(Label::kPlace), reading_.document.at({begin, end}),
                       EarlierNames::Which::kLonger, person);
}

std::uint32_t OfficeReader::begin_of_unnamed(std::uint32_t end) const {
  constexpr std::uint32_t kLongest = 9;
  if (end == 0 || kUnits.find(text_[end - 1]) == std::u32string_view::npos) return end;
  for (std::uint32_t begin = end; begin > 0 && end - begin <= kLongest; --begin) {
    const char32_t c = text_[begin - 1];
    if (c == U'、') return begin;
    if (!is_han(c) && !is_opening_quote(c) && !is_closing_quote(c)) return end;
  }
  return end;
}

std::uint32_t OfficeReader::begin_of_unit(std::uint32_t end) const {
  constexpr std::uint32_t kLongest = 8;
  // 心内科|主任, 心内|科主任
  if (end == 0 || text_.substr(end - 1, 2).find_first_of(kUnits) == std::u32string_view::npos) return end;
  for (std::uint32_t begin = end - 1; begin > 0 && end - begin <= kLongest && is_han(text_[begin]); --begin)
    if (names_.organ_ending_at(begin) != kNone) return begin;
  return end;
}

bool OfficeReader::ends_with_person(std::uint32_t before, std::uint32_t end) const {
  for (std::uint32_t i = before; i-- > 0 && reading_.mentions[i].span.end + 16 > end;)
    if (reading_.mentions[i].label == Label::kPerson && reading_.mentions[i].span.end == end) return true;
  return false;
}

void OfficeReader::lead_by_firm(std::uint32_t person) {
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

bool OfficeReader::follows_in_list(std::uint32_t person, std::uint32_t begin) const {
  const Span before = reading_.mentions[last_person_].span;
  return last_person_ < person && before.end < begin && begin - before.end == 1 &&
         (text_[before.end] == U'，' || text_[before.end] == U'、');
}

std::uint32_t OfficeReader::organ_inside(Office& office, std::uint32_t person) const {
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

bool OfficeReader::read_before_clause(std::uint32_t person, std::uint32_t begin) {
  if (begin == 0) return false;
  const char32_t before = text_[begin - 1];
  if (before == U'的') return read_before(person, begin - 1);
  if (before != U'，') return false;
  const std::u32string_view text = text_.substr(0, begin - 1);
  const std::size_t from = text.find_last_of(U"，。；！？\n") + 1;
  const std::u32string_view clause = text.substr(from);
  return (clause.starts_with(U"作为") || clause.starts_with(U"身为")) && read_before(person, begin - 1);
}

}  // namespace govgraph::extract
