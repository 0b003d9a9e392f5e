// SPDX-License-Identifier: Apache-2.0
// Finds roads by their noun (柳荫路, 东山西路, 老街巷), lanes with their road (柳荫路81弄), the road in a crossing
// (柳荫路口), metro lines (12号线) and numbered roads (省道208线). Declines 道路, 一路, 思路 and roads in the
// figurative sense (走好致富路).
#include <algorithm>

#include "extract/names.hpp"
#include "extract/passes/reading_passes.hpp"
#include "extract/phrase.hpp"

namespace govgraph::extract {
namespace {

using lexicon::Category;

constexpr std::uint32_t kLongestOwn = 6;

/// Nouns of the table that make a name together with what stands before; the others only describe.
bool makes_names(std::u32string_view noun) {
  return one_of(
      noun,
      {U"路",     U"公路",   U"大道",     U"大街",   U"街",     U"巷",     U"弄",     U"胡同",   U"支路",   U"高架",
       U"高架路", U"高速",   U"高速公路", U"老街",   U"古街",   U"小街",   U"横街",   U"直街",   U"步行街", U"绿道",
       U"东路",   U"西路",   U"南路",     U"北路",   U"中路",   U"东街",   U"西街",   U"南街",   U"北街",   U"中街",
       U"东大街", U"西大街", U"南大街",   U"北大街", U"东大道", U"西大道", U"南大道", U"北大道", U"一路",   U"二路",
       U"三路",   U"四路",   U"五路",     U"六路",   U"七路",   U"八路",   U"九路",   U"一街",   U"二街",   U"三街",
       U"一巷",   U"二巷",   U"三巷",     U"新路",   U"老路",   U"横路",   U"纵路",   U"快速路", U"小巷"});
}

/// 走出致富路, 铺就幸福路: no road of the map.
bool is_figurative(const NameReader& names, const Walk& own) {
  if (own.chars > 0 || own.begin == 0) return false;
  return std::u32string_view(U"出就好上宽通的条“‘").find(names.text()[own.begin - 1]) != std::u32string_view::npos;
}

/// Words in 路 that name no road whatever stands before them.
bool is_way(std::u32string_view word) {
  return one_of(word, {U"套路", U"思路", U"出路", U"退路", U"弯路", U"后路", U"门路", U"财路", U"销路", U"来路",
                       U"归路", U"回路", U"电路", U"网路", U"线路", U"道路", U"铁路", U"公路", U"马路", U"水路",
                       U"半路", U"沿路", U"引路", U"让路", U"铺路", U"修路", U"走路", U"赶路", U"问路", U"迷路",
                       U"上路", U"长街", U"逛街", U"上街", U"沿街", U"临街", U"当街", U"邻街", U"街巷"});
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
    if (one_of(reading_.document.at(noun.span), {U"滨河路", U"滨江路", U"沿江路", U"沿河路", U"环城路", U"滨湖路"}) &&
        names_.walk(noun.span.begin, kLongestOwn).chars == 0) {
      found_.push_back(mention_of(reading_, noun.span, Label::kRoad, "road-along-water"));
      return;
    }
    if (!makes_names(reading_.document.at(noun.span)) || inside_mention(reading_, noun.span, bit(Label::kArea))) return;
    add(noun.span, "road-by-noun");
  }

  /// 路口 and 路段 right after a name: the road ends at 路.
  void read_crossings() {
    for (const Token& token : reading_.tokens) {
      const std::u32string_view form = reading_.document.at(token.span);
      if (!one_of(form, {U"路口", U"路段", U"街口", U"巷口", U"西路口", U"东路口", U"路边", U"路面", U"路沿线"}))
        continue;
      if (token.span.begin == 0 || one_of(text_.substr(token.span.begin - 1, 1), {U"路", U"道", U"街"})) continue;
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
      for (const std::u32string_view prefix : {U"轨道交通", U"地铁"})
        if (begin >= prefix.size() && text_.substr(begin - prefix.size(), prefix.size()) == prefix)
          begin -= static_cast<std::uint32_t>(prefix.size());
      if (token_over(reading_, begin) != nullptr)
        found_.push_back(mention_of(reading_, {begin, static_cast<std::uint32_t>(at) + 2}, Label::kRoad, "metro-line"));
    }
  }

  /// 省道208线, 国道312, 208国道, G312国道: a grade of road and its number.
  void read_numbered() {
    for (const std::u32string_view grade : {U"国道", U"省道", U"县道", U"乡道"})
      for (std::size_t at = text_.find(grade); at != std::u32string_view::npos; at = text_.find(grade, at + 1)) {
        auto begin = static_cast<std::uint32_t>(at), end = begin + 2;
        while (end < text_.size() && is_digit(text_[end])) ++end;
        if (end > at + 2 && end < text_.size() && text_[end] == U'线') ++end;
        if (end == at + 2) {
          while (begin > 0 && is_digit(text_[begin - 1])) --begin;
          if (begin < at && begin > 0 &&
              std::u32string_view(U"GSXY").find(text_[begin - 1]) != std::u32string_view::npos)
            --begin;
        }
        if (end - begin > 2 && token_over(reading_, begin) != nullptr)
          found_.push_back(mention_of(reading_, {begin, end}, Label::kRoad, "numbered-road"));
      }
  }

  void add(Span noun, std::string_view rule) {
    Walk own = names_.walk(noun.begin, kLongestOwn);
    trim(own, noun.begin);
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
    const std::size_t other = words.find_last_of(U"路街巷弄");
    if (other != std::u32string_view::npos && other > 0 && other + 1 < words.size())
      own.begin += static_cast<std::uint32_t>(other) + 1;
    while (own.begin < end && is_digit(text_[own.begin])) ++own.begin;
  }

  bool is_name(const Walk& own, Span noun) const {
    const std::u32string_view words = text_.substr(own.begin, noun.begin - own.begin);
    // 道|路, 山|路: cut from a word, a name only when that is rare or with more before it.
    if (own.common > 1000 || (own.common > 0 && is_way(text_.substr(noun.begin - 1, 2))) ||
        (own.common > 60 && words.size() < 2))
      return false;
    if (own.common > 60 && own.words == 0 && own.chars < 2) return false;
    if (!words.empty() && std::u32string_view(U"路街巷弄道").find(words.back()) != std::u32string_view::npos)
      return false;
    if (words.find(U'届') != std::u32string_view::npos || words.front() == U'走')
      return false;  // 第一届半街|年货节, 走几步路
    if (words.empty() || own.empty() || is_describing(words) || is_figurative(names_, own)) return false;
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
