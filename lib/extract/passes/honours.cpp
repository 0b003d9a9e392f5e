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

/// A noun that is an honour wherever it stands with words of its own.
bool speaks_for_itself(std::u32string_view head) {
  return ends_with_any(
      head, {U"奖章",     U"奖状",     U"劳动模范", U"劳模",       U"先锋号", U"红旗手",     U"文明单位", U"文明城市",
             U"模范集体", U"先进集体", U"先进单位", U"先进个人",   U"工匠",   U"小巨人企业", U"示范城",   U"模范城",
             U"卫生城市", U"文明村",   U"文明镇",   U"科学技术奖", U"一等奖", U"二等奖",     U"三等奖",   U"特等奖",
             U"金奖",     U"银奖",     U"铜奖",     U"优秀奖",     U"特别奖"});
}

bool is_general(std::u32string_view words) {
  return one_of(words, {U"多项", U"各项", U"各类", U"一项", U"这一", U"这份", U"此项", U"国家级", U"省级", U"市级",
                        U"区级", U"多个", U"诸多", U"相关", U"多次", U"集体", U"荣誉"});
}

/// 称号, 荣誉 only say that what stands before is a title.
std::uint32_t without_title_noun(const Reading& reading, Span span) {
  const std::u32string_view name = reading.document.at(span);
  for (const std::u32string_view noun : {U"荣誉称号", U"称号", U"荣誉"})
    if (name.ends_with(noun) && name.size() >= noun.size() + 4)
      return span.end - static_cast<std::uint32_t>(noun.size());
  return span.end;
}

void read_head(const Reading& reading, const Head& head, const Taken& taken, WorkList& list) {
  if (quotation_around(reading, head.span.begin) != nullptr || !ends_name(reading, head.span.end)) return;
  std::optional<WorkName> name = work_before(reading, head);
  // 被授予|全国五一劳动奖章: a title that the lexicon holds whole.
  if (!name && head.span.size() >= 6 && token_over(reading, head.span.begin)->span == head.span) {
    const Token* before = head.span.begin == 0 ? nullptr : token_over(reading, head.span.begin - 1);
    const bool conferred = before != nullptr && has(*before, Category::kReceive) &&
                           !reading.lexicon.has(reading.document.at(before->span), lexicon::feature::kOnlyBecomes);
    if (conferred || speaks_for_itself(reading.document.at(head.span)))
      name = WorkName{head.span, false, conferred, false};
  }
  if (!name || taken.overlaps(name->span)) return;
  const std::u32string_view words = reading.document.at({name->span.begin, head.span.begin});
  if (is_general(words)) return;
  const bool coordinated = name->span.begin > 0 && reading.document.text()[name->span.begin - 1] == U'、' &&
                           list.last_end() + 1 == name->span.begin;
  const bool own = speaks_for_itself(reading.document.at(head.span));
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
