// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include "extract/discourse.hpp"
#include "extract/phrase.hpp"
#include "extract/reading.hpp"

namespace govgraph::extract {
namespace {

/// 街道妇联、民政、残联: what stands between in the list has no name.
bool listed_beyond(const Reading& reading, Span left, Span right) {
  if (left.end >= right.begin || right.begin - left.end > 9) return false;
  const std::u32string_view between = reading.document.at({left.end, right.begin});
  if (between.size() < 4 || between.front() != U'、') return false;
  const std::u32string_view last =
      between.ends_with(U"以及") ? between.substr(0, between.size() - 2) : between.substr(0, between.size() - 1);
  if (!between.ends_with(U"以及") && between.back() != U'、' && between.back() != U'和' && between.back() != U'及')
    return false;
  const bool plain = std::all_of(last.begin(), last.end(), [](char32_t c) { return is_han(c) || c == U'、'; });
  if (!plain || last.find(U'的') != std::u32string_view::npos) return false;
  for (std::uint32_t at = left.end; at < right.begin;) {
    const Token* token = token_over(reading, at);
    if (token == nullptr) return false;
    if ((token->categories & kVerbs) != 0 || token->word == lexicon::WordClass::kPreposition) return false;
    at = token->span.end;
  }
  return true;
}

}  // namespace

Relation* Relator::add(const Clause& clause, std::uint32_t head, std::uint32_t tail, float confidence,
                       std::string_view rule, bool subject_carried) {
  if (head == tail || head == kNone || tail == kNone || clause.negated) return nullptr;
  if (!admits(type_, reading_.mentions[head].label, reading_.mentions[tail].label)) return nullptr;
  Relation relation;
  relation.head = head;
  relation.tail = tail;
  relation.type = type_;
  relation.confidence =
      subject_carried ? confidence * (1.0F - 0.1F * static_cast<float>(clause.subject_from)) : confidence;
  relation.evidence = clause.subject_from == SubjectFrom::kClause || !subject_carried
                          ? clause.span
                          : reading_.document.sentences[clause.sentence].span;
  relation.rule = rule;
  if (clause.planned) set_property(relation.properties, "status", "planned");
  reading_.relations.push_back(std::move(relation));
  return &reading_.relations.back();
}

bool coordinated(const Reading& reading, Span left, Span right) {
  if (left.end > right.begin || right.begin - left.end > 4) return false;
  std::u32string_view between = reading.document.at({left.end, right.begin});
  // “甲”“乙”, “甲”和“乙”: the marks belong to the names.
  while (!between.empty() && is_closing_quote(between.front())) between.remove_prefix(1);
  const bool marked = between.size() + left.end < right.begin;
  while (!between.empty() && is_opening_quote(between.back())) between.remove_suffix(1);
  if (between.empty()) return marked;
  return between == U"、" || between == U"和" || between == U"与" || between == U"及" || between == U"以及" ||
         between == U"，以及";
}

std::vector<std::uint32_t> names_after(const Reading& reading, const Clause& clause, std::uint32_t position,
                                       std::initializer_list<Label> labels) {
  std::vector<std::uint32_t> out;
  for (const std::uint32_t name : clause.names)
    if (reading.mentions[name].span.begin >= position &&
        std::find(labels.begin(), labels.end(), reading.mentions[name].label) != labels.end())
      out.push_back(name);
  return out;
}

std::uint32_t patient_of(const Reading& reading, std::size_t index, std::uint32_t labels) {
  const auto& all = reading.discourse.clauses;
  const Clause& clause = all[index];
  if (clause.subjects.empty()) return kNone;
  const std::uint32_t agent = reading.mentions[clause.subjects.front()].span.begin;
  if (clause.subject_from != SubjectFrom::kClause || agent == 0 || reading.document.text()[agent - 1] != U'由')
    return kNone;
  const std::size_t first =
      std::max<std::size_t>(reading.discourse.first_of_sentence[index], index - std::min(index, kDiscourseReach));
  for (std::size_t c = index + 1; c-- > first;) {
    std::uint32_t found = kNone;
    for (const std::uint32_t name : all[c].names)
      if (reading.mentions[name].span.begin < agent &&
          ((labels >> static_cast<unsigned>(reading.mentions[name].label)) & 1) != 0 && (found == kNone || c == index))
        found = name;
    if (found != kNone) return found;
  }
  // Below a heading that names the work, its sentences need not name it again.
  constexpr std::uint32_t kParagraphsBelow = 4;
  std::uint32_t heading = reading.discourse.heading_above[index];
  if (heading != kNone && !all[heading].heading) heading = reading.discourse.heading_above[heading];  // of a row
  if (heading == kNone || clause.paragraph - all[heading].paragraph > kParagraphsBelow) return kNone;
  for (const std::uint32_t name : all[heading].names)
    if (((labels >> static_cast<unsigned>(reading.mentions[name].label)) & 1) != 0) return name;
  return kNone;
}

std::vector<std::uint32_t> run_of(const Reading& reading, std::span<const std::uint32_t> names, std::size_t at) {
  const auto joined = [&](std::size_t one) {
    const Span left = reading.mentions[names[one]].span, right = reading.mentions[names[one + 1]].span;
    return coordinated(reading, left, right) || listed_beyond(reading, left, right);
  };
  std::size_t first = at, last = at;
  while (first > 0 && joined(first - 1)) --first;
  while (last + 1 < names.size() && joined(last)) ++last;
  return {names.begin() + static_cast<std::ptrdiff_t>(first), names.begin() + static_cast<std::ptrdiff_t>(last) + 1};
}

}  // namespace govgraph::extract
