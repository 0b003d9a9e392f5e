// SPDX-License-Identifier: Apache-2.0
#include "extract/rolls.hpp"

#include <algorithm>
#include <optional>
#include <string_view>
#include <unordered_map>

#include "base/utf8.hpp"
#include "extract/mention_list.hpp"
#include "extract/paragraphs.hpp"
#include "extract/phrase.hpp"
#include "lexicon/features.hpp"

namespace govgraph::extract {
namespace {

namespace feature = lexicon::feature;

constexpr std::uint32_t kReceivers = kOrganisations | bit(Label::kPerson) | bit(Label::kArea) | bit(Label::kPlace) |
                                     bit(Label::kProgramme) | bit(Label::kEvent) | bit(Label::kInstitution);
constexpr std::size_t kLongestHead = 24;
constexpr std::size_t kLongestItem = 90;
constexpr std::size_t kShortestStem = 3;

/// The line without its number and the count behind it; `counted` when it has a count of people, bodies or works.
std::u32string_view without_number_and_count(const lexicon::Lexicon& lexicon, std::u32string_view line, bool& counted) {
  counted = false;
  if (!line.empty() && line.back() == U')') {
    const std::size_t open = line.rfind(U'(');
    if (open == std::u32string_view::npos || open == 0) return line;
    const std::u32string_view count = line.substr(open + 1, line.size() - open - 2);
    const std::u32string_view number = count.substr(0, count.find(U'，'));  // 8名，按姓氏笔画排序
    counted =
        number.size() >= 2 &&
        (is_digit(number.front()) || lexicon.has(number.substr(0, 1), feature::kNumeral) || number.front() == U'共') &&
        lexicon.has(number.substr(number.size() - 1), feature::kMeasuresReceivers);
    if (counted) line = line.substr(0, open);
  }
  const std::size_t mark = line.find_first_of(U"、.．)");
  if (mark != std::u32string_view::npos && mark <= 3) line.remove_prefix(mark + 1);
  while (!line.empty() && line.front() == U' ') line.remove_prefix(1);
  while (!line.empty() && line.back() == U' ') line.remove_suffix(1);
  return line;
}

class RollReader {
 public:
  explicit RollReader(const Reading& reading)
      : reading_(reading), text_(reading.document.text()), paragraphs_(paragraphs_of(reading.document)) {
    for (std::uint32_t i = 0; i < reading.mentions.size(); ++i)
      if (reading.mentions[i].label == Label::kHonour) honours_.push_back(i);
  }

  std::vector<RollOfHonour> run() {
    if (honours_.empty()) return {};
    for (std::size_t i = 0; i + 1 < paragraphs_.size(); ++i) {
      RollOfHonour roll = head_at(paragraphs_[i]);
      if (roll.honour == kNone || is_in_table_of_contents(i)) continue;
      for (++i; i < paragraphs_.size() && is_item(paragraphs_[i], paragraphs_[i - 1]); ++i)
        for (const Span piece : pieces_of(paragraphs_[i].span))
          if (const std::uint32_t one = receiver_in(piece); one != kNone && one != roll.honour)
            roll.receivers.push_back(one);
      --i;
      if (!roll.receivers.empty()) found_.push_back(std::move(roll));
    }
    return std::move(found_);
  }

 private:
  std::u32string_view at(Span span) const { return reading_.document.at(span); }

  /// 附件：1.先进集体名单 / 2.先进个人名单: lists that are announced one below another.
  bool is_in_table_of_contents(std::size_t i) const {
    const std::u32string_view line = at(paragraphs_[i].span);
    return i > 0 && !line.empty() && is_digit(line.front()) && heads_other(at(paragraphs_[i - 1].span));
  }

  RollOfHonour head_at(const Paragraph& paragraph) {
    const std::u32string_view line = at(paragraph.span);
    RollOfHonour roll;
    if (line.empty()) return roll;
    const auto is_planned = [&] { return reading_.lexicon.holds(line, feature::kMeansToConfer); };
    if (line.back() == U'：') {
      roll.planned = is_planned();
      if (roll.planned || reading_.lexicon.holds(line, feature::kConfersOnList))
        roll.honour = last_honour_in(paragraph.span);
      return roll;
    }
    if (const std::uint32_t own = honour_filling(paragraph.span); own != kNone)
      roll.honour = own;
    else if (const std::uint32_t told = honour_before_list_noun(paragraph.span); told != kNone)
      roll.honour = told;
    else if (const std::u32string_view stem = stem_of(line); stem.size() >= kShortestStem)
      roll.honour = honour_ending_as(stem, paragraph);
    roll.planned = roll.honour != kNone && is_planned();
    return roll;
  }

  /// The honour that is all that the line says beside its number and its count.
  std::uint32_t honour_filling(Span line) const {
    bool counted = false;
    const std::u32string_view name = without_number_and_count(reading_.lexicon, at(line), counted);
    const auto begin = static_cast<std::uint32_t>(name.data() - text_.data());
    for (const Mention& each : mentions_beginning(reading_, begin))
      if (each.label == Label::kHonour && each.span.size() == name.size())
        return static_cast<std::uint32_t>(&each - reading_.mentions.data());
    return kNone;
  }

  /// 优秀志愿者|名单, “最美调解员”|拟表彰对象(3名).
  std::uint32_t honour_before_list_noun(Span line) const {
    bool counted = false;
    const std::u32string_view told = without_number_and_count(reading_.lexicon, at(line), counted);
    const std::size_t list = reading_.lexicon.ends(told, feature::kEndsRoll);
    if (list == 0) return kNone;
    const std::uint32_t honour = last_honour_in(line);
    if (honour == kNone) return kNone;
    const auto end =
        static_cast<std::uint32_t>(told.data() - text_.data() + static_cast<std::ptrdiff_t>(told.size() - list));
    const std::uint32_t last = reading_.mentions[honour].span.end;
    return last == end || (last + 1 == end && is_closing_quote(text_[last])) ? honour : kNone;
  }

  /// 先进集体 of 一、先进集体名单(5个); empty where the line heads no list.
  std::u32string_view stem_of(std::u32string_view line) const {
    while (!line.empty() && (line.back() == U')' || line.back() == U' ')) {
      const std::size_t open = line.back() == U')' ? line.rfind(U'(') : line.size() - 1;
      if (open == std::u32string_view::npos || open == 0) return {};
      line = line.substr(0, open);
    }
    if (const std::size_t open = line.rfind(U'“'); open != std::u32string_view::npos) {
      // 第二届|“最美调解员”|拟表彰对象
      line.remove_prefix(open + 1);
      line.remove_suffix(reading_.lexicon.ends(line, feature::kEndsRoll));
      return !line.empty() && line.back() == U'”' ? line.substr(0, line.size() - 1) : std::u32string_view{};
    }
    if (line.size() > kLongestHead || line.find_first_of(U"，。；") != std::u32string_view::npos) return {};
    const std::size_t mark = line.find_first_of(U"、.．");
    if (mark != std::u32string_view::npos && mark <= 3) line.remove_prefix(mark + 1);
    line.remove_suffix(reading_.lexicon.ends(line, feature::kEndsRoll));
    while (!line.empty() && line.front() == U' ') line.remove_prefix(1);
    return line;
  }

  /// The honour of the article nearest above that the stem is the end of, one that the body tells of before one of the
  /// title. Asked in the order of the text.
  std::uint32_t honour_ending_as(std::u32string_view stem, const Paragraph& head) {
    for (; next_ < honours_.size() && reading_.mentions[honours_[next_]].span.begin < head.span.begin; ++next_)
      note_ends(honours_[next_]);
    if (ends_of_ != head.article) return kNone;
    const auto at = by_end_.find(std::u32string(stem));
    return at == by_end_.end() ? kNone : at->second;
  }

  void note_ends(std::uint32_t mention) {
    const Mention& honour = reading_.mentions[mention];
    if (honour.article != ends_of_) by_end_.clear();
    ends_of_ = honour.article;
    std::u32string name = utf8::decode_all(honour.name);
    std::erase_if(name, [](char32_t c) { return c == U'“' || c == U'”'; });
    for (std::size_t size = kShortestStem; size <= name.size() && size <= kLongestHead; ++size) {
      const auto [at, added] = by_end_.try_emplace(name.substr(name.size() - size), mention);
      if (!added && (is_in_body(mention) || !is_in_body(at->second))) at->second = mention;
    }
  }

  bool is_in_body(std::uint32_t mention) const {
    const std::size_t sentence = reading_.document.sentence_at(reading_.mentions[mention].span.begin);
    return sentence < reading_.document.sentences.size() &&
           reading_.document.sentences[sentence].role == Sentence::Role::kBody;
  }

  std::uint32_t last_honour_in(Span span) const {
    std::uint32_t last = kNone;
    for (const std::uint32_t i : honours_)
      if (span.contains(reading_.mentions[i].span)) last = i;
    return last;
  }

  /// 红心志愿队、蓝马甲巡逻队: the members of a line that is nothing but a list; else the line.
  std::vector<Span> pieces_of(Span line) const {
    constexpr std::size_t kLongestMember = 20;
    std::vector<Span> pieces;
    for (std::uint32_t begin = line.begin, i = begin; i <= line.end; ++i) {
      if (i < line.end && text_[i] != U'、') {
        if (std::u32string_view(U"，；：|(").find(text_[i]) != std::u32string_view::npos) return {line};
        continue;
      }
      const std::uint32_t whole = i - begin > kLongestMember ? kNone : receiver_in({begin, i});
      if (whole == kNone || reading_.mentions[whole].span.size() != i - begin) return {line};
      pieces.push_back({begin, i});
      begin = i + 1;
    }
    return pieces;
  }

  /// A line below the head that ends no sentence and heads no other list.
  bool is_item(const Paragraph& paragraph, const Paragraph& above) const {
    const std::u32string_view line = at(paragraph.span);
    return paragraph.article == above.article && !line.empty() && line.size() <= kLongestItem && line.back() != U'。' &&
           line.back() != U'：' && !heads_other(line) && honour_filling(paragraph.span) == kNone;
  }

  bool heads_other(std::u32string_view line) const { return heads_roll(reading_.lexicon, line); }

  /// Whom the line names: the mention that its first cell ends with, else the longest at its beginning.
  std::uint32_t receiver_in(Span line) const {
    std::uint32_t begin = line.begin;
    const auto is_count = [&](char32_t c) { return is_digit(c) || c == U'.' || c == U'、' || c == U' ' || c == U'·'; };
    while (begin < line.end && is_count(text_[begin])) ++begin;
    if (const std::size_t colon = text_.substr(begin, 5).find(U'：'); colon != std::u32string_view::npos && colon <= 3)
      begin += static_cast<std::uint32_t>(colon) + 1;  // 追授：王建国
    std::uint32_t end = begin;
    while (end < line.end && std::u32string_view(U" (，；：|").find(text_[end]) == std::u32string_view::npos) ++end;
    const auto from = std::lower_bound(reading_.mentions.begin(), reading_.mentions.end(), begin,
                                       [](const Mention& mention, std::uint32_t p) { return mention.span.begin < p; });
    std::uint32_t ending = kNone, first = kNone;
    for (auto each = from; each != reading_.mentions.end() && each->span.begin < end; ++each) {
      if ((kReceivers & bit(each->label)) == 0 || each->span.end > end) continue;
      const auto index = static_cast<std::uint32_t>(each - reading_.mentions.begin());
      const auto longer = [&](std::uint32_t other) {
        return other == kNone || each->span.size() > reading_.mentions[other].span.size();
      };
      if (each->span.end == end && longer(ending)) ending = index;
      if (each->span.begin <= begin + 1 && longer(first)) first = index;
    }
    return ending != kNone ? ending : first;
  }

  const Reading& reading_;
  std::u32string_view text_;
  std::vector<Paragraph> paragraphs_;
  std::vector<std::uint32_t> honours_;                        ///< mentions, in text order
  std::size_t next_ = 0;                                      ///< of honours_: those before it are noted
  std::uint32_t ends_of_ = kNone;                             ///< the article of by_end_
  std::unordered_map<std::u32string, std::uint32_t> by_end_;  ///< its honours noted so far, by what they end with
  std::vector<RollOfHonour> found_;
};

/// 优秀组织奖, 先进个人: a label that says what those behind it receive.
bool is_prize(const lexicon::Lexicon& lexicon, std::u32string_view label) {
  constexpr std::size_t kLongest = 16;
  if (label.size() < 3 || label.size() > kLongest || lexicon.begins(label, feature::kTitleWord) == 0) return false;
  return lexicon.ends(label, feature::kEndsPrize) > 0 || lexicon.ends(label, feature::kTitleHolder) > 0;
}

/// 优秀志愿者 of “柳河镇2024年度优秀志愿者名单”: the honour in the title of a list.
std::optional<Span> honour_in_title(const lexicon::Lexicon& lexicon, std::u32string_view line) {
  const std::size_t list = lexicon.ends(line, feature::kEndsRoll);
  const std::u32string_view title = line.substr(0, line.size() - list);
  if (list == 0 || title.find_first_of(U"，。；：、和") != std::u32string_view::npos) return std::nullopt;
  const auto praise = lexicon.last_in(title, feature::kTitleWord);
  if (!praise || lexicon.ends(title.substr(praise->end), feature::kTitleHolder) == 0) return std::nullopt;
  return Span{static_cast<std::uint32_t>(praise->begin), static_cast<std::uint32_t>(title.size())};
}

}  // namespace

bool heads_roll(const lexicon::Lexicon& lexicon, std::u32string_view line) {
  bool counted = false;
  without_number_and_count(lexicon, line, counted);
  return counted || line.starts_with(U"附件") ||
         (line.size() <= kLongestHead && lexicon.ends(line.substr(0, line.find(U'(')), feature::kEndsRoll) > 0);
}

std::vector<Span> honour_headings(const Reading& reading) {
  constexpr std::size_t kShortest = 3, kLongest = 20;
  const std::u32string_view text = reading.document.text();
  std::vector<Span> found;
  std::uint32_t article = kNone;
  bool in_roll = false;
  for (const Paragraph& paragraph : paragraphs_of(reading.document)) {
    const std::u32string_view line = reading.document.at(paragraph.span);
    if (paragraph.article != article) {
      article = paragraph.article;
      in_roll = reading.lexicon.holds(line, feature::kTellsRoll);
      if (const auto honour = honour_in_title(reading.lexicon, line))
        found.push_back({paragraph.span.begin + honour->begin, paragraph.span.begin + honour->end});
      continue;
    }
    bool counted = false;
    const std::u32string_view label = line.substr(0, line.find(U'：'));
    if (in_roll && label.size() < line.size() && is_prize(reading.lexicon, label)) {
      found.push_back({paragraph.span.begin, paragraph.span.begin + static_cast<std::uint32_t>(label.size())});
      continue;
    }
    const std::u32string_view name = without_number_and_count(reading.lexicon, line, counted);
    if (name.size() < kShortest || name.size() > kLongest || (!counted && !(in_roll && name.size() < line.size())) ||
        name.find_first_of(U"，。；： (") != std::u32string_view::npos)
      continue;
    const bool praised = reading.lexicon.begins(name, feature::kTitleWord) > 0 ||
                         reading.lexicon.ends(name, feature::kEndsPrize) > 0 ||
                         (counted && is_opening_quote(name.front())) ||
                         (in_roll && reading.lexicon.ends(name, feature::kTitleHolder) > 0 &&
                          reading.lexicon.holds(name, feature::kTitleWord));
    if (!praised || reading.lexicon.ends(name, feature::kEndsRoll) > 0) continue;
    const auto begin = static_cast<std::uint32_t>(name.data() - text.data());
    found.push_back({begin, begin + static_cast<std::uint32_t>(name.size())});
  }
  return found;
}

std::vector<RollOfHonour> rolls_of_honour(const Reading& reading) { return RollReader(reading).run(); }

}  // namespace govgraph::extract
