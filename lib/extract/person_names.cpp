// SPDX-License-Identifier: Apache-2.0
#include "extract/person_names.hpp"

#include <algorithm>

#include "extract/heads.hpp"
#include "extract/phrase.hpp"
#include "lexicon/features.hpp"

namespace govgraph::extract {
namespace {

using lexicon::Category;
using lexicon::WordClass;

/// Of the frequency of a surname among ten thousand times ten thousand people.
float surname_weight(std::uint32_t frequency) {
  if (frequency >= 1000) return 3;
  if (frequency >= 200) return 2.5F;
  if (frequency >= 40) return 2;
  return frequency >= 8 ? 1.0F : 0.0F;
}

constexpr float kFillsCell = 3;    ///< for standing alone in the first cell of a line
constexpr float kEndsCell = 0.7F;  ///< for what ends there

bool is_verb(const Token& token) { return token.word == WordClass::kVerb || token.word == WordClass::kVerbNoun; }

}  // namespace

PersonJudge::Surname PersonJudge::surname_with(const lexicon::NameChar& first, std::uint32_t position) const {
  if (first.begins_compound && position + 2 <= text_.size()) {
    const lexicon::Match match = reading_.lexicon.exact(text_.substr(position, 2));
    if (const lexicon::Entry* entry = match.find(Category::kSurname)) return {2, 3.0F, entry->payload};
  }
  if (first.surname == 0) return {};
  const std::uint32_t frequency = first.surname - 1U;
  const float sure = is(reading_, text_[position], lexicon::feature::kOnlySurname) ? 1.0F : 0.0F;
  return {1, surname_weight(frequency) + sure, frequency};
}

float PersonJudge::given_weight(Span given) const {
  float weight = 0;
  for (std::uint32_t at = given.begin; at < given.end; ++at) {
    const std::uint8_t known = reading_.lexicon.name_char(text_[at]).given;
    if (known != 0)
      weight += known > 40 ? 1.0F : 0.7F;
    else
      weight += text_[at] < 0x4E00 || text_[at] > 0x9FFF ? 0.7F : -0.9F;  // characters so rare stand in names alone
    // 向阳, 向东: 向 before where one looks is no preposition.
    const bool looks =
        text_[at] == U'向' && at + 1 < given.end && is(reading_, text_[at + 1], lexicon::feature::kLookedTowards);
    // 张士和，; 李永和|主持; 秦怀之|分别: before a mark or a verb 和 joins nothing, and 之 says whose nothing is.
    const bool last = at + 1 == given.end && (text_[at] == U'和' || text_[at] == U'与' || text_[at] == U'之') &&
                      joins_nothing(at + 1);
    if (is(reading_, text_[at], lexicon::feature::kUnlikelyGiven) && !looks && !last) weight -= 2.5F;
    if (text_[at] == U'等' && at + 1 == given.end) weight -= 3.0F;  // 李剑等
    if (says(at) && at + 1 == given.end) weight -= 3.0F;            // 李明说，
    if (at == given.begin + 1 && begins_deed(at)) weight -= 3.0F;   // 李明|领着, 李明|任副会长
    // 李明|为|获奖家庭: a preposition before a word.
    if (text_[at] == U'为' && at + 1 == given.end && begins_long_word(at + 1)) weight -= 1.5F;
    // (由王旭|代): who stands in for another.
    if (text_[at] == U'代' && at + 1 == given.end && text_.substr(at + 1, 1) == U")") weight -= 4.0F;
  }
  return weight;
}

/// 商会会长|于向学: right after an office, and before characters that are no word, 于 says neither when nor where.
bool PersonJudge::may_be_named_yu(std::uint32_t position) const {
  if (text_[position] != U'于' || position + 1 >= text_.size() || !is_han(text_[position + 1])) return false;
  const Token* next = token_over(reading_, position + 1);
  return next != nullptr && next->span.begin == position + 1 && next->span.size() == 1 &&
         reading_.lexicon.name_char(text_[position + 1]).given != 0;
}

bool PersonJudge::office_ends(std::uint32_t position) const {
  const Token* token = position == 0 ? nullptr : token_over(reading_, position - 1);
  return token != nullptr &&
         ((token->span.end == position && has(*token, Category::kOffice)) || office_in_words(position));
}

/// After 和, 与 or 之 a mark, a verb or an adverb follows, so it joins nothing and says whose nothing is.
bool PersonJudge::joins_nothing(std::uint32_t position) const {
  if (position >= text_.size()) return true;
  if (std::u32string_view(U"，。；、\n").find(text_[position]) != std::u32string_view::npos) return true;
  const Token* next = token_over(reading_, position);
  return next != nullptr && next->span.begin == position && next->span.size() >= 2 &&
         (next->word == WordClass::kVerb || next->word == WordClass::kAdverb);
}

/// 柳汀|园|拟, 瑞丰|里|建于: without an office before it a name that ends with the noun of a place is hardly a
/// person's.
float PersonJudge::place_penalty(std::uint32_t last) const {
  return is(reading_, text_[last], lexicon::feature::kPlaceNotGiven) ? 1.5F : 0.0F;
}

/// Words of the language inside the stretch speak against it, all the more when they are all of it; towns by their
/// short names (海燕 of 龙海|燕) only where no office stands before.
float PersonJudge::word_penalty(Span span, std::uint32_t surname, bool titled) const {
  float penalty = 0;
  const Span first{span.begin, span.begin + surname};
  for (std::uint32_t index = reading_.token_at[span.begin]; index < reading_.tokens.size(); ++index) {
    const Token& token = reading_.tokens[index];
    if (token.span.begin >= span.end) break;
    if (token.span.size() < 2 || !span.contains(token.span) || token.span == first) continue;
    const bool town =
        has_any(token, bit(Category::kDivision) | bit(Category::kDivisionShort)) && !has(token, Category::kStop);
    if (titled && town && token.span.size() == 2) {
      penalty -= token.span == span ? 1.2F : 0.8F;
      continue;
    }
    // 副会长张|军民: behind an office and a surname the word is the given name.
    if (titled && has(token, Category::kStop) && token.span.begin == first.end && token.span.end == span.end) {
      penalty -= 1.5F;
      continue;
    }
    if (has_any(token, bit(Category::kDivision) | bit(Category::kStop))) return -9;
    if (has(token, Category::kOffice) && token.span.end == span.end) return -9;  // 原|会长
    if (token.span == span) return office_ends(span.begin) && is_rare_word(token) ? -1.2F : -7;
    const lexicon::Match match = reading_.lexicon.exact(reading_.document.at(token.span));
    if (match.length != 0 && match.is(Category::kWord))
      penalty -= match.word_frequency >= 300 ? 2.5F : token.span.begin == span.begin ? 2.5F : 0.8F;
    else
      penalty -= 1.0F;
  }
  return penalty;
}

/// 关平, 舒畅: of those who read the word after an office, more think of a person.
bool PersonJudge::is_rare_word(const Token& token) const {
  constexpr std::uint32_t kRare = 300;
  const lexicon::Match match = reading_.lexicon.exact(reading_.document.at(token.span));
  return match.word_frequency < kRare && !has_any(token, ~(bit(Category::kWord) | bit(Category::kSurname)));
}

/// 任命, 免去, 提名 lead to a name, which 同志, 为 or 的 follows.
bool PersonJudge::appointed(std::uint32_t position) const {
  if (position + 2 > text_.size() || reading_.lexicon.ends(text_.substr(0, position), lexicon::feature::kAppoints) == 0)
    return false;
  return reading_.lexicon.holds(text_.substr(position + 2, 4), lexicon::feature::kFollowsAppointed);
}

bool PersonJudge::title_ends(std::uint32_t position) const {
  const Token* token = position == 0 ? nullptr : token_over(reading_, position - 1);
  if (token == nullptr) return false;
  if (appointed(position)) return true;
  // 劳动模范|王建国, “最美志愿者”|王建国
  if ((token->span.end == position &&
       reading_.lexicon.ends(text_.substr(0, position), lexicon::feature::kEndsPrize) > 0) ||
      (text_[position - 1] == U'”' &&
       reading_.lexicon.ends(text_.substr(0, position - 1), lexicon::feature::kTitleHolder) > 0))
    return true;
  // 曲艺社社|长: the 长 of what stands before is an office, be it in the lexicon or not.
  if (position >= 3 && text_[position - 1] == U'长' && text_[position - 2] == text_[position - 3]) return true;
  if (token->span.end == position) {
    if (reading_.lexicon.has(reading_.document.at(token->span), lexicon::feature::kNoPeopleNoun)) return false;
    if (has_any(*token, bit(Category::kOffice) | bit(Category::kPersonNoun))) return true;
    if (token->span.size() == 1 && office_in_words(position)) return true;
    const char32_t last = text_[position - 1];
    return last == U'者' || (token->span.size() >= 2 && token->word == WordClass::kNoun &&
                             is(reading_, last, lexicon::feature::kEndsPeopleNoun));
  }
  return office_in_words(position);
}

/// 队|长江 of 队长江, 小学校|长: an office ends there, over the words that were read.
bool PersonJudge::office_in_words(std::uint32_t position) const {
  if (!is(reading_, text_[position - 1], lexicon::feature::kEndsOffice)) return false;
  for (const std::uint32_t size : {4U, 3U, 2U})
    if (position >= size && reading_.lexicon.exact(text_.substr(position - size, size)).is(Category::kOffice))
      return true;
  return false;
}

bool PersonJudge::measures(std::uint32_t position) const {
  const lexicon::Match match = reading_.lexicon.exact(text_.substr(position, 1));
  const lexicon::Entry* word = match.length == 0 ? nullptr : match.find(Category::kWord);
  return word != nullptr && static_cast<WordClass>(word->sub) == WordClass::kMeasure;
}

float PersonJudge::left_weight(std::uint32_t position, bool titled) const {
  if (titled) return 4;
  const Token* before = position == 0 ? nullptr : token_over(reading_, position - 1);
  if (before == nullptr) return 1;
  const char32_t last = text_[position - 1];
  if (before->span.end != position) return -3;
  // 31|位|居民: a measure after its number.
  if (is_digit(last) && measures(position)) return -3;
  if (!is_han(last)) return last == U'、' ? 0.6F : 1.0F;
  if (reading_.lexicon.ends(text_.substr(0, position), lexicon::feature::kYearsOf) > 0 && position >= 2 &&
      (last == U'的' || is_digit(text_[position - 2]) || is(reading_, text_[position - 2], lexicon::feature::kNumeral)))
    return 2.5F;
  if (reading_.lexicon.ends(text_.substr(0, position), lexicon::feature::kLeadsToPerson) > 0) return 1.5F;
  if (is(reading_, last, lexicon::feature::kLeadsToName)) return 0.4F;
  if (is_verb(*before)) return before->span.size() >= 2 ? 0.0F : -0.5F;
  return has(*before, Category::kBoundary) ? 0.2F : -1.5F;
}

/// A word goes on over the right edge.
float PersonJudge::cut_weight(std::uint32_t position) const {
  if (text_[position] == U'等') return 0.5F;
  if (text_[position] == U'作' && begins_speech(position + 1)) return 1.0F;  // 李建|新作|动员讲话
  if (says(position)) return 3;                                              // 李建|明说：
  constexpr std::uint64_t kSpeech = bit(Category::kSpeechVerb) | bit(Category::kParticipate) | bit(Category::kReceive);
  const bool speech = (reading_.lexicon.categories_at(text_, position, 2) & kSpeech) != 0;
  return speech ? 0.0F : -3.0F;
}

/// 李明作|动员讲话, 作了|专题报告.
bool PersonJudge::begins_speech(std::uint32_t position) const {
  if (text_.substr(position, 1) == U"了") ++position;
  return reading_.lexicon.begins(text_.substr(position, 2), lexicon::feature::kKindOfSpeech) > 0;
}

bool PersonJudge::begins_long_word(std::uint32_t position) const {
  const Token* next = token_over(reading_, position);
  return next != nullptr && next->span.begin == position && next->span.size() >= 2 && !is_verb(*next);
}

/// 说 before a mark, whatever word it ends.
bool PersonJudge::says(std::uint32_t position) const {
  return text_[position] == U'说' && (position + 1 == text_.size() || !is_han(text_[position + 1]));
}

/// A word of two characters and more that only a person does begins there, or a verb of taking office.
bool PersonJudge::begins_deed(std::uint32_t position) const {
  return reading_.lexicon.begins(text_.substr(position, 6), lexicon::feature::kSaysOfPerson) > 1 ||
         takes_office(position);
}

/// 秦思远|任首席调解员: 任 is the verb where an office follows in the clause.
bool PersonJudge::takes_office(std::uint32_t position) const {
  constexpr std::uint32_t kFar = 16;
  // 李建|现任
  if (text_[position] == U'当') {
    const Token* office = token_over(reading_, position + 1);
    return office != nullptr && office->span.begin == position + 1 && office->span.size() > 1 &&
           has(*office, Category::kOffice);
  }
  if (text_[position] != U'任' ||
      reading_.lexicon.begins(text_.substr(position - 1, 2), lexicon::feature::kSaysOfPerson) == 2)
    return false;
  for (const Token* token = token_over(reading_, position + 1);
       token != nullptr && token->span.begin < position + kFar && is_name_character(text_[token->span.begin]);
       token = token_over(reading_, token->span.end))
    if (has(*token, Category::kOffice) && (token->span.begin > position + 1 || token->span.size() > 1)) return true;
  return false;
}

float PersonJudge::right_weight(std::uint32_t position, bool certain) const {
  const Token* next = token_over(reading_, position);
  if (next == nullptr) return 0.7F;
  const char32_t first = text_[position];
  if (takes_office(position)) return 2;
  const bool aspect = is(reading_, first, lexicon::feature::kAspect) && next->span.begin == position;
  if (aspect && next->span.size() == 1 &&
      reading_.lexicon.begins(text_.substr(position), lexicon::feature::kSaysOfPerson) == 0)
    return -3;
  if (reading_.lexicon.begins(text_.substr(position, 6), lexicon::feature::kSaysOfPerson) > 0) return 3;
  // 网格员李|建在|巡查: behind an office a word may be cut before a small word.
  if (certain && next->span.begin + 1 == position && next->span.end == position + 1 &&
      is(reading_, first, lexicon::feature::kFollowsCutName))
    return 0.3F;
  if (next->span.begin != position) return cut_weight(position);
  if (first == U'作' && begins_speech(position + 1)) return 3;
  if (first == U'之' && joins_nothing(position + 1)) return -1.5F;  // 秦怀|之|分别: the end of the name
  if (!is_han(first)) return first == U'、' || first == U'，' || first == U'。' ? 0.7F : 0.3F;
  if (has(*next, Category::kSpeechVerb)) return 3;
  if (next->span.size() >= 2 && has_any(*next, bit(Category::kHonorific) | bit(Category::kOffice))) return 2;
  if (next->span.size() >= 2 && is_verb(*next)) return 1.2F;
  if (is(reading_, first, lexicon::feature::kFollowsName)) return 0.7F;
  // 张治|中|分别: no one is in the middle of a person.
  if (next->span.size() == 1 && is(reading_, first, lexicon::feature::kPostposition)) return -2;
  // 律师宗婕|驻|场, 李娅|住进: a verb of one character that names hardly end with.
  if (certain && next->span.size() == 1 && is_verb(*next) && reading_.lexicon.name_char(first).given <= 5) return 0.3F;
  // 顾同|顺|敲开: as likely the end of the name.
  if (next->span.size() == 1 && reading_.lexicon.name_char(first).given > 20) return -1.5F;
  // 民警王强|每晚, 理事长王强|当场
  if (next->span.size() >= 2 && (next->word == WordClass::kPronoun || next->word == WordClass::kLocation)) return 0.6F;
  if (has_any(*next, bit(Category::kBoundary)) || next->word == WordClass::kAdverb || next->word == WordClass::kTime ||
      next->word == WordClass::kPreposition)
    return 0.6F;
  return next->span.size() == 1 ? -1.5F : -0.8F;
}

/// 委员：|王强.
bool PersonJudge::label_ends(std::uint32_t position) const {
  return position > 1 && text_[position - 1] == U'：' && office_ends(position - 1);
}

/// ⏎王秀兰 东苑社区网格员, 成员：王秀兰 东苑社区网格员: the first cell of a line.
bool PersonJudge::fills_cell(Span span) const {
  const char32_t before = span.begin == 0 ? U'\n' : text_[span.begin - 1];
  const bool begins = before == U'\n' || label_ends(span.begin);
  return begins && span.end + 1 < text_.size() && text_[span.end] == U' ' && is_han(text_[span.end + 1]);
}

void PersonJudge::guesses_at(std::uint32_t position, std::vector<PersonGuess>& out) const {
  // A single character that the lexicon knows as a word knows as a surname too, where it is one.
  const Token* own = token_over(reading_, position);
  if (own == nullptr || (own->span.size() == 1 && !has(*own, Category::kSurname))) return;
  const Surname surname = surname_at(position);
  if (surname.length == 0) return;
  // 职工|文化品牌: a word of four begins there.
  if (own->span.begin == position && own->span.size() >= 4) return;
  // 志愿者和大学生: function words that are also surnames stand only at the start of a clause.
  const bool joint = is(reading_, text_[position], lexicon::feature::kSurnameOrJoint);
  const bool titled = is_titled(position);
  if (joint && position > 0 && is_han(text_[position - 1]) && !(titled && may_be_named_yu(position))) return;
  // 向大家通报, 和群众一起: a preposition and a word, unless someone of that name is appointed.
  const Token* rest = token_over(reading_, position + 1);
  if ((joint || (text_[position] == U'向' && !appointed(position))) && rest != nullptr &&
      rest->span.begin == position + 1 && rest->span.size() >= 2)
    return;
  const float left = left_weight(position, titled);
  const bool certain = office_ends(position) || (position > 0 && text_[position - 1] == U'、');
  if (left <= -3) return;
  if (!titled && reading_.lexicon.begins(text_.substr(position, 4), lexicon::feature::kNoPerson) > 0) return;
  for (std::uint32_t given = 1; given <= 2; ++given) {
    const Span span{position, position + surname.length + given};
    if (span.end > text_.size() || !is_han(text_[span.end - 1]) || reading_.token_at[span.end - 1] == kNone) break;
    PersonGuess guess;
    guess.span = span;
    guess.titled = titled;
    guess.form = (given == 2 ? 0.9F : 0.0F) + surname.weight + given_weight({position + surname.length, span.end}) +
                 word_penalty(span, surname.length, titled) - (titled ? 0.0F : place_penalty(span.end - 1));
    guess.left = left;
    guess.right = right_weight(span.end, certain);
    if (fills_cell(span)) {
      guess.left = std::max(guess.left, kFillsCell);
      guess.right = std::max(guess.right, kEndsCell);
    }
    out.push_back(guess);
  }
}

}  // namespace govgraph::extract
