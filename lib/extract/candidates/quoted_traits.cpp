// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <bitset>
#include <unordered_map>

#include "extract/candidates/quoted_candidate.hpp"
#include "extract/candidates/step.hpp"
#include "extract/mention_list.hpp"
#include "extract/names.hpp"
#include "extract/phrase.hpp"
#include "extract/quoted.hpp"
#include "lexicon/features.hpp"

namespace govgraph::extract {
namespace {

using lexicon::Category;
using lexicon::WordClass;
namespace feature = lexicon::feature;

constexpr std::uint64_t kOwnHeads =
    kOrganHeads | kWorkHeads | bit(Category::kPlaceNoun) | bit(Category::kEnterpriseNoun) | bit(Category::kCompanyForm);

enum Before : std::size_t {
  kEdge,
  kComma,
  kListed,
  kColon,
  kDash,
  kOf,
  kDone,
  kPointer,
  kCount,
  kPreposition,
  kNamesIt,
  kFounds,
  kLaunches,
  kConfers,
  kSpeaks,
  kHolds,
  kVerb,
  kArea,
  kOrgan,
  kNoun
};
enum After : std::size_t {
  kEnd,
  kStop,
  kPause,
  kList,
  kColonAfter,
  kOfAfter,
  kEtc,
  kMeasured,
  kDoing,
  kVerbAfter,
  kPrepositionAfter,
  kAdverb,
  kNounAfter,
  kQuote,
  kBracket
};

std::size_t answer_of(const std::optional<Label>& label) { return label ? 1 + static_cast<std::size_t>(*label) : 0; }

/// How often a form stands in marks and in all, and what the rules make of it.
struct Standing {
  std::uint32_t marked = 0;
  std::uint32_t ruled = 0;
  std::uint32_t loose = 0;  ///< outside marks
  std::optional<Label> label;
};

class Describer {
 public:
  Describer(const Reading& reading, std::vector<QuotedCandidate>& candidates)
      : reading_(reading),
        text_(reading.document.text()),
        heads_(reading),
        all_(candidates),
        ends_(reading, kOrganisations | bit(Label::kArea) | bit(Label::kRoad) | bit(Label::kPlace)) {
    for (const QuotedCandidate& each : all_) {
      Standing& standing = standing_[at(each.inner)];
      ++standing.marked;
      if (!each.ruled) continue;
      ++standing.ruled;
      standing.label = each.ruled;
    }
    count_loose();
  }

  void run() {
    for (QuotedCandidate& each : all_) describe(each);
  }

 private:
  std::u32string_view at(Span span) const { return reading_.document.at(span); }

  /// Where the forms stand without marks, by their first two code points.
  void count_loose() {
    std::unordered_map<std::uint64_t, std::vector<std::u32string_view>> by_start;
    std::bitset<8192> begins;  // false of most characters with which no form begins
    for (const auto& [form, standing] : standing_) {
      if (form.size() < 2 || form.size() > 16) continue;
      by_start[key(form)].push_back(form);
      begins.set(form[0] % begins.size());
    }
    for (std::size_t i = 1; i + 2 < text_.size(); ++i) {
      if (!begins.test(text_[i] % begins.size()) || is_opening_quote(text_[i - 1])) continue;
      const auto forms = by_start.find(key(text_.substr(i, 2)));
      if (forms == by_start.end()) continue;
      for (const std::u32string_view form : forms->second)
        if (text_.substr(i).starts_with(form)) ++standing_[form].loose;
    }
  }
  static std::uint64_t key(std::u32string_view form) { return (std::uint64_t{form[0]} << 32) | form[1]; }

  void describe(QuotedCandidate& each) {
    const std::u32string_view inner = at(each.inner);
    const Span sentence = sentence_span(reading_, each.outer.begin);
    each.set(QuotedTrait::kBefore, before(each.row.begin, sentence.begin));
    each.set(QuotedTrait::kVerb, verb_before(each.row.begin, sentence.begin));
    each.set(QuotedTrait::kAfter, after(each.row.end, sentence.end));
    describe_trailing_head(each);
    each.set(QuotedTrait::kFollows, follows(each.row.end));
    each.set(QuotedTrait::kOwnHead, own_head(each.inner));
    each.set(QuotedTrait::kEnding, ending(inner));
    each.set(QuotedTrait::kLength, step(inner.size(), {2, 3, 4, 5, 6, 8, 10, 14, 20}));
    each.set(QuotedTrait::kMarks, marks(inner));
    each.set(QuotedTrait::kWords, words(each.inner));
    each.set(QuotedTrait::kPraise, praise(inner));
    each.set(QuotedTrait::kRow, step(each.in_row, {1, 2}));
    const Standing& standing = standing_.find(inner)->second;
    each.set(QuotedTrait::kRepeated, step(standing.marked, {1, 2}) * 3 + step(standing.loose, {0, 1}));
    const bool others = standing.marked > 1 && standing.ruled > (each.ruled ? 1U : 0U);
    each.set(QuotedTrait::kElsewhere, standing.marked == 1 ? 0 : others ? 1 + answer_of(standing.label) : 1);
    each.set(QuotedTrait::kPlace, place(each));
    each.set(QuotedTrait::kRules, answer_of(each.ruled));
    each.set(QuotedTrait::kRule, rule_answer(each.rule));
  }

  std::size_t before(std::uint32_t begin, std::uint32_t floor) const {
    if (begin <= floor) return kEdge;
    const char32_t c = text_[begin - 1];
    if (c == U'，' || c == U',' || c == U'；') return kComma;
    if (c == U'、' || is_closing_quote(c)) return kListed;
    if (c == U'：' || c == U':') return kColon;
    if (c == U'—' || c == U'-') return kDash;
    if (c == U'的') return kOf;
    if (!is_name_character(c)) return kEdge;
    const std::size_t verb = kind_of_verb(begin, floor);
    if (verb != 0) return verb;
    if (c == U'了' || c == U'着' || c == U'过') return kDone;
    if (const std::uint32_t mention = ends_.ending(begin); mention != kNone)
      return reading_.mentions[mention].label == Label::kArea ? kArea : kOrgan;
    const Token* token = token_over(reading_, begin - 1);
    if (token == nullptr) return kEdge;
    if (token->word == WordClass::kPronoun || has(*token, Category::kBareArea)) return kPointer;
    if (token->word == WordClass::kMeasure || token->word == WordClass::kNumeral || is_digit(c)) return kCount;
    if (reading_.lexicon.has(at(token->span).substr(at(token->span).size() - 1), feature::kMeasuresFirst))
      return kCount;
    if (token->word == WordClass::kPreposition || token->word == WordClass::kConjunction) return kPreposition;
    if (has(*token, Category::kSpeechVerb)) return kSpeaks;
    if (has(*token, Category::kOrganize) || has(*token, Category::kOperate)) return kLaunches;
    if (has(*token, Category::kBareOrgan)) return kOrgan;
    return token->word == WordClass::kVerb || token->word == WordClass::kVerbNoun ? kVerb : kNoun;
  }

  /// A verb that says what is in the marks, right before them but for 了; 0 when none stands there.
  std::size_t kind_of_verb(std::uint32_t end, std::uint32_t floor) const {
    std::u32string_view lead = text_.substr(floor, end - floor);
    if (!lead.empty() && (lead.back() == U'了' || lead.back() == U'起')) lead.remove_suffix(1);
    if (reading_.lexicon.ends(lead, feature::kSaysItsName) > 0) return kNamesIt;
    if (reading_.lexicon.ends(lead, feature::kMakesGroup) > 0) return kFounds;
    if (reading_.lexicon.ends(lead, feature::kConfersTitle) > 0) return kConfers;
    if (reading_.lexicon.ends(lead, feature::kHosts) > 0) return kHolds;
    if (reading_.lexicon.ends(lead, feature::kLaunches) > 0) return kLaunches;
    return 0;
  }

  /// 0 none; then as Before.
  std::size_t verb_before(std::uint32_t begin, std::uint32_t floor) const {
    std::uint32_t at = begin;
    std::size_t words = 0;
    while (at > floor && words < 8 && begin - at < 20) {
      const char32_t c = text_[at - 1];
      if (std::u32string_view(U"，,。；！？：:").find(c) != std::u32string_view::npos) return 0;
      if (const std::size_t kind = kind_of_verb(at, floor); kind != 0) return kind;
      const Token* token = token_over(reading_, at - 1);
      if (token == nullptr) return 0;
      if (has(*token, Category::kReceive)) return kConfers;
      if (has(*token, Category::kSpeechVerb)) return kSpeaks;
      if (has(*token, Category::kOrganize) || has(*token, Category::kOperate)) return kLaunches;
      if (has(*token, Category::kParticipate)) return kHolds;
      if (token->word == WordClass::kVerb && token->span.size() > 1) return kVerb;
      at = token->span.begin;
      ++words;
    }
    return 0;
  }

  std::size_t after(std::uint32_t end, std::uint32_t limit) const {
    if (end >= limit || end >= text_.size()) return kEnd;
    const char32_t c = text_[end];
    if (c == U'。' || c == U'；' || c == U'！' || c == U'？' || c == U'\n') return kStop;
    if (c == U'，' || c == U',') return kPause;
    if (c == U'、') return kList;
    if (c == U'：' || c == U':') return kColonAfter;
    if (c == U'的') return kOfAfter;
    if (c == U'等') return kEtc;
    if (is_digit(c)) return kMeasured;
    if (is_opening_quote(c)) return kQuote;
    if (!is_name_character(c)) return kBracket;
    const Token* token = token_over(reading_, end);
    if (token == nullptr) return kEnd;
    if (token->word == WordClass::kNumeral || token->word == WordClass::kMeasure) return kMeasured;
    if (has(*token, Category::kOrganize) || has(*token, Category::kParticipate) || has(*token, Category::kReceive) ||
        has(*token, Category::kOperate))
      return kDoing;
    if (token->word == WordClass::kVerb) return kVerbAfter;
    if (token->word == WordClass::kPreposition || token->word == WordClass::kConjunction) return kPrepositionAfter;
    if (token->word == WordClass::kAdverb || token->word == WordClass::kTime) return kAdverb;
    return kNounAfter;
  }

  void describe_trailing_head(QuotedCandidate& each) const {
    if (!each.trailing) return;
    const Span trailing{each.trailing->begin, each.trailing->head.span.end};
    const std::size_t label =
        1 + static_cast<std::size_t>(label_by_head(reading_.lexicon, each.trailing->head, at(trailing)));
    const bool near = each.trailing->begin == each.row.end;
    each.set(near ? QuotedTrait::kTrailingHead : QuotedTrait::kFarTrailingHead, label);
  }

  std::size_t follows(std::uint32_t end) const {
    const std::u32string_view rest = text_.substr(end, 6);
    if (reading_.lexicon.begins(rest, feature::kIdeaAfter) > 0) return 1;
    if (reading_.lexicon.begins(rest, feature::kPurposeAfter) > 0) return 2;
    if (reading_.lexicon.begins(rest, feature::kHonourAfter) > 0) return 3;
    if (reading_.lexicon.begins(rest, feature::kNoNameAfter) > 0) return 4;
    if (reading_.lexicon.begins(rest, feature::kWaysAfter) > 0) return 5;
    if (reading_.lexicon.begins(rest, feature::kGroupAfter) > 0) return 6;
    if (reading_.lexicon.begins(rest, feature::kSpotAfter) > 0) return 7;
    if (reading_.lexicon.begins(rest, feature::kGatheringAfter) > 0) return 8;
    if (reading_.lexicon.begins(rest, feature::kShopAfter) > 0) return 10;
    if (reading_.lexicon.begins(rest, feature::kCampaignAfter) > 0) return 9;
    return 0;
  }

  std::size_t own_head(Span inner) const {
    if (inner.size() < 3) return 0;
    const auto head = heads_.ending(inner.begin, inner.end, kOwnHeads);
    if (!head || head->span == inner) return head ? 15 : 0;
    if (head->is(Category::kEnterpriseNoun) && (head->categories & (kOrganHeads | kWorkHeads)) == 0)
      return 1 + static_cast<std::size_t>(Label::kEnterprise);
    return 1 + static_cast<std::size_t>(label_by_head(reading_.lexicon, *head, at(head->span)));
  }

  std::size_t ending(std::u32string_view inner) const {
    if (reading_.lexicon.ends(inner, feature::kEndsAsWay) > 0) return 1;
    if (reading_.lexicon.ends(inner, feature::kEndsAsTeam) > 0) return 2;
    if (reading_.lexicon.ends(inner, feature::kEndsAsSpot) > 0) return 3;
    if (reading_.lexicon.ends(inner, feature::kEndsAsGathering) > 0) return 4;
    if (reading_.lexicon.ends(inner, feature::kEndsAsPerson) > 0) return 5;
    if (reading_.lexicon.ends(inner, feature::kEndsAsProblem) > 0) return 6;
    return reading_.lexicon.ends(inner, feature::kEndsQuotedShop) > 0 ? 7 : 0;
  }

  static std::size_t marks(std::u32string_view inner) {
    if (inner.find_first_of(U"。！？!?；;…：:") != std::u32string_view::npos) return 1;
    const auto commas = std::count_if(inner.begin(), inner.end(), [](char32_t c) { return c == U'，' || c == U','; });
    if (commas > 1) return 2;
    if (commas == 1) return 3;
    if (inner.find(U'、') != std::u32string_view::npos) return 4;
    if (inner.find(U'+') != std::u32string_view::npos || inner.find(U'＋') != std::u32string_view::npos) return 5;
    if (inner.find(U'—') != std::u32string_view::npos) return 6;
    if (inner.find(U' ') != std::u32string_view::npos) return inner.size() > 9 ? 8 : 9;
    return inner.find(U'·') != std::u32string_view::npos ? 7 : 0;
  }

  std::size_t words(Span inner) const {
    const std::u32string_view form = at(inner);
    const bool word = reading_.lexicon.exact(form).is(Category::kWord);
    if (word) return form.size() <= 2 ? 1 : form.size() == 3 ? 2 : 3;
    if (reading_.lexicon.holds(form, feature::kRunningSpeech)) return 4;
    if (reading_.lexicon.holds(form, feature::kSpeakerOrHearer)) return 5;
    if (form[0] == U'不' || form.find(U'不') != std::u32string_view::npos) return 6;
    if (form.find(U'的') != std::u32string_view::npos) return 7;
    if (is_numeral(form[0])) return form.size() == 2 ? 8 : form.size() == 3 ? 9 : form.size() == 4 ? 10 : 11;
    bool verb = false;
    for (std::uint32_t i = inner.begin; i < inner.end;) {
      const Token* token = token_over(reading_, i);
      if (token == nullptr) break;
      verb = verb || token->word == WordClass::kPronoun || token->word == WordClass::kAdverb;
      i = token->span.end;
    }
    return verb ? 12 : 0;
  }

  std::size_t praise(std::u32string_view inner) const {
    if (reading_.lexicon.begins(inner, feature::kPraises) > 0) return 1;
    return reading_.lexicon.holds(inner, feature::kPraises) ? 2 : 0;
  }

  std::size_t place(const QuotedCandidate& each) const {
    const std::size_t index = reading_.document.sentence_at(each.outer.begin);
    if (index >= reading_.document.sentences.size()) return 0;
    const Sentence& sentence = reading_.document.sentences[index];
    if (sentence.role == Sentence::Role::kTitle) return 1;
    if (sentence.role == Sentence::Role::kHeading) return 2;
    if (sentence.role == Sentence::Role::kCaption) return 3;
    return sentence.span.begin == each.outer.begin ? 4 : 0;
  }

  static std::size_t rule_answer(QuotedRule rule) {
    return rule <= QuotedRule::kTeam ? static_cast<std::size_t>(rule) : 0;
  }

  const Reading& reading_;
  std::u32string_view text_;
  HeadsIn heads_;
  std::vector<QuotedCandidate>& all_;
  MentionPlaces ends_;
  std::unordered_map<std::u32string_view, Standing> standing_;
};

}  // namespace

std::string_view name_of(QuotedRule rule) {
  constexpr std::array<std::string_view, 14> kNames{"",
                                                    "quoted-before-head",
                                                    "quoted-before-organ",
                                                    "quoted-with-head",
                                                    "quoted-after-verb",
                                                    "quoted-award",
                                                    "quoted-title",
                                                    "quoted-created",
                                                    "quoted-rank",
                                                    "quoted-shop",
                                                    "quoted-place",
                                                    "quoted-team",
                                                    "quoted-contest",
                                                    "quoted-weighed"};
  return kNames[static_cast<std::size_t>(rule)];
}

void describe(const Reading& reading, std::vector<QuotedCandidate>& candidates) {
  Describer(reading, candidates).run();
}

}  // namespace govgraph::extract
