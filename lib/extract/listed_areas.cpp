// SPDX-License-Identifier: Apache-2.0
#include "extract/listed_areas.hpp"

#include <algorithm>
#include <optional>

#include "base/utf8.hpp"
#include "extract/mention_list.hpp"
#include "extract/names.hpp"
#include "extract/phrase.hpp"
#include "lexicon/features.hpp"

namespace govgraph::extract {
namespace {

using lexicon::Category;

constexpr std::uint32_t kLongestKind = 6;    ///< code points between measure and noun: 3个|商品房|小区
constexpr std::uint32_t kLongestMember = 8;  ///< code points
constexpr std::uint32_t kShortestMember = 2;

/// The noun at the end of a counted list, and what its members lack.
struct Kind {
  AreaLevel level = AreaLevel::kUnknown;
  std::u32string_view noun;  ///< that members without it get; empty when they need none
};

class ListedAreas {
 public:
  explicit ListedAreas(const Reading& reading)
      : reading_(reading), text_(reading.document.text()), areas_(reading, bit(Label::kArea)) {}

  std::vector<Mention> read() {
    for (std::uint32_t at = 1; at + 1 < text_.size(); ++at) {
      if (text_[at] != U'个' && text_[at] != U'处') continue;
      const std::uint32_t number = begin_of_number(at);
      if (number == at) continue;
      if (const auto kind = kind_after(at + 1)) read_list(number, *kind);
    }
    return std::move(found_);
  }

 private:
  std::uint32_t begin_of_number(std::uint32_t end) const {
    while (end > 0 && (is_numeral(text_[end - 1]) || text_[end - 1] == U'余')) --end;
    return end;
  }

  /// 小区, 老旧小区, 行政村.
  std::optional<Kind> kind_after(std::uint32_t begin) const {
    for (std::uint32_t at = begin; at < begin + kLongestKind && at < text_.size() && is_han(text_[at]); ++at) {
      matches_.clear();
      reading_.lexicon.matches_at(text_, at, matches_);
      for (auto match = matches_.rbegin(); match != matches_.rend(); ++match)
        if (const lexicon::Entry* entry = match->find(Category::kAreaNoun)) {
          const auto level = static_cast<AreaLevel>(entry->sub);
          if (level == AreaLevel::kEstate) return Kind{level, {}};
          if (level == AreaLevel::kCommunity) return Kind{level, U"社区"};
          if (level == AreaLevel::kVillage) return Kind{level, U"村"};
          return std::nullopt;
        }
    }
    return std::nullopt;
  }

  void read_list(std::uint32_t end, const Kind& kind) {
    end -= static_cast<std::uint32_t>(reading_.lexicon.ends(text_.substr(0, end), lexicon::feature::kBeforeSum));
    std::vector<Span> members;
    bool known = false;
    std::uint32_t begin = end;
    for (std::size_t listed = 0; listed < kMostListed; ++listed) {
      const Span member = member_before(begin);
      if (const std::uint32_t area = areas_.ending(begin); area != kNone && area_fits(area, kind)) {
        known = true;
        begin = reading_.mentions[area].span.begin;
      } else if (member.size() >= kShortestMember && member.size() <= kLongestMember) {
        members.push_back(member);
        begin = member.begin;
      } else {
        break;
      }
      if (begin == 0 || !is_joint(begin - 1)) break;
      --begin;
    }
    const bool several = members.size() > 1;
    if (known || (several && (leads(begin, lexicon::feature::kHasBelow) || is_placed(begin, members))))
      for (const Span member : members) take(member, kind);
  }

  bool leads(std::uint32_t position, lexicon::Feature verb) const {
    return reading_.lexicon.ends(text_.substr(0, position), verb) > 0;
  }

  bool area_fits(std::uint32_t area, const Kind& kind) const { return reading_.mentions[area].level == kind.level; }

  bool is_joint(std::uint32_t position) const {
    return text_[position] == U'、' || text_[position] == U'和' || text_[position] == U'及';
  }

  /// Back to a joint, to a verb of having parts, or to the first mark.
  Span member_before(std::uint32_t end) const {
    std::uint32_t begin = end;
    while (begin > 0 && is_han(text_[begin - 1]) && !is_joint(begin - 1) && end - begin <= kLongestMember &&
           (begin == end ||
            (!leads(begin, lexicon::feature::kHasBelow) && !leads(begin, lexicon::feature::kLeadsToPlaces))))
      --begin;
    return {begin, end};
  }

  /// 在|石桥、大湾3个村: where, and no member a word of the language.
  bool is_placed(std::uint32_t begin, const std::vector<Span>& members) const {
    return leads(begin, lexicon::feature::kLeadsToPlaces) &&
           std::none_of(members.begin(), members.end(), [&](Span each) {
             return reading_.lexicon.exact(reading_.document.at(each)).is(Category::kWord);
           });
  }

  bool is_free(Span member) const {
    constexpr std::uint32_t kLongestArea = 32;
    const auto begins = [](const Mention& mention, std::uint32_t position) { return mention.span.begin < position; };
    const std::uint32_t from = member.begin > kLongestArea ? member.begin - kLongestArea : 0;
    auto at = std::lower_bound(reading_.mentions.begin(), reading_.mentions.end(), from, begins);
    for (; at != reading_.mentions.end() && at->span.begin < member.end; ++at)
      if (at->span.overlaps(member)) return false;
    return true;
  }

  void take(Span member, const Kind& kind) {
    const std::u32string_view form = reading_.document.at(member);
    if (reading_.lexicon.exact(form).is(Category::kStop) || !is_free(member) ||
        reading_.lexicon.ends(form, lexicon::feature::kNoListedArea) > 0)
      return;
    Mention mention = mention_of(reading_, member, Label::kArea, "area-of-counted-list");
    mention.level = kind.level;
    mention.confidence = 0.75F;
    if (!form.ends_with(kind.noun)) mention.name += utf8::encode(kind.noun);
    found_.push_back(std::move(mention));
  }

  const Reading& reading_;
  std::u32string_view text_;
  MentionPlaces areas_;
  mutable std::vector<lexicon::Match> matches_;
  std::vector<Mention> found_;
};

}  // namespace

std::vector<Mention> areas_of_counted_lists(const Reading& reading) { return ListedAreas(reading).read(); }

}  // namespace govgraph::extract
