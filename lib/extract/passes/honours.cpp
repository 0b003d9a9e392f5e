// SPDX-License-Identifier: Apache-2.0
// Finds honours named without quotation marks: the object of a verb of receiving, or a medal or model title with
// words of its own. 获评市征兵先进单位 -> Honour 市征兵先进单位; 柳河市劳动模范称号 -> Honour 柳河市劳动模范.
// Declines general nouns (多项荣誉, 获奖).
#include <algorithm>

#include "extract/drop_mentions.hpp"
#include "extract/mention_list.hpp"
#include "extract/passes/composing.hpp"
#include "extract/phrase.hpp"
#include "extract/rolls.hpp"
#include "extract/unquoted_names.hpp"
#include "lexicon/features.hpp"

namespace govgraph::extract {
namespace {

using lexicon::Category;

/// 称号, 荣誉 only say that what stands before is a title.
std::uint32_t without_title_noun(const Reading& reading, Span span) {
  const std::u32string_view name = reading.document.at(span);
  const std::size_t noun = reading.lexicon.ends(name, lexicon::feature::kTitleByNoun);
  return name.size() >= noun + 4 ? span.end - static_cast<std::uint32_t>(noun) : span.end;
}

/// 以下小区|为|平安示范小区: what becomes of something begins behind 为, where that is a word by itself.
std::uint32_t after_becoming(const Reading& reading, Span words) {
  for (std::uint32_t at = words.end; at-- > words.begin;)
    if (reading.document.text()[at] == U'为' && token_over(reading, at)->span.size() == 1) return at + 1;
  return words.begin;
}

void read_head(const Reading& reading, const Head& head, const Taken& taken, NestedNames& list) {
  if (quotation_around(reading, head.span.begin) != nullptr || !ends_name(reading, head.span.end)) return;
  std::optional<UnquotedName> name = unquoted_name_before(reading, head);
  // 全国劳动模范|王建国: whoever bears it stands behind it.
  constexpr std::uint32_t kShortestTitle = 4;
  const bool borne = head.span.size() >= kShortestTitle &&
                     std::ranges::any_of(mentions_beginning(reading, head.span.end),
                                         [](const Mention& each) { return each.label == Label::kPerson; });
  if (!name && borne) name = UnquotedName{head.span, false, false, false};
  // 被授予|全国五一劳动奖章: a title that the lexicon holds whole.
  if (!name && head.span.size() >= 6 && token_over(reading, head.span.begin)->span == head.span) {
    const Token* before = head.span.begin == 0 ? nullptr : token_over(reading, head.span.begin - 1);
    const bool conferred = before != nullptr && has(*before, Category::kReceive) &&
                           !reading.lexicon.has(reading.document.at(before->span), lexicon::feature::kOnlyBecomes);
    if (conferred || reading.lexicon.ends(reading.document.at(head.span), lexicon::feature::kStrongHonour) > 0)
      name = UnquotedName{head.span, false, conferred, false};
  }
  if (!name) return;
  name->span.begin = after_becoming(reading, {name->span.begin, head.span.begin});
  if (taken.overlaps(name->span)) return;
  const std::u32string_view words = reading.document.at({name->span.begin, head.span.begin});
  if (reading.lexicon.has(words, lexicon::feature::kHonourCount)) return;
  const bool coordinated = name->span.begin > 0 && reading.document.text()[name->span.begin - 1] == U'、' &&
                           list.last_end() + 1 == name->span.begin;
  const bool own = reading.lexicon.ends(reading.document.at(head.span), lexicon::feature::kStrongHonour) > 0;
  if (!name->conferred && !own && !coordinated && !borne) return;
  const Span span{name->span.begin, without_title_noun(reading, name->span)};
  list.add(mention_of(reading, span, Label::kHonour,
                      name->conferred ? "honour-conferred"
                      : own || borne  ? "honour-by-noun"
                                      : "honour-coordinated"));
}

/// One title of the list after a verb of receiving: its kind of holder at the end, a word of praise before.
bool is_title(const Reading& reading, Span span) {
  const std::u32string_view form = reading.document.at(span);
  if (form.size() < 5 || form.size() > 30 || form.find_first_of(U"的了被") != std::u32string_view::npos) return false;
  if (is_opening_quote(form.front()) && is_closing_quote(form.back())) return false;
  const std::size_t holder = reading.lexicon.ends(form, lexicon::feature::kTitleHolder);
  return holder > 0 && reading.lexicon.holds(form.substr(0, form.size() - holder), lexicon::feature::kTitleWord);
}

/// Where the member of a list of titles ends that begins at `begin`: before 、 or what closes the clause.
std::uint32_t member_end(const Reading& reading, std::uint32_t begin, std::uint32_t limit) {
  const std::u32string_view text = reading.document.text();
  std::uint32_t at = begin;
  while (at < limit) {
    if (is_opening_quote(text[at])) {
      const Quotation* quotation = quotation_beginning(reading, at);
      if (quotation == nullptr || quotation->outer.end > limit) break;
      at = quotation->outer.end;
      continue;
    }
    if (!is_name_character(text[at]) || text[at] == U'和' || text[at] == U'等') break;
    ++at;
  }
  return at;
}

/// 获评|全市平安建设先进街道、省充分就业街道, 被评为|省最美护林员: titles by what is conferred.
void read_conferred(const Reading& reading, const Taken& taken, std::vector<Mention>& found) {
  const std::u32string_view text = reading.document.text();
  for (const Token& token : reading.tokens) {
    if (!has(token, Category::kReceive) ||
        reading.lexicon.has(reading.document.at(token.span), lexicon::feature::kOnlyBecomes))
      continue;
    const std::uint32_t limit = sentence_span(reading, token.span.begin).end;
    std::uint32_t begin = token.span.end;
    while (begin < limit && (text[begin] == U'为' || text[begin] == U'了')) ++begin;
    while (begin < limit) {
      const std::uint32_t end = member_end(reading, begin, limit);
      Span span{begin, end};
      span.end = without_title_noun(reading, span);
      span.begin = after_becoming(reading, span);
      const bool holds_marks = reading.document.at(span).find(U'“') != std::u32string_view::npos;
      if (is_title(reading, span) && (holds_marks || !taken.overlaps(span)))
        found.push_back(mention_of(reading, span, Label::kHonour, "honour-conferred"));
      if (end >= limit || end == begin || (text[end] != U'、' && text[end] != U'和')) break;
      begin = end + 1;
    }
  }
}

/// 柳河镇|优秀志愿者 of a list's title is no body of volunteers.
void drop_organs_over(Reading& reading, const std::vector<Span>& headings) {
  constexpr std::uint32_t kLongest = 40;
  std::vector<bool> dropped(reading.mentions.size());
  for (const Span heading : headings) {
    const std::uint32_t from = heading.begin < kLongest ? 0 : heading.begin - kLongest;
    auto at = std::ranges::lower_bound(reading.mentions, from, {}, [](const Mention& each) { return each.span.begin; });
    for (; at != reading.mentions.end() && at->span.begin < heading.end; ++at)
      if (is_organisation(at->label) && at->span.end >= heading.end)
        dropped[static_cast<std::size_t>(at - reading.mentions.begin())] = true;
  }
  drop_mentions(reading.mentions, dropped);
}

}  // namespace

void run_honours(Reading& reading, Diagnostics&) {
  const Taken taken(reading, bit(Label::kHonour) | bit(Label::kPolicy));
  NestedNames list;
  const std::vector<Span> headings = honour_headings(reading);
  drop_organs_over(reading, headings);
  for (const Head& head : longest_heads(reading, bit(Category::kHonourNoun))) {
    const auto at = std::ranges::upper_bound(headings, head.span.begin, {}, &Span::begin);
    if (at == headings.begin() || !(at - 1)->contains(head.span)) read_head(reading, head, taken, list);
  }
  std::vector<Mention> found = list.take();
  for (const Span heading : headings) found.push_back(mention_of(reading, heading, Label::kHonour, "honour-heading"));
  std::vector<Mention> conferred;
  read_conferred(reading, taken, conferred);
  for (Mention& each : conferred)
    if (std::none_of(found.begin(), found.end(), [&](const Mention& m) { return m.span.overlaps(each.span); }))
      found.push_back(std::move(each));
  add_mentions(reading, std::move(found));
}

}  // namespace govgraph::extract
