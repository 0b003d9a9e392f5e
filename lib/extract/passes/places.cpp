// SPDX-License-Identifier: Apache-2.0
// Finds places by their noun with what names them: 东塘河, 柳河镇文化广场, 茶叶烘焙智能工厂, 启明苑三号楼. Declines
// what a noun and describing words make: 附近的公园, 社区食堂, 大型超市.
#include <algorithm>

#include "extract/names.hpp"
#include "extract/passes/reading_passes.hpp"
#include "extract/phrase.hpp"
#include "lexicon/features.hpp"

namespace govgraph::extract {
namespace {

using lexicon::Category;

constexpr std::uint32_t kLongestOwn = 14;
constexpr std::uint32_t kAnchors = bit(Label::kArea) | bit(Label::kEnterprise) | bit(Label::kRoad);

class PlaceReader {
 public:
  explicit PlaceReader(Reading& reading)
      : reading_(reading), text_(reading.document.text()), names_(reading, kAnchors) {}

  void run() {
    for (const Head& noun : nouns_of(reading_, Category::kPlaceNoun)) read(noun);
    read_buildings();
    add_mentions(reading_, std::move(found_));
  }

 private:
  std::u32string_view text(Span span) const { return reading_.document.at(span); }

  void read(const Head& noun) {
    if (inside_mention(reading_, noun.span, kAnchors) || !is_outermost(noun.span.end)) return;
    const std::u32string_view form = text(noun.span);
    const bool landmark = reading_.lexicon.has(form, lexicon::feature::kKnownPlaceNoun);
    Walk own =
        names_.walk(noun.span.begin, kLongestOwn, reading_.lexicon.ends(form, lexicon::feature::kProductionSite) > 0);
    if (!landmark) take_owner(own, noun);
    // 新建|云山|社区长者食堂.
    const std::u32string_view all = text({own.begin, noun.span.begin});
    if (const std::size_t verb = reading_.lexicon.begins(all, lexicon::feature::kBuildsPlace);
        verb > 0 && verb < all.size()) {
      own.begin += static_cast<std::uint32_t>(verb);
      own.anchor = kNone;
    }
    if (form == U"故居") take_person(own, noun);
    const std::u32string_view words = text({own.begin, noun.span.begin});
    if (landmark) return read_landmark(noun, own, words);
    if (form.size() >= 2 && !reading_.lexicon.has(form, lexicon::feature::kUnnamedPlaceNoun) &&
        facility_fits(own, words, form))
      add(noun.span, own, "facility");
    else if (const auto founded = founded_begin(noun.span.begin);
             founded && form.size() >= 2 && !reading_.lexicon.has(form, lexicon::feature::kUnnamedPlaceNoun))
      found_.push_back(mention_of(reading_, {*founded, noun.span.end}, Label::kPlace, "facility-founded"));
  }

  /// 在此设立了|新就业群体服务点: what is set up is a certain one, whatever words describe it. Where its name begins.
  std::optional<std::uint32_t> founded_begin(std::uint32_t noun) const {
    constexpr std::uint32_t kLeast = 3, kMost = 12;
    for (std::uint32_t begin = noun;
         begin > 0 && noun - begin <= kMost && is_name_character(text_[begin - 1]) && text_[begin - 1] != U'的';
         --begin)
      if (noun - begin >= kLeast && reading_.lexicon.ends(text_.substr(0, begin), lexicon::feature::kSetsUpSite) > 0 &&
          text_[begin] != U'了')
        return begin;
    return std::nullopt;
  }

  /// Not 公园 in 公园管理处: the word after must not carry the name on.
  bool is_outermost(std::uint32_t end) const {
    if (end >= text_.size()) return true;
    const Token* next = token_over(reading_, end);
    if (next == nullptr) return true;
    return next->span.begin == end &&
           reading_.lexicon.begins(text(next->span), lexicon::feature::kGoesOnFromPlace) == 0;
  }

  /// 东苑社区的文体活动室: the community whose it is.
  void take_owner(Walk& own, const Head& noun) const {
    if (own.empty() || own.anchor != kNone || own.begin < 3 || own.begin == noun.span.begin ||
        text_[own.begin - 1] != U'的')
      return;
    const std::uint32_t owner = names_.anchor_at(own.begin - 1);
    if (owner == kNone || reading_.mentions[owner].label != Label::kArea || reading_.mentions[owner].division != kNone)
      return;
    own.begin = own.begin - 1;
    own.anchor = owner;
  }

  /// 泗泾镇|史量才|故居: all that stands between the town and the noun is whose it was.
  void take_person(Walk& own, const Head& noun) const {
    for (std::uint32_t begin = noun.span.begin; begin > 0 && noun.span.begin - begin <= 4; --begin) {
      if (noun.span.begin - begin >= 2 &&
          (names_.anchor_at(begin) != kNone || text_[begin - 1] == U'在' || text_[begin - 1] == U'、')) {
        own.begin = begin;
        own.anchor = names_.anchor_at(begin);
        own.chars = noun.span.begin - begin;
        return;
      }
      if (!is_han(text_[begin - 1])) return;
    }
  }

  /// Nothing of a name follows: 东湖 in 东湖边, not in 东湖智造.
  bool stops_at(std::uint32_t end) const {
    const std::uint32_t next = end < text_.size() ? reading_.token_at[end] : kNone;
    return next == kNone || names_.part(next) == TokenRole::kBreak ||
           reading_.tokens[next].word == lexicon::WordClass::kLocation;
  }

  void read_landmark(const Head& noun, const Walk& own, std::u32string_view words) {
    if (own.empty()) {
      if (own.anchor != kNone && noun.span.size() >= 2 && anchor_is_area(own)) add(noun.span, own, "landmark");
      return;
    }
    // 万科|美好广场: a firm's name makes it one as well.
    const bool anchored =
        own.anchor != kNone && (anchor_is_area(own) || reading_.mentions[own.anchor].label == Label::kEnterprise);
    if (own.common > 20) return;
    // 搭建起居民之间的“连心桥”: a figure of speech.
    const Quotation* around = quotation_around(reading_, noun.span.begin);
    const Span whole{own.begin, noun.span.end};
    const bool single =
        noun.span.size() == 1 || (around != nullptr && around->outer.begin > 0 &&
                                  (text_[around->outer.begin - 1] == U'的' || text_[around->outer.begin - 1] == U'起'));
    if (around != nullptr && around->inner == whole && own.anchor == kNone && single) return;
    if (own.anchor == kNone && reading_.lexicon.ends(text(whole), lexicon::feature::kFigureOfPlace) > 0) return;
    if (whole.begin > 0 && text_[whole.begin - 1] == U'【' && whole.end < text_.size() && text_[whole.end] == U'】')
      return;
    // 松|江, 香|港: these nouns end names of towns too.
    const bool doubtful = reading_.lexicon.has(text(noun.span), lexicon::feature::kShortPlaceNoun);
    if (doubtful && (own.common > 0 || !stops_at(noun.span.end))) return;
    if (words.size() > 8 || (!anchored && (is_describing(reading_.lexicon, words) ||
                                           reading_.lexicon.has(words, lexicon::feature::kPlaceDescribing))))
      return;
    if (noun.span.size() == 1 && (words.size() > 4 || reading_.lexicon.has(words, lexicon::feature::kPlaceDescribing) ||
                                  (own.chars == 0 && own.words != 1)))
      return;
    if (noun.span.size() == 1 && words.size() == 1 && own.chars == 1 && !anchored && !names_river(noun, words)) return;
    // 东塘河|生态廊道: the river is named too.
    if (words.size() >= 3 && noun.span.size() >= 2 &&
        reading_.lexicon.has(words.substr(words.size() - 1), lexicon::feature::kWaterNoun) && own.words == 0)
      found_.push_back(mention_of(reading_, {own.begin, noun.span.begin}, Label::kPlace, "river-in-name"));
    add(noun.span, own, "landmark");
  }

  /// 澜|河: rivers have names of one character, towers hardly. Not 两|河, 条|河.
  bool names_river(const Head& noun, std::u32string_view own) const {
    return reading_.lexicon.has(text(noun.span), lexicon::feature::kRiverNoun) && !is_numeral(own[0]) &&
           !is(reading_, own[0], lexicon::feature::kEndsMeasured);
  }

  bool anchor_is_area(const Walk& own) const { return reading_.mentions[own.anchor].label == Label::kArea; }

  bool facility_fits(const Walk& own, std::u32string_view words, std::u32string_view noun) const {
    if (reading_.lexicon.begins(words, lexicon::feature::kSetsUpAtStart) > 0) return false;  // 望江苑|设置长者食堂
    if (own.anchor != kNone && reading_.mentions[own.anchor].label == Label::kRoad)
      return words.empty() || reading_.lexicon.has(words, lexicon::feature::kMouthOfRoad);
    if (own.anchor != kNone) {
      // 马岭村暖心食堂 is one, 荣成市暖心食堂 are many.
      if (!own.empty() && is_describing(reading_.lexicon, words)) return is_small_area(reading_.mentions[own.anchor]);
      return !own.empty() || noun.size() >= 2;
    }
    if (own.empty() || is_describing(reading_.lexicon, words) ||
        words.find_first_of(U"+为") != std::u32string_view::npos)
      return false;  // 列为|全国党性教育基地
    if (is(reading_, words.front(), lexicon::feature::kMakesAttribute)) return false;  // 融入|型服务驿站
    const bool latin = std::any_of(words.begin(), words.end(), [](char32_t c) { return c < 0x80; });
    if (noun == U"基地" && own.words >= 1 && words.size() >= 3) return true;  // 中草药|基地
    return own.chars >= 2 || latin || words.size() >= 6 || (own.chars >= 1 && own.words >= 1 && words.size() >= 3);
  }

  static bool is_small_area(const Mention& area) {
    return area.level != AreaLevel::kProvince && area.level != AreaLevel::kCity && area.level != AreaLevel::kDistrict;
  }

  void add(Span noun, const Walk& own, std::string_view rule) {
    Mention mention = mention_of(reading_, {own.begin, noun.end}, Label::kPlace, rule);
    if (own.anchor != kNone && belongs(own)) {
      mention.span.begin = reading_.mentions[own.anchor].span.begin;
      mention.within = reading_.mentions[own.anchor].label == Label::kRoad ? kNone : own.anchor;
      mention.name = name_of(reading_, mention.span);
    }
    if (own.anchor != kNone && reading_.mentions[own.anchor].label == Label::kRoad) take_roads(own.anchor, mention);
    found_.push_back(std::move(mention));
  }

  /// 连云路柳荫路口绿地: the roads at whose crossing it lies.
  void take_roads(std::uint32_t road, Mention& mention) const {
    for (; road != kNone && reading_.mentions[road].label == Label::kRoad; road = names_.anchor_at(mention.span.begin))
      mention.span.begin = reading_.mentions[road].span.begin;
    mention.name = name_of(reading_, mention.span);
  }

  /// A river or bridge is named without the town before it; a facility with the area it serves.
  bool belongs(const Walk& own) const {
    const Mention& anchor = reading_.mentions[own.anchor];
    if (anchor.label == Label::kRoad) return false;
    return own.empty() || own.chars < 2 || anchor.division == kNone || anchor.naming == Naming::kShort;
  }

  /// 启明苑三号楼.
  void read_buildings() {
    constexpr std::u32string_view kBuilding = U"号楼";
    for (std::size_t at = text_.find(kBuilding); at != std::u32string_view::npos; at = text_.find(kBuilding, at + 1)) {
      auto begin = static_cast<std::uint32_t>(at);
      while (begin > 0 && is_numeral(text_[begin - 1])) --begin;
      const std::uint32_t estate = names_.anchor_at(begin);
      if (begin == at || estate == kNone || reading_.mentions[estate].label != Label::kArea) continue;
      Mention mention = mention_of(reading_, {reading_.mentions[estate].span.begin, static_cast<std::uint32_t>(at) + 2},
                                   Label::kPlace, "building");
      mention.within = estate;
      found_.push_back(std::move(mention));
    }
  }

  Reading& reading_;
  std::u32string_view text_;
  NameReader names_;
  std::vector<Mention> found_;
};

}  // namespace

void run_places(Reading& reading, Diagnostics&) { PlaceReader(reading).run(); }

}  // namespace govgraph::extract
