// SPDX-License-Identifier: Apache-2.0
#include "resolve/times.hpp"

#include <algorithm>
#include <optional>

#include "lexicon/features.hpp"

namespace govgraph::resolve {
namespace {

namespace feature = lexicon::feature;

constexpr std::uint32_t kFar = 60;  ///< code points from a verb to the office that it gives

bool tells_deeds(const Relation& relation, const Mention& head, const Mention& tail) {
  switch (relation.type) {
    case RelationType::kOrganizes:
    case RelationType::kParticipatesIn:
    case RelationType::kCooperatesWith:
    case RelationType::kOperates:
    case RelationType::kInvestsIn:
    case RelationType::kIssues:
    case RelationType::kReceived:
      return true;
    default:
      return head.label == Label::kEvent || tail.label == Label::kEvent;
  }
}

}  // namespace

void SentenceTimes::add_to(Relation& relation, const Mention& head, const Mention& tail) {
  if (relation.inferred || relation.evidence.empty()) return;
  const std::size_t at = document_.sentence_at(relation.evidence.begin);
  if (at >= document_.sentences.size()) return;
  const Dates& dates = dates_of(at);
  if (dates.empty()) return;
  const Span sentence = document_.sentences[at].span;
  if (relation.type == RelationType::kHoldsRole)
    add_to_office(relation, head, sentence, dates);
  else if (tells_deeds(relation, head, tail))
    add_to_deed(relation, head, tail, sentence, dates);
}

/// Those that tell when something was, without those of a life.
const SentenceTimes::Dates& SentenceTimes::dates_of(std::size_t sentence) {
  const auto [found, fresh] = dates_.try_emplace(sentence);
  if (!fresh) return found->second;
  const Sentence& it = document_.sentences[sentence];
  const std::string& own = document_.articles[it.article].date;
  found->second = extract::dates_in(document_.text(), it.span, own.empty() ? document_.date : own);
  std::erase_if(found->second, [&](const extract::DateMention& each) {
    const std::u32string_view after = rest(each.span.end, it.span.end);
    return after.starts_with(U'度') || lexicon_.begins(after, feature::kDateOfLife) > 0;  // 2024年度: of an account
  });
  return found->second;
}

std::u32string_view SentenceTimes::rest(std::uint32_t from, std::uint32_t end) const {
  return from < end ? document_.at({from, end}) : std::u32string_view();
}

/// Whether the last word of either feature in a stretch has the wanted one.
bool SentenceTimes::has_before(Span stretch, lexicon::Feature wanted, lexicon::Feature other) const {
  if (stretch.end > stretch.begin + kFar) stretch.begin = stretch.end - kFar;
  const std::u32string_view text = rest(stretch.begin, stretch.end);
  const auto found = lexicon_.last_in(text, wanted), against = lexicon_.last_in(text, other);
  return found && (!against || against->end < found->end);
}

/// Whether the date begins the office that the evidence gives to the person before it.
bool SentenceTimes::begins_after(Span date, Span evidence, const Mention& person) const {
  const std::u32string_view after = rest(date.end, evidence.end);
  const std::size_t mark = lexicon_.begins(after, feature::kSinceMark);
  if (lexicon_.begins(after.substr(mark), feature::kHoldsTerm) > 0) return true;
  if (lexicon_.begins(rest(evidence.end, evidence.end + 4 <= document_.text().size() ? evidence.end + 4 : evidence.end),
                      feature::kNotOfThatDay) > 0)
    return false;
  // 大会选举|沈曼宁|为镇长: the verb before the person; 沈曼宁|当选镇长: behind. Only words of the sentence after the
  // date.
  const std::uint32_t office = std::max(person.span.end, date.end);
  std::u32string_view behind = rest(office, evidence.end);
  if (office == person.span.end) {  // 桑某某|同志|任…
    behind.remove_prefix(lexicon_.begins(behind, feature::kPoliteAfterName));
    if (lexicon_.begins(behind, feature::kHoldsTerm) > 0) return true;
  }
  const bool says_it = lexicon_.find(behind, feature::kBeginsTerm) != std::u32string_view::npos;
  return says_it ||
         has_before({date.end, std::max(date.end, person.span.begin)}, feature::kBeginsTerm, feature::kEndsTerm);
}

void SentenceTimes::add_to_office(Relation& relation, const Mention& person, Span sentence, const Dates& dates) {
  const Span evidence = relation.evidence;
  const std::string* status = find_property(relation.properties, "status");
  const bool former = status && *status == "former";
  const bool before_name = evidence.end <= person.span.end && !former;
  if (before_name || (status && *status == "planned")) return;
  const auto next = std::find_if(dates.begin(), dates.end(),
                                 [&](const extract::DateMention& each) { return each.span.begin >= evidence.end; });
  if (next == dates.begin()) return;
  const extract::DateMention& date = *(next - 1);
  const bool range =
      next - 1 != dates.begin() && lexicon_.has(rest((next - 2)->span.end, date.span.begin), feature::kRangeMark);
  if (range && begins_after(date.span, evidence, person)) {
    set_property(relation.properties, "since", (next - 2)->iso);
    set_property(relation.properties, "until", date.iso);
    return;
  }
  if (!former) {
    if (begins_after(date.span, evidence, person)) set_property(relation.properties, "since", date.iso);
    return;
  }
  const bool ends =
      has_before({date.span.end, std::max(date.span.end, evidence.end)}, feature::kEndsTerm, feature::kBeginsTerm) ||
      lexicon_.begins(rest(evidence.end, sentence.end), feature::kEndsTerm) > 0;
  if (ends) set_property(relation.properties, "until", date.iso);
}

void SentenceTimes::add_to_deed(Relation& relation, const Mention& head, const Mention& tail, Span sentence,
                                const Dates& all) {
  Dates dates = all;  // 2025年股东代表大会: those in the names themselves tell no day
  std::erase_if(dates, [&](const extract::DateMention& each) {
    return tail.span.contains(each.span) || head.span.contains(each.span);
  });
  const std::uint32_t end = std::max(relation.evidence.end, relation.evidence.begin);
  const auto next = std::find_if(dates.begin(), dates.end(),
                                 [&](const extract::DateMention& each) { return each.span.begin >= end; });
  if (next == dates.begin()) return;
  const extract::DateMention& date = *(next - 1);
  constexpr std::uint32_t kNear = 12;
  const bool in_sentence = sentence.contains(tail.span);
  const Span around{in_sentence && tail.span.begin > sentence.begin + kNear ? tail.span.begin - kNear : sentence.begin,
                    std::min(sentence.end, (in_sentence ? tail.span.end : end) + kNear)};
  const bool ended = in_sentence && lexicon_.holds(rest(around.begin, around.end), feature::kEndsUndertaking);
  const bool begun = lexicon_.begins(rest(date.span.end, sentence.end), feature::kSinceMark) > 0;
  set_property(relation.properties, ended ? "until" : begun ? "since" : "date", date.iso);
}

}  // namespace govgraph::resolve
