// SPDX-License-Identifier: Apache-2.0
// Finds organs that only the office of a person makes plain: 柳河曲艺社社长王立 -> SocialOrg 柳河曲艺社, 村妇联主席李红
// -> SocialOrg 村妇联, 半亩茶馆老板赵平 -> Enterprise 半亩茶馆. Declines kinds (企业负责人, 志愿服务队队长), counts and
// what a verb stands in.
#include <algorithm>
#include <optional>

#include "extract/earlier_names.hpp"
#include "extract/mention_list.hpp"
#include "extract/names.hpp"
#include "extract/office_names.hpp"
#include "extract/organ_words.hpp"
#include "extract/organs.hpp"
#include "extract/passes/composing.hpp"
#include "extract/phrase.hpp"
#include "extract/tables.hpp"
#include "lexicon/features.hpp"

namespace govgraph::extract {
namespace {

using lexicon::Category;
namespace feature = lexicon::feature;

constexpr std::uint32_t kLongestOrgan = 16;
constexpr std::uint32_t kAnchors = bit(Label::kArea) | bit(Label::kPartyOrg) | bit(Label::kGovBody) |
                                   bit(Label::kSocialOrg) | bit(Label::kInstitution) | bit(Label::kEnterprise);

/// 龙狮团|团长, 调解队|队长: what a 长 leads ends with the same noun.
std::optional<Label> label_of_led(const lexicon::Lexicon& lexicon, std::u32string_view organ,
                                  std::u32string_view office) {
  if (office.size() < 2 || office.back() != U'长' || organ.empty() || organ.back() != office[office.size() - 2])
    return std::nullopt;
  const std::u32string_view noun = organ.substr(organ.size() - 1);
  if (lexicon.has(noun, feature::kLedSociety)) return Label::kSocialOrg;
  if (lexicon.has(noun, feature::kLedInstitution)) return Label::kInstitution;
  if (lexicon.has(noun, feature::kLedStateOrgan)) return Label::kGovBody;
  if (lexicon.has(noun, feature::kLedFirm)) return Label::kEnterprise;
  return std::nullopt;
}

class TitledOrganReader {
 public:
  explicit TitledOrganReader(const Reading& reading)
      : reading_(reading),
        text_(reading.document.text()),
        offices_(reading),
        names_(reading, kAnchors),
        runs_(reading.mentions),
        earlier_(reading, kOrganisations, EarlierNames::Form::kPrinted) {}

  std::vector<Mention> read() {
    for (const Mention& mention : reading_.mentions)
      if (mention.label == Label::kPerson) {
        read_before(mention.span.begin);
        if (const std::uint32_t by = offices_.before_by(mention.span); by != kNone) read_before(by);
      }
    for (const Table& table : reading_.tables)
      for (const auto& row : table.rows)
        for (const Table::Cell& cell : row)
          if (holds_offices(table.columns[cell.column].kind)) read_offices(cell.span);
    return std::move(found_);
  }

 private:
  /// 党工委书记、人大工委|主任: the offices of a cell, each with what stands before it.
  void read_offices(Span cell) {
    std::uint32_t begin = cell.begin;
    for (std::uint32_t i = cell.begin; i <= cell.end; ++i) {
      const bool ends = i == cell.end || std::u32string_view(U"、，；(").find(text_[i]) != std::u32string_view::npos;
      if (!ends) continue;
      const auto office = i > begin ? offices_.ending_at(i) : std::nullopt;
      if (office && office->span.begin >= begin && offices_.organ_ending_at(office->span.begin) == kNone)
        read_organ(*office);
      begin = i + 1;
    }
  }

  /// The offices chained before a name, each with what stands before it.
  void read_before(std::uint32_t end) {
    std::uint32_t at = offices_.before_bracket(end);
    for (int guard = 0; guard < 6; ++guard) {
      const auto office = offices_.ending_at(at);
      if (!office) return;
      const std::uint32_t organ = offices_.organ_ending_at(office->span.begin);
      // 某某银行临港|支行行长: after an area the office may hold the organ's noun.
      const bool area = organ != kNone && reading_.mentions[organ].label == Label::kArea &&
                        organ_end(office->span) != office->span.begin;
      if (organ != kNone && !area) {
        at = reading_.mentions[organ].span.begin;
      } else {
        const auto made = read_organ(*office);
        at = made ? made->begin : office->span.begin;
      }
      if (at == 0 || (text_[at - 1] != U'、' && text_[at - 1] != U'兼')) return;
      --at;
    }
  }

  std::optional<Span> read_organ(const OfficeName& office) {
    const std::uint32_t end = organ_end(office.span);
    const Span words = phrase_before(end);
    if (words.size() < 2) return std::nullopt;
    const std::uint32_t before = named_before(words);
    const std::optional<Label> bare = bare_label(words);
    const auto label = before != kNone ? std::optional(reading_.mentions[before].label)
                       : bare          ? bare
                                       : label_of(words, reading_.document.at({end, office.span.end}));
    if (!label) return std::nullopt;
    Mention mention = mention_of(reading_, words, *label, "organ-of-office");
    const std::uint32_t area = names_.anchor_at(own_begin_);
    if (area != kNone && own_begin_ > words.begin)
      mention.within = area;
    else if (before != kNone || begins_with_level(words) || is_whole_organ(words))
      mention.naming = Naming::kBare;
    mention.confidence = 0.8F;
    found_.push_back(std::move(mention));
    return words;
  }

  /// 协会会长 where the article has named one: the last organisation whose name ends so.
  std::uint32_t named_before(Span words) const {
    const auto end = std::lower_bound(reading_.mentions.begin(), reading_.mentions.end(), words.begin,
                                      [](const Mention& mention, std::uint32_t p) { return mention.span.begin < p; });
    const std::u32string_view form = reading_.document.at(words);
    const auto article = reading_.document.sentences[reading_.document.sentence_at(words.begin)].article;
    const auto before = static_cast<std::uint32_t>(end - reading_.mentions.begin());
    return earlier_.last(runs_.begin(before, article), before, form, EarlierNames::Which::kLonger,
                         [&](std::uint32_t i) {
                           const Span name = reading_.mentions[i].span;
                           return name.size() > words.size() && reading_.document.at(name).ends_with(form);
                         });
  }

  /// 党工委|副书记, 人大工委|主任: an organ of the level by its noun alone.
  std::optional<Label> bare_label(Span words) const {
    const lexicon::Match match = reading_.lexicon.exact(reading_.document.at(words));
    const lexicon::Entry* entry = match.length == 0 ? nullptr : match.find(Category::kBareOrgan);
    if (entry == nullptr || (match.categories & kOrganHeads) == 0) return std::nullopt;
    return static_cast<Label>(entry->sub);
  }

  /// 妇联|主席 is one office of the lexicon: the organ in it belongs to the organ.
  std::uint32_t organ_end(Span office) const {
    for (std::uint32_t at = office.end - 1; at > office.begin + 1; --at) {
      const lexicon::Match organ = reading_.lexicon.exact(reading_.document.at({office.begin, at}));
      const lexicon::Match rest = reading_.lexicon.exact(reading_.document.at({at, office.end}));
      const bool noun = (organ.categories & kOrganHeads) != 0 || organ.is(Category::kEnterpriseNoun);
      if (noun && rest.is(Category::kOffice)) return at;
    }
    return office.begin;
  }

  /// Leftwards to a mark, a break, or the area or organ that it stands in.
  Span phrase_before(std::uint32_t end) {
    const std::uint32_t floor = sentence_span(reading_, end - 1).begin;
    std::uint32_t begin = end;
    while (begin > floor && end - begin < kLongestOrgan) {
      if (begin < end && text_[begin - 1] == U'原') break;
      const std::uint32_t anchor = names_.anchor_at(begin);
      if (anchor != kNone && begin < end) {
        own_begin_ = begin;
        return {reading_.mentions[anchor].span.begin, end};
      }
      if (is_closing_quote(text_[begin - 1])) {
        const Quotation* quotation = quotation_ending(reading_, begin);
        if (quotation == nullptr || quotation->outer.size() > 12) break;
        begin = quotation->outer.begin;
        continue;
      }
      const std::uint32_t index = reading_.token_at[begin - 1];
      if (index == kNone) break;
      const Token& token = reading_.tokens[index];
      // The office may begin inside a word: 队|长.
      const bool inside = names_.part(index) == TokenRole::kBreak &&
                          !reading_.lexicon.has(reading_.document.at(token.span), lexicon::feature::kVerbInsideNames) &&
                          !has_any(token, kOrganHeads) && !is_level(reading_.document.at(token.span));
      if (inside && token.span.end <= begin) break;
      begin = std::max(token.span.begin, floor);
    }
    own_begin_ = begin;
    return {begin, end};
  }

  bool is_level(std::u32string_view words) const { return reading_.lexicon.has(words, feature::kLevelNoun); }

  bool begins_with_level(Span words) const {
    for (const std::uint32_t size : {2U, 1U})
      if (words.size() > size + 1 && is_level(text_.substr(words.begin, size)))
        return names_.token_begins(words.begin + size) || size == 2;
    return false;
  }

  /// The noun that the phrase ends with says what it is, else the office does.
  std::optional<Label> label_of(Span words, std::u32string_view office) const {
    const std::u32string_view form = reading_.document.at(words);
    const bool placed = own_begin_ > words.begin || begins_with_level(words);
    for (std::uint32_t at = words.begin; at + 1 < words.end; ++at) {
      const lexicon::Match match = reading_.lexicon.exact(reading_.document.at({at, words.end}));
      if (match.length == 0) continue;
      const bool organ = (match.categories & kOrganHeads) != 0;
      const bool firm = match.is(Category::kEnterpriseNoun) || match.is(Category::kCompanyForm);
      if (!organ && !firm) continue;
      // 村务监督委员会|主任: a noun long enough to say which organ of the place is meant.
      const bool whole = at == words.begin && form.size() >= 5 && organ && !makes_a_kind(reading_.lexicon, form) &&
                         reading_.lexicon.ends(form, feature::kLedTeam) == 0;
      if (!whole && !named({words.begin, at}, placed)) return std::nullopt;
      return organ ? label_of_organ({{at, words.end}, match.categories, match.entries}) : Label::kEnterprise;
    }
    const auto led = label_of_led(reading_.lexicon, form, office);
    if (led && named({words.begin, words.end - 1}, placed) && (placed || form.size() >= 4)) return led;
    if (reading_.lexicon.ends(office, feature::kOfficeOfBusiness) > 0 && made_up(words)) return Label::kEnterprise;
    return std::nullopt;
  }

  bool is_whole_organ(Span words) const {
    return (reading_.lexicon.exact(reading_.document.at(words)).categories & kOrganHeads) != 0;
  }

  /// Words of its own, or a place, before the noun.
  bool named(Span own, bool placed) const {
    const std::u32string_view form = reading_.document.at(own);
    if (placed) return !form.empty();
    return form.size() >= 2 && !makes_a_kind(reading_.lexicon, form) && !is_describing(reading_.lexicon, form) &&
           !is_numeral(form[0]);
  }

  /// Two code points or more that are no words of the language: 天山|味|道.
  bool made_up(Span words) const {
    const std::u32string_view form = reading_.document.at(words);
    if (form.size() < 3 || form.size() > 10 || is_describing(reading_.lexicon, form)) return false;
    const lexicon::Match whole = reading_.lexicon.exact(form);
    if (whole.is(Category::kWord) || whole.is(Category::kPersonNoun)) return false;
    std::uint32_t chars = 0;
    for (std::uint32_t at = words.begin; at < words.end;) {
      const std::uint32_t index = reading_.token_at[at];
      if (index == kNone) return false;
      if (names_.part(index) == TokenRole::kChar) chars += reading_.tokens[index].span.size();
      at = std::max(at + 1, reading_.tokens[index].span.end);
    }
    return chars >= 2;
  }

  const Reading& reading_;
  std::u32string_view text_;
  OfficeNames offices_;
  NameReader names_;
  ArticleRuns runs_;
  EarlierNames earlier_;
  std::uint32_t own_begin_ = 0;  ///< where the own words of the phrase read last begin, after its area
  std::vector<Mention> found_;
};

}  // namespace

void run_titled_organs(Reading& reading, Diagnostics&) { add_mentions(reading, TitledOrganReader(reading).read()); }

}  // namespace govgraph::extract
