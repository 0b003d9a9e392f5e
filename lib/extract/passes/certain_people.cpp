// SPDX-License-Identifier: Apache-2.0
// Finds people of whom an office or a set phrase leaves no doubt, before other names are read: 社区党委书记姚淑珍,
// 任命向明珠为, 王建国同志任, 李明，男，; and those in the columns of people of tables. Their names become words that
// no other name crosses (姚淑珍|铁湖小区业委会). Declines what only its surname speaks for, and names that an organ is
// called by (党员李明工作室).
#include <algorithm>
#include <unordered_set>

#include "extract/heads.hpp"
#include "extract/mention_list.hpp"
#include "extract/name_tokens.hpp"
#include "extract/names.hpp"
#include "extract/passes/reading_passes.hpp"
#include "extract/person_names.hpp"
#include "extract/phrase.hpp"
#include "extract/table_people.hpp"
#include "extract/taking_office.hpp"
#include "extract/token_roles.hpp"
#include "extract/transcribed_names.hpp"
#include "lexicon/features.hpp"

namespace govgraph::extract {
namespace {

using lexicon::Category;
namespace feature = lexicon::feature;

constexpr float kSure = 7.6F;         ///< score of a name of three and more
constexpr float kSureOfUsual = 6.6F;  ///< where surname and given name are usual ones
constexpr float kSureOfTwo = 8.2F;    ///< score of a name of two
constexpr float kSureForm = 3.0F;     ///< surname and given name by themselves
constexpr float kUsualForm = 4.2F;
constexpr float kStoppedTwo = 7.0F;  ///< of two between an office and a mark
constexpr float kStoppedForm = 2.4F;
constexpr float kInList = 2.5F;  ///< for standing in a list behind one who is certain

class CertainPeople {
 public:
  explicit CertainPeople(Reading& reading)
      : reading_(reading), text_(reading.document.text()), judge_(reading), names_(reading, 0) {}

  void run() {
    in_cells_ = names_in_tables(reading_, reading_.tables);
    const std::vector<NameInCell> on_rolls = names_in_rolls(reading_);
    in_cells_.insert(in_cells_.end(), on_rolls.begin(), on_rolls.end());
    std::ranges::stable_sort(in_cells_, {}, [](const NameInCell& each) { return each.span.begin; });
    for (const Token& token : reading_.tokens) {
      take_cells(token.span.end);
      if (!is_han(text_[token.span.begin])) continue;
      read_at(token.span.begin);
      note_verb(token.span.begin);
      for (std::uint32_t at = token.span.begin + 1; at < token.span.end && token.span.size() <= 3; ++at)
        if (may_begin(at) && judge_.title_ends(at)) read_at(at);
    }
    take_cells(static_cast<std::uint32_t>(text_.size()) + 1);
    take_again();
    std::vector<Span> spans;
    for (const Mention& each : found_) spans.push_back(each.span);
    if (!spans.empty()) make_words_of_names(reading_, spans);
    part_verbs();
    add_mentions(reading_, std::move(found_));
  }

 private:
  /// The names in cells that begin before `end`.
  void take_cells(std::uint32_t end) {
    for (; next_cell_ < in_cells_.size() && in_cells_[next_cell_].span.begin < end; ++next_cell_) {
      const auto& [span, partial] = in_cells_[next_cell_];
      if (!found_.empty() && found_.back().span.end > span.begin) continue;
      take(span, "name-in-cell");
      if (!partial) continue;
      found_.back().naming = Naming::kPartial;
      set_property(found_.back().properties, "partial", "true");
    }
  }

  /// A name of three or four that is certain somewhere, at the head of a clause: 李明远|住得不远.
  void take_again() {
    constexpr std::uint32_t kShortest = 3, kLongest = 4;
    std::unordered_set<std::u32string_view> sure;
    std::vector<Span> taken;
    for (const Mention& each : found_) {
      taken.push_back(each.span);
      if (each.span.size() >= kShortest && each.span.size() <= kLongest) sure.insert(reading_.document.at(each.span));
    }
    if (sure.empty()) return;
    std::size_t next = 0;
    const std::size_t before = found_.size();
    for (const Token& token : reading_.tokens) {
      const std::uint32_t at = token.span.begin;
      while (next < taken.size() && taken[next].end <= at) ++next;
      if (!is_han(text_[at]) || (at > 0 && is_han(text_[at - 1]))) continue;
      for (std::uint32_t end = std::min(at + kLongest, static_cast<std::uint32_t>(text_.size())); end >= at + kShortest;
           --end) {
        const bool free = next == taken.size() || taken[next].begin >= end;
        if (!free || !sure.contains(text_.substr(at, end - at))) continue;
        take({at, end}, "name-certain-elsewhere");
        break;
      }
    }
    if (found_.size() == before) return;
    std::sort(found_.begin(), found_.end(),
              [](const Mention& a, const Mention& b) { return a.span.begin < b.span.begin; });
  }

  /// 李明|任|柳河镇…, ，|不再担任|柳河镇…: where a verb of office stands at the head of a clause or behind a name.
  void note_verb(std::uint32_t at) {
    const bool behind = !found_.empty() && found_.back().span.end == at;
    if (!behind && at > 0 && is_han(text_[at - 1])) return;
    if (const auto taking = taking_office_at(reading_, at); taking && taking->end > at)
      verbs_.push_back({at, taking->end});
  }

  /// No name of an organ begins with the verb before it.
  void part_verbs() {
    for (const Span verb : verbs_)
      for (std::uint32_t i = reading_.token_at[verb.begin];
           i < reading_.tokens.size() && reading_.tokens[i].span.begin < verb.end; ++i) {
        if (!verb.contains(reading_.tokens[i].span)) continue;
        reading_.tokens[i].categories |= bit(Category::kBoundary);
        reading_.token_roles[i] = TokenRole::kBreak;
      }
  }

  void read_at(std::uint32_t at) {
    if (!found_.empty() && found_.back().span.end > at) return;
    if (const std::uint32_t surname = judge_.surname_at(at).length; surname > 0) {
      if (const Span framed = in_frame(at, surname); !framed.empty()) return take(framed, "name-in-frame");
      if (const Span titled = after_title(at); !titled.empty()) return take(titled, "name-after-title");
    }
    const TranscribedName name = transcribed_name_at(reading_, at);
    if (name.end < at + 2 || !may_be_transcribed(at)) return;
    const bool closed = name.end >= text_.size() || !is_han(text_[name.end]) || is_addressed(name.end);
    if (name.end >= at + (closed ? 2 : 3) && text_.substr(name.end, 1) != U"·")
      take({at, name.end}, "transcribed-name");
  }

  /// With a surname, or an element of names without one.
  bool may_begin(std::uint32_t at) const {
    return judge_.surname_at(at).length > 0 || transcribed_name_at(reading_, at).end >= at + 2;
  }

  /// After an office, at the head of a clause before one of its own, or beside another such name: 巴图和|孟根.
  bool may_be_transcribed(std::uint32_t at) const {
    if (begins_office(reading_, at)) return false;  // 苏木达
    if (judge_.title_ends(at)) return true;
    const bool joined = !found_.empty() && found_.back().span.end + 1 == at &&
                        std::u32string_view(U"、和与").find(text_[at - 1]) != std::u32string_view::npos;
    if (joined) return true;
    if (at > 0 && (text_[at - 1] == U'·' || (is_han(text_[at - 1]) && text_[at - 1] != U'的'))) return false;
    const TranscribedName name = transcribed_name_at(reading_, at);
    return !name.empty() && name.end < text_.size() && text_[name.end] != U'和' && is_addressed(name.end);
  }

  /// 巴图|说, 娜仁|老人: what only a person is followed by.
  bool is_addressed(std::uint32_t position) const {
    const Token* next = token_over(reading_, position);
    return next != nullptr && next->span.begin == position && next->span.size() >= 1 &&
           (has(*next, Category::kSpeechVerb) || (has(*next, Category::kHonorific) && next->span.size() >= 2) ||
            text_[position] == U'和');
  }

  void take(Span span, std::string_view rule) { found_.push_back(mention_of(reading_, span, Label::kPerson, rule)); }

  /// 任命…为, …同志任, …，男，: two to four that begin with a surname of that length, between the two ends of a set
  /// phrase.
  Span in_frame(std::uint32_t at, std::uint32_t surname) const {
    const std::u32string_view before = text_.substr(0, at);
    const bool appointed = reading_.lexicon.ends(before, feature::kAppoints) > 0;
    const bool opens = at == 0 || !is_han(text_[at - 1]) || text_[at - 1] == U'由';
    if (!appointed && !opens) return {};
    const bool asked =
        before.ends_with(U'：') && reading_.lexicon.ends(before.substr(0, at - 1), feature::kAsksForName) > 0;
    const bool signs = before.ends_with(U' ') && judge_.office_ends(at - 1);
    for (std::uint32_t end = at + surname + 1; end <= at + surname + 2 && end < text_.size(); ++end) {
      if (!is_han(text_[end - 1]) || reading_.token_at[end - 1] == kNone) break;
      const std::u32string_view rest = text_.substr(end, 8);
      const bool ends_frame = (asked && ends_answer(end)) || (signs && ends_line(end)) ||
                              (appointed && reading_.lexicon.begins(rest, feature::kFollowsAppointed) > 0) ||
                              (opens && reading_.lexicon.begins(rest, feature::kComradeTakes) > 0) ||
                              (opens && reading_.lexicon.begins(rest, feature::kSaysSex) > 0) ||
                              (opens && takes_up(end));
      if (ends_frame && may_be_given({at, end}, surname)) return {at, end};
    }
    return {};
  }

  bool ends_line(std::uint32_t position) const { return position >= text_.size() || text_[position] == U'\n'; }

  /// 联系人：李明，: a mark that ends an answer, or the blank before the next.
  bool ends_answer(std::uint32_t position) const {
    return ends_line(position) ||
           std::u32string_view(U"，；。、(/ ").find(text_[position]) != std::u32string_view::npos;
  }

  /// 李明|任柳河镇党委委员, 李明|因到龄退休，不再担任: a verb of office before which nothing else stands.
  bool takes_up(std::uint32_t position) const {
    constexpr std::uint32_t kFar = 40;
    const Token* verb = token_over(reading_, position);
    if (verb == nullptr || verb->span.begin != position) return false;
    const std::u32string_view rest = text_.substr(position, kFar);
    const std::u32string_view clause = rest.substr(0, rest.find_first_of(U"。；\n"));
    if (clause.starts_with(U"任") && verb->span.size() == 1) return holds_office(position + 1);
    if (const std::size_t elected = reading_.lexicon.begins(clause, feature::kIsElected); elected > 0)
      return holds_office(position + static_cast<std::uint32_t>(elected));
    return clause.starts_with(U"因") && reading_.lexicon.holds(clause, feature::kHeldOffice);
  }

  bool holds_office(std::uint32_t position) const {
    for (const Token* token = token_over(reading_, position); token != nullptr && token->span.begin < position + 30;
         token = token_over(reading_, token->span.end)) {
      if (!is_name_character(text_[token->span.begin])) return false;
      if (has(*token, Category::kOffice)) return true;
    }
    return false;
  }

  /// Not 免去有关人员的, 全体同志: no word of the language, no function word in the given name.
  bool may_be_given(Span span, std::uint32_t surname) const {
    if (reading_.lexicon.begins(text_.substr(span.begin, 4), feature::kNoPerson) > 0) return false;
    if (reading_.lexicon.exact(reading_.document.at(span)).is(Category::kWord)) return false;
    const Token* first = token_over(reading_, span.begin);
    if (first == nullptr || (first->span.size() >= 2 && first->span.begin == span.begin && surname == 1 &&
                             has_any(*first, bit(Category::kPersonNoun) | bit(Category::kStop))))
      return false;
    for (std::uint32_t at = span.begin + surname; at < span.end; ++at)
      if (text_[at] != U'之' && is(reading_, text_[at], feature::kUnlikelyGiven)) return false;
    return true;
  }

  /// The best guess right after an office, where it is good by itself and nothing is called by it.
  Span after_title(std::uint32_t at) {
    const bool listed = !found_.empty() && found_.back().span.end + 1 == at && text_[at - 1] == U'、';
    const bool led = reading_.lexicon.ends(text_.substr(0, at), feature::kLeadsToPerson) > 0;
    if (!listed && !led && !judge_.is_titled(at)) return {};
    guesses_.clear();
    judge_.guesses_at(at, guesses_);
    const PersonGuess* best = nullptr;
    for (PersonGuess& guess : guesses_) {
      if (is_addressed_by_surname(guess.span)) continue;
      if (listed && !guess.titled) guess.left += kInList;
      if ((guess.titled || listed || led) && (best == nullptr || guess.score() > best->score())) best = &guess;
    }
    if (best == nullptr || text_.substr(best->span.end, 1) == U"·") return {};
    const bool stops = best->span.end >= text_.size() ||
                       std::u32string_view(U"、，。；(\n").find(text_[best->span.end]) != std::u32string_view::npos;
    const bool two = best->span.size() == 2;
    if (best->form < (two && stops ? kStoppedForm : kSureForm)) return {};
    const float needed = two ? (stops ? kStoppedTwo : kSureOfTwo) : best->form >= kUsualForm ? kSureOfUsual : kSure;
    if (best->score() < needed) return {};
    const std::u32string_view rest = text_.substr(best->span.end, 6);
    const bool namesake = reading_.lexicon.begins(rest, feature::kNamedAfterPerson) > 1 ||
                          reading_.lexicon.begins(rest, feature::kBearsShortName) > 0;
    const bool place = is(reading_, text_[best->span.end - 1], feature::kPlaceNotGiven) || begins_place(best->span.end);
    return namesake || place ? Span{} : best->span;
  }

  /// 崔|阿姨, 梁|伯: a form of address, no given name.
  bool is_addressed_by_surname(Span span) const {
    const std::uint32_t surname = judge_.surname_at(span.begin).length;
    return reading_.lexicon.exact(reading_.document.at({span.begin + surname, span.end})).is(Category::kHonorific) &&
           (span.size() > surname + 1 ||
            reading_.lexicon.has(reading_.document.at({span.end - 1, span.end}), feature::kKinAddress));
  }

  /// 主任|高桥|村: the noun of a place goes on.
  bool begins_place(std::uint32_t position) const {
    return position < text_.size() && is(reading_, text_[position], feature::kPlaceNotGiven) &&
           !names_.token_begins(position);
  }

  Reading& reading_;
  std::u32string_view text_;
  PersonJudge judge_;
  NameReader names_;
  std::vector<PersonGuess> guesses_;
  std::vector<NameInCell> in_cells_;
  std::vector<Span> verbs_;     ///< of taking and giving up offices, in text order
  std::size_t next_cell_ = 0;   ///< those before it are taken
  std::vector<Mention> found_;  ///< in text order, none over another
};

}  // namespace

void run_certain_people(Reading& reading, Diagnostics&) { CertainPeople(reading).run(); }

}  // namespace govgraph::extract
