// SPDX-License-Identifier: Apache-2.0
// Finds honours named without quotation marks: the object of a verb of receiving, or a medal or model title with
// words of its own. 获评市征兵先进单位 -> Honour 市征兵先进单位; 柳河市劳动模范称号 -> Honour 柳河市劳动模范.
// Declines general nouns (多项荣誉, 获奖).
#include "extract/passes/composing.hpp"
#include "extract/phrase.hpp"
#include "extract/works.hpp"
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

void read_head(const Reading& reading, const Head& head, const Taken& taken, WorkList& list) {
  if (quotation_around(reading, head.span.begin) != nullptr || !ends_name(reading, head.span.end)) return;
  std::optional<WorkName> name = work_before(reading, head);
  // 被授予|全国五一劳动奖章: a title that the lexicon holds whole.
  if (!name && head.span.size() >= 6 && token_over(reading, head.span.begin)->span == head.span) {
    const Token* before = head.span.begin == 0 ? nullptr : token_over(reading, head.span.begin - 1);
    const bool conferred = before != nullptr && has(*before, Category::kReceive) &&
                           !reading.lexicon.has(reading.document.at(before->span), lexicon::feature::kOnlyBecomes);
    if (conferred || reading.lexicon.ends(reading.document.at(head.span), lexicon::feature::kStrongHonour) > 0)
      name = WorkName{head.span, false, conferred, false};
  }
  if (!name || taken.overlaps(name->span)) return;
  const std::u32string_view words = reading.document.at({name->span.begin, head.span.begin});
  if (reading.lexicon.has(words, lexicon::feature::kHonourCount)) return;
  const bool coordinated = name->span.begin > 0 && reading.document.text()[name->span.begin - 1] == U'、' &&
                           list.last_end() + 1 == name->span.begin;
  const bool own = reading.lexicon.ends(reading.document.at(head.span), lexicon::feature::kStrongHonour) > 0;
  if (!name->conferred && !own && !coordinated) return;
  const Span span{name->span.begin, without_title_noun(reading, name->span)};
  list.add(mention_of(reading, span, Label::kHonour,
                      name->conferred ? "honour-conferred"
                      : own           ? "honour-by-noun"
                                      : "honour-coordinated"));
}

}  // namespace

void run_honours(Reading& reading, Diagnostics&) {
  const Taken taken(reading, bit(Label::kHonour) | bit(Label::kPolicy));
  WorkList list;
  for (const Head& head : longest_heads(reading, bit(Category::kHonourNoun))) read_head(reading, head, taken, list);
  add_mentions(reading, list.take());
}

}  // namespace govgraph::extract
