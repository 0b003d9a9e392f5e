// SPDX-License-Identifier: Apache-2.0
#include "extract/quoted.hpp"

#include <algorithm>
#include <map>

#include "base/utf8.hpp"
#include "extract/mention_list.hpp"
#include "extract/names.hpp"
#include "extract/phrase.hpp"
#include "extract/unquoted_names.hpp"
#include "lexicon/features.hpp"

namespace govgraph::extract {
namespace {

using lexicon::Category;

bool is_row_joint(const lexicon::Lexicon& lexicon, std::u32string_view between) {
  return between.empty() || lexicon.has(between, lexicon::feature::kListJoint);
}

/// “街道党工委—社区党委—楼栋党支部”|三级组织网络: steps or levels, which what follows the marks names shortly.
bool is_process(std::u32string_view inner) { return inner.size() > 8 && inner.find(U'—') != std::u32string_view::npos; }

bool has_han(std::u32string_view text) { return std::any_of(text.begin(), text.end(), is_han); }

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
  const std::vector<QuotedCandidate> all = candidates();
  std::vector<std::optional<Verdict>> verdicts(all.size());
  std::map<std::u32string_view, std::map<Label, int>> votes;
  for (std::size_t i = 0; i < all.size(); ++i)
    if ((verdicts[i] = verdict_on(all[i]))) ++votes[reading_.document.at(all[i].inner)][verdicts[i]->label];
  std::vector<Mention> found;
  for (std::size_t i = 0; i < all.size(); ++i) {
    if (!verdicts[i]) continue;
    // One form is one thing throughout a page: what it is said to be most often.
    const std::map<Label, int>& labels = votes[reading_.document.at(all[i].inner)];
    const auto most = std::max_element(labels.begin(), labels.end(),
                                       [](const auto& a, const auto& b) { return a.second < b.second; });
    if (most->second > labels.at(verdicts[i]->label)) verdicts[i] = Verdict{most->first, QuotedRule::kWeighed};
    name(all[i], *verdicts[i], found);
  }
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

/// The rules alone know names of organs of Party and state, papers, and ranks told in two words, and names without
/// ideographs.
std::optional<QuotedNames::Verdict> QuotedNames::verdict_on(const QuotedCandidate& candidate) const {
  const bool in_words = has_han(reading_.document.at(candidate.inner));  // “3·5”
  const bool weighed = in_words && (!candidate.ruled || std::find(kQuotedLabels.begin(), kQuotedLabels.end(),
                                                                  *candidate.ruled) != kQuotedLabels.end());
  // (以下简称“…”): of what it is short for, the readers of short forms decide.
  const bool declared =
      reading_.lexicon.ends(reading_.document.at({0, candidate.row.begin}), lexicon::feature::kDeclaresShort) > 0;
  if (!declared && is_borne_title(candidate)) return Verdict{Label::kHonour, QuotedRule::kTitle};
  if (declared || !weighed || candidate.rule == QuotedRule::kRank || candidate.rule == QuotedRule::kContest)
    return candidate.ruled ? std::optional(Verdict{*candidate.ruled, candidate.rule}) : std::nullopt;
  const std::optional<Label> label = decided(candidate);
  // “最美邻居”|颁奖仪式: the ceremony is named by the whole.
  const bool ceremony = label == Label::kHonour && candidate.trailing && is_ceremony(candidate.trailing->head);
  if (!label || ceremony) return std::nullopt;
  // “小小志愿者”|活动: what follows says what it is, not who takes part.
  if (label == Label::kSocialOrg && candidate.trailing && candidate.trailing->begin == candidate.row.end &&
      reading_.lexicon.has(reading_.document.at(candidate.trailing->head.span), lexicon::feature::kKindOfDoing))
    return Verdict{Label::kProgramme, QuotedRule::kBeforeHead};
  if (label == Label::kEvent && begins_work(candidate)) return Verdict{Label::kProgramme, QuotedRule::kBeforeHead};
  return Verdict{*label, candidate.ruled == label ? candidate.rule : QuotedRule::kWeighed};
}

/// “最美志愿者”|王建国: whoever bears the title stands behind it.
bool QuotedNames::is_borne_title(const QuotedCandidate& candidate) const {
  const std::u32string_view title = reading_.document.at(candidate.inner);
  return reading_.lexicon.begins(title, lexicon::feature::kTitleWord) > 0 &&
         reading_.lexicon.ends(title, lexicon::feature::kTitleHolder) > 0 &&
         std::ranges::any_of(mentions_beginning(reading_, candidate.row.end),
                             [](const Mention& each) { return each.label == Label::kPerson; });
}

/// “邻里同心”|启动仪式: what the ceremony begins is in the marks, unless they name a feast or a show.
bool QuotedNames::begins_work(const QuotedCandidate& candidate) const {
  return candidate.trailing &&
         reading_.lexicon.has(reading_.document.at(candidate.trailing->head.span), lexicon::feature::kBeginsWork) &&
         reading_.lexicon.ends(reading_.document.at(candidate.inner), lexicon::feature::kEventCharacter) == 0;
}

/// 颁奖仪式, 分享会, but not 评选.
bool QuotedNames::is_ceremony(const Head& head) const {
  return head.is(Category::kEventNoun) &&
         std::u32string_view(U"会式礼").find(reading_.document.at(head.span).back()) != std::u32string_view::npos;
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

void QuotedNames::read_row(const Row& row, std::vector<QuotedCandidate>& out) const {
  QuotedCandidate made;
  made.row = {row.front()->outer.begin, row.back()->outer.end};
  made.in_row = row.size();
  made.trailing = trailing_head_at(reading_, heads_, row.back()->outer.end);
  bool places = false;  // “联盟议事厅”“暖心加油站”40余处
  for (const Quotation* quotation : row)
    if (row.size() > 1 && !made.trailing &&
        reading_.lexicon.ends(reading_.document.at(quotation->inner), lexicon::feature::kQuotedHouse) > 0)
      places = true;
  for (const Quotation* quotation : row) {
    const std::u32string_view inner = reading_.document.at(quotation->inner);
    if (inner.size() < 2 || (!has_han(inner) && !made.trailing)) continue;
    if (reading_.lexicon.exact(inner).is(Category::kEnterprise)) continue;
    made.inner = quotation->inner;
    made.outer = quotation->outer;
    const std::optional<Verdict> verdict = ruled(*quotation, made, row, places);
    made.ruled = verdict ? std::optional(verdict->label) : std::nullopt;
    made.rule = verdict ? verdict->rule : QuotedRule::kNone;
    out.push_back(made);
  }
}

std::optional<QuotedNames::Verdict> QuotedNames::ruled(const Quotation& quotation, const QuotedCandidate& candidate,
                                                       const Row& row, bool places) const {
  const std::u32string_view inner = reading_.document.at(quotation.inner);
  if (is_speech(quotation, candidate.trailing.has_value())) return std::nullopt;
  if (places && inner.size() >= 4 && reading_.lexicon.ends(inner, lexicon::feature::kQuotedRoom) > 0)
    return Verdict{Label::kPlace, QuotedRule::kPlace};
  if (group_noun(row) != 0) return Verdict{Label::kSocialOrg, QuotedRule::kTeam};
  return judge(quotation, candidate.trailing, row);
}

void QuotedNames::name(const QuotedCandidate& candidate, const Verdict& verdict, std::vector<Mention>& out) const {
  const std::optional<TrailingHead>& trailing = candidate.trailing;
  Span named = named_span(candidate, verdict, candidate.in_row == 1 ? trailing : std::nullopt);
  const auto whole = static_cast<std::uint32_t>(out.size());
  // “红围巾”|护街队: a group or a house is named with its noun, and for short by what stands in the marks.
  if (named == candidate.inner && belongs_to_name(candidate, verdict)) {
    named = {candidate.outer.begin, trailing->head.span.end};
    out.push_back(mention_of(reading_, named, verdict.label, name_of(verdict.rule)));
    out.back().ground = Ground::kQuotation;
    Mention brief = mention_of(reading_, candidate.inner, verdict.label, name_of(verdict.rule));
    brief.ground = Ground::kQuotation;
    brief.naming = Naming::kShort;
    brief.short_for = base_ + whole;
    out.push_back(std::move(brief));
    return;
  }
  out.push_back(mention_of(reading_, named, verdict.label, name_of(verdict.rule)));
  out.back().ground = Ground::kQuotation;
  if (candidate.in_row != 1 || !trailing || verdict.label != Label::kProgramme || named != candidate.inner) return;
  if (!is_process(reading_.document.at(candidate.inner)) || trailing->head.span.end - trailing->begin < 5) return;
  Mention brief =
      mention_of(reading_, {trailing->begin, trailing->head.span.end}, Label::kProgramme, "tail-of-process");
  brief.naming = Naming::kShort;
  brief.short_for = base_ + whole;
  out.push_back(std::move(brief));
}

bool QuotedNames::belongs_to_name(const QuotedCandidate& candidate, const Verdict& verdict) const {
  constexpr std::uint32_t kLongestTail = 8;
  const std::optional<TrailingHead>& trailing = candidate.trailing;
  if (candidate.in_row != 1 || !trailing || trailing->particle || trailing->begin != candidate.outer.end) return false;
  if (verdict.label != Label::kSocialOrg && verdict.label != Label::kInstitution && verdict.label != Label::kPlace &&
      verdict.label != Label::kPartyOrg)
    return false;
  const Span tail{trailing->begin, trailing->head.span.end};
  const Label kind = label_by_head(reading_.lexicon, trailing->head, reading_.document.at(tail));
  constexpr std::uint32_t kHouses = bit(Label::kPlace) | bit(Label::kInstitution);
  return tail.size() <= kLongestTail &&
         (kind == verdict.label || ((kHouses & bit(kind)) != 0 && (kHouses & bit(verdict.label)) != 0));
}

Span QuotedNames::named_span(const QuotedCandidate& quotation, const Verdict& verdict,
                             const std::optional<TrailingHead>& trailing) const {
  const std::u32string_view inner = reading_.document.at(quotation.inner);
  // A whole process in the marks: the words after 的 name it.
  if (trailing && trailing->particle && inner.size() > 6 && inner.find(U'、') != std::u32string_view::npos)
    return {trailing->begin, trailing->head.span.end};
  if (inner.size() <= 2 && trailing && !trailing->particle) return {quotation.outer.begin, trailing->head.span.end};
  if (verdict.rule == QuotedRule::kRank)
    return {honour_begin(reading_, quotation.outer.begin), quotation.outer.end + 2};
  if (verdict.label == Label::kHonour && inner.size() <= 4 && reading_.lexicon.exact(inner).is(Category::kHonourNoun)) {
    const std::uint32_t begin = honour_begin(reading_, quotation.outer.begin);
    // 授予东苑社区“文明社区”称号: who is honoured is no part of the title.
    const bool conferred = reading_.document.at({0, begin}).ends_with(U"授予");
    if (begin < quotation.outer.begin && !conferred) return {begin, quotation.outer.end};
  }
  return quotation.inner;
}

}  // namespace govgraph::extract
