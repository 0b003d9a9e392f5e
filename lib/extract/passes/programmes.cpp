// SPDX-License-Identifier: Apache-2.0
// Finds programmes named without quotation marks, by their head noun: the object of a verb of doing, a
// numbered or coordinated work, a work on a road. 建立问题收集机制 -> Programme 问题收集机制.
// Declines nouns with general words only (各类项目, 重点工程) and what quoted names already say.
#include <algorithm>

#include "extract/passes/composing.hpp"
#include "extract/phrase.hpp"
#include "extract/works.hpp"

namespace govgraph::extract {
namespace {

using lexicon::Category;

constexpr std::uint32_t kNamed = bit(Label::kPolicy) | bit(Label::kHonour);

bool is_public_work(std::u32string_view head) {
  return ends_with_any(head, {U"工程", U"项目", U"改造", U"整治", U"集群"});
}

/// 柳河路|新建工程, 柳河镇|2025年民生实事项目: a work is named by where it is.
bool begins_with_place(const Reading& reading, Span span) {
  auto at = std::lower_bound(reading.mentions.begin(), reading.mentions.end(), span.begin,
                             [](const Mention& mention, std::uint32_t p) { return mention.span.begin < p; });
  for (; at != reading.mentions.end() && at->span.begin == span.begin; ++at)
    if (at->span.end < span.end && at->naming != Naming::kBare &&
        (at->label == Label::kRoad || at->label == Label::kPlace || at->label == Label::kArea))
      return true;
  return false;
}

/// 推出|送餐上门服务: a service is a programme where it is launched, not where it is given.
bool launched(const Reading& reading, std::uint32_t begin) {
  const std::u32string_view text = reading.document.text;
  const std::uint32_t from = begin < 20 ? 0 : begin - 20;
  const std::u32string_view lead = text.substr(from, begin - from);
  const std::u32string_view clause = lead.substr(lead.find_last_of(U"，,。；：") + 1);
  for (const std::u32string_view verb : {U"推出", U"开通", U"首创", U"上线", U"试点", U"创新", U"实行", U"推行", U"建立"})
    if (clause.find(verb) != std::u32string_view::npos) return true;
  return false;
}

/// “警+医”资源共享的|联动共建机制: the words are of the name in the marks.
bool leans_on_quoted(const Reading& reading, const Taken& taken, std::uint32_t begin) {
  const std::u32string_view text = reading.document.text;
  for (std::uint32_t at = begin; at > 0 && begin - at < 9; --at) {
    if (is_closing_quote(text[at - 1])) return at >= 2 && taken.overlaps({at - 2, at - 1});
    if (!is_han(text[at - 1])) return false;
  }
  return false;
}

/// 老旧小区改造工程|全面竣工, 交易平台|完成工程进度60%: what is said of a work.
bool is_progressing(const Reading& reading, std::uint32_t end) {
  std::u32string_view rest = std::u32string_view(reading.document.text).substr(end, 12);
  for (const std::u32string_view adverb : {U"已经", U"已", U"全面", U"顺利", U"正式", U"全部", U"基本", U"如期", U"提前", U"圆满"})
    if (rest.starts_with(adverb)) rest.remove_prefix(adverb.size());
  return starts_with_any(rest, {U"竣工", U"完工", U"开工", U"动工", U"通车", U"投用", U"投入使用", U"启用", U"建成", U"封顶", U"完成工程进度", U"完成主体", U"落户", U"落地", U"投产"});
}

std::string_view rule_for(const Reading& reading, const Head& head, const WorkName& name, const WorkList& list) {
  const std::u32string_view text = reading.document.text;
  if (reading.document.at(head.span).ends_with(U"集群") && !begins_with_place(reading, name.span)) return {};
  if (name.done && !(name.verb_inside && name.span.size() > 14)) return "programme-done";
  if (name.verb_inside) return {};
  if (name.span.begin > 0 && text[name.span.begin - 1] == U'、' && list.last_end() + 1 == name.span.begin)
    return "programme-coordinated";
  const std::u32string_view form = reading.document.at(head.span);
  if (is_public_work(form) && begins_with_place(reading, name.span)) return "work-of-place";
  if ((is_public_work(form) || form.ends_with(U"平台")) && is_progressing(reading, head.span.end)) return "work-in-progress";
  return {};
}

/// 募集资金拟投资于|甲芯片与通信平台|、乙建设项目: what money goes into is named whole, whatever words stand in it.
std::optional<Span> invested_in(const Reading& reading, const Head& head) {
  if (!one_of(reading.document.at(head.span), {U"平台", U"项目", U"基地", U"建设项目"}) || !ends_name(reading, head.span.end)) return std::nullopt;
  const std::uint32_t floor = sentence_span(reading, head.span.begin).begin;
  const std::u32string_view lead = reading.document.at({floor, head.span.begin});
  std::size_t begin = std::u32string_view::npos;
  for (const std::u32string_view verb : {U"投资于", U"投向", U"投资建设"})
    if (const std::size_t at = lead.rfind(verb); at != std::u32string_view::npos) begin = at + verb.size();
  if (begin == std::u32string_view::npos || lead.find_first_of(U"，,；", begin) != std::u32string_view::npos) return std::nullopt;
  if (const std::size_t comma = lead.rfind(U'、'); comma != std::u32string_view::npos && comma > begin) begin = comma + 1;
  const Span name{floor + static_cast<std::uint32_t>(begin), head.span.end};
  return name.size() >= 5 && name.size() <= 30 ? std::optional(name) : std::nullopt;
}

bool form_is_whole(const Reading& reading, const Head& head) {
  return reading.document.at(head.span).ends_with(U"合伙人") && head.span.size() >= 5 &&
         ends_with_any(reading.document.text.substr(0, head.span.begin), {U"组成", U"成立", U"招募", U"打造", U"推出", U"加入", U"成为", U"启动"});
}

/// 实行|差别化的送餐服务: the service with the word that says how it is given.
std::optional<Mention> described_service(const Reading& reading, const Head& head) {
  const std::u32string_view text = reading.document.text;
  if (reading.document.at(head.span) != U"服务" || head.span.begin < 8) return std::nullopt;
  const std::uint32_t floor = sentence_span(reading, head.span.begin).begin;
  std::uint32_t noun = head.span.begin;
  while (noun > floor && head.span.begin - noun < 6 && is_han(text[noun - 1]) && text[noun - 1] != U'的') --noun;
  if (noun < floor + 6 || head.span.begin - noun < 2 || text[noun - 1] != U'的' || text[noun - 2] != U'化') return std::nullopt;
  for (const std::u32string_view verb : {U"实行", U"推行", U"推出", U"开通"})
    if (const std::size_t at = text.substr(floor, noun - 1 - floor).rfind(verb); at != std::u32string_view::npos) {
      const std::uint32_t begin = floor + static_cast<std::uint32_t>(at + verb.size());
      const std::u32string_view how = text.substr(begin, noun - 1 - begin);
      if (how.size() < 3 || how.size() > 5 || !std::all_of(how.begin(), how.end(), is_han)) continue;
      Mention mention = mention_of(reading, {begin, head.span.end}, Label::kProgramme, "programme-described");
      mention.name = name_of(reading, {begin, noun - 1}) + name_of(reading, {noun, head.span.end});
      return mention;
    }
  return std::nullopt;
}

/// 发起设立首支社区基金——东苑社区治理基金: what it is, then its name with the same noun.
std::optional<Span> named_after_dash(const Reading& reading, const Head& head) {
  const std::u32string_view text = reading.document.text;
  if (text.substr(head.span.end, 2) != U"——") return std::nullopt;
  const std::uint32_t from = head.span.begin < 14 ? 0 : head.span.begin - 14;
  const std::u32string_view lead = text.substr(from, head.span.begin - from);
  if (lead.find(U"成立") == lead.npos && lead.find(U"设立") == lead.npos && lead.find(U"推出") == lead.npos && lead.find(U"打造") == lead.npos && lead.find(U"启动") == lead.npos) return std::nullopt;
  const std::uint32_t begin = head.span.end + 2;
  const std::uint32_t end = std::min(sentence_span(reading, head.span.begin).end, begin + 20);
  const std::u32string_view rest = text.substr(begin, end - begin);
  const std::size_t at = rest.substr(0, rest.find_first_of(U"，,。；！：“")).find(text.substr(head.span.end - 2, 2));
  if (at == std::u32string_view::npos || at < 2) return std::nullopt;
  return Span{begin, begin + static_cast<std::uint32_t>(at) + 2};
}

void read_head(const Reading& reading, const Head& head, const Taken& taken, WorkList& list) {
  if (auto service = described_service(reading, head)) {
    list.add(std::move(*service));
    return;
  }
  if (const auto invested = invested_in(reading, head)) {
    list.add(mention_of(reading, *invested, Label::kProgramme, "programme-invested-in"));
    return;
  }
  if (const auto proper = named_after_dash(reading, head)) {
    list.add(mention_of(reading, *proper, Label::kProgramme, "programme-after-dash"));
    return;
  }
  const bool service = one_of(reading.document.at(head.span), {U"服务", U"套餐", U"制度", U"管理制度"});
  if (!service && static_cast<lexicon::Strength>(head.sub(Category::kProgrammeNoun)) != lexicon::Strength::kNamed) return;
  if (quotation_around(reading, head.span.begin) != nullptr) return;
  if (const auto heading = heading_of(reading, head)) {
    list.add(mention_of(reading, *heading, Label::kProgramme, "programme-heading"));
    return;
  }
  if (!ends_name(reading, head.span.end)) return;
  // 吸纳商户组成|公益合伙人: a group that is a name of the kind by itself.
  if (form_is_whole(reading, head)) {
    list.add(mention_of(reading, head.span, Label::kProgramme, "programme-formed"));
    return;
  }
  const std::optional<WorkName> name = work_before(reading, head);
  if (!name || taken.overlaps(name->span) || leans_on_quoted(reading, taken, name->span.begin) || name->span.size() < 5) return;
  const std::string_view rule = rule_for(reading, head, *name, list);
  if (service && !(name->done && launched(reading, name->span.begin))) return;
  if (!rule.empty()) list.add(mention_of(reading, name->span, Label::kProgramme, rule));
}

}  // namespace

void run_programmes(Reading& reading, Diagnostics&) {
  const Taken taken(reading, kNamed);
  WorkList list;
  for (const Head& head : longest_heads(reading, bit(Category::kProgrammeNoun))) read_head(reading, head, taken, list);
  add_mentions(reading, list.take());
}

}  // namespace govgraph::extract
