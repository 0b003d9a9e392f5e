// SPDX-License-Identifier: Apache-2.0
// Finds areas: divisions of the state (安平市柳河镇), towns that the gazetteer lacks, and areas below towns by their
// noun (东苑居民区, 安平家园三期, 九号地块片区), each with its level and the area it stands within. Declines what the
// noun alone or a describing word makes: 该社区, 老旧小区, 产业园区.
// Past 500 lines: one reader, whose rules share what was read before them.
#include <algorithm>
#include <span>
#include <unordered_map>
#include <unordered_set>

#include "extract/divisions.hpp"
#include "extract/listed_areas.hpp"
#include "extract/names.hpp"
#include "extract/passes/reading_passes.hpp"
#include "extract/phrase.hpp"
#include "lexicon/features.hpp"

namespace govgraph::extract {
namespace {

using lexicon::Category;

constexpr std::uint32_t kLongestOwn = 8;    ///< own words of a community
constexpr std::uint32_t kLongestZone = 14;  ///< own words of a zone

/// Words of the language that communities have long been called by.
bool is_settled_name(const lexicon::Lexicon& lexicon, std::u32string_view words) {
  return lexicon.has(words, lexicon::feature::kSettledName);
}

/// The same, and words that describe communities as often as they name them.
bool is_proud(const lexicon::Lexicon& lexicon, std::u32string_view words) {
  return is_settled_name(lexicon, words) || lexicon.has(words, lexicon::feature::kProudName);
}

AreaLevel level_in(const Head& noun) { return static_cast<AreaLevel>(noun.sub(Category::kAreaNoun)); }

class AreaReader {
 public:
  AreaReader(Reading& reading, std::span<const Head> nouns)
      : reading_(reading), text_(reading.document.text()), names_(reading, bit(Label::kArea)), nouns_(nouns) {}

  /// Counties, then towns, that the gazetteer lacks: what is read next may stand right after them.
  void run_counties() {
    count([this](std::u32string_view noun) { return reading_.lexicon.has(noun, lexicon::feature::kCountyNoun); });
    for (const Head& noun : nouns_)
      if (reading_.lexicon.has(text(noun.span), lexicon::feature::kCountyNoun) &&
          !inside_mention(reading_, noun.span, bit(Label::kArea)))
        read_county(noun);
    read_signed();
    finish();
  }

  void run_towns() {
    count([this](std::u32string_view noun) { return reading_.lexicon.has(noun, lexicon::feature::kTownNoun); });
    for (const Head& noun : nouns_) {
      const std::u32string_view form = text(noun.span);
      if (reading_.lexicon.has(form, lexicon::feature::kPastoralNoun) && read_long_town(noun)) continue;
      if (reading_.lexicon.has(form, lexicon::feature::kTownNoun) &&
          !inside_mention(reading_, noun.span, bit(Label::kArea)))
        read_town(noun);
    }
    finish();
  }

  void run_below() {
    for (const Head& noun : nouns_)
      if (!reading_.lexicon.has(text(noun.span), lexicon::feature::kTownNoun) &&
          !inside_mention(reading_, noun.span, bit(Label::kArea)))
        read(noun);
    add_phases();
    add_again();
    drop_nested();
    read_acting();
    add_mentions(reading_, std::move(found_));
  }

 private:
  /// ，街道建立…机制: the kind of area alone, at the head of a clause and before a verb, is the one that the article is
  /// about.
  void read_acting() {
    for (std::uint32_t i = 0; i + 1 < reading_.tokens.size(); ++i) {
      const Token& token = reading_.tokens[i];
      const bool opens =
          token.span.begin == 0 ||
          std::u32string_view(U"，。；：！？\n \u2028").find(text_[token.span.begin - 1]) != std::u32string_view::npos;
      if (!opens || !reading_.lexicon.has(text(token.span), lexicon::feature::kAreaPointer)) continue;
      const Token& next = reading_.tokens[i + 1];
      const bool acts = next.span.begin == token.span.end &&
                        (next.word == lexicon::WordClass::kVerb || next.word == lexicon::WordClass::kAdverb ||
                         has_any(next, bit(Category::kOrganize) | bit(Category::kCooperate) | bit(Category::kOperate) |
                                           bit(Category::kPlanned) | bit(Category::kInvest) | bit(Category::kIssue)) ||
                         text(next.span) == U"与");
      if (!acts || inside_mention(reading_, token.span, bit(Label::kArea))) continue;
      Mention mention = mention_of(reading_, token.span, Label::kArea, "acting-area");
      mention.naming = Naming::kBare;
      found_.push_back(std::move(mention));
    }
  }

  /// 支持|赛罕诺尔镇: where the words before took its first characters, the form that was read elsewhere in the text.
  void extend_to_known() {
    constexpr std::uint32_t kMost = 3;
    for (const Mention& mention : found_) known_.insert(text(mention.span));
    for (Mention& mention : found_)
      for (std::uint32_t more = 1; more <= kMost && more <= mention.span.begin; ++more) {
        const Span longer{mention.span.begin - more, mention.span.end};
        if (!known_.contains(text(longer))) continue;
        mention.span = longer;
        mention.name = name_of(reading_, longer);
      }
  }

  void finish() {
    extend_to_known();
    drop_nested();
    add_mentions(reading_, std::move(found_));
  }

  /// A town that the gazetteer lacks is believed when it stands in the text twice or after its parent.
  template <class Wanted>
  void count(Wanted wanted) {
    for (const Head& noun : nouns_)
      if (wanted(text(noun.span))) ++towns_[std::u32string(text({town_begin(noun), noun.span.end}))];
  }

  std::uint32_t town_begin(const Head& noun) const { return names_.walk(noun.span.begin, longest_town(noun)).begin; }

  /// Mongol names of towns are longer.
  std::uint32_t longest_town(const Head& noun) const { return text(noun.span) == U"苏木" ? 6 : 3; }
  std::u32string_view text(Span span) const { return reading_.document.at(span); }

  void read(const Head& noun) {
    const std::u32string_view form = text(noun.span);
    if (reading_.lexicon.has(form, lexicon::feature::kLooseAreaNoun) && !loose_fits(noun)) return;
    const AreaLevel level = level_in(noun);
    if (in_slogan(noun)) return;
    Walk own =
        names_.walk(noun.span.begin, level == AreaLevel::kZone ? kLongestZone : kLongestOwn, level == AreaLevel::kZone);
    extend_over_estate(noun, own);
    if (names_kind_of_estate(noun, own)) return;
    if (level != AreaLevel::kZone) reach_parent(noun, own);
    take_short_name(own);
    take_joint(noun, own);
    take_proud_verb(noun, own);
    if (own.empty()) return;
    take_place_of_zone(own, level);
    if (!is_name(noun, own, level)) return refused_.push_back({{own.begin, noun.span.end}, level, own.anchor});
    accepted_.insert(text({own.begin, noun.span.end}));
    add({own.begin, noun.span.end}, level, own.anchor, level == AreaLevel::kZone ? "zone" : "area-by-noun");
  }

  /// 小区 names of the list's loose nouns: only right after an area, with a name of their own.
  bool loose_fits(const Head& noun) const {
    const Walk own = names_.walk(noun.span.begin, 4);
    // 通州湾示范区: a zone by a town's name and a word of its own.
    if (reading_.lexicon.has(text(noun.span), lexicon::feature::kPilotZone))
      return own.anchor != kNone && own.chars >= 1 && own.words == 0;
    return own.anchor != kNone && own.chars >= 2 && own.words == 0 && noun.span.size() == 1 &&
           noun.span.end < text_.size() && !is_han(text_[noun.span.end]);
  }

  /// 安平家园|第二社区: an estate read just before belongs to the name.
  void extend_over_estate(const Head& noun, Walk& own) const {
    if (found_.empty() || found_.back().span.end != own.begin) return;
    const Mention& before = found_.back();
    const bool numbered = own.begin < noun.span.begin && (text_[own.begin] == U'第' || is_numeral(text_[own.begin]));
    if (!numbered && !own.empty()) return;
    own.begin = before.span.begin;
    own.anchor = before.within;
    own.chars += 1;
  }

  /// “骏马奔腾闹元宵，情满社区共团圆”, “童享家园”等特色项目: words in marks, which name no area.
  bool in_slogan(const Head& noun) const {
    const Quotation* around = quotation_around(reading_, noun.span.begin);
    if (around == nullptr || !is_opening_quote(around->open)) return false;
    const std::u32string_view inner = text(around->inner);
    const std::u32string_view after = text_.substr(around->outer.end, 10);
    // “万企兴万村”: so many firms, so many villages.
    if (around->inner.end == noun.span.end && inner.size() <= 7 &&
        is(reading_, inner[0], lexicon::feature::kBeginsSlogan))
      return true;
    const bool work = around->inner.end == noun.span.end &&
                      reading_.lexicon.has(text(noun.span), lexicon::feature::kGardenEstate) &&
                      reading_.lexicon.holds(after, lexicon::feature::kCalledAfterMarks);
    return work || (inner.size() <= 20 && inner.find_first_of(U"，,") != std::u32string_view::npos &&
                    inner.find_first_of(U"。！？") == std::u32string_view::npos);
  }

  /// 结合|东苑小区|精品|小区|改造: an estate, then a kind of estate.
  bool names_kind_of_estate(const Head& noun, const Walk& own) const {
    if (found_.empty() || found_.back().span.begin < own.begin || found_.back().span.end >= noun.span.begin)
      return false;
    return is_describing(reading_.lexicon, text({found_.back().span.end, noun.span.begin}));
  }

  /// 石桥|村, 东岸|社区: a word for a spot of land, water or houses.
  bool is_named_after_land(const Head& noun, const Walk& own) const {
    if (!takes_settled_name(noun) || own.words != 1 || own.chars != 0 || noun.span.begin - own.begin != 2) return false;
    const lexicon::WordClass word = reading_.tokens[own.first_word].word;
    return word != lexicon::WordClass::kVerb && word != lexicon::WordClass::kVerbNoun &&
           is(reading_, text_[noun.span.begin - 1], lexicon::feature::kVillageNameEnd) &&
           !reading_.lexicon.has(text({own.begin, noun.span.begin}), lexicon::feature::kNamesNoVillage);
  }

  /// 东风社区, 东风村.
  bool takes_settled_name(const Head& noun) const { return text(noun.span) == U"社区" || text(noun.span) == U"村"; }

  /// 到|跃进|社区: a settled name that the language has as a verb.
  void take_proud_verb(const Head& noun, Walk& own) const {
    if (!own.empty() || !takes_settled_name(noun) || noun.span.begin < 2) return;
    const Token* word = token_over(reading_, noun.span.begin - 1);
    if (word == nullptr || word->span.end != noun.span.begin || !is_settled_name(reading_.lexicon, text(word->span)))
      return;
    own.begin = word->span.begin;
    own.words = 1;
    own.first_word = reading_.token_at[own.begin];
    own.anchor = names_.anchor_at(own.begin);
  }

  /// 活动在|盛和|小区|举行: 和 right before the noun, after one character that a preposition or a mark leads to.
  void take_joint(const Head& noun, Walk& own) const {
    const std::uint32_t joint = noun.span.begin - 1;
    if (!own.empty() || noun.span.begin < 3 || text_[joint] != U'和' || !names_.token_begins(joint) ||
        own.anchor != kNone)
      return;
    const Token* first = token_over(reading_, joint - 1);
    if (first == nullptr || first->span.size() != 1 || !is_han(text_[joint - 1]) ||
        is(reading_, text_[joint - 1], lexicon::feature::kNoFirstOfTwo))
      return;
    if (names_.part(reading_.token_at[joint - 1]) != TokenRole::kChar) return;
    const bool led = names_.anchor_at(joint - 1) != kNone ||
                     is(reading_, text_[joint - 2], lexicon::feature::kLeadsToArea) ||
                     std::u32string_view(U"，。、；\n").find(text_[joint - 2]) != std::u32string_view::npos;
    if (!led) return;
    own.begin = joint - 1;
    own.chars = 2;
    own.anchor = names_.anchor_at(own.begin);
    own.first_word = reading_.token_at[own.begin];
  }

  /// 顺义区|仁和庄|镇, 柳河镇|时礼|村: right after a division a name may hold a small word, though not begin with a
  /// joint.
  void reach_parent(const Head& noun, Walk& own) const {
    constexpr std::uint32_t kLongestPlain = 3;
    if (own.anchor != kNone) return;
    const std::uint32_t floor = noun.span.begin > kLongestPlain ? noun.span.begin - kLongestPlain : 0;
    for (std::uint32_t at = own.begin; at-- > floor && is_han(text_[at]);) {
      const std::uint32_t parent = names_.anchor_at(at);
      if (parent == kNone) continue;
      if (!is_town_or_above(reading_.mentions[parent]) || is(reading_, text_[at], lexicon::feature::kBeginsNoOwnWord) ||
          is(reading_, text_[at], lexicon::feature::kBeginsCountOfAreas))
        return;
      if (text({at, noun.span.begin}).find_first_of(U"的以") != std::u32string_view::npos)
        return;  // 老上海|记忆的|街区, 成立以|镇党委书记为组长的…
      own.chars += own.begin - at;
      own.begin = at;
      own.anchor = parent;
      own.first_word = reading_.token_at[at];
      return;
    }
  }

  static bool is_town_or_above(const Mention& area) {
    return area.division != kNone || area.level == AreaLevel::kTown || area.level == AreaLevel::kSubdistrict ||
           area.level == AreaLevel::kDistrict || area.level == AreaLevel::kCity;
  }

  /// 安平|家园: the short name of a town right before the noun is the name.
  void take_short_name(Walk& own) const {
    const bool noun_first =
        !own.empty() && own.first_word != kNone && has(reading_.tokens[own.first_word], Category::kAreaNoun);
    if ((!own.empty() && !noun_first) || own.anchor == kNone) return;
    const Mention& town = reading_.mentions[own.anchor];
    if (town.naming != Naming::kShort) return;
    // 云南|临河|社区处处好风光: after its province the town is itself, and the noun is not its name's.
    const std::uint32_t above = names_.anchor_at(town.span.begin);
    const std::string* level = above == kNone ? nullptr : find_property(reading_.mentions[above].properties, "level");
    if (level != nullptr && (*level == "province" || *level == "city")) return;
    own.begin = town.span.begin;
    own.anchor = town.within;
    own.chars += town.span.size();
  }

  /// 通州|湾示范区, 苏州|工业园区: the short name of a town that a zone's name begins with is part of it.
  void take_place_of_zone(Walk& own, AreaLevel level) const {
    if (level != AreaLevel::kZone || own.anchor == kNone || reading_.mentions[own.anchor].naming != Naming::kShort)
      return;
    own.begin = reading_.mentions[own.anchor].span.begin;
    own.chars += reading_.mentions[own.anchor].span.size();
    own.anchor = reading_.mentions[own.anchor].within;
  }

  /// What would not do by itself does where the same form was a name elsewhere.
  void add_again() {
    for (const Refused& each : refused_)
      if (accepted_.contains(text(each.span))) add(each.span, each.level, each.within, "area-again");
  }

  /// 柳河镇高科技街区 is one block, 柳河镇美丽街区建设 none.
  bool is_work(std::uint32_t end) const {
    const Token* next = token_over(reading_, end);
    return next != nullptr && (next->word == lexicon::WordClass::kVerb || next->word == lexicon::WordClass::kVerbNoun);
  }

  /// 和平社区|建设: something made of communities.
  bool is_made(std::uint32_t end) const {
    return reading_.lexicon.begins(text_.substr(end, 2), lexicon::feature::kCampaignHead) > 0;
  }

  /// 软弱涣散村, 得益联村: what villages are like, or several of them.
  bool is_kind(Span span) const { return reading_.lexicon.ends(text(span), lexicon::feature::kKindOfVillage) > 0; }

  bool is_name(const Head& noun, const Walk& own, AreaLevel level) const {
    const std::u32string_view words = text({own.begin, noun.span.begin});
    if (words.size() <= 3 && !words.empty() && words.back() == U'大' && is_numeral(words[0])) return false;  // 四大街区
    if (is_kind({own.begin, noun.span.end})) return false;
    if (words.empty() || is_common(own, noun) || joins_levels(words, noun) ||
        words.find(U'+') != std::u32string_view::npos)
      return false;
    // 推行|社区积分制: what is done to communities names none.
    constexpr std::uint64_t kDoing = bit(Category::kOrganize) | bit(Category::kOperate) | bit(Category::kParticipate) |
                                     bit(Category::kIssue) | bit(Category::kCooperate);
    if ((reading_.lexicon.exact(words).categories & kDoing) != 0) return false;
    if (text(noun.span) == U"社区" && is_proud(reading_.lexicon, words) && own.anchor != kNone &&
        !is_made(noun.span.end))
      return true;
    if (takes_settled_name(noun) && is_settled_name(reading_.lexicon, words) && !is_made(noun.span.end)) return true;
    if (is_describing(reading_.lexicon, words)) {
      const bool placed = own.anchor != kNone && level != AreaLevel::kZone && level != AreaLevel::kEstate;
      const bool trade = level == AreaLevel::kZone && own.anchor != kNone &&
                         reading_.lexicon.has(words, lexicon::feature::kKindOfZone);
      return (trade || (placed && words.size() >= 3)) && !is_work(noun.span.end);
    }
    if (is_named_after_land(noun, own) && !is_made(noun.span.end)) return true;
    if (std::all_of(words.begin(), words.end(), is_numeral) && own.anchor == kNone) return false;
    const bool town_before = own.anchor != kNone;
    if (level == AreaLevel::kZone) {
      const bool latin = std::any_of(words.begin(), words.end(), [](char32_t c) { return !is_han(c); });
      return town_before || own.chars >= 2 || latin;
    }
    // 扛起|村党支部书记的担子: a verb with its complement.
    if (!town_before && words.size() == 2 && level == AreaLevel::kVillage &&
        is(reading_, words[1], lexicon::feature::kComplement))
      return false;
    if (noun.span.size() == 1)
      return words.size() >= (town_before ? 1U : 2U) && words.size() <= 4 && (own.chars >= 2 || town_before);
    // 三社区 counts them; 丰富社区活动, 服务社区居民 do something with one.
    if (words.size() == 1 && is_numeral(words[0])) return false;
    return words.size() <= 6 && (words.size() >= 2 || town_before) &&
           (town_before || own.chars >= 2 || (own.chars == 1 && words.size() >= 3) ||
            (own.words == 1 && is_noun(own.first_word)));
  }

  /// 同镇村干部, 各乡村: the noun is the second of two levels, named by none.
  bool joins_levels(std::u32string_view words, const Head& noun) const {
    return text(noun.span) == U"村" && words.size() <= 2 && (words.back() == U'镇' || words.back() == U'乡');
  }

  bool is_noun(std::uint32_t token) const {
    const lexicon::WordClass word = reading_.tokens[token].word;
    return word == lexicon::WordClass::kNoun || word == lexicon::WordClass::kProperNoun ||
           word == lexicon::WordClass::kOther;
  }

  /// 农|村, 新|村: the noun is cut from a word, which is a name only with more before it and when it is a rare one.
  static bool is_common(const Walk& own, const Head& noun) {
    if (own.common == 0) return false;
    return own.common > 300 || noun.span.begin - own.begin < 2;
  }

  /// 、宝格达乌拉|苏木: all from the last mark or area on is the name, be its parts words of the language or not.
  bool read_long_town(const Head& noun) {
    constexpr std::uint32_t kLongestTranscription = 6;
    const bool town = text(noun.span) == U"镇";
    std::uint32_t begin = noun.span.begin;
    while (begin > 0 && noun.span.begin - begin <= kLongestTranscription &&
           is_transcription_sound(reading_.lexicon, text_[begin - 1]) && names_.anchor_at(begin) == kNone)
      --begin;
    const std::uint32_t size = noun.span.begin - begin;
    if (size < 3 || size > kLongestTranscription || (town && size < 4)) return false;
    const std::u32string_view name = text({begin, noun.span.begin});
    const auto sounds = [this](char32_t c) { return is_transcription_sound(reading_.lexicon, c); };
    if (!std::all_of(name.begin(), name.end(), sounds)) return false;
    add({begin, noun.span.end}, text(noun.span) == U"旗" ? AreaLevel::kDistrict : level_in(noun),
        names_.anchor_at(begin), "transcribed-town");
    return true;
  }

  void read_town(const Head& noun) {
    const std::uint32_t longest = longest_town(noun);
    Walk own = names_.walk(noun.span.begin, longest);
    reach_parent(noun, own);
    take_small_word(noun, own);
    const std::uint32_t size = noun.span.begin - own.begin;
    if (own.common > 0) return;
    if (size < 1 || size > longest || (size == 1 && own.anchor == kNone)) return;
    const std::u32string_view words = text({own.begin, noun.span.begin});
    if (is_describing(reading_.lexicon, words) || is_numeral(words[0])) return;
    if (reading_.lexicon.exact(text({own.begin, noun.span.end})).is(Category::kWord)) return;  // 城乡
    const bool parent = own.anchor != kNone;
    if (!parent && towns_[std::u32string(text({own.begin, noun.span.end}))] < 2) return;
    add({own.begin, noun.span.end}, level_in(noun), own.anchor, "town-by-noun");
  }

  /// 云岭市|向水|街道: no town is called by one character, so that the small word after a division is the name's.
  void take_small_word(const Head& noun, Walk& own) const {
    if (noun.span.begin - own.begin != 1 || own.anchor != kNone || own.begin == 0) return;
    const std::uint32_t at = own.begin - 1;
    const std::uint32_t parent = names_.anchor_at(at);
    if (parent == kNone || !is_town_or_above(reading_.mentions[parent]) ||
        !is(reading_, text_[at], lexicon::feature::kBeginsNoOwnWord) || text_[at] == U'的')
      return;
    own.begin = at;
    own.chars += 1;
    own.anchor = parent;
  }

  /// 云岭县 twice or more, made of no words of the language: a county of which the gazetteer does not know.
  void read_county(const Head& noun) {
    const Walk own = names_.walk(noun.span.begin, 3);
    const std::uint32_t size = noun.span.begin - own.begin;
    if (own.common > 0 || own.words > 0 || size < 2 || size > 3 || !is_plain_han({own.begin, noun.span.begin})) return;
    const std::u32string_view words = text({own.begin, noun.span.begin});
    if (is_describing(reading_.lexicon, words) || is_numeral(words[0])) return;
    const bool loose = text(noun.span) == U"区" || text(noun.span) == U"市";
    const int needed = loose ? 3 : own.anchor != kNone ? 1 : 2;
    if (towns_[std::u32string(text({own.begin, noun.span.end}))] < needed) return;
    add({own.begin, noun.span.end}, text(noun.span) == U"市" ? AreaLevel::kCity : AreaLevel::kDistrict, own.anchor,
        "county-by-noun");
  }

  /// 中共|云岭县|委: whose committee signs.
  void read_signed() {
    constexpr std::u32string_view kParty = U"中共";
    for (std::size_t party = text_.find(kParty); party != std::u32string_view::npos;
         party = text_.find(kParty, party + 1)) {
      const auto begin = static_cast<std::uint32_t>(party + kParty.size());
      for (std::uint32_t level = begin + 2; level <= begin + 3 && level + 1 < text_.size(); ++level) {
        if (!is(reading_, text_[level], lexicon::feature::kCountyNoun) || text_[level + 1] != U'委' ||
            !is_plain_han({begin, level}))
          continue;
        if (!inside_mention(reading_, {level, level + 1}, bit(Label::kArea)))
          add({begin, level + 1}, text_[level] == U'市' ? AreaLevel::kCity : AreaLevel::kDistrict, kNone,
              "county-signing");
        break;
      }
    }
  }

  bool is_plain_han(Span span) const {
    const std::u32string_view form = text(span);
    return std::all_of(form.begin(), form.end(), is_han);
  }

  /// 安平家园三期, 桃花湾八区, 清溪慧谷北区: a number and 期 or 区, or a point of the compass and 区, after the estate,
  /// or after a name that only they make one.
  void add_phases() {
    by_noun_ = found_.size();
    for (std::uint32_t i = 1; i < text_.size(); ++i) {
      if (text_[i] == U'村') add_numbered_estate(i);
      if (text_[i] == U'区' && is(reading_, text_[i - 1], lexicon::feature::kPointOfCompass) &&
          !extend_estate(i - 1, i + 1))
        add_numbered(i - 1, i + 1);
      if ((text_[i] != U'期' && text_[i] != U'区') || !is_numeral(text_[i - 1])) continue;
      std::uint32_t begin = i - 1;
      while (begin > 0 && is_numeral(text_[begin - 1])) --begin;
      if (begin > 0 && text_[begin - 1] == U'第') continue;
      if (!extend_estate(begin, i + 1) && text_[i] == U'区') add_numbered(begin, i + 1);
    }
  }

  /// 控江七村, 延吉一村: a name, a Chinese numeral and 村 is an estate of a city.
  void add_numbered_estate(std::uint32_t noun) {
    if (noun < 3 || !is(reading_, text_[noun - 1], lexicon::feature::kNumeralOfEstate)) return;
    if (noun + 1 < text_.size() && is(reading_, text_[noun + 1], lexicon::feature::kGoesOnFromVillage)) return;
    const Walk own = names_.walk(noun - 1, 3);
    if (own.begin + 2 != noun - 1 || own.chars < 2 || own.common > 0 || !is_plain_han({own.begin, noun})) return;
    add({own.begin, noun + 1}, AreaLevel::kEstate, own.anchor, "numbered-estate");
  }

  bool extend_estate(std::uint32_t begin, std::uint32_t end) {
    const auto last = found_.begin() + static_cast<std::ptrdiff_t>(by_noun_);
    const auto at =
        std::lower_bound(found_.begin(), last, begin, [](const Mention& m, std::uint32_t p) { return m.span.end < p; });
    if (at == last || at->span.end != begin) return false;
    if (at->level != AreaLevel::kEstate) return false;
    at->span.end = end;
    at->name = name_of(reading_, at->span);
    return true;
  }

  void add_numbered(std::uint32_t begin, std::uint32_t end) {
    const Walk own = names_.walk(begin, 4);
    if (own.begin + 2 > begin || own.chars + own.words == 0) return;
    const bool closed = end >= text_.size() || !is_han(text_[end]) || names_.token_begins(end);
    if (!closed || (own.chars < 2 && own.anchor == kNone) || is_describing(reading_.lexicon, text({own.begin, begin})))
      return;
    add({own.begin, end}, AreaLevel::kEstate, own.anchor, "numbered-estate");
  }

  void add(Span span, AreaLevel level, std::uint32_t within, std::string_view rule) {
    Mention mention = mention_of(reading_, span, Label::kArea, rule);
    mention.within = within;
    mention.level = level;
    found_.push_back(std::move(mention));
  }

  /// Of names read over one another the longest stays.
  void drop_nested() {
    std::stable_sort(found_.begin(), found_.end(), [](const Mention& a, const Mention& b) {
      return a.span.begin != b.span.begin ? a.span.begin < b.span.begin : a.span.end > b.span.end;
    });
    std::vector<Mention> kept;
    for (Mention& mention : found_) {
      if (!kept.empty() && mention.span.begin < kept.back().span.end) {
        if (mention.span.size() > kept.back().span.size()) kept.back() = std::move(mention);
      } else {
        kept.push_back(std::move(mention));
      }
    }
    found_ = std::move(kept);
  }

  Reading& reading_;
  std::u32string_view text_;
  NameReader names_;
  std::span<const Head> nouns_;
  struct Refused {
    Span span;
    AreaLevel level;
    std::uint32_t within;
  };

  std::unordered_map<std::u32string, int> towns_;
  std::unordered_set<std::u32string_view> accepted_;
  std::unordered_set<std::u32string_view> known_;  ///< forms of the areas found
  std::vector<Refused> refused_;
  std::vector<Mention> found_;
  std::size_t by_noun_ = 0;  ///< so many of them, sorted by end, before the phases were looked for
};

}  // namespace

void run_areas(Reading& reading, Diagnostics&) {
  const auto base = static_cast<std::uint32_t>(reading.mentions.size());
  add_mentions(reading, DivisionReader(reading).read(base));
  const std::vector<Head> nouns = nouns_of(reading, Category::kAreaNoun);
  AreaReader(reading, nouns).run_counties();
  AreaReader(reading, nouns).run_towns();
  AreaReader(reading, nouns).run_below();
  add_mentions(reading, areas_of_counted_lists(reading));
}

}  // namespace govgraph::extract
