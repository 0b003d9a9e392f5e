// SPDX-License-Identifier: Apache-2.0
// Finds who builds, owns or runs a place: 街道建成党群服务站7个 -> OPERATES. Declines places of another owner.
#include <algorithm>

#include "extract/clauses.hpp"
#include "extract/mention_list.hpp"
#include "extract/passes/relating.hpp"
#include "extract/reading.hpp"

namespace govgraph::extract {
namespace {

/// 基地位于…，由某公司负责运营: the place stands in an earlier clause of the sentence.
std::uint32_t place_before(const Reading& reading, std::size_t at) {
  const auto& clauses = reading.clauses.all;
  for (std::size_t c = at + 1; c-- > 0 && clauses[c].sentence == clauses[at].sentence;) {
    for (const std::uint32_t place :
         names_after(reading, clauses[c], clauses[c].span.begin, {Label::kPlace, Label::kInstitution})) {
      const auto& doers = clauses[at].subjects;
      if (std::find(doers.begin(), doers.end(), place) == doers.end()) return place;
    }
  }
  return kNone;
}

/// 某某社区长者食堂启用。食堂由街道建设: the house of the sentence before that the noun before 由 names.
std::uint32_t house_by_noun(const Reading& reading, std::size_t at) {
  const auto& clauses = reading.clauses.all;
  const Span sentence = reading.document.sentences[clauses[at].sentence].span;
  const std::u32string_view text = reading.document.at(sentence);
  const std::size_t by = text.find(U'由');
  if (by == std::u32string_view::npos || by < 2 || by > 6) return kNone;
  std::u32string_view noun = text.substr(0, by);
  for (const std::u32string_view pointer : {U"该", U"新", U"此"})
    if (noun.starts_with(pointer) && noun.size() > 2) noun.remove_prefix(1);
  for (std::size_t c = at;
       c-- > 0 && clauses[c].paragraph == clauses[at].paragraph && clauses[c].article == clauses[at].article;)
    for (auto name = clauses[c].names.rbegin(); name != clauses[c].names.rend(); ++name) {
      const Mention& house = reading.mentions[*name];
      if ((house.label == Label::kPlace || house.label == Label::kInstitution) && house.span.size() > noun.size() &&
          reading.document.at(house.span).ends_with(noun))
        return *name;
    }
  return kNone;
}

/// An estate runs nothing that the article only tells of.
bool is_estate(const Mention& mention) {
  const std::string* level = find_property(mention.properties, "level");
  return level != nullptr && *level == "estate";
}

constexpr std::uint32_t kHouses = bit(Label::kPlace) | bit(Label::kInstitution);

/// What is run: named in the sentence, else by the heading above it.
std::uint32_t run_place(const Reading& reading, std::size_t c) {
  const std::uint32_t place = place_before(reading, c);
  return place != kNone ? place : patient_of(reading, c, kHouses);
}

/// 建成后委托柳河体育协会管理: whom it is entrusted to runs the place of the sentence or of the heading.
void read_entrusted(const Reading& reading, Relator& relator, std::size_t c) {
  const Clause& clause = reading.clauses.all[c];
  const std::u32string_view text = reading.document.text();
  for (const std::uint32_t name : clause.names) {
    const Span span = reading.mentions[name].span;
    const std::u32string_view before =
        text.substr(span.begin > 2 ? span.begin - 2 : 0, std::min<std::uint32_t>(2, span.begin));
    const std::u32string_view after = text.substr(span.end, 4);
    const bool runs = after.starts_with(U"管理") || after.starts_with(U"运营") || after.starts_with(U"负责") ||
                      after.starts_with(U"经营");
    if (!is_organisation(reading.mentions[name].label) || !runs ||
        (before != U"委托" && before != U"交由" && before != U"聘请"))
      continue;
    // The heading of the list's item tells more than where in a park the thing lies.
    std::uint32_t place = kNone;
    for (std::size_t up = c; up-- > 0 && reading.clauses.all[up].article == clause.article &&
                             clause.paragraph - reading.clauses.all[up].paragraph <= 2;) {
      if (!reading.clauses.all[up].heading) continue;
      const auto houses = names_after(reading, reading.clauses.all[up], reading.clauses.all[up].span.begin,
                                      {Label::kPlace, Label::kInstitution});
      if (!houses.empty()) place = houses.front();
      break;
    }
    if (place == kNone) place = place_before(reading, c);
    if (place == kNone) place = house_by_noun(reading, c);
    relator.add(clause, name, place, 0.85F, "entrusted-with");
  }
}

/// 由 right before the one who acts.
bool led_by_by(const Reading& reading, std::uint32_t name) {
  const std::uint32_t begin = reading.mentions[name].span.begin;
  return begin > 0 && reading.document.text()[begin - 1] == U'由';
}

/// 建成党群服务站, 打造“…”服务站: an institution is built, not only worked with.
bool builds(const Reading& reading, std::uint32_t begin) {
  const std::uint32_t from = begin < 10 ? 0 : begin - 10;
  const std::u32string_view text = reading.document.at({from, begin});
  const std::u32string_view lead = text.substr(text.find_last_of(U"，。；：、") + 1);
  for (const std::u32string_view verb :
       {U"建成", U"设立", U"打造", U"建设", U"升级为", U"运营", U"新建", U"建立", U"成立", U"改建", U"创办", U"开办"})
    if (lead.find(verb) != std::u32string_view::npos) return true;
  return false;
}

/// 将原居委会升级为“程心社”党群服务站, 改造衰败绿地为生境花园.
void read_turned_into(const Reading& reading, Relator& relator, const Clause& clause) {
  if (clause.carried == 0 || clause.names.empty()) return;
  const std::u32string_view text = reading.document.at(clause.span);
  std::size_t at = std::u32string_view::npos;
  for (const std::u32string_view verb : {U"升级为", U"改造为", U"改建为", U"打造为", U"改造成", U"打造成"})
    at = std::min(at, text.find(verb));
  if (at == std::u32string_view::npos && text.starts_with(U"改造")) at = text.find(U'为');
  if (at == std::u32string_view::npos) return;
  const std::uint32_t from = clause.span.begin + static_cast<std::uint32_t>(at);
  for (const std::uint32_t place : names_after(reading, clause, from, {Label::kPlace, Label::kInstitution}))
    for (const std::uint32_t subject : clause.subjects)
      if (is_actor(reading.mentions[subject].label)) relator.add(clause, subject, place, 0.78F, "turns-into", true);
}

}  // namespace

void run_operation(Reading& reading, Diagnostics&) {
  using lexicon::Category;
  Relator relator(reading, RelationType::kOperates);
  for (std::size_t c = 0; c < reading.clauses.all.size(); ++c) {
    const Clause& clause = reading.clauses.all[c];
    if (clause.heading ||
        (clause.carried > 2 && !clause.subjects.empty() && is_estate(reading.mentions[clause.subjects.front()])))
      continue;
    const Trigger* verb = nullptr;
    for (const Trigger& trigger : clause.triggers)
      if (verb == nullptr && (trigger.is(Category::kOperate) || trigger.is(Category::kOrganize))) verb = &trigger;
    read_turned_into(reading, relator, clause);
    if (verb == nullptr) continue;
    if (verb->is(Category::kOperate) && clause.carried <= 1 && !clause.subjects.empty() &&
        led_by_by(reading, clause.subjects.front()))
      for (const std::uint32_t subject : clause.subjects)
        if (is_actor(reading.mentions[subject].label))
          relator.add(clause, subject, run_place(reading, c), 0.85F, "run-by");
    if (clause.carried == 0 && !clause.subjects.empty() && led_by_by(reading, clause.subjects.front()))
      for (const std::uint32_t subject : clause.subjects)
        if (is_actor(reading.mentions[subject].label))
          relator.add(clause, subject, house_by_noun(reading, c), 0.82F, "run-by");
    read_entrusted(reading, relator, c);
    for (const std::uint32_t place : names_after(reading, clause, verb->span.end, {Label::kPlace, Label::kInstitution}))
      for (const std::uint32_t subject : clause.subjects)
        if ((reading.mentions[place].label == Label::kPlace || builds(reading, reading.mentions[place].span.begin)) &&
            is_actor(reading.mentions[subject].label))
          relator.add(clause, subject, place, 0.8F, "runs-place", true);
  }
}

}  // namespace govgraph::extract
