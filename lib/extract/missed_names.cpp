// SPDX-License-Identifier: Apache-2.0
#include "extract/missed_names.hpp"

#include <algorithm>

#include "extract/heads.hpp"
#include "extract/names.hpp"
#include "extract/organ_words.hpp"
#include "extract/organs.hpp"
#include "extract/person_names.hpp"
#include "extract/phrase.hpp"
#include "extract/unquoted_names.hpp"
#include "lexicon/features.hpp"

namespace govgraph::extract {
namespace {

using lexicon::Category;

constexpr std::uint32_t kLongest = 16;
constexpr float kLikely = 4.4F;  ///< of a person: somewhat below what `people` asks

class Finder {
 public:
  explicit Finder(const Reading& reading)
      : reading_(reading), text_(reading.document.text()), names_(reading, 0), taken_(text_.size(), false) {
    for (const Mention& mention : reading.mentions) take(mention.span);
  }

  std::vector<MissedName> run() {
    for (const Head& head : longest_heads(reading_, kOrganHeads)) organ(head);
    for (const Head& head : longest_heads(reading_, bit(Category::kCompanyForm) | bit(Category::kEnterpriseNoun)))
      firm(head);
    for (const Quotation& quotation : reading_.document.quotations) quoted(quotation);
    for (const Head& head : longest_heads(reading_, bit(Category::kProgrammeNoun))) work(head);
    people();
    std::sort(found_.begin(), found_.end(),
              [](const MissedName& a, const MissedName& b) { return a.span.begin < b.span.begin; });
    return std::move(found_);
  }

 private:
  void take(Span span) { std::fill(taken_.begin() + span.begin, taken_.begin() + span.end, true); }

  bool is_free(Span span) const {
    return std::none_of(taken_.begin() + span.begin, taken_.begin() + span.end, [](bool each) { return each; });
  }

  void add(Span span, Label label, std::string_view reason) {
    if (span.size() < 2 || !is_free(span)) return;
    found_.push_back({span, label, reason});
    take(span);
  }

  /// Leftwards over words that may stand inside a name.
  std::uint32_t begin_of(std::uint32_t end) const {
    const std::uint32_t floor = sentence_span(reading_, end - 1).begin;
    std::uint32_t begin = end;
    while (begin > floor && end - begin < kLongest && !taken_[begin - 1]) {
      const std::uint32_t index = reading_.token_at[begin - 1];
      if (index == kNone || names_.part(index) == TokenRole::kBreak) break;
      begin = std::max(reading_.tokens[index].span.begin, floor);
    }
    return begin;
  }

  void add_named(Span noun, Label label, std::string_view reason) {
    const std::uint32_t begin = begin_of(noun.begin);
    const std::u32string_view own = text_.substr(begin, noun.begin - begin);
    const bool in_word = !names_.token_begins(noun.end) && noun.end < text_.size() && is_han(text_[noun.end]);
    if (own.size() < 2 || in_word || makes_a_kind(reading_.lexicon, own) || is_describing(reading_.lexicon, own) ||
        is_numeral(own[0]))
      return;
    if (reading_.lexicon.exact(text_.substr(begin, noun.end - begin)).is(Category::kStop)) return;
    add({begin, noun.end}, label, reason);
  }

  void organ(const Head& head) {
    if (head.span.size() >= 2) add_named(head.span, label_of_organ(head), "ends like an organ");
  }

  /// A firm's nouns are those of its trade too: only after two characters or more that are no words.
  void firm(const Head& head) {
    const std::uint32_t begin = begin_of(head.span.begin);
    std::uint32_t made_up = 0;
    for (std::uint32_t at = begin; at < head.span.begin; ++at) {
      const Token& token = reading_.tokens[reading_.token_at[at]];
      made_up += token.span.size() == 1 || token.word == lexicon::WordClass::kProperNoun;
    }
    if (made_up >= 2) add_named(head.span, Label::kEnterprise, "ends like a firm");
  }

  /// 本报讯(王明), (通讯员 李红): who wrote, not whom the page tells of.
  bool in_byline(std::uint32_t position) const {
    const std::u32string_view before =
        text_.substr(position > 8 ? position - 8 : 0, std::min<std::uint32_t>(8, position));
    const std::size_t open = before.rfind(U'(');
    return open != std::u32string_view::npos && reading_.lexicon.holds(before, lexicon::feature::kWordOfByline);
  }

  void quoted(const Quotation& quotation) {
    const std::u32string_view inner = reading_.document.at(quotation.inner);
    if (!is_opening_quote(quotation.open) || inner.size() < 3 || inner.size() > 12) return;
    if (std::all_of(inner.begin(), inner.end(), is_name_character))
      add(quotation.inner, Label::kProgramme, "stands in quotation marks");
  }

  void work(const Head& head) {
    if (static_cast<lexicon::Strength>(head.sub(Category::kProgrammeNoun)) != lexicon::Strength::kNamed) return;
    if (!ends_name(reading_, head.span.end)) return;
    const auto name = unquoted_name_before(reading_, head);
    if (name && !name->verb_inside && name->span.size() >= 6)
      add(name->span, Label::kProgramme, "ends like a programme");
  }

  void people() {
    const PersonJudge judge(reading_);
    std::vector<PersonGuess> here;
    for (const Token& token : reading_.tokens) {
      if (taken_[token.span.begin] || !is_han(text_[token.span.begin]) || in_byline(token.span.begin)) continue;
      here.clear();
      judge.guesses_at(token.span.begin, here);
      const auto best = std::max_element(
          here.begin(), here.end(), [](const PersonGuess& a, const PersonGuess& b) { return a.score() < b.score(); });
      const bool word = best != here.end() &&
                        reading_.lexicon.exact(text_.substr(best->span.begin, best->span.size())).is(Category::kWord);
      if (best != here.end() && best->score() >= kLikely && best->form >= 1.4F && !word)
        add(best->span, Label::kPerson, "may be a person's name");
    }
  }

  const Reading& reading_;
  std::u32string_view text_;
  NameReader names_;
  std::vector<bool> taken_;
  std::vector<MissedName> found_;
};

}  // namespace

std::vector<MissedName> missed_names(const Reading& reading) { return Finder(reading).run(); }

}  // namespace govgraph::extract
