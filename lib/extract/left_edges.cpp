// SPDX-License-Identifier: Apache-2.0
#include "extract/left_edges.hpp"

#include <algorithm>
#include <string>
#include <unordered_set>

#include "extract/mention_list.hpp"
#include "extract/phrase.hpp"
#include "extract/reading.hpp"
#include "lexicon/features.hpp"

namespace govgraph::extract {
namespace {

using lexicon::Category;
namespace feature = lexicon::feature;

constexpr std::uint32_t kMended = kOrganisations | bit(Label::kPlace) | bit(Label::kArea) | bit(Label::kEvent);
constexpr std::uint32_t kLeastName = 3;     ///< code points
constexpr std::uint32_t kLongestOwn = 8;    ///< between the area and the form of a registered firm
constexpr std::uint32_t kLongestTeam = 14;  ///< 驻某某村乡村振兴工作队

class EdgeMender {
 public:
  explicit EdgeMender(Reading& reading) : reading_(reading), text_(reading.document.text()) {}

  void run() {
    for (const Mention& mention : reading_.mentions)
      if ((kMended & bit(mention.label)) != 0) known_.insert(form(mention.span));
    std::vector<Mention> all;  // filled with the first that moves: most texts have none
    for (std::size_t i = 0; i < reading_.mentions.size(); ++i) {
      const Mention& mention = all.empty() ? reading_.mentions[i] : all[i];
      if (!may_move(mention)) continue;
      const std::uint32_t from = mention.span.begin, begin = begin_of(mention);
      if (begin == from) continue;
      if (all.empty()) all = reading_.mentions;
      move(all[i], begin);
      // 某律师事务所|党支部: what the name begins comes along.
      for (std::size_t k = i; begin < from && k-- > 0 && reading_.mentions[k].span.begin == from;)
        if (may_move(all[k]) && all[k].span.begin == from) move(all[k], begin);
    }
    if (all.empty()) return;
    reading_.mentions.clear();
    add_mentions(reading_, std::move(all));
  }

 private:
  static bool may_move(const Mention& mention) {
    return (kMended & bit(mention.label)) != 0 && mention.division == kNone && mention.ground != Ground::kQuotation;
  }

  std::u32string_view form(Span span) const { return reading_.document.at(span); }

  std::uint32_t begin_of(const Mention& mention) const {
    const std::uint32_t shorter = after_what_leads(mention);
    if (shorter != mention.span.begin) return shorter;
    const std::uint32_t posted = before_posted(mention);
    if (posted != mention.span.begin) return posted;
    return before_registered(mention);
  }

  void move(Mention& mention, std::uint32_t begin) {
    mention.span.begin = begin;
    mention.name = name_of(reading_, mention.span);
    mention.within = kNone;
    for (const Mention& first : mentions_beginning(reading_, begin)) {
      if (first.span.end >= mention.span.end || (first.label != Label::kArea && !is_organisation(first.label)))
        continue;
      mention.within = static_cast<std::uint32_t>(&first - reading_.mentions.data());
      break;
    }
    if (mention.naming == Naming::kBare && mention.within != kNone) mention.naming = Naming::kFull;
  }

  /// 鱼塘统一交由|经联社, 委托|某某公司, 报|县人民政府, 改造|成|民俗长廊.
  std::uint32_t after_what_leads(const Mention& mention) const {
    const Span span = mention.span;
    for (std::uint32_t at = span.end - std::min(span.size(), kLeastName) + 1; at-- > span.begin;) {
      const auto size =
          static_cast<std::uint32_t>(reading_.lexicon.begins(form({at, span.end}), feature::kBeforeBodyName));
      const bool body = mention.label != Label::kArea && mention.label != Label::kEvent;
      if (size > 0 && at + size + kLeastName <= span.end && body) return at + size;
    }
    const bool may = is(reading_, text_[span.begin], feature::kVerbBeforeName);
    return may && leads(mention) ? span.begin + 1 : span.begin;
  }

  /// A verb of one character, where what follows is a name by itself.
  bool leads(const Mention& mention) const {
    constexpr std::uint32_t kLeastKnown = 4;
    const std::uint32_t at = mention.span.begin;
    const Span rest{at + 1, mention.span.end};
    if (rest.size() < kLeastName) return false;
    const std::uint32_t least = mention.label == Label::kArea ? kLeastName : kLeastKnown;
    if (rest.size() >= least && known_.contains(form(rest))) return true;
    // 交|桐山县统战部: an area begins behind the verb, and none with it.
    if (begins_with_area(rest.begin) && !begins_with_area(at)) return true;
    if (mention.label == Label::kArea) return false;
    if (text_[at] == U'成')
      return at > 0 && std::u32string_view(U"造建变改扩办修做换").find(text_[at - 1]) != std::u32string_view::npos;
    if (text_[at] == U'经') return (at == 0 || !is_han(text_[at - 1])) && is_approved_after(mention.span.end);
    if (text_[at] == U'请' && reading_.lexicon.begins(form(rest), feature::kOwnersCommittee) > 0) return true;
    return (text_[at] == U'报' || text_[at] == U'请') && begins_with_place(rest.begin);
  }

  /// 经某某公司党委|上月研究决定.
  bool is_approved_after(std::uint32_t end) const {
    constexpr std::uint32_t kReach = 14;
    const std::u32string_view after = text_.substr(end, kReach);
    return reading_.lexicon.holds(after, feature::kApproves);
  }

  bool begins_with_area(std::uint32_t at) const {
    return std::ranges::any_of(mentions_beginning(reading_, at), [](const Mention& each) {
      return each.label == Label::kArea && each.naming != Naming::kBare;
    });
  }

  bool begins_with_place(std::uint32_t at) const {
    const auto first = mentions_beginning(reading_, at);
    if (std::ranges::any_of(first, [](const Mention& each) { return each.label == Label::kArea; })) return true;
    return reading_.lexicon.begins(text_.substr(at, 4), feature::kNounOfLevel) > 0;
  }

  /// 某局|驻|某村工作队.
  std::uint32_t before_posted(const Mention& mention) const {
    const Span span = mention.span;
    if (span.begin < 4 || span.size() > kLongestTeam || text_[span.begin - 1] != U'驻' ||
        reading_.lexicon.ends(form(span), feature::kPostedTeam) == 0)
      return span.begin;
    std::uint32_t end = span.begin - 1;
    if (text_[end - 1] == U'派') --end;
    const std::uint32_t organ = begin_of_ending(end, kOrganisations);
    return organ == kNone ? span.begin : organ;
  }

  /// Where the longest name of the labels that ends there begins; kNone when none does.
  std::uint32_t begin_of_ending(std::uint32_t end, std::uint32_t labels) const {
    constexpr std::uint32_t kLongest = 20;
    for (std::uint32_t begin = end < kLongest ? 0 : end - kLongest; begin + 2 <= end; ++begin)
      for (const Mention& each : mentions_beginning(reading_, begin))
        if (each.span.end == end && (labels & bit(each.label)) != 0 &&
            (each.label != Label::kArea || each.naming != Naming::kBare))
          return begin;
    return kNone;
  }

  /// 某县|坡上金柿子专业合作社: a registered name begins with its county, city or province.
  std::uint32_t before_registered(const Mention& mention) const {
    const Span span = mention.span;
    if (mention.label != Label::kEnterprise || mention.within != kNone ||
        reading_.lexicon.ends(form(span), feature::kRegisteredForm) == 0)
      return span.begin;
    for (std::uint32_t at = span.begin; at > 0 && span.begin - at <= kLongestOwn;) {
      const Token* token = token_over(reading_, at - 1);
      if (token == nullptr || !is_han(text_[at - 1])) break;
      if (token->span.end == at && is_county_or_above(*token)) return token->span.begin;
      if (ends_name(*token) || !mentions_beginning(reading_, token->span.begin).empty()) break;
      at = std::min(at - 1, token->span.begin);
    }
    return span.begin;
  }

  bool is_county_or_above(const Token& token) const {
    const auto divisions = reading_.lexicon.divisions();
    const lexicon::Match match = reading_.lexicon.exact(form(token.span));
    return match.length > 0 && std::ranges::any_of(match.entries, [&](const lexicon::Entry& entry) {
             const bool brief = entry.category == Category::kDivisionShort &&
                                static_cast<lexicon::ShortName>(entry.sub) != lexicon::ShortName::kWord;
             return (brief || entry.category == Category::kDivision) && divisions[entry.payload].level <= 3;
           });
  }

  /// A word that stands between names: of two characters and a verb, or a particle.
  bool ends_name(const Token& token) const {
    constexpr std::u32string_view kBreaks = U"的了由在对把被将从向和与及或等为是有请让给到";
    if (token.span.size() == 1) return kBreaks.find(text_[token.span.begin]) != std::u32string_view::npos;
    const bool verb = token.word == lexicon::WordClass::kVerb || token.word == lexicon::WordClass::kAdverb ||
                      token.word == lexicon::WordClass::kPronoun;
    return verb || has(token, Category::kBoundary) || has(token, Category::kPersonNoun) ||
           has(token, Category::kOffice);
  }

  Reading& reading_;
  std::u32string_view text_;
  std::unordered_set<std::u32string_view> known_;  ///< forms of mentions
};

}  // namespace

void mend_left_edges(Reading& reading) { EdgeMender(reading).run(); }

}  // namespace govgraph::extract
