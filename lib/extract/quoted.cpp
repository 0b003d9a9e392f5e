// SPDX-License-Identifier: Apache-2.0
#include "extract/quoted.hpp"

#include <algorithm>

#include "base/utf8.hpp"
#include "extract/names.hpp"
#include "extract/phrase.hpp"
#include "extract/works.hpp"
#include "lexicon/features.hpp"

namespace govgraph::extract {
namespace {

using lexicon::Category;

constexpr std::uint64_t kOwnHeads = kOrganHeads | kWorkHeads | bit(Category::kPlaceNoun);

bool is_row_joint(const lexicon::Lexicon& lexicon, std::u32string_view between) {
  return between.empty() || lexicon.has(between, lexicon::feature::kListJoint);
}

// Heads so general that the name's own head decides against them: “邻里联盟”建设.
// What follows a figure of speech or a slogan: never a name.
// Ranks of enterprises that the state confers: 专精特新“小巨人”企业.
/// “街道党工委—社区党委—楼栋党支部”|三级组织网络: steps or levels, which what follows the marks names shortly.
bool is_process(std::u32string_view inner) { return inner.size() > 8 && inner.find(U'—') != std::u32string_view::npos; }

bool has_han(std::u32string_view text) { return std::any_of(text.begin(), text.end(), is_han); }

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

Label label_by_head(const lexicon::Lexicon& lexicon, const Head& head, std::u32string_view form) {
  if (head.is(Category::kHonourNoun)) return Label::kHonour;
  if (head.is(Category::kPartyOrgan)) return Label::kPartyOrg;
  if (head.is(Category::kGovOrgan)) return Label::kGovBody;
  if (head.is(Category::kSocialOrgan)) return Label::kSocialOrg;
  if (head.is(Category::kInstitution)) return Label::kInstitution;
  if (head.is(Category::kPolicyNoun) && !head.is(Category::kProgrammeNoun))
    return lexicon.ends(form, lexicon::feature::kRuleNoun) > 0 ? Label::kProgramme : Label::kPolicy;
  if (head.is(Category::kProgrammeNoun)) return Label::kProgramme;
  if (head.is(Category::kPlaceNoun)) return Label::kPlace;
  return lexicon.ends(form, lexicon::feature::kCampaignNoun) > 0 ? Label::kProgramme : Label::kEvent;
}

std::uint32_t honour_begin(const Reading& reading, std::uint32_t position) {
  const std::uint32_t floor = sentence_span(reading, position).begin;
  std::uint32_t begin = position;
  while (begin > floor && position - begin < 24) {
    const Token* token = token_over(reading, begin - 1);
    if (token == nullptr || has_any(*token, bit(Category::kReceive) | bit(Category::kBoundary))) break;
    const std::u32string_view form = reading.document.at(token->span);
    if (!std::all_of(form.begin(), form.end(), is_name_character) || form == U"为" || form == U"了") break;
    begin = token->span.begin;
  }
  return begin;
}

std::vector<Mention> QuotedNames::read() {
  std::vector<Mention> found;
  for (const QuotedCandidate& each : candidates())
    if (const std::optional<Verdict> verdict = verdict_on(each)) name(each, *verdict, found);
  return found;
}

std::vector<QuotedCandidate> QuotedNames::candidates() const {
  std::vector<QuotedCandidate> found;
  const std::vector<Quotation>& all = reading_.document.quotations;
  for (std::size_t i = 0; i < all.size();) {
    const Row row = row_from(i);
    if (!row.empty()) read_row(row, found);
    const std::uint32_t end = row.empty() ? all[i].outer.begin + 1 : row.back()->outer.end;
    while (i < all.size() && all[i].outer.begin < end) ++i;
  }
  describe(reading_, found);
  return found;
}

/// The rules alone know names of organs of Party and state, papers, and ranks told in two words.
std::optional<QuotedNames::Verdict> QuotedNames::verdict_on(const QuotedCandidate& candidate) const {
  const bool weighed = !candidate.ruled ||
                       std::find(kQuotedLabels.begin(), kQuotedLabels.end(), *candidate.ruled) != kQuotedLabels.end();
  // (以下简称“…”): of what it is short for, the readers of short forms decide.
  const bool declared =
      reading_.lexicon.ends(reading_.document.at({0, candidate.row.begin}), lexicon::feature::kDeclaresShort) > 0;
  if (declared || !weighed || candidate.rule == "quoted-rank")
    return candidate.ruled ? std::optional(Verdict{*candidate.ruled, candidate.rule}) : std::nullopt;
  const std::optional<Label> label = decided(candidate);
  if (!label) return std::nullopt;
  return Verdict{*label, candidate.ruled == label ? candidate.rule : "quoted-weighed"};
}

/// Inside 《》: part of the title.
bool QuotedNames::in_title(const Quotation& quotation) const {
  const std::uint32_t begin = quotation.outer.begin;
  const Quotation* around = begin == 0 ? nullptr : quotation_around(reading_, begin - 1);
  return around != nullptr && around->open == U'《' && around->outer.contains(quotation.outer);
}

QuotedNames::Row QuotedNames::row_from(std::size_t index) const {
  const std::vector<Quotation>& all = reading_.document.quotations;
  Row row;
  for (std::size_t i = index; i < all.size(); ++i) {
    if (!row.empty() && all[i].outer.begin < row.back()->outer.end) continue;  // inside the last
    if (!is_opening_quote(all[i].open) || in_title(all[i])) break;
    // Speech is no name, but names may be quoted in it.
    if (row.empty() && is_speech(all[i], false) && i + 1 < all.size() && all[i + 1].outer.begin < all[i].outer.end)
      return {};
    if (!row.empty()) {
      const Span between{row.back()->outer.end, all[i].outer.begin};
      if (between.size() > 2 || !is_row_joint(reading_.lexicon, reading_.document.at(between))) break;
    }
    row.push_back(&all[i]);
  }
  return row;
}

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

void QuotedNames::read_row(const Row& row, std::vector<QuotedCandidate>& out) const {
  QuotedCandidate made;
  made.row = {row.front()->outer.begin, row.back()->outer.end};
  made.in_row = row.size();
  made.tail = tail_at(reading_, heads_, row.back()->outer.end);
  bool places = false;  // “联盟议事厅”“暖心加油站”40余处
  for (const Quotation* quotation : row)
    if (row.size() > 1 && !made.tail &&
        reading_.lexicon.ends(reading_.document.at(quotation->inner), lexicon::feature::kQuotedHouse) > 0)
      places = true;
  for (const Quotation* quotation : row) {
    const std::u32string_view inner = reading_.document.at(quotation->inner);
    if (inner.size() < 2 || (!has_han(inner) && !made.tail)) continue;
    if (reading_.lexicon.exact(inner).is(Category::kEnterprise)) continue;
    made.inner = quotation->inner;
    made.outer = quotation->outer;
    const std::optional<Verdict> verdict = ruled(*quotation, made, row, places);
    made.ruled = verdict ? std::optional(verdict->label) : std::nullopt;
    made.rule = verdict ? verdict->rule : std::string_view();
    out.push_back(made);
  }
}

std::optional<QuotedNames::Verdict> QuotedNames::ruled(const Quotation& quotation, const QuotedCandidate& candidate,
                                                       const Row& row, bool places) const {
  const std::u32string_view inner = reading_.document.at(quotation.inner);
  if (is_speech(quotation, candidate.tail.has_value())) return std::nullopt;
  if (places && inner.size() >= 4 && reading_.lexicon.ends(inner, lexicon::feature::kQuotedRoom) > 0)
    return Verdict{Label::kPlace, "quoted-place"};
  if (group_noun(row) != 0) return Verdict{Label::kSocialOrg, "quoted-team"};
  return judge(quotation, candidate.tail, row);
}

void QuotedNames::name(const QuotedCandidate& candidate, const Verdict& verdict, std::vector<Mention>& out) const {
  const std::optional<Tail>& tail = candidate.tail;
  const Span named = named_span(candidate, verdict, candidate.in_row == 1 ? tail : std::nullopt);
  const auto whole = static_cast<std::uint32_t>(out.size());
  out.push_back(mention_of(reading_, named, verdict.label, verdict.rule));
  if (candidate.in_row != 1 || !tail || verdict.label != Label::kProgramme || named != candidate.inner) return;
  if (!is_process(reading_.document.at(candidate.inner)) || tail->head.span.end - tail->begin < 5) return;
  Mention brief = mention_of(reading_, {tail->begin, tail->head.span.end}, Label::kProgramme, "tail-of-process");
  brief.naming = Naming::kShort;
  brief.short_for = base_ + whole;
  out.push_back(std::move(brief));
}

std::optional<QuotedNames::Verdict> QuotedNames::judge(const Quotation& quotation, const std::optional<Tail>& tail,
                                                       const Row& row) const {
  const std::u32string_view text = reading_.document.text();
  const std::uint32_t after = row.back()->outer.end;
  // “两新”组织: a kind of organisations.
  if (reading_.lexicon.has(reading_.document.at(quotation.inner), lexicon::feature::kNewKinds)) return std::nullopt;
  const std::optional<Verdict> own = by_own_head(quotation);
  // 成功创建河南省“五星党支部”: what one becomes.
  if (created(row.front()->outer.begin)) return Verdict{Label::kHonour, "quoted-created"};
  if (const auto organ = heads_.ending(quotation.inner.begin, quotation.inner.end,
                                       bit(Category::kPartyOrgan) | bit(Category::kGovOrgan));
      organ && organ->span.size() > 2 && !is_process(reading_.document.at(quotation.inner)))
    return organ->is(Category::kPartyOrgan) && organ->span.begin >= quotation.inner.begin + 2
               ? std::optional(Verdict{Label::kPartyOrg, "quoted-with-head"})
               : std::nullopt;
  // 把“最活跃的地带”打造成“最坚强的阵地”: a figure of speech.
  const std::u32string_view inner = reading_.document.at(quotation.inner);
  if (inner.size() > 3 && inner[0] == U'最' && inner.find(U'的') != std::u32string_view::npos) return std::nullopt;
  if (reading_.lexicon.has(inner, lexicon::feature::kFirmRank) && text.substr(after, 2) == U"企业")
    return Verdict{Label::kHonour, "quoted-rank"};
  // 入围“示范工作法”创建工作: who gets in takes part in it.
  const bool enters = reading_.lexicon.ends(text.substr(0, row.front()->outer.begin), lexicon::feature::kTakesIn) > 0;
  if (enters && own && own->label == Label::kProgramme) return own;
  // 设立“最佳能手”评选: the contest, not the title won.
  if (text.substr(after, 2) == U"评选" && founded(row.front()->outer.begin))
    return Verdict{Label::kProgramme, "quoted-contest"};
  // 列为“一街一路”建设的重点区域: a work, not a title.
  if (awarded(row.front()->outer.begin) &&
      reading_.lexicon.begins(text.substr(after, 2), lexicon::feature::kCampaignAfter) > 0)
    return Verdict{Label::kProgramme, "quoted-before-head"};
  if (awarded(row.front()->outer.begin) && (!tail || tail->head.is(Category::kHonourNoun)))
    return Verdict{Label::kHonour, "quoted-award"};
  if (reading_.lexicon.begins(text.substr(after, 4), lexicon::feature::kHonourAfter) > 0)
    return Verdict{Label::kHonour, "quoted-title"};
  if (own && own->label == Label::kEvent && reading_.lexicon.ends(inner, lexicon::feature::kQuotedEvent) > 0)
    return own;
  if (is_mere_phrase(reading_.lexicon, inner, text.substr(after, 4))) return std::nullopt;
  if (tail) {
    const std::u32string_view form = reading_.document.at({tail->begin, tail->head.span.end});
    if (own && own->label == Label::kSocialOrg &&
        (reading_.lexicon.has(form, lexicon::feature::kLooseQuotedHead) || tail->head.is(Category::kHonourNoun)))
      return own;
    if (own && (tail->particle || (tail->head.is(Category::kHonourNoun) &&
                                   reading_.lexicon.ends(inner, lexicon::feature::kQuotedCampaign) > 0)))
      return own;
    if (const auto verdict = by_tail(quotation, *tail)) return verdict;
  }
  if (reading_.lexicon.begins(text.substr(after, 4), lexicon::feature::kNoNameAfter) > 0) return std::nullopt;
  if (inner.ends_with(U"礼包")) return std::nullopt;
  // “学八连·双拥馆”: where something is shown.
  if (inner.size() >= 4 && reading_.lexicon.ends(inner, lexicon::feature::kQuotedMuseum) > 0)
    return Verdict{Label::kPlace, "quoted-place"};
  if (is_shop(quotation)) return Verdict{Label::kEnterprise, "quoted-shop"};
  if (own) return own;
  return by_verb(quotation, row);
}

std::optional<QuotedNames::Verdict> QuotedNames::by_tail(const Quotation& quotation, const Tail& tail) const {
  const std::u32string_view form = reading_.document.at({tail.begin, tail.head.span.end});
  const Label label = label_by_head(reading_.lexicon, tail.head, form);
  const std::uint32_t size = quotation.inner.size();
  if (size <= 2 && label != Label::kProgramme && label != Label::kPolicy) return std::nullopt;
  if (size <= 2 && (form.size() < 3 || tail.particle)) return std::nullopt;
  const bool word = reading_.lexicon.exact(reading_.document.at(quotation.inner)).is(Category::kWord);
  if (word && reading_.lexicon.ends(form, lexicon::feature::kTeamNoun) > 0) return std::nullopt;  // “合伙人”队伍
  // 主办的“悦读柳河”读书会在…举行: what is held.
  if (label == Label::kSocialOrg && reading_.lexicon.ends(form, lexicon::feature::kGatheringNoun) > 0) {
    const std::u32string_view before = reading_.document.at({0, quotation.outer.begin});
    const bool held = reading_.lexicon.ends(before, lexicon::feature::kHosts) > 0 ||
                      reading_.document.text().substr(tail.head.span.end, 1) == U"在";
    if (held) return Verdict{Label::kEvent, "quoted-before-head"};
  }
  if (label == Label::kSocialOrg || label == Label::kInstitution || label == Label::kPlace)
    return tail.particle ? std::nullopt : std::optional(Verdict{label, "quoted-before-organ"});
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
    return Verdict{Label::kPlace, "quoted-place"};
  if (label == Label::kPartyOrg || label == Label::kGovBody || counted || (tail.particle && form.ends_with(U"礼包")))
    return std::nullopt;
  return Verdict{label, "quoted-before-head"};
}

std::optional<QuotedNames::Verdict> QuotedNames::by_own_head(const Quotation& quotation) const {
  if (quotation.inner.size() < 4) return std::nullopt;
  const auto head = heads_.ending(quotation.inner.begin + 1, quotation.inner.end, kOwnHeads);
  if (!head || head->span.begin < quotation.inner.begin + 2) return std::nullopt;
  const Label label = label_by_head(reading_.lexicon, *head, reading_.document.at(head->span));
  if (label == Label::kPartyOrg || label == Label::kGovBody) return std::nullopt;
  return Verdict{label, "quoted-with-head"};
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
    return Verdict{Label::kProgramme, "quoted-after-verb"};
  const std::u32string_view after = text.substr(row.back()->outer.end, 1);
  const bool closes = after.empty() || std::u32string_view(U"，。；、").find(after[0]) != std::u32string_view::npos;
  if (size < 4) return std::nullopt;
  if (closes && reading_.lexicon.ends(lead, lexicon::feature::kPutsIntoUse) > 0)
    return Verdict{Label::kProgramme, "quoted-after-verb"};
  // 连续多年举办的“小巷歌王赛”广受欢迎.
  if (reading_.lexicon.ends(lead, lexicon::feature::kHoldsEvent) > 0 &&
      reading_.lexicon.ends(reading_.document.at(quotation.inner), lexicon::feature::kEventCharacter) > 0)
    return Verdict{Label::kEvent, "quoted-after-verb"};
  if (reading_.lexicon.ends(lead, lexicon::feature::kLaunches) == 0) return std::nullopt;
  return Verdict{Label::kProgramme, "quoted-after-verb"};
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

Span QuotedNames::named_span(const QuotedCandidate& quotation, const Verdict& verdict,
                             const std::optional<Tail>& tail) const {
  const std::u32string_view inner = reading_.document.at(quotation.inner);
  // A whole process in the marks: the words after 的 name it.
  if (tail && tail->particle && inner.size() > 6 && inner.find(U'、') != std::u32string_view::npos)
    return {tail->begin, tail->head.span.end};
  if (inner.size() <= 2 && tail && !tail->particle) return {quotation.outer.begin, tail->head.span.end};
  if (verdict.rule == "quoted-rank") return {honour_begin(reading_, quotation.outer.begin), quotation.outer.end + 2};
  if (verdict.label == Label::kHonour && inner.size() <= 4 && reading_.lexicon.exact(inner).is(Category::kHonourNoun)) {
    const std::uint32_t begin = honour_begin(reading_, quotation.outer.begin);
    // 授予东苑社区“文明社区”称号: who is honoured is no part of the title.
    const bool conferred = reading_.document.at({0, begin}).ends_with(U"授予");
    if (begin < quotation.outer.begin && !conferred) return {begin, quotation.outer.end};
  }
  return quotation.inner;
}

}  // namespace govgraph::extract
