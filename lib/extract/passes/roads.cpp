// SPDX-License-Identifier: Apache-2.0
// Finds roads by their noun (柳荫路, 东山西路, 老街巷), lanes with their road (柳荫路81弄), the road in a crossing
// (柳荫路口), metro lines (12号线) and numbered roads (省道208线). Declines 道路, 一路, 思路 and roads in the
// figurative sense (走好致富路).
#include <algorithm>

#include "extract/names.hpp"
#include "extract/passes/reading_passes.hpp"
#include "extract/phrase.hpp"
#include "lexicon/features.hpp"

namespace govgraph::extract {
namespace {

using lexicon::Category;

constexpr std::uint32_t kLongestOwn = 6;

/// 走出致富路, 铺就幸福路: no road of the map.
bool is_figurative(const NameReader& names, const Walk& own) {
  if (own.chars > 0 || own.begin == 0) return false;
  return is(names.reading(), names.text()[own.begin - 1], lexicon::feature::kLeadsToFigure);
}

class RoadReader {
 public:
  explicit RoadReader(Reading& reading)
      : reading_(reading), text_(reading.document.text()), names_(reading, bit(Label::kArea)) {}

  void run() {
    for (const Head& noun : nouns_of(reading_, Category::kRoadNoun)) read(noun);
    read_crossings();
    read_lines();
    read_numbered();
    add_mentions(reading_, std::move(found_));
  }

 private:
  void read(const Head& noun) {
    // 滨河路: by itself the name of the road along the river.
    if (reading_.lexicon.has(reading_.document.at(noun.span), lexicon::feature::kWatersideRoad) &&
        names_.walk(noun.span.begin, kLongestOwn).chars == 0) {
      found_.push_back(mention_of(reading_, noun.span, Label::kRoad, "road-along-water"));
      return;
    }
    if (!reading_.lexicon.has(reading_.document.at(noun.span), lexicon::feature::kRoadNounFree) ||
        inside_mention(reading_, noun.span, bit(Label::kArea)))
      return;
    add(noun.span, "road-by-noun");
  }

  /// 路口 and 路段 right after a name: the road ends at 路.
  void read_crossings() {
    for (const Token& token : reading_.tokens) {
      const std::u32string_view form = reading_.document.at(token.span);
      if (!reading_.lexicon.has(form, lexicon::feature::kRoadPart)) continue;
      if (token.span.begin == 0 ||
          reading_.lexicon.has(text_.substr(token.span.begin - 1, 1), lexicon::feature::kRoadEnd))
        continue;
      const std::uint32_t noun = token.span.begin + (form[0] == U'西' || form[0] == U'东' ? 1 : 0);
      const Walk own = names_.walk(token.span.begin, 4);
      if (own.chars >= 2 || (own.chars >= 1 && own.words == 1)) add({noun, noun + 1}, "road-at-crossing");
    }
  }

  /// 12号线, 地铁九号线.
  void read_lines() {
    constexpr std::u32string_view kLine = U"号线";
    for (std::size_t at = text_.find(kLine); at != std::u32string_view::npos; at = text_.find(kLine, at + 1)) {
      auto begin = static_cast<std::uint32_t>(at);
      while (begin > 0 && is_numeral(text_[begin - 1])) --begin;
      if (begin == at) continue;
      while (const std::size_t network = reading_.lexicon.ends(text_.substr(0, begin), lexicon::feature::kMetroNetwork))
        begin -= static_cast<std::uint32_t>(network);
      if (token_over(reading_, begin) != nullptr)
        found_.push_back(mention_of(reading_, {begin, static_cast<std::uint32_t>(at) + 2}, Label::kRoad, "metro-line"));
    }
  }

  /// 省道208线, 国道312, 208国道, G312国道: a grade of road and its number.
  void read_numbered() {
    for (std::size_t last = text_.find(U'道', 1); last != std::u32string_view::npos;
         last = text_.find(U'道', last + 1)) {
      const std::size_t at = last - 1;
      if (!reading_.lexicon.has(text_.substr(at, 2), lexicon::feature::kGradeOfRoad)) continue;
      auto begin = static_cast<std::uint32_t>(at), end = begin + 2;
      while (end < text_.size() && is_digit(text_[end])) ++end;
      if (end > at + 2 && end < text_.size() && text_[end] == U'线') ++end;
      if (end == at + 2) {
        while (begin > 0 && is_digit(text_[begin - 1])) --begin;
        if (begin < at && begin > 0 && std::u32string_view(U"GSXY").find(text_[begin - 1]) != std::u32string_view::npos)
          --begin;
      }
      if (end - begin > 2 && token_over(reading_, begin) != nullptr)
        found_.push_back(mention_of(reading_, {begin, end}, Label::kRoad, "numbered-road"));
    }
  }

  void add(Span noun, std::string_view rule) {
    Walk own = names_.walk(noun.begin, kLongestOwn);
    trim(own, noun.begin);
    trim_parent(own, noun);
    std::uint32_t begin = own.begin;
    // 安平路: a short name of a place before the bare noun belongs to the road.
    if (own.empty() && own.anchor != kNone) {
      const Mention& area = reading_.mentions[own.anchor];
      if (area.naming != Naming::kShort && area.span.size() > 2) return;
      begin = area.span.begin;
    } else if (!is_name(own, noun)) {
      return;
    }
    // 天河区石牌街, in a page on 石牌街道: the subdistrict by its southern name.
    if (text_[noun.end - 1] == U'街' && text_.substr(noun.end, 1) != U"道" &&
        text_.find(std::u32string(text_.substr(begin, noun.end - begin)) + U'道') != std::u32string_view::npos)
      return;
    const std::uint32_t end = end_with_lane(noun.end);
    found_.push_back(mention_of(reading_, {begin, end}, Label::kRoad, end == noun.end ? rule : "lane"));
  }

  /// A road before this one (连云路|柳荫路) and the number of a list item are no part of the name.
  void trim(Walk& own, std::uint32_t end) const {
    const std::u32string_view words = text_.substr(own.begin, end - own.begin);
    const auto other = reading_.lexicon.last_in(words, lexicon::feature::kStreetNoun);
    if (other && other->begin > 0 && other->end < words.size()) own.begin += static_cast<std::uint32_t>(other->end);
    while (own.begin < end && is_digit(text_[own.begin])) ++own.begin;
  }

  /// 晨星银行|柳荫路|支行: the house whose branch stands on the road.
  void trim_parent(Walk& own, Span noun) const {
    if (reading_.lexicon.begins(text_.substr(noun.end, 4), lexicon::feature::kBranchOfFirm) == 0) return;
    for (std::uint32_t at = noun.begin; at > own.begin; --at)
      if (reading_.lexicon.ends(text_.substr(own.begin, at - own.begin), lexicon::feature::kEndsParent) > 0) {
        own.begin = at;
        return;
      }
  }

  bool is_name(const Walk& own, Span noun) const {
    const std::u32string_view words = text_.substr(own.begin, noun.begin - own.begin);
    // 道|路, 山|路: cut from a word, a name only when that is rare or with more before it.
    if (own.common > 1000 ||
        (own.common > 0 && reading_.lexicon.has(text_.substr(noun.begin - 1, 2), lexicon::feature::kWayWord)) ||
        (own.common > 60 && words.size() < 2))
      return false;
    if (own.common > 60 && own.words == 0 && own.chars < 2) return false;
    if (!words.empty() && (words.back() == U'道' || is(reading_, words.back(), lexicon::feature::kStreetNoun)))
      return false;
    if (words.find(U'届') != std::u32string_view::npos || words.front() == U'走')
      return false;  // 第一届半街|年货节, 走几步路
    if (words.empty() || own.empty() || is_describing(reading_.lexicon, words) || is_figurative(names_, own))
      return false;
    if (std::all_of(words.begin(), words.end(), is_numeral)) return false;
    return words.size() >= 2 || (noun.size() >= 2 && own.chars > 0);
  }

  /// 柳荫路81弄: the number and the lane belong to the road; a house number does not.
  std::uint32_t end_with_lane(std::uint32_t end) const {
    std::uint32_t at = end;
    while (at < text_.size() && is_digit(text_[at])) ++at;
    if (at == end || at >= text_.size() || text_[at] != U'弄') return end;
    return at + 1;
  }

  Reading& reading_;
  std::u32string_view text_;
  NameReader names_;
  std::vector<Mention> found_;
};

}  // namespace

void run_roads(Reading& reading, Diagnostics&) { RoadReader(reading).run(); }

}  // namespace govgraph::extract
