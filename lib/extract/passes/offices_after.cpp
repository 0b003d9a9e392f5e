// SPDX-License-Identifier: Apache-2.0
// Offices: what verbs of taking office, brackets and later clauses give to the person before.
#include "extract/passes/office_reader.hpp"

#include <algorithm>

#include "extract/char_set.hpp"
#include "extract/mention_list.hpp"
#include "extract/names.hpp"
#include "extract/phrase.hpp"
#include "lexicon/features.hpp"

namespace govgraph::extract {

namespace feature = lexicon::feature;

void OfficeReader::read_after(std::uint32_t person) {
  const Span name = reading_.mentions[person].span;
  std::uint32_t from = name.end;
  from += static_cast<std::uint32_t>(reading_.lexicon.begins(text_.substr(from, 2), feature::kPoliteAfterName));
  from = past_note(from);
  if (at(from) == U'的' && (ends_with(name.begin, U"免去") || keeps_or_gives_up(reading_, from)))
    return read_list(person, from + 1, "former");
  if (ends_with(name.begin, U"免去")) return read_list(person, from, "former");
  if (at(from) == U'为')
    if (const auto choice = chosen_in(name.begin)) return read_list_of_all(person, {from + 1, ""}, *choice);
  if (const std::size_t copula = reading_.lexicon.begins(text_.substr(from, 4), feature::kCopula); copula > 0)
    return read_list_of_all(person, {from + static_cast<std::uint32_t>(copula), ""});
  if (is_named_to_office(from, person)) return read_list(person, from + 1, "");
  if (const std::uint32_t copula = end_of_earlier_copula(from); copula != from)
    return read_list(person, copula, "former");
  if (read_worked(person, from)) return;
  if (const auto taking = taking_office_at(reading_, past_others(from))) return read_list_of_all(person, *taking);
  read_apposition(person, from);
}

std::uint32_t OfficeReader::past_note(std::uint32_t from) const {
  constexpr std::size_t kLongest = 8;
  if (at(from) != U'(') return from;
  const std::u32string_view rest = text_.substr(from + 1, kLongest);
  const std::size_t close = rest.find(U')');
  if (close == std::u32string_view::npos || close == 0) return from;
  const std::u32string_view note = rest.substr(0, close);
  const bool of_person = note[0] == U'女' || note[0] == U'男' || note.back() == U'族';
  return of_person ? from + static_cast<std::uint32_t>(close) + 2 : from;
}

bool OfficeReader::is_named_to_office(std::uint32_t from, std::uint32_t person) const {
  static constexpr CharSet kStops{U"，。；\n"};
  if (at(from) != U'为') return false;
  const std::uint32_t organ = organ_right_at(from + 1, person);
  if (organ == kNone) return false;
  const auto office = names_.starting_at(reading_.mentions[organ].span.end);
  return office && (office->span.end >= text_.size() || kStops.contains(at(office->span.end)));
}

std::optional<std::uint32_t> OfficeReader::chosen_in(std::uint32_t end) const {
  constexpr std::uint32_t kFar = 60;
  const std::uint32_t floor = end > kFar ? end - kFar : 0;
  const std::size_t mark = reading_.document.at({floor, end}).find_last_of(U"，。；！？\n");
  for (auto at = floor + static_cast<std::uint32_t>(mark + 1); at + 1 < end; ++at) {
    if (reading_.lexicon.begins(text_.substr(at, 4), feature::kChoosesPerson) == 0) continue;
    const bool hires = reading_.lexicon.begins(text_.substr(at, 4), feature::kHiresPerson) > 0;
    return hires && founded_before(at) == kNone ? names_.organ_ending_at(at) : kNone;
  }
  return std::nullopt;
}

std::uint32_t OfficeReader::end_of_earlier_copula(std::uint32_t from) const {
  constexpr std::uint32_t kLongest = 8;
  for (std::uint32_t i = from; i < from + kLongest && is_han(at(i)); ++i)
    if (at(i) == U'前')
      if (const std::size_t copula = reading_.lexicon.begins(text_.substr(i + 1, 2), feature::kCopula); copula > 0)
        return i + 1 + static_cast<std::uint32_t>(copula);
  return from;
}

bool OfficeReader::read_worked(std::uint32_t person, std::uint32_t from) {
  std::uint32_t at_verb = from;
  while (const std::size_t adverb = reading_.lexicon.begins(text_.substr(at_verb, 4), feature::kBeforeWorking))
    at_verb += static_cast<std::uint32_t>(adverb);
  const bool earlier = at_verb != from;
  if (at(at_verb) != U'在') return false;
  const std::uint32_t organ = organ_right_at(at_verb + 1, person);
  if (organ == kNone) return false;
  const std::uint32_t end = reading_.mentions[organ].span.end;
  const std::size_t verb = reading_.lexicon.begins(text_.substr(end, 4), feature::kWorksAs);
  if (verb == 0) return false;
  std::uint32_t office = end + static_cast<std::uint32_t>(verb);
  const char32_t aspect = text_[office - 1];
  while (kDuration.contains(at(office))) ++office;
  if (!names_.starting_at(office)) return false;
  read_list(person, office, earlier || aspect == U'过' || aspect == U'了' ? "former" : "", organ);
  return true;
}

std::uint32_t OfficeReader::past_others(std::uint32_t from) const {
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

void OfficeReader::read_list_of_all(std::uint32_t person, const TakingOffice& taking, std::uint32_t unit) {
  read_list(person, taking.end, taking.status, unit);
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
    read_list(i, taking.end, taking.status, unit);
    person = i;
  }
}

void OfficeReader::read_apposition(std::uint32_t person, std::uint32_t from) {
  static constexpr CharSet kJoints{U"，(（：: \t|"}, kStops{U"，。；()（）\n"}, kBlanks{U" \t|"};
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

std::uint32_t OfficeReader::organ_right_at(std::uint32_t begin, std::uint32_t person) const {
  std::uint32_t organ = kNone;
  for (std::uint32_t i = person + 1; i < reading_.mentions.size() && reading_.mentions[i].span.begin <= begin; ++i) {
    if (reading_.mentions[i].span.begin != begin || reading_.mentions[i].label == Label::kPerson) continue;
    organ = i;
    begin = reading_.mentions[i].span.end;
  }
  return organ;
}

void OfficeReader::read_later_clauses(std::uint32_t person) {
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
    const std::uint32_t after_date = past_date(from, end);
    if (const auto taking = taking_office_at(reading_, after_date); taking && taking->end < end)
      read_list(person, taking->end, taking->status);
    else if (is_cell || !read_worked(person, after_date))
      if (is_cell ? is_office_of_cell(from, person) : is_office_in_note(from, person)) read_list(person, from, {});
  }
}

bool OfficeReader::is_office_of_cell(std::uint32_t from, std::uint32_t person) const {
  const std::uint32_t organ = organ_right_at(from, person);
  return organ != kNone && names_.starting_at(reading_.mentions[organ].span.end).has_value();
}

bool OfficeReader::is_office_in_note(std::uint32_t from, std::uint32_t person) const {
  const std::uint32_t organ = organ_right_at(from, person);
  if (organ == kNone) return false;
  const auto office = names_.starting_at(reading_.mentions[organ].span.end);
  if (!office || (at(office->span.end) != U')' && at(office->span.end) != U'）')) return false;
  constexpr std::uint32_t kFar = 60;
  const std::u32string_view before = reading_.document.at({from > kFar ? from - kFar : 0, from});
  const std::size_t mark = before.find_last_of(U"(（)）。\n");
  return mark != std::u32string_view::npos && (before[mark] == U'(' || before[mark] == U'（');
}

std::uint32_t OfficeReader::past_date(std::uint32_t from, std::uint32_t end) const {
  static constexpr CharSet kBefore{U"0123456789年月日初底起他她又还并也随后于是开始同时再次"};
  while (from < end && kBefore.contains(text_[from])) ++from;
  return from;
}

void OfficeReader::read_carried(const Clause& clause) {
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

void OfficeReader::read_pointed(std::uint32_t person, std::uint32_t from) {
  std::u32string_view rest = text_.substr(from, 16);
  const std::size_t verb = reading_.lexicon.begins(rest, feature::kHasBecome);
  rest.remove_prefix(verb);
  from += static_cast<std::uint32_t>(verb);
  const bool points = rest.starts_with(U"这个") || rest.starts_with(U"这家") || rest.starts_with(U"该");
  const std::size_t of = rest.substr(0, 8).find(U'的');
  if (!points || of == std::u32string_view::npos) return;
  const auto office = names_.starting_at(from + static_cast<std::uint32_t>(of) + 1);
  if (!office) return;
  const Relation* last = nullptr;
  for (const std::uint32_t each : offices_held_by(person)) {
    const Relation& relation = reading_.relations[each];
    if (relation.evidence.end <= from && (last == nullptr || relation.evidence.begin >= last->evidence.begin))
      last = &relation;
  }
  if (last != nullptr) add(person, *office, last->tail);
}

const std::vector<std::uint32_t>& OfficeReader::offices_held_by(std::uint32_t person) {
  for (; noted_ < reading_.relations.size(); ++noted_) {
    const Mention& head = reading_.mentions[reading_.relations[noted_].head];
    if (reading_.relations[noted_].type == RelationType::kHoldsRole)
      held_[{head.article, head.name}].push_back(static_cast<std::uint32_t>(noted_));
  }
  return held_[{reading_.mentions[person].article, reading_.mentions[person].name}];
}

std::uint32_t OfficeReader::organ_starting_at(std::uint32_t begin, std::uint32_t person) const {
  // An unknown place of a few characters may stand before it: 为|某县|公安局.
  constexpr std::uint32_t kUnknownPlace = 4;
  for (std::uint32_t i = std::max(person + 1, first_mention_at(begin)); i < reading_.mentions.size(); ++i) {
    const Mention& mention = reading_.mentions[i];
    if (mention.span.begin > begin + kUnknownPlace || mention.label == Label::kPerson) break;
    const std::u32string_view between = reading_.document.at({begin, mention.span.begin});
    if (between.empty()) return i;
    const bool plain =
        std::all_of(between.begin(), between.end(), [](char32_t c) { return c >= 0x4E00 && c <= 0x9FFF; });
    if (plain && is_organisation(mention.label) && !names_.starting_at(begin)) return i;
  }
  return kNone;
}

std::optional<OfficeName> OfficeReader::unlisted_office(std::uint32_t from) const {
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

bool OfficeReader::is_of_inner_unit(const Office& office) const {
  constexpr std::u32string_view kUnits = U"部科处办室庭队站所心";
  const auto inner = names_.ending_at(office.span.end);
  return inner && inner->span.begin > office.span.begin + 1 &&
         kUnits.find(text_[inner->span.begin - 1]) != std::u32string_view::npos;
}

bool OfficeReader::is_office_in_brackets(std::uint32_t position) const {
  if (at(position) != U'(') return false;
  const auto office = names_.starting_at(position + 1);
  return office && at(office->span.end) == U')';
}

std::uint32_t OfficeReader::past_filler(std::uint32_t from) const {
  constexpr std::size_t kLongestTerm = 6;
  for (;;) {
    const std::u32string_view rest = text_.substr(std::min<std::size_t>(from, text_.size()), kLongestTerm);
    // 当选|第三届|会长
    const std::size_t term = rest.starts_with(U'第') ? rest.find_first_of(U"届任") : std::u32string_view::npos;
    const std::size_t filler =
        term != std::u32string_view::npos && std::all_of(rest.begin() + 1, rest.begin() + term, is_numeral)
            ? term + 1
            : reading_.lexicon.begins(rest, feature::kBeforeHeldOffice);
    if (filler == 0) return from;
    from += static_cast<std::uint32_t>(filler);
  }
}

void OfficeReader::read_list(std::uint32_t person, std::uint32_t from, std::string_view status, std::uint32_t unit) {
  std::uint32_t last = unit;
  for (int offices = 0; offices < 6; ++offices) {
    // 拟任柳河镇党委委员、提名|副镇长
    if (const auto more = taking_office_at(reading_, from); offices > 0 && more) {
      from = more->end;
      if (!in_row_ || !more->status.empty()) status = more->status;
    }
    from = past_filler(from);
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
      const bool led =
          organ != kNone &&
          (reading_.lexicon.ends(reading_.document.at(reading_.mentions[organ].span), feature::kBodyWithLeader) > 0 ||
           (is_of_firm(*office) && reading_.mentions[organ].label == Label::kEnterprise));
      if (!led) organ = kNone;
    }
    if (organ != kNone) last = organ;
    // 合作社成立于2018年,李明兼任董事长: the organ of the clause before.
    const std::uint32_t founded = last == kNone ? founded_before(reading_.mentions[person].span.begin) : kNone;
    const std::uint32_t tail = last != kNone                              ? tail_for(*office, last, person)
                               : founded != kNone                         ? founded
                               : office->of == lexicon::OfficeOf::kMember ? elected_in_sentence(person)
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

}  // namespace govgraph::extract
