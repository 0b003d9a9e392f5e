// SPDX-License-Identifier: Apache-2.0
// Finds people: in full (镇党委书记王建国, 市民李文静说) by surname, given name and what stands around them, and by
// surname with a form of address (何阿姨, 小吴书记), who stay partial. A name once found is found again all over the
// document. Declines words of the language (高兴, 方向), bylines, and the leaders of the state in the names of
// doctrines.
#include <algorithm>
#include <bitset>
#include <unordered_map>
#include <unordered_set>

#include "extract/mention_list.hpp"
#include "extract/names.hpp"
#include "extract/passes/reading_passes.hpp"
#include "extract/person_names.hpp"
#include "extract/phrase.hpp"
#include "lexicon/features.hpp"

namespace govgraph::extract {
namespace {

using lexicon::Category;

constexpr float kEnough = 5.6F;        ///< for a name by itself
constexpr float kEnoughTitled = 5.6F;  ///< after an office
constexpr float kEnoughFramed = 5.0F;  ///< after an office and before a mark or a verb, of no words
constexpr float kDoubtful = 4.0F;      ///< counts only with others: a list, a second place
constexpr float kInList = 2.0F;        ///< for standing next to a person in a list
constexpr float kLeadsList = 1.5F;     ///< for standing before one in a list
constexpr float kAfterOrgan = 1.0F;    ///< for standing right after an organ
constexpr float kRepeated = 1.2F;      ///< for the same guess elsewhere

constexpr std::uint32_t kOrgans = bit(Label::kPartyOrg) | bit(Label::kGovBody) | bit(Label::kSocialOrg) |
                                  bit(Label::kInstitution) | bit(Label::kEnterprise);

class PeopleReader {
 public:
  explicit PeopleReader(Reading& reading)
      : reading_(reading),
        text_(reading.document.text()),
        judge_(reading),
        names_(reading, 0),
        organs_(reading, kOrgans),
        areas_(reading, bit(Label::kArea)),
        people_(reading, bit(Label::kPerson)) {}

  void run() {
    mark_taken();
    read_partial();
    read_familiar();
    guess();
    read_dotted();
    read_transcribed();
    read_named_as_town();
    choose();
    repeat();
    add_mentions(reading_, std::move(found_));
  }

 private:
  void mark_taken() {
    taken_.assign(text_.size(), false);
    for (const Mention& mention : reading_.mentions)
      if (mention.label != Label::kProgramme && mention.label != Label::kEvent && !may_be_surname(mention))
        std::fill(taken_.begin() + mention.span.begin, taken_.begin() + mention.span.end, true);
    for (const Mention& mention : reading_.mentions)
      if (mention.label == Label::kPerson) known_.insert(reading_.document.at(mention.span));
  }

  /// 濮阳, 东方: a town by its short name, or the surname of one whose office stands before.
  bool may_be_surname(const Mention& mention) const {
    if (mention.label != Label::kArea || mention.naming != Naming::kShort || mention.span.size() != 2) return false;
    const std::uint32_t begin = mention.span.begin;
    // 主任杨|玉林: the given name is that of a town.
    if (begin > 0 && judge_.surname_at(begin - 1).length == 1 && judge_.title_ends(begin - 1)) return true;
    // 杨德胜、张|玉林|担任: in a list, before a word for what a person does.
    const bool listed = begin > 1 && text_[begin - 2] == U'、' && judge_.surname_at(begin - 1).length == 1 &&
                        names_.part(reading_.token_at[begin - 1]) != TokenRole::kBreak &&
                        reading_.lexicon.begins(text_.substr(mention.span.end), lexicon::feature::kGoesOnOfPerson) > 0;
    const std::uint32_t surname = judge_.surname_at(begin).length;
    return listed || (surname == 2 && judge_.title_ends(begin)) || (surname == 1 && judge_.office_ends(begin));
  }

  bool is_taken(Span span) const {
    return std::any_of(taken_.begin() + span.begin, taken_.begin() + span.end, [](bool each) { return each; });
  }

  void take(Span span, Naming naming, std::string_view rule) {
    Mention mention = mention_of(reading_, span, Label::kPerson, rule);
    mention.naming = naming;
    if (naming == Naming::kPartial) set_property(mention.properties, "partial", "true");
    found_.push_back(std::move(mention));
    std::fill(taken_.begin() + span.begin, taken_.begin() + span.end, true);
  }

  /// 何阿姨, 小吴书记: a surname by itself, then the form of address.
  void read_partial() {
    for (std::uint32_t i = 1; i < reading_.tokens.size(); ++i) {
      const Token& address = reading_.tokens[i];
      if (!has(address, Category::kHonorific) || address.span.begin == 0) continue;
      const std::uint32_t begin = address.span.begin - 1;
      const Token& name = reading_.tokens[i - 1];
      const bool prefixed =
          name.span == Span{begin - 1, begin + 1} && (text_[begin - 1] == U'小' || text_[begin - 1] == U'老');
      if ((name.span != Span{begin, begin + 1} && !prefixed) || !address_fits(address)) continue;
      const auto surname = judge_.surname_at(begin);
      if (surname.length != 1 || surname.frequency < 20 || text_[begin] == U'原') continue;  // 原会长
      const std::uint32_t from = with_prefix(begin);
      // 任命龙海燕同志: the whole name stands before the form of address.
      if ((from >= 1 && judge_.title_ends(from - 1) && judge_.surname_at(from - 1).length > 0) ||
          (from >= 2 && judge_.title_ends(from - 2) && judge_.surname_at(from - 2).length > 0))
        continue;
      // 高奶奶|家: where she lives.
      const std::uint32_t end =
          address.span.size() > 2 && text_[address.span.end - 1] == U'家' ? address.span.end - 1 : address.span.end;
      if (left_fits(from, text_[begin]) && !is_taken({from, end}))
        take({from, end}, Naming::kPartial, "surname-and-address");
    }
  }

  /// 居民老齐, 店员小姚: 老 or 小 and a surname, right after a noun for people and before a break.
  void read_familiar() {
    for (std::uint32_t at = 1; at + 2 <= text_.size(); ++at) {
      if ((text_[at] != U'老' && text_[at] != U'小') || is_taken({at, at + 2})) continue;
      // 队员巩丽、|小郝: or in a list behind a person.
      const bool listed = text_[at - 1] == U'、' && people_.ending(at - 1) != kNone;
      if (!listed && !judge_.title_ends(at)) continue;
      // 居民小区, 群众老师: words.
      const lexicon::Match word = reading_.lexicon.exact(text_.substr(at, 2));
      if (word.is(Category::kWord) || word.is(Category::kAreaNoun)) continue;
      const auto surname = judge_.surname_at(at + 1);
      const Token* own = token_over(reading_, at);
      if (surname.length != 1 || surname.frequency < 2 || own == nullptr || own->span.end > at + 2) continue;
      const std::uint32_t next = at + 2 < text_.size() ? reading_.token_at[at + 2] : kNone;
      const bool closed = next == kNone || reading_.tokens[next].span.begin == at + 2;
      if (closed && (next == kNone || names_.part(next) == TokenRole::kBreak ||
                     reading_.tokens[next].word != lexicon::WordClass::kNoun))
        take({at, at + 2}, Naming::kPartial, "familiar-name");
    }
  }

  bool address_fits(const Token& address) const {
    if (address.span.size() >= 2) return true;
    // 找王工。
    const bool stops = address.span.end >= text_.size() || !is_han(text_[address.span.end]);
    if (stops && reading_.lexicon.has(reading_.document.at(address.span), lexicon::feature::kTitleAddress)) return true;
    return reading_.lexicon.has(reading_.document.at(address.span), lexicon::feature::kKinAddress) &&
           (address.span.end >= text_.size() || names_.token_begins(address.span.end));
  }

  std::uint32_t with_prefix(std::uint32_t begin) const {
    return begin > 0 && (text_[begin - 1] == U'小' || text_[begin - 1] == U'老') && names_.token_begins(begin - 1)
               ? begin - 1
               : begin;
  }

  /// Not 建国老师: what stands before must not be part of the name. 和, 于 and the like are surnames only after a stop.
  bool left_fits(std::uint32_t begin, char32_t surname) const {
    const Token* before = begin == 0 ? nullptr : token_over(reading_, begin - 1);
    const bool open = before == nullptr || !is_han(text_[begin - 1]);
    const bool joint = is(reading_, surname, lexicon::feature::kSurnameOrJoint);
    if (is(reading_, surname, lexicon::feature::kSurnameAfterStop)) return open || (!joint && judge_.title_ends(begin));
    return open || before->span.size() >= 2 || names_.part(reading_.token_at[begin - 1]) == TokenRole::kBreak ||
           judge_.title_ends(begin) || has_any(*before, bit(Category::kAreaNoun));
  }

  void guess() {
    std::vector<PersonGuess> here;
    for (const Token& token : reading_.tokens) {
      if (!is_han(text_[token.span.begin])) continue;
      guess_at(token.span.begin, here);
      if (token.span.size() == 2) guess_inside(token, here);
    }
  }

  /// 队|长江|留: the second code point of a word may begin a name after an office.
  void guess_inside(const Token& token, std::vector<PersonGuess>& here) {
    const std::uint32_t at = token.span.begin + 1;
    if (judge_.surname_at(at).length > 0 && judge_.title_ends(at)) guess_at(at, here);
  }

  /// 柳堤路(滨河路—双桥路), 柳堤路与…: what ends like a road where a road goes on is no person.
  bool is_road(Span span) const {
    const char32_t last = text_[span.end - 1];
    return span.end < text_.size() && (last == U'桥' || is(reading_, last, lexicon::feature::kStreetNoun)) &&
           is(reading_, text_[span.end], lexicon::feature::kRoadGoesOn);
  }

  void guess_at(std::uint32_t at, std::vector<PersonGuess>& here) {
    here.clear();
    judge_.guesses_at(at, here);
    // 某某街道党建办|周琦: right after an organ.
    if (organs_.ending(at) != kNone)
      for (PersonGuess& guess : here) guess.left = std::max(guess.left, kAfterOrgan);
    // 刁镇街道|孟繁玫|主任: between an area and an office.
    if (areas_.ending(at) != kNone)
      for (PersonGuess& guess : here)
        if (guess.right >= 2 && begins_office(reading_, guess.span.end)) guess.left = std::max(guess.left, kAfterOrgan);
    for (const PersonGuess& guess : here) {
      if (guess.score() < kDoubtful - kInList || is_taken(guess.span) || is_refused(guess) || is_road(guess.span))
        continue;
      guesses_.push_back(guess);
      float& best = best_at_.try_emplace(guess.span.begin, 0.0F).first->second;
      best = std::max(best, guess.score());
      ++count_[text_.substr(guess.span.begin, guess.span.size())];
    }
  }

  /// Bylines that stand in the body, and forms that the lexicon knows as something else.
  bool is_refused(const PersonGuess& guess) const {
    const std::uint32_t begin = guess.span.begin;
    const std::u32string_view before = text_.substr(0, begin);
    if (reading_.lexicon.ends(before, lexicon::feature::kByline) > 0 ||
        (before.ends_with(U' ') && reading_.lexicon.ends(before.substr(0, begin - 1), lexicon::feature::kByline) > 0))
      return true;
    // (逄晓|文/图)
    if (text_.substr(guess.span.end, 1) == U"/" &&
        std::u32string_view(U"文图摄").find(text_[guess.span.end - 1]) != std::u32string_view::npos)
      return true;
    if (guess.span.end < text_.size() && (text_[guess.span.end] == U'摄' || text_.substr(guess.span.end, 2) == U"新时"))
      return true;
    // 郑东新|区: a district by a name that sounds like a person's.
    if (guess.span.end < text_.size() && is(reading_, text_[guess.span.end], lexicon::feature::kDivisionAfterName) &&
        names_.part(reading_.token_at[guess.span.end]) != TokenRole::kBreak &&
        reading_.tokens[reading_.token_at[guess.span.end]].span.size() == 1)
      return true;
    // (王旭|代): who stands in for another.
    if (text_[guess.span.end - 1] == U'代' && guess.span.end < text_.size() && text_[guess.span.end] == U')')
      return true;
    // 老年人|占四成: a share, not a name.
    if (is_numeral(text_[guess.span.end - 2]) && is(reading_, text_[guess.span.end - 1], lexicon::feature::kEndsCount))
      return true;
    if (is(reading_, text_[guess.span.end - 1], lexicon::feature::kEndsGroup)) return true;
    const bool quoted = begin > 0 && is_opening_quote(text_[begin - 1]) && guess.span.end < text_.size() &&
                        is_closing_quote(text_[guess.span.end]);
    if (quoted) return true;
    // “曹阳一网”工作机制: the first words of a short name in marks, unless the words after tell whose it is
    // (“李兰工作室”).
    const Quotation* around =
        begin > 0 && is_opening_quote(text_[begin - 1]) ? quotation_around(reading_, begin) : nullptr;
    if (around != nullptr && around->inner.size() <= 6 && around->inner.end > guess.span.end &&
        reading_.lexicon.begins(text_.substr(guess.span.end), lexicon::feature::kNamedAfterPerson) == 0)
      return true;
    // 联合|曹阳中学: of a school.
    if (!guess.titled && guess.span.size() == 2 &&
        reading_.lexicon.begins(text_.substr(guess.span.end, 2), lexicon::feature::kBearsShortName) > 0)
      return true;
    const lexicon::Match match = reading_.lexicon.exact(reading_.document.at(guess.span));
    const std::uint64_t other =
        bit(Category::kStop) |
        (guess.titled ? 0 : bit(Category::kDivision) | bit(Category::kDivisionShort) | bit(Category::kArea));
    return match.length != 0 && (match.categories & other) != 0;
  }

  float score(const PersonGuess& guess, std::uint32_t last_end) const {
    float score = guess.score();
    const auto count = count_.find(reading_.document.at(guess.span));
    if (count != count_.end() && count->second > 1) score += kRepeated;
    const bool after_person =
        last_end != 0 && last_end + 1 == guess.span.begin &&
        (text_[last_end] == U'、' || text_[last_end] == U'和' || text_[last_end] == U'与' || text_[last_end] == U' ');
    if (after_person) return score + kInList;
    return leads_list(guess.span.end) ? score + kLeadsList : score;
  }

  /// 甲、乙等同志: what the next of the list says of it.
  bool leads_list(std::uint32_t end) const {
    if (end >= text_.size() || text_[end] != U'、') return false;
    const auto next = best_at_.find(end + 1);
    return next != best_at_.end() && next->second >= kEnough;
  }

  /// Of guesses that share code points the best; guesses come in order of their begin.
  void choose() {
    std::uint32_t last_end = 0;
    for (std::size_t i = 0; i < guesses_.size();) {
      const PersonGuess* best = nullptr;
      float most = 0;
      const std::uint32_t begin = guesses_[i].span.begin;
      for (; i < guesses_.size() && guesses_[i].span.begin <= begin; ++i) {
        const float score_here = score(guesses_[i], last_end);
        if (best != nullptr && score_here <= most) continue;
        best = &guesses_[i];
        most = score_here;
      }
      const bool framed = best->titled && best->right >= 0.6F && is_made_of_characters(best->span) &&
                          (best->span.size() > 2 || (judge_.office_ends(begin) && !is_word(best->span)));
      const float least = !framed ? 1.4F : best->span.size() == 2 ? 0.7F : 0.5F;
      const float needed = framed ? kEnoughFramed : best->titled ? kEnoughTitled : kEnough;
      if (most < needed || best->form < least || is_taken(best->span)) continue;
      take(best->span, Naming::kFull, best->titled ? "name-after-title" : "name-in-context");
      last_end = best->span.end;
      known_.insert(text_.substr(best->span.begin, best->span.size()));
    }
  }

  bool is_word(Span span) const { return reading_.lexicon.exact(reading_.document.at(span)).is(Category::kWord); }

  /// No word of the language stands in it.
  bool is_made_of_characters(Span span) const {
    for (std::uint32_t at = span.begin; at < span.end; ++at) {
      const Token* token = token_over(reading_, at);
      if (token == nullptr || token->span.size() != 1) return false;
    }
    return true;
  }

  /// Names found, wherever they stand again.
  void repeat() {
    for (const PersonGuess& guess : guesses_)
      if (known_.contains(reading_.document.at(guess.span)) && !is_taken(guess.span))
        take(guess.span, Naming::kFull, "name-again");
    std::bitset<8192> first;  // false of most characters with which no name begins
    for (const std::u32string_view name : known_) first.set(name[0] % first.size());
    for (std::uint32_t at = 0; at + 2 <= text_.size(); ++at) {
      if (!first.test(text_[at] % first.size()) || reading_.token_at[at] == kNone) continue;
      for (const std::uint32_t size : {7U, 6U, 5U, 4U, 3U, 2U}) {
        if (at + size > text_.size() || !known_.contains(text_.substr(at, size)) || is_taken({at, at + size})) continue;
        if (size == 2 && !names_.token_begins(at)) continue;
        take({at, at + size}, Naming::kFull, "name-again");
        break;
      }
    }
  }

  /// 阿依古丽·买买提 after an office or before a verb of speech.
  void read_dotted() {
    for (std::uint32_t dot = 2; dot + 2 < text_.size(); ++dot) {
      if (text_[dot] != U'·') continue;
      std::uint32_t begin = dot, end = dot + 1;
      while (begin > 0 && is_han(text_[begin - 1]) && dot - begin < 6 && !judge_.title_ends(begin)) --begin;
      while (end < text_.size() && end - dot <= 6 && is_transcription_sound(reading_.lexicon, text_[end])) ++end;
      const bool transcribed = end >= dot + 3;
      if (!transcribed)
        while (end < text_.size() && is_han(text_[end]) && end - dot <= 6 && !verb_begins(end)) ++end;
      if (!judge_.title_ends(begin)) {
        // Without an office before it, as far as its characters transcribe.
        begin = dot;
        while (begin > 0 && dot - begin < 6 && is_transcription_sound(reading_.lexicon, text_[begin - 1])) --begin;
        if (const std::uint32_t whole = after_word(dot); whole < begin) begin = whole;
        if (!transcribed) continue;  // 云海城·繁星里: no name from another language
      }
      // 队长艾克拜尔·艾山|开着: a verb before its aspect is none of the name.
      if (end > dot + 3 && end < text_.size() && is(reading_, text_[end], lexicon::feature::kAspect)) --end;
      const bool fits = begin + 2 <= dot && end >= dot + 3 && quotation_around(reading_, dot) == nullptr;
      if (fits && !is_taken({begin, end})) take({begin, end}, Naming::kFull, "name-with-dot");
    }
  }

  /// 召集人|茹仙古丽·…: where characters that are no words begin, right behind a word or a mark.
  std::uint32_t after_word(std::uint32_t dot) const {
    constexpr std::uint32_t kLongest = 7;
    std::uint32_t begin = dot;
    while (begin > 0 && dot - begin < kLongest && is_han(text_[begin - 1])) {
      const Token* token = token_over(reading_, begin - 1);
      if (token == nullptr) break;
      const bool word =
          token->span.size() >= 2 && (has_any(*token, bit(Category::kOffice) | bit(Category::kPersonNoun)) ||
                                      reading_.lexicon.exact(reading_.document.at(token->span)).is(Category::kWord));
      if (word) return dot - begin >= 2 ? begin : dot;
      begin = token->span.begin;
    }
    const bool opens = begin == 0 || !is_han(text_[begin - 1]);
    return opens && dot - begin >= 2 && dot - begin <= kLongest ? begin : dot;
  }

  /// 社区党委书记|乌兰|介绍: two that are no word of the language but the name of a town, between an office and a verb
  /// of speech.
  void read_named_as_town() {
    for (std::uint32_t i = 0; i + 1 < reading_.tokens.size(); ++i) {
      const Token& token = reading_.tokens[i];
      const std::uint32_t at = token.span.begin;
      if (token.span.size() != 2 || !has(token, Category::kDivisionShort) || has(token, Category::kWord) ||
          is_taken(token.span))
        continue;
      if (is_transcription_sound(reading_.lexicon, text_[at]) &&
          is_transcription_sound(reading_.lexicon, text_[at + 1]) && judge_.title_ends(at) &&
          reading_.tokens[i + 1].span.begin == token.span.end && has(reading_.tokens[i + 1], Category::kSpeechVerb))
        take(token.span, Naming::kFull, "transcribed-name");
    }
  }

  /// 旗委书记|额尔德尼, 苏木达|特木尔: three or more characters that transcribe, right after an office.
  void read_transcribed() {
    constexpr std::uint32_t kLongest = 8;
    const auto sounds = [this](std::uint32_t at) { return is_transcription_sound(reading_.lexicon, text_[at]); };
    // Looked at from the last of three: what is no sound lets the three that hold it be passed over.
    for (std::uint32_t at = 1; at + 3 <= text_.size(); ++at) {
      if (!sounds(at + 2)) {
        at += 2;
        continue;
      }
      if (!sounds(at) || !sounds(at + 1)) continue;
      if (!judge_.title_ends(at) || is_taken({at, at + 3})) continue;
      // 志愿者|提前|布置: words of the language.
      const Token* word = token_over(reading_, at);
      if (word != nullptr && word->span.begin == at && word->span.size() >= 2 &&
          (word->word == lexicon::WordClass::kAdverb || word->word == lexicon::WordClass::kVerb ||
           word->word == lexicon::WordClass::kTime))
        continue;
      std::uint32_t end = at + 3;
      while (end < text_.size() && end - at < kLongest && sounds(end)) ++end;
      // 乌力吉|代表: a word that begins with such a sound is none of the name.
      const Token* last = token_over(reading_, end - 1);
      if (last != nullptr && last->span.begin + 1 == end && last->span.end > end && end > at + 3) --end;
      take({at, end}, Naming::kFull, "transcribed-name");
      known_.insert(text_.substr(at, end - at));
    }
  }

  bool verb_begins(std::uint32_t position) const {
    const Token* token = token_over(reading_, position);
    return token != nullptr && token->span.begin == position &&
           names_.part(reading_.token_at[position]) == TokenRole::kBreak;
  }

  Reading& reading_;
  std::u32string_view text_;
  PersonJudge judge_;
  NameReader names_;
  MentionPlaces organs_;
  MentionPlaces areas_;
  MentionPlaces people_;  ///< who is certain
  std::vector<bool> taken_;
  std::vector<PersonGuess> guesses_;
  std::unordered_map<std::u32string_view, int> count_;
  std::unordered_map<std::uint32_t, float> best_at_;  ///< the best guess that begins there, by itself
  std::unordered_set<std::u32string_view> known_;
  std::vector<Mention> found_;
};

}  // namespace

void run_people(Reading& reading, Diagnostics&) { PeopleReader(reading).run(); }

}  // namespace govgraph::extract
