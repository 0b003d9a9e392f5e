// SPDX-License-Identifier: Apache-2.0
// What rules say of a quotation by itself: one trait among those by which the decision is made.
#include <algorithm>

#include "extract/names.hpp"
#include "extract/phrase.hpp"
#include "extract/quoted.hpp"
#include "lexicon/features.hpp"

namespace govgraph::extract {
namespace {

using lexicon::Category;

constexpr std::uint64_t kOwnHeads = kOrganHeads | kWorkHeads | bit(Category::kPlaceNoun);

/// “街道党工委—社区党委—楼栋党支部”|三级组织网络: steps or levels.
bool is_process(std::u32string_view inner) { return inner.size() > 8 && inner.find(U'—') != std::u32string_view::npos; }

std::size_t count_of(std::u32string_view text, char32_t c) {
  return static_cast<std::size_t>(std::count(text.begin(), text.end(), c));
}

/// Whether what stands in marks is an idea or a way of doing things, by what comes after the marks.
bool is_mere_phrase(const lexicon::Lexicon& lexicon, std::u32string_view inner, std::u32string_view after) {
  if (lexicon.begins(after, lexicon::feature::kIdeaAfter) > 0) return true;
  if (inner.find(U'、') == std::u32string_view::npos) return false;
  // 通过“村村联建、村企联建”的“四联共建”模式: what the name in the next marks stands for.
  if (after.size() > 1 && after[0] == U'的' && is_opening_quote(after[1])) return true;
  // 以“多方联动、党建联盟”为途径.
  return lexicon.begins(after, lexicon::feature::kPurposeAfter) > 0;
}

}  // namespace

bool QuotedNames::is_speech(const Quotation& quotation, bool leaned_on) const {
  const std::u32string_view inner = reading_.document.at(quotation.inner);
  if (inner.size() > 40 || inner.find_first_of(U"。！？!?；;…：") != std::u32string_view::npos) return true;
  const std::size_t commas = count_of(inner, U',') + count_of(inner, U'，');
  if (commas > 1 || (commas == 1 && !leaned_on)) return true;
  if (inner.size() > 5 && reading_.lexicon.holds(inner, lexicon::feature::kRunningSpeech)) return true;
  return inner.size() > 9 && reading_.lexicon.holds(inner, lexicon::feature::kSpeakerOrHearer);
}

/// “和谐先锋队”“保畅便民队”“微笑服务队”: in a row of three or more, the noun of a group that all of them end with; 0
/// when none.
char32_t QuotedNames::group_noun(const Row& row) const {
  if (row.size() < 3) return 0;
  const char32_t noun = reading_.document.text()[row.front()->inner.end - 1];
  if (!is(reading_, noun, lexicon::feature::kLedTeam)) return 0;
  const bool all = std::all_of(row.begin(), row.end(), [&](const Quotation* each) {
    return each->inner.size() >= 3 && each->inner.size() <= 10 && reading_.document.text()[each->inner.end - 1] == noun;
  });
  return all ? noun : 0;
}

std::optional<QuotedNames::Verdict> QuotedNames::judge(const Quotation& quotation,
                                                       const std::optional<TrailingHead>& trailing,
                                                       const Row& row) const {
  const std::u32string_view text = reading_.document.text();
  const std::uint32_t after = row.back()->outer.end;
  // “两新”组织: a kind of organisations.
  if (reading_.lexicon.has(reading_.document.at(quotation.inner), lexicon::feature::kNewKinds)) return std::nullopt;
  const std::optional<Verdict> own = by_own_head(quotation);
  // 成功创建河南省“五星党支部”: what one becomes.
  if (created(row.front()->outer.begin)) return Verdict{Label::kHonour, QuotedRule::kCreated};
  if (const auto organ = heads_.ending(quotation.inner.begin, quotation.inner.end,
                                       bit(Category::kPartyOrgan) | bit(Category::kGovOrgan));
      organ && organ->span.size() > 2 && !is_process(reading_.document.at(quotation.inner)))
    return organ->is(Category::kPartyOrgan) && organ->span.begin >= quotation.inner.begin + 2
               ? std::optional(Verdict{Label::kPartyOrg, QuotedRule::kWithHead})
               : std::nullopt;
  // 把“最活跃的地带”打造成“最坚强的阵地”: a figure of speech.
  const std::u32string_view inner = reading_.document.at(quotation.inner);
  if (inner.size() > 3 && inner[0] == U'最' && inner.find(U'的') != std::u32string_view::npos) return std::nullopt;
  if (reading_.lexicon.has(inner, lexicon::feature::kFirmRank) && text.substr(after, 2) == U"企业")
    return Verdict{Label::kHonour, QuotedRule::kRank};
  // 入围“示范工作法”创建工作: who gets in takes part in it.
  const bool enters = reading_.lexicon.ends(text.substr(0, row.front()->outer.begin), lexicon::feature::kTakesIn) > 0;
  if (enters && own && own->label == Label::kProgramme) return own;
  // 设立“最佳能手”评选: the contest, not the title won.
  if (text.substr(after, 2) == U"评选" && founded(row.front()->outer.begin))
    return Verdict{Label::kProgramme, QuotedRule::kContest};
  // 列为“一街一路”建设的重点区域: a work, not a title.
  if (awarded(row.front()->outer.begin) &&
      reading_.lexicon.begins(text.substr(after, 2), lexicon::feature::kCampaignAfter) > 0)
    return Verdict{Label::kProgramme, QuotedRule::kBeforeHead};
  if (awarded(row.front()->outer.begin) && (!trailing || trailing->head.is(Category::kHonourNoun)))
    return Verdict{Label::kHonour, QuotedRule::kAward};
  if (reading_.lexicon.begins(text.substr(after, 4), lexicon::feature::kHonourAfter) > 0)
    return Verdict{Label::kHonour, QuotedRule::kTitle};
  if (own && own->label == Label::kEvent && reading_.lexicon.ends(inner, lexicon::feature::kQuotedEvent) > 0)
    return own;
  if (is_mere_phrase(reading_.lexicon, inner, text.substr(after, 4))) return std::nullopt;
  if (trailing) {
    const std::u32string_view form = reading_.document.at({trailing->begin, trailing->head.span.end});
    if (own && own->label == Label::kSocialOrg &&
        (reading_.lexicon.has(form, lexicon::feature::kLooseQuotedHead) || trailing->head.is(Category::kHonourNoun)))
      return own;
    if (own && (trailing->particle || (trailing->head.is(Category::kHonourNoun) &&
                                       reading_.lexicon.ends(inner, lexicon::feature::kQuotedCampaign) > 0)))
      return own;
    if (const auto verdict = by_trailing_head(quotation, *trailing)) return verdict;
  }
  if (reading_.lexicon.begins(text.substr(after, 4), lexicon::feature::kNoNameAfter) > 0) return std::nullopt;
  if (inner.ends_with(U"礼包")) return std::nullopt;
  // “学八连·双拥馆”: where something is shown.
  if (inner.size() >= 4 && reading_.lexicon.ends(inner, lexicon::feature::kQuotedMuseum) > 0)
    return Verdict{Label::kPlace, QuotedRule::kPlace};
  if (is_shop(quotation)) return Verdict{Label::kEnterprise, QuotedRule::kShop};
  if (own) return own;
  return by_verb(quotation, row);
}

std::optional<QuotedNames::Verdict> QuotedNames::by_trailing_head(const Quotation& quotation,
                                                                  const TrailingHead& trailing) const {
  const std::u32string_view form = reading_.document.at({trailing.begin, trailing.head.span.end});
  const Label label = label_by_head(reading_.lexicon, trailing.head, form);
  const std::uint32_t size = quotation.inner.size();
  if (size <= 2 && label != Label::kProgramme && label != Label::kPolicy) return std::nullopt;
  if (size <= 2 && (form.size() < 3 || trailing.particle)) return std::nullopt;
  const bool word = reading_.lexicon.exact(reading_.document.at(quotation.inner)).is(Category::kWord);
  if (word && reading_.lexicon.ends(form, lexicon::feature::kTeamNoun) > 0) return std::nullopt;  // “合伙人”队伍
  // 主办的“悦读柳河”读书会在…举行: what is held.
  if (label == Label::kSocialOrg && reading_.lexicon.ends(form, lexicon::feature::kGatheringNoun) > 0) {
    const std::u32string_view before = reading_.document.at({0, quotation.outer.begin});
    const bool held = reading_.lexicon.ends(before, lexicon::feature::kHosts) > 0 ||
                      reading_.document.text().substr(trailing.head.span.end, 1) == U"在";
    if (held) return Verdict{Label::kEvent, QuotedRule::kBeforeHead};
  }
  // “先锋领航”党支部, the whole of it a name; but “双联”党支部书记.
  const bool branch = label == Label::kPartyOrg && !trailing.particle && trailing.begin == quotation.outer.end &&
                      form.size() >= 3 && size >= 2;
  if (branch) return Verdict{label, QuotedRule::kBeforeOrgan};
  if (label == Label::kSocialOrg || label == Label::kInstitution || label == Label::kPlace)
    return trailing.particle ? std::nullopt : std::optional(Verdict{label, QuotedRule::kBeforeOrgan});
  // 县总工会“…品牌”等14个县区总工会: of which it is one.
  const bool counted = label == Label::kSocialOrg && reading_.document.text()[quotation.outer.end] == U'等' &&
                       form.size() >= 4 && reading_.lexicon.begins(form, lexicon::feature::kLevelBefore) > 0;
  // “工会+检察院、法院”新就业形态权益维护联盟: who is in it; the words after name it.
  const std::u32string_view members = reading_.document.at(quotation.inner);
  if (is_organisation(label) && form.size() >= 6 && members.find(U'+') != std::u32string_view::npos &&
      members.find(U'、') != std::u32string_view::npos)
    return std::nullopt;
  // “骑手之家”“司机驿站”等阵地.
  if (form.ends_with(U"阵地") && reading_.lexicon.ends(members, lexicon::feature::kQuotedPlaceHead) > 0)
    return Verdict{Label::kPlace, QuotedRule::kPlace};
  if (label == Label::kPartyOrg || label == Label::kGovBody || counted ||
      (trailing.particle && form.ends_with(U"礼包")))
    return std::nullopt;
  return Verdict{label, QuotedRule::kBeforeHead};
}

std::optional<QuotedNames::Verdict> QuotedNames::by_own_head(const Quotation& quotation) const {
  if (quotation.inner.size() < 4) return std::nullopt;
  const auto head = heads_.ending(quotation.inner.begin + 1, quotation.inner.end, kOwnHeads);
  if (!head || head->span.begin < quotation.inner.begin + 2) return std::nullopt;
  const Label label = label_by_head(reading_.lexicon, *head, reading_.document.at(head->span));
  if (label == Label::kPartyOrg || label == Label::kGovBody) return std::nullopt;
  return Verdict{label, QuotedRule::kWithHead};
}

/// “半亩茶馆”, “至旺果品批发行”: the noun of a house of business with two code points or more before it.
bool QuotedNames::is_shop(const Quotation& quotation) const {
  const std::u32string_view inner = reading_.document.at(quotation.inner);
  if (inner.size() < 4 || inner.size() > 12 || !is(reading_, inner.back(), lexicon::feature::kEndsQuotedShop))
    return false;
  const auto noun = heads_.ending(quotation.inner.begin + 2, quotation.inner.end, bit(Category::kEnterpriseNoun));
  // 幸福同行: the last character of a word is no noun of business.
  const Token* last = token_over(reading_, quotation.inner.end - 1);
  if (noun.has_value() && noun->span.size() == 1 && (last == nullptr || last->span.size() > 1)) return false;
  return noun.has_value() &&
         !is_describing(reading_.lexicon, reading_.document.at({quotation.inner.begin, noun->span.begin}));
}

std::optional<QuotedNames::Verdict> QuotedNames::by_verb(const Quotation& quotation, const Row& row) const {
  const std::uint32_t size = quotation.inner.size();
  if (size < 3 || size > 12) return std::nullopt;
  const Span sentence = sentence_span(reading_, quotation.outer.begin);
  std::uint32_t before = row.front()->outer.begin;
  const std::u32string_view text = reading_.document.text();
  if (before > sentence.begin && text[before - 1] == U'了') --before;
  const std::u32string_view lead = text.substr(sentence.begin, before - sentence.begin);
  // 推出专属信贷产品“…”: what kind of thing stands between.
  const auto verb = reading_.lexicon.last_in(lead, lexicon::feature::kBringsOutProduct);
  if (verb && reading_.lexicon.ends(lead, lexicon::feature::kKindOfProduct) > 0 && lead.size() - verb->begin <= 10 &&
      lead.find_first_of(U"，；：的", verb->begin) == lead.npos)
    return Verdict{Label::kProgramme, QuotedRule::kAfterVerb};
  const std::u32string_view after = text.substr(row.back()->outer.end, 1);
  const bool closes = after.empty() || std::u32string_view(U"，。；、").find(after[0]) != std::u32string_view::npos;
  // 连续多年举办的“小巷歌王赛”广受欢迎.
  if (reading_.lexicon.ends(lead, lexicon::feature::kHoldsEvent) > 0 &&
      reading_.lexicon.ends(reading_.document.at(quotation.inner), lexicon::feature::kEventCharacter) > 0)
    return Verdict{Label::kEvent, QuotedRule::kAfterVerb};
  if (size < 4) return std::nullopt;
  if (closes && reading_.lexicon.ends(lead, lexicon::feature::kPutsIntoUse) > 0)
    return Verdict{Label::kProgramme, QuotedRule::kAfterVerb};
  if (reading_.lexicon.ends(lead, lexicon::feature::kLaunches) == 0) return std::nullopt;
  return Verdict{Label::kProgramme, QuotedRule::kAfterVerb};
}

/// 设立|以实效为导向的|“…”: a verb of founding in the clause before.
bool QuotedNames::founded(std::uint32_t position) const {
  const std::uint32_t floor = std::max(sentence_span(reading_, position).begin, position < 20 ? 0 : position - 20);
  const std::u32string_view lead = reading_.document.at({floor, position});
  const std::u32string_view clause = lead.substr(lead.find_last_of(U"，；：") + 1);
  return reading_.lexicon.holds(clause, lexicon::feature::kFoundsCampaign);
}

/// 成功创建|河南省, 创成|国家级: right before the marks but for the place or rank.
bool QuotedNames::created(std::uint32_t position) const {
  const std::uint32_t from = std::max(sentence_span(reading_, position).begin, position < 10 ? 0 : position - 10);
  const std::u32string_view lead = reading_.document.at({from, position});
  const auto verb = reading_.lexicon.last_in(lead, lexicon::feature::kWinsStanding);
  if (!verb) return false;
  const std::u32string_view rank = lead.substr(verb->end);
  return rank.empty() || (rank.size() <= 5 && reading_.lexicon.ends(rank, lexicon::feature::kEndsRank) > 0);
}

bool QuotedNames::awarded(std::uint32_t position) const {
  const std::uint32_t begin = honour_begin(reading_, position);
  const std::u32string_view text = reading_.document.text();
  std::uint32_t at = begin;
  while (at > 0 && (text[at - 1] == U'为' || text[at - 1] == U'了' || text[at - 1] == U'得')) --at;
  const Token* token = at == 0 ? nullptr : token_over(reading_, at - 1);
  return token != nullptr && has(*token, Category::kReceive) &&
         !reading_.lexicon.has(reading_.document.at(token->span), lexicon::feature::kOnlyBecomes);
}

}  // namespace govgraph::extract
