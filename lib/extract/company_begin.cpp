// SPDX-License-Identifier: Apache-2.0
#include "extract/company_begin.hpp"

#include <algorithm>

#include "extract/phrase.hpp"
#include "lexicon/features.hpp"

namespace govgraph::extract {
namespace {

using lexicon::Category;
namespace feature = lexicon::feature;

constexpr std::uint32_t kLongestCompany = 26;

class LeftEdge {
 public:
  LeftEdge(const Reading& reading, const NameReader& names)
      : reading_(reading), text_(reading.document.text()), names_(names) {}

  /// Leftwards over words of business, brackets and places; a chain of places is the left edge.
  std::uint32_t before(std::uint32_t end) const {
    std::uint32_t begin = end, name = end;
    while (begin > 0 && end - begin < kLongestCompany) {
      const char32_t c = text_[begin - 1];
      if (c == U')' || c == U'）') {
        const std::size_t open = text_.substr(0, begin).find_last_of(U"(（");
        if (open == std::u32string_view::npos || begin - open > 8) break;
        begin = static_cast<std::uint32_t>(open);
        continue;
      }
      const std::uint32_t area = names_.anchor_at(begin);
      if (area != kNone) {
        begin = name = reading_.mentions[area].span.begin;
        const bool seat = reading_.mentions[area].division != kNone;
        if (seat && names_.anchor_at(begin) == kNone) {
          // 中国移动|广东|有限公司: the firm whose daughter it is.
          const Token* parent = begin > 0 && begin + reading_.mentions[area].span.size() == end
                                    ? token_over(reading_, begin - 1)
                                    : nullptr;
          if (parent != nullptr && has(*parent, Category::kEnterprise) && parent->span.size() >= 2)
            name = parent->span.begin;
          break;
        }
        continue;
      }
      const Token* token = token_over(reading_, begin - 1);
      if (token == nullptr || token->span.end != begin) break;
      if (!in_company(reading_.token_at[begin - 1])) {
        // 与|无穷|食品|有限公司: before a trade alone a word that leads nowhere is the name.
        if (begin < end && is(text({begin, end}), feature::kTradeNoun) && names_itself(*token)) {
          name = token->span.begin;
          break;
        }
        // 苏州城投再生|资源…: beyond a word that is no part of names the seat may still begin the name.
        const std::uint32_t seat = seat_before(begin, end);
        if (seat != kNone)
          name = reading_.mentions[seat].span.begin;
        else if (const std::uint32_t mark = mark_before(begin, end); mark != kNone)
          name = mark;
        break;
      }
      begin = token->span.begin;
      if (names_.part(reading_.token_at[begin]) != TokenRole::kBreak) name = begin;
    }
    return name;
  }

 private:
  std::u32string_view text(Span span) const { return reading_.document.at(span); }
  bool is(std::u32string_view form, lexicon::Feature what) const { return reading_.lexicon.has(form, what); }

  /// A word of two code points between a mark or a joint and the trade.
  bool names_itself(const Token& token) const {
    constexpr std::u32string_view kMarks = U"，。；、：\n";
    if (token.span.size() != 2 || !is_han(text_[token.span.begin]) || is_describing(reading_.lexicon, text(token.span)))
      return false;
    const bool small = token.word == lexicon::WordClass::kPreposition ||
                       token.word == lexicon::WordClass::kConjunction || token.word == lexicon::WordClass::kPronoun ||
                       token.word == lexicon::WordClass::kParticle || token.word == lexicon::WordClass::kMeasure ||
                       token.word == lexicon::WordClass::kNumeral;
    if (small || has_any(token, bit(Category::kOrganize) | bit(Category::kCooperate) | bit(Category::kParticipate) |
                                    bit(Category::kSpeechVerb) | bit(Category::kBareOrgan)))
      return false;
    return token.span.begin == 0 || kMarks.find(text_[token.span.begin - 1]) != std::u32string_view::npos ||
           is(text_.substr(token.span.begin - 1, 1), feature::kBeforeFirm);
  }

  /// A town with a few plain characters between it and `begin`: the seat that a company's name starts with.
  std::uint32_t seat_before(std::uint32_t begin, std::uint32_t end) const {
    for (std::uint32_t at = begin; at > 0 && end - at < kLongestCompany && begin - at <= 6; --at) {
      const std::uint32_t area = names_.anchor_at(at);
      if (area != kNone && at < begin) return is_division(reading_.mentions[area]) ? area : kNone;
      if (!is_han(text_[at - 1]) || is(text_.substr(at - 1, 1), feature::kNoSeatWord)) return kNone;
      const Token* token = token_over(reading_, at - 1);
      if (token == nullptr || has(*token, Category::kCooperate)) return kNone;
      // 青岛|邀请|海澜…: a verb right behind the town; 青岛海澜|更新|建设…: a word of business.
      const bool verb =
          has_any(*token, bit(Category::kOrganize) | bit(Category::kParticipate) | bit(Category::kSpeechVerb));
      if (verb && names_.anchor_at(token->span.begin) != kNone) return kNone;
    }
    return kNone;
  }

  /// 、澜江启明|新材料有限公司, 由|青禾充电|服务有限公司: between a mark, or a small word that leads to a firm, and the
  /// trade all that is no verb of doing or small word belongs to the name; else kNone.
  std::uint32_t mark_before(std::uint32_t begin, std::uint32_t end) const {
    constexpr std::uint32_t kLongestMarked = 14, kLeastOwn = 2;
    constexpr std::uint64_t kOutside = bit(Category::kBoundary) | bit(Category::kOrganize) | bit(Category::kCooperate) |
                                       bit(Category::kParticipate) | bit(Category::kSpeechVerb) |
                                       bit(Category::kReceive) | bit(Category::kInvest) | bit(Category::kOperate) |
                                       bit(Category::kOffice) | bit(Category::kPersonNoun) | bit(Category::kStop);
    for (std::uint32_t at = begin; at > 0 && end - at <= kLongestMarked;) {
      const char32_t c = text_[at - 1];
      if (!is_han(c)) return is_mark(c) ? at : kNone;
      if (at + kLeastOwn <= end && is(text_.substr(at - 1, 1), feature::kLeadsToFirm)) return at;
      // 与|颐|和|餐饮: the small word is the second character of the name.
      if (c == U'和' && at >= 3 && is_han(text_[at - 2]) && (text_[at - 3] == U'与' || text_[at - 3] == U'、')) {
        at -= 2;
        continue;
      }
      const Token* token = token_over(reading_, at - 1);
      const bool small = token == nullptr || token->word == lexicon::WordClass::kPreposition ||
                         token->word == lexicon::WordClass::kParticle ||
                         token->word == lexicon::WordClass::kConjunction ||
                         token->word == lexicon::WordClass::kAdverb || token->word == lexicon::WordClass::kNumeral ||
                         token->word == lexicon::WordClass::kMeasure;
      if (small || has_any(*token, kOutside)) return kNone;
      at = token->span.begin;
    }
    return kNone;
  }

  static bool is_mark(char32_t c) {
    return std::u32string_view(U"、，。；：|（(\n").find(c) != std::u32string_view::npos;
  }

  static bool is_division(const Mention& area) {
    return area.division != kNone || area.level == AreaLevel::kDistrict || area.level == AreaLevel::kCity ||
           area.level == AreaLevel::kTown;
  }

  /// 投资, 管理, 建设: verbs elsewhere, words of business inside a firm's name.
  bool in_company(std::uint32_t token) const {
    // 新投产|项目|…有限公司: what kind of thing stands before the name.
    if (is(text(reading_.tokens[token].span), feature::kKindBeforeFirm)) return false;
    if (names_.part(token) != TokenRole::kBreak) return true;
    // 颐和餐饮管理有限公司: nouns that end other names too begin a firm's.
    const Token& own = reading_.tokens[token];
    const bool noun = own.word == lexicon::WordClass::kNoun || own.word == lexicon::WordClass::kProperNoun ||
                      own.word == lexicon::WordClass::kAdjective;
    constexpr std::uint64_t kOutside = bit(Category::kBoundary) | bit(Category::kStop) | bit(Category::kPersonNoun) |
                                       bit(Category::kOffice) | bit(Category::kCooperate) |
                                       bit(Category::kParticipate) | bit(Category::kReceive) | bit(Category::kRecent) |
                                       bit(Category::kBareOrgan) | bit(Category::kBareArea);
    if (noun && own.span.size() == 2 && is_han(text_[own.span.begin]) && !has_any(own, kOutside)) return true;
    return is(text(own.span), feature::kWordOfBusiness);
  }

  const Reading& reading_;
  std::u32string_view text_;
  const NameReader& names_;
};

}  // namespace

std::uint32_t company_begin(const Reading& reading, const NameReader& names, std::uint32_t end) {
  return LeftEdge(reading, names).before(end);
}

}  // namespace govgraph::extract
