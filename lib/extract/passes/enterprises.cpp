// SPDX-License-Identifier: Apache-2.0
// Finds enterprises: by legal form (明远茶叶(上海)有限公司), by noun with a name of its own (福满楼饭店, 明达科技),
// known platforms and brands, members of a list that says so (甲乙航天、丙丁千帆等8家企业), and their short forms.
// Declines what only a noun and describing words make: 一家饭店, 物流企业, 高科技.
#include <algorithm>

#include "extract/brand_names.hpp"
#include "extract/company_begin.hpp"
#include "extract/names.hpp"
#include "extract/passes/reading_passes.hpp"
#include "extract/phrase.hpp"
#include "lexicon/features.hpp"

namespace govgraph::extract {
namespace {

using lexicon::Category;
namespace feature = lexicon::feature;

constexpr std::uint32_t kLongestShop = 10;
constexpr std::uint32_t kAnchors = bit(Label::kArea) | bit(Label::kRoad);

/// Legal forms that need no name of the noun's kind before them to be one firm; 公司 alone is not.
bool is_legal_form(std::u32string_view form) { return form.find(U"有限") != std::u32string_view::npos; }

/// Nouns of a house of business that a made-up word, or any word after a place, makes one shop.
bool is_shop(const lexicon::Lexicon& lexicon, std::u32string_view noun) {
  if (lexicon.has(noun, feature::kShopNoun) || noun.ends_with(U"合作社")) return true;
  if (noun.size() >= 4 && noun.ends_with(U"集团")) return true;
  if (lexicon.has(noun, feature::kKindOfBusiness)) return false;
  return (noun.size() >= 4 && noun.ends_with(U"公司")) ||
         (noun.size() >= 2 && lexicon.ends(noun, feature::kShopEnd) > 0);
}

class EnterpriseReader {
 public:
  explicit EnterpriseReader(Reading& reading)
      : reading_(reading), text_(reading.document.text()), names_(reading, kAnchors) {}

  void run() {
    read_investors();
    for (const Head& form : company_forms()) read_company(form);
    for (const Head& noun : nouns_of(reading_, Category::kEnterpriseNoun)) read_named(noun);
    read_known();
    read_latin();
    add_mentions(reading_, std::move(found_));
    add_listed(reading_);
    add_short_forms(reading_);
  }

 private:
  std::u32string_view text(Span span) const { return reading_.document.at(span); }

  bool is(std::u32string_view form, lexicon::Feature what) const { return reading_.lexicon.has(form, what); }

  bool ends(std::u32string_view form, lexicon::Feature what) const { return reading_.lexicon.ends(form, what) > 0; }

  /// Whether a word with the feature stands in `words`.
  bool holds(std::u32string_view words, lexicon::Feature what) const { return reading_.lexicon.holds(words, what); }

  /// Nouns of a trade: a firm's name only after a made-up word (明达科技); otherwise the trade itself.
  bool is_trade(std::u32string_view noun) const { return is(noun, feature::kTradeNoun); }

  /// The legal forms of the text; 航天科技|有限公司 where the longest, 科技有限公司, begins inside a word.
  std::vector<Head> company_forms() const {
    std::vector<Head> out = nouns_of(reading_, Category::kCompanyForm);
    const std::size_t whole = out.size();
    for (const Head& head : longest_heads(reading_, bit(Category::kCompanyForm))) {
      const Token* first = token_over(reading_, head.span.begin);
      if (first == nullptr || first->span.begin == head.span.begin || first->span.end >= head.span.end ||
          !ends_word(reading_, head.span.end))
        continue;
      const Span rest{first->span.end, head.span.end};
      const lexicon::Match match = reading_.lexicon.exact(text(rest));
      if (match.is(Category::kCompanyForm)) out.push_back({rest, match.categories, match.entries});
    }
    if (out.size() != whole)
      std::sort(out.begin(), out.end(), [](const Head& a, const Head& b) { return a.span.end < b.span.end; });
    return out;
  }

  void read_company(const Head& form) {
    const std::u32string_view noun = text(form.span);
    if (!is_legal_form(noun) && noun.find(U"合伙") == std::u32string_view::npos) return read_plain_company(form);
    std::uint32_t begin = company_begin(reading_, names_, form.span.begin);
    if (begin + 2 > form.span.begin) return;
    const std::uint32_t seat = seat_at(begin);
    Mention mention = mention_of(reading_, {begin, form.span.end}, Label::kEnterprise, "legal-form");
    mention.ground = Ground::kLegalForm;
    mention.within = seat;
    const std::uint32_t branch = branch_end(form.span.end);
    if (branch != form.span.end) {
      Mention whole = mention_of(reading_, {begin, branch}, Label::kEnterprise, "branch-of-company");
      whole.within = seat;
      found_.push_back(std::move(whole));
    }
    found_.push_back(std::move(mention));
  }

  /// 松岭国投集团公司, 明远公司: with a name of its own.
  void read_plain_company(const Head& form) {
    if (!is(text(form.span), feature::kPlainCompanyForm)) return;
    const Walk own = names_.walk(form.span.begin, kLongestShop);
    const std::u32string_view words = text({own.begin, form.span.begin});
    if (own.chars < 2 || words.size() > 8 || is_describing(reading_.lexicon, words)) return;
    add(form.span, own, "company-by-noun");
  }

  /// The last place of the chain that the name begins with.
  std::uint32_t seat_at(std::uint32_t begin) const {
    std::uint32_t seat = kNone;
    for (std::uint32_t i = first_mention(begin);
         i < reading_.mentions.size() && reading_.mentions[i].span.begin == begin; ++i) {
      if (reading_.mentions[i].label != Label::kArea) continue;
      seat = i;
      begin = reading_.mentions[i].span.end;
    }
    return seat;
  }

  std::uint32_t first_mention(std::uint32_t begin) const {
    const auto at = std::lower_bound(reading_.mentions.begin(), reading_.mentions.end(), begin,
                                     [](const Mention& m, std::uint32_t p) { return m.span.begin < p; });
    return static_cast<std::uint32_t>(at - reading_.mentions.begin());
  }

  void read_named(const Head& noun) {
    const std::u32string_view form = text(noun.span);
    const bool trade = is_trade(form);
    if (trade && is_term(noun.span.end)) return;
    if ((!trade && !is_shop(reading_.lexicon, form)) || inside_mention(reading_, noun.span, kAnchors) ||
        goes_on(noun.span.end))
      return;
    const bool cooperative = form.ends_with(U"合作社");
    const Walk own = names_.walk(noun.span.begin, kLongestShop, cooperative);
    const std::u32string_view words = text({own.begin, noun.span.begin});
    // 张江|银行: a bank of a town by the town's short name.
    const bool bank =
        form == U"银行" && own.anchor != kNone && reading_.mentions[own.anchor].label == Label::kArea &&
        (reading_.mentions[own.anchor].naming == Naming::kShort || reading_.mentions[own.anchor].division == kNone);
    const bool of_place = (form.size() >= 4 && ends(form, feature::kFirmOfPlace)) || is(form, feature::kFactoryOfPlace);
    if (own.empty() && own.anchor != kNone && (bank || of_place))
      return add_with_branch(noun.span, own, "enterprise-of-area");
    if (own.empty() || is_describing(reading_.lexicon, words) || std::all_of(words.begin(), words.end(), is_numeral))
      return;
    // 65户|家庭农场, 中沟路上无证照|餐饮店: counted, or told where.
    if ((is_digit(words[0]) && holds(words, feature::kMeasuresFirm)) || holds(words, feature::kAlongRoad)) return;
    if (trade) {
      const bool digits = std::any_of(words.begin(), words.end(), is_numeral);
      if (own.chars >= 2 && own.words == 0 && words.size() <= 4 && words.size() >= 2 && !digits)
        add(noun.span, own, "trade-after-name");
      return;
    }
    const bool anchored = own.anchor != kNone;
    const bool made_up = own.chars >= 2 || (own.chars >= 1 && own.words >= 1 && words.size() >= 3);
    // 沙坑|经济联合社: the members' own, which bears the village's name.
    const bool collective = words.size() >= 2 && words.size() <= 4 && ends(form, feature::kCollectiveNoun);
    // 株洲|化工|集团
    const bool group = anchored && own.words >= 1 && words.size() >= 2 && ends(form, feature::kGroupOrCompany);
    const bool grown = cooperative && form.size() >= 5 && words.size() >= 2;  // 古城草莓|种植专业合作社
    if (!collective && !made_up && !group && !grown && !(anchored && own.words >= 1 && words.size() >= 3)) return;
    add_with_branch(noun.span, own, "shop-by-noun");
  }

  /// 澜江银行|临港支行: the branch is a firm of its own.
  void add_with_branch(Span noun, const Walk& own, std::string_view rule) {
    add(noun, own, rule);
    if (const std::uint32_t branch = branch_end(noun.end); branch != noun.end)
      add({noun.begin, branch}, own, "branch-of-shop");
  }

  /// 科技馆, 物流园, 医疗器械, 航天精神: the word goes on, so it is no end of a name.
  bool goes_on(std::uint32_t end) const {
    const Token* next = token_over(reading_, end);
    if (next == nullptr) return false;
    if (next->span.begin != end) return true;
    constexpr std::uint64_t kNouns = bit(Category::kAreaNoun) | bit(Category::kPlaceNoun) |
                                     bit(Category::kEnterpriseNoun) | bit(Category::kCompanyForm) |
                                     bit(Category::kProgrammeNoun) | bit(Category::kInstitution) |
                                     bit(Category::kRoadNoun);
    return has_any(*next, kNouns) && !has_any(*next, bit(Category::kOrganize) | bit(Category::kOperate) |
                                                         bit(Category::kInvest) | bit(Category::kCooperate));
  }

  /// 卫星互联网, 航天精神: the trade is part of a longer term.
  bool is_term(std::uint32_t end) const {
    const Token* next = token_over(reading_, end);
    if (next == nullptr || next->span.size() < 2 || !is_han(text_[next->span.begin])) return false;
    if (has_any(*next, bit(Category::kPersonNoun) | bit(Category::kOffice) | bit(Category::kOrganize) |
                           bit(Category::kReceive)))
      return false;
    return next->word == lexicon::WordClass::kNoun && !is(text(next->span), feature::kAfterFirm);
  }

  void add(Span noun, const Walk& own, std::string_view rule) {
    Mention mention = mention_of(reading_, {own.begin, noun.end}, Label::kEnterprise, rule);
    if (begins_firm(own, text(noun))) {
      mention.within = own.anchor;
      mention.span.begin = reading_.mentions[own.anchor].span.begin;
      mention.name = name_of(reading_, mention.span);
    }
    found_.push_back(std::move(mention));
  }

  /// Whether the area before its own words begins the name of a firm: 柳河|小吃店, 青岛|海澜|纺织厂 with the short name
  /// of a city, 柳河镇|瓜菜|专业合作社 by its registered form, but not 柳河镇|海澜|纺织厂.
  bool begins_firm(const Walk& own, std::u32string_view noun) const {
    if (own.anchor == kNone || reading_.mentions[own.anchor].label != Label::kArea) return false;
    const Mention& area = reading_.mentions[own.anchor];
    return own.chars < 2 || ends(noun, feature::kRegisteredForm) ||
           (area.naming == Naming::kShort && area.division != kNone);
  }

  /// Platforms, banks and brands known nation-wide, with what they call their stations.
  void read_known() {
    for (const Token& token : reading_.tokens) {
      if (!has(token, Category::kEnterprise) || token.span.size() < 2) continue;
      if (token.word != lexicon::WordClass::kNoun && token.word != lexicon::WordClass::kProperNoun) continue;
      const bool word = reading_.lexicon.exact(text(token.span)).is(Category::kWord);
      // 汇|龙湖|公园: part of another name.
      const Token* next = token_over(reading_, token.span.end);
      const bool place =
          next != nullptr && next->span.begin == token.span.end &&
          has_any(*next, bit(Category::kPlaceNoun) | bit(Category::kRoadNoun) | bit(Category::kAreaNoun)) &&
          !has(*next, Category::kEnterpriseNoun);
      if (place && token.span.begin > 0 && reading_.token_at[token.span.begin - 1] != kNone &&
          names_.part(reading_.token_at[token.span.begin - 1]) == TokenRole::kChar)
        continue;
      if (word || has(token, Category::kAreaNoun)) continue;
      // 中国|邮政储蓄银行: the country belongs to the name.
      const std::uint32_t begin = token.span.begin >= 2 && text({token.span.begin - 2, token.span.begin}) == U"中国"
                                      ? token.span.begin - 2
                                      : token.span.begin;
      const std::uint32_t branch = branch_end(token.span.end);
      if (branch != token.span.end)
        found_.push_back(mention_of(reading_, {begin, branch}, Label::kEnterprise, "branch-of-known"));
      found_.push_back(mention_of(reading_, {begin, token.span.end}, Label::kEnterprise, "known-enterprise"));
      found_.back().ground = Ground::kLexicon;
    }
  }

  /// 顺丰速运|柳河|网点: where the name of a branch ends; `begin` when none follows.
  std::uint32_t branch_end(std::uint32_t begin) const {
    const std::u32string_view after = text_.substr(begin, 8);
    // 中国移动|江苏公司|北城分公司: the firm of a province, then its branch.
    if (const std::size_t firm = after.find(U"公司");
        firm != std::u32string_view::npos && firm >= 2 && firm <= 4 && after[firm - 1] != U'分') {
      const std::uint32_t area = names_.anchor_at(begin + static_cast<std::uint32_t>(firm));
      if (area != kNone && reading_.mentions[area].span.begin == begin)
        return branch_end(begin + static_cast<std::uint32_t>(firm) + 2);
    }
    // 柳河支行|营业厅 is the hall of that branch.
    std::uint32_t end = noun_of_branch(begin, after, feature::kBranchCounter);
    if (end == begin) end = noun_of_branch(begin, after, feature::kBranchOfFirm);
    return end;
  }

  /// Where the first noun with the feature in `after`, which begins at `begin`, ends, with the branch's own name before
  /// it; `begin` when there is none.
  std::uint32_t noun_of_branch(std::uint32_t begin, std::u32string_view after, lexicon::Feature what) const {
    for (std::size_t at = 0; at < after.size() && is_han(after[at]); ++at) {
      if (is(after.substr(at, 1), feature::kNoBranchWord)) return begin;
      const std::size_t size = at < 2 ? 0 : reading_.lexicon.begins(after.substr(at), what);
      if (size != 0 && !is(after.substr(0, at), feature::kAnyBranch))
        return begin + static_cast<std::uint32_t>(at + size);
    }
    return begin;
  }

  /// 晨星通信企业 CXTEL: a name in Latin capitals right after its noun.
  void read_latin() {
    for (const Token& token : reading_.tokens) {
      const std::u32string_view form = text(token.span);
      const bool capitals =
          form.size() >= 4 && std::all_of(form.begin(), form.end(), [](char32_t c) { return c >= U'A' && c <= U'Z'; });
      if (!capitals || token.span.begin < 2) continue;
      if (is(text_.substr(token.span.begin - 2, 2), feature::kFirmByNoun))
        found_.push_back(mention_of(reading_, token.span, Label::kEnterprise, "latin-after-noun"));
    }
  }

  /// 实缴出资12亿元，其中|镇高新|出资1亿元: a short form of a firm, known by the sum that it puts in.
  void read_investors() {
    constexpr std::u32string_view kOf = U"其中", kPuts = U"出资";
    for (std::size_t at = text_.find(kOf); at != std::u32string_view::npos; at = text_.find(kOf, at + 1)) {
      const auto begin = static_cast<std::uint32_t>(at + kOf.size());
      const std::u32string_view rest = text_.substr(begin, 14);
      const std::size_t puts = rest.find(kPuts);
      if (puts == std::u32string_view::npos || puts < 3 || puts > 8 || puts + 2 >= rest.size() ||
          !is_digit(rest[puts + 2]))
        continue;
      const std::u32string_view name = rest.substr(0, puts);
      if (std::all_of(name.begin(), name.end(), is_han) && !holds(name, feature::kNoInvestorWord))
        found_.push_back(mention_of(reading_, {begin, begin + static_cast<std::uint32_t>(puts)}, Label::kEnterprise,
                                    "investor-by-sum"));
    }
  }

  Reading& reading_;
  std::u32string_view text_;
  NameReader names_;
  std::vector<Mention> found_;
};

}  // namespace

void run_enterprises(Reading& reading, Diagnostics&) { EnterpriseReader(reading).run(); }

}  // namespace govgraph::extract
