// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <array>
#include <unordered_map>

#include "extract/candidates/candidates.hpp"
#include "extract/candidates/step.hpp"
#include "extract/candidates/word_kind.hpp"
#include "extract/mention_list.hpp"
#include "extract/names.hpp"
#include "extract/phrase.hpp"

namespace govgraph::extract {
namespace {

using lexicon::Category;

constexpr std::uint32_t kNamers = kOrganisations | bit(Label::kArea) | bit(Label::kRoad) | bit(Label::kPlace);

/// How often a form stands in the text, and before how many different characters (up to three are told apart).
struct Standing {
  std::uint32_t count = 0;
  std::uint32_t variety = 0;
  std::array<char32_t, 3> left{};

  void stand_after(char32_t c) {
    ++count;
    for (std::uint32_t i = 0; i < variety; ++i)
      if (left[i] == c) return;
    if (variety < left.size()) left[variety++] = c;
  }
};

/// Of the words inside a name, how strongly each kind speaks against it.
int objection(WordKind kind) {
  switch (kind) {
    case WordKind::kOf:
    case WordKind::kParticle:
      return 9;
    case WordKind::kPronoun:
      return 8;
    case WordKind::kDoing:
      return 7;
    case WordKind::kPreposition:
      return 6;
    case WordKind::kAdverb:
      return 5;
    case WordKind::kPerson:
      return 4;
    case WordKind::kVerb:
      return 3;
    case WordKind::kConjunction:
    case WordKind::kTime:
      return 2;
    case WordKind::kSide:
    case WordKind::kOrdinal:
    case WordKind::kNumber:
    case WordKind::kHeadNoun:
      return 1;
    default:
      return 0;
  }
}

class Describer {
 public:
  Describer(const Reading& reading, std::vector<Candidate>& candidates)
      : reading_(reading),
        text_(reading.document.text()),
        all_(candidates),
        ends_(reading, kNamers),
        words_(reading.tokens.size()) {
    standing_.reserve(all_.size());
    standing_of_.reserve(all_.size());
    for (const Candidate& each : all_) {
      Standing& standing = standing_[text(each.span)];
      standing.stand_after(each.span.begin == 0 ? U' ' : text_[each.span.begin - 1]);
      standing_of_.push_back(&standing);  // a map of nodes: they stay where they are
    }
  }

  void run() {
    for (std::size_t i = 0; i < all_.size(); ++i) describe(i);
  }

 private:
  std::u32string_view text(Span span) const { return reading_.document.at(span); }

  void describe(std::size_t index) {
    Candidate& each = all_[index];
    set(each, Trait::kLeft, left_of(each.span.begin));
    if (index == 0 || all_[index - 1].span.end != each.span.end) look_behind(each.span.end);
    set(each, Trait::kRight, right_);
    describe_words(each);
    each.set(Trait::kHead, head_answer(each));
    each.set(Trait::kNoun, noun_answer(each));
    each.set(Trait::kAnchor, anchor_answer(each));
    describe_standing(index);
    each.set(Trait::kRead, read_answer(each));
    each.set(Trait::kPerson, person_answer(each.span.begin, each.head.begin));
    each.set(Trait::kPlace, quotation_around(reading_, each.span.begin) != nullptr ? 1 : 0);
  }

  static void set(Candidate& each, Trait trait, WordKind kind) { each.set(trait, static_cast<std::size_t>(kind)); }

  WordKind left_of(std::uint32_t begin) {
    if (begin == 0 || reading_.token_at[begin - 1] == kNone) return WordKind::kNone;
    if (const std::uint32_t mention = ends_.ending(begin); mention != kNone)
      return reading_.mentions[mention].label == Label::kArea ? WordKind::kArea : WordKind::kOrgan;
    const Token& token = reading_.tokens[reading_.token_at[begin - 1]];
    return token.span.end > begin ? WordKind::kIdeograph : word_at(reading_.token_at[begin - 1]).kind;
  }

  /// What candidates that end there have in common.
  void look_behind(std::uint32_t end) {
    right_ = right_of(end);
    begun_ = std::upper_bound(reading_.mentions.begin(), reading_.mentions.end(), end - 1,
                              [](std::uint32_t p, const Mention& m) { return p < m.span.begin; });
  }

  WordKind right_of(std::uint32_t end) {
    const Token* token = token_over(reading_, end);
    if (token == nullptr) return WordKind::kNone;
    const std::span<const Mention> there = mentions_beginning(reading_, end);
    if (!there.empty()) return there.front().label == Label::kArea ? WordKind::kArea : WordKind::kOrgan;
    return word_at(reading_.token_at[end]).kind;
  }

  /// The words between anchor and head.
  void describe_words(Candidate& each) {
    WordKind first = WordKind::kNone, last = WordKind::kNone, worst = WordKind::kNone;
    std::uint32_t unknown = 0, words = 0;
    bool common = true;
    for (std::uint32_t at = each.own; at < each.head.begin; ++words) {
      const Token& token = reading_.tokens[reading_.token_at[at]];
      const Word& word = word_at(reading_.token_at[at]);
      last = word.kind;
      if (words == 0) first = last;
      const bool inside = words > 0 && token.span.end < each.head.begin;
      if (inside && objection(last) > objection(worst)) worst = last;
      if (token.span.size() == 1 && last == WordKind::kIdeograph) ++unknown;
      common = common && word.common;
      at = std::max(token.span.end, at + 1);
    }
    set(each, Trait::kFirst, first);
    set(each, Trait::kLast, words < 2 ? WordKind::kNone : last);
    set(each, Trait::kInside, worst);
    const std::uint32_t own = each.head.begin - each.own;
    each.set(Trait::kOwnLength, step(own, {0, 1, 2, 3, 4, 6, 8, 11}));
    each.set(Trait::kUnknown, step(unknown, {0, 1, 2, 3}));
    const bool describing = own > 0 && is_describing(reading_.lexicon, text({each.own, each.head.begin}));
    each.set(Trait::kWords, describing ? 1 : own == 0 ? 0 : !common ? 2 : words == 1 ? 3 : 4);
  }

  /// What a token is, found once: it stands in many candidates.
  struct Word {
    WordKind kind = WordKind::kNone;
    bool common = false;
    bool known = false;
  };
  const Word& word_at(std::uint32_t token) {
    Word& word = words_[token];
    if (!word.known) word = {word_kind(reading_, reading_.tokens[token]), is_common(reading_.tokens[token]), true};
    return word;
  }

  /// A word of everyday language.
  bool is_common(const Token& token) const {
    constexpr std::uint32_t kEveryday = 200;
    return token.span.size() > 1 && frequency_of(reading_.lexicon, text(token.span)) > kEveryday;
  }

  /// Its length, and whether it is a word of its own, the end of a longer word or more than one word.
  std::size_t head_answer(const Candidate& each) const {
    const Token& token = reading_.tokens[reading_.token_at[each.head.begin]];
    const std::size_t cut = token.span == each.head ? 0 : token.span.begin < each.head.begin ? 1 : 2;
    return 4 * cut + step(each.head.size(), {1, 2, 3});
  }

  /// 0 no surname; 1 one, and more common in words; 2 a surname and a character of given names, 3 and two of them; 4, 5
  /// the same before 任.
  std::size_t person_answer(std::uint32_t begin, std::uint32_t end) const {
    if (end < begin + 3) return 0;
    const lexicon::NameChar surname = reading_.lexicon.name_char(text_[begin]);
    if (surname.surname < 2 || reading_.tokens[reading_.token_at[begin]].span.size() > 1) return 0;
    std::size_t given = 0;
    while (given < 2 && begin + 1 + given < end && reading_.lexicon.name_char(text_[begin + 1 + given]).given > 20 &&
           reading_.tokens[reading_.token_at[begin + 1 + given]].span.size() <= 2)
      ++given;
    if (given == 0) return 1;
    return given + 1 + (text_[begin + 1 + given] == U'任' ? 2 : 0);
  }

  std::size_t noun_answer(const Candidate& each) const {
    const auto noun = static_cast<std::size_t>(each.noun);
    if (each.noun != Noun::kAreaNouns) return noun;
    const lexicon::Entry* entry = reading_.lexicon.exact(text(each.head)).find(Category::kAreaNoun);
    return entry == nullptr ? noun : std::min<std::size_t>(noun + entry->sub, kAnswers - 1);
  }

  std::size_t anchor_answer(const Candidate& each) const {
    if (each.anchor == kNone) return 0;
    const Mention& anchor = reading_.mentions[each.anchor];
    switch (anchor.label) {
      case Label::kArea:
        return anchor.naming == Naming::kBare    ? 3
               : anchor.naming == Naming::kShort ? 2
               : anchor.division != kNone        ? 1
                                                 : 4;
      case Label::kRoad:
        return 5;
      case Label::kEnterprise:
        return 6;
      case Label::kPlace:
        return 7;
      default:
        return anchor.naming == Naming::kBare ? 9 : 8;
    }
  }

  void describe_standing(std::size_t index) {
    Candidate& each = all_[index];
    const Standing& own = *standing_of_[index];
    each.set(Trait::kCount, step(own.count, {1, 2, 4}));
    each.set(Trait::kVariety, own.variety - 1);
    std::size_t tighter = 0, wider = 0;
    for (std::size_t i = index; i-- > 0 && all_[i].span.end == each.span.end;) {
      if (all_[i].span.begin <= each.span.begin) continue;
      const Standing& shorter = *standing_of_[i];
      if (shorter.count > own.count) tighter = std::max<std::size_t>(tighter, shorter.variety > own.variety ? 2 : 1);
    }
    for (std::size_t i = index + 1; i < all_.size() && all_[i].span.end == each.span.end; ++i) {
      if (all_[i].span.begin >= each.span.begin) continue;
      const Standing& longer = *standing_of_[i];
      if (longer.count > 1 && longer.count == own.count)
        wider = std::max<std::size_t>(wider, longer.count > 2 && longer.variety > 1 ? 2 : 1);
    }
    each.set(Trait::kTighter, tighter);
    each.set(Trait::kWider, wider);
  }

  /// 0 nothing; this very span with this family: 1 within another, 8 by itself, 9 bare; 2 with another family; 3 a
  /// longer one around it, 7 that ends with it; 4 a shorter one with its end, 5 one that it cuts, 6 a shorter one
  /// inside it.
  std::size_t read_answer(const Candidate& each) const {
    std::size_t answer = 0;
    auto at = begun_;
    for (int back = 0; at != reading_.mentions.begin() && back < 12; ++back) {
      --at;
      if (at->span.end <= each.span.begin || at->label == Label::kPerson) continue;
      if (each.anchor != kNone && &*at == &reading_.mentions[each.anchor]) continue;
      if (at->span == each.span && family_of(at->label) != family_of(each.label)) return 2;
      if (at->span == each.span) return at->naming == Naming::kBare ? 9 : at->within != kNone ? 1 : 8;
      const std::size_t here = at->span.contains(each.span)   ? (at->span.end == each.span.end ? 7 : 3)
                               : each.span.contains(at->span) ? (at->span.end == each.span.end ? 4 : 6)
                                                              : 5;
      answer = answer == 0 ? here : std::min(answer, here);
    }
    return answer;
  }

  const Reading& reading_;
  std::u32string_view text_;
  std::vector<Candidate>& all_;
  MentionPlaces ends_;
  std::vector<Word> words_;                       ///< one a token
  WordKind right_ = WordKind::kNone;              ///< what follows the end that is looked at
  std::vector<Mention>::const_iterator begun_{};  ///< the first mention that begins at that end or behind it
  std::unordered_map<std::u32string_view, Standing> standing_;
  std::vector<const Standing*> standing_of_;  ///< one a candidate
};

}  // namespace

void describe(const Reading& reading, std::vector<Candidate>& candidates) { Describer(reading, candidates).run(); }

}  // namespace govgraph::extract
