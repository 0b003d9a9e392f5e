// SPDX-License-Identifier: Apache-2.0
#include "extract/candidates/candidates.hpp"

#include <algorithm>
#include <array>
#include <vector>

#include "extract/candidates/word_kind.hpp"
#include "extract/mention_list.hpp"
#include "extract/organs.hpp"
#include "extract/phrase.hpp"
#include "lexicon/features.hpp"

namespace govgraph::extract {
namespace {

using lexicon::Category;
namespace feature = lexicon::feature;

constexpr std::uint32_t kAnchors = kOrganisations | bit(Label::kArea) | bit(Label::kRoad) | bit(Label::kPlace);
constexpr std::uint32_t kLongestOwn = 14;

struct Ending {
  Family family;
  Label label;
  Noun noun;
};

/// The categories of nouns that names of a family end with.
std::uint64_t heads_of(Family family) {
  switch (family) {
    case Family::kArea:
      return bit(Category::kAreaNoun);
    case Family::kOrgan:
      return kOrganHeads;
    case Family::kPlace:
      return bit(Category::kPlaceNoun);
    case Family::kRoad:
      return bit(Category::kRoadNoun);
    case Family::kFirm:
      return bit(Category::kEnterpriseNoun) | bit(Category::kCompanyForm);
  }
  return 0;
}

Noun noun_of_organ(const Head& head) {
  if (head.is(Category::kPartyOrgan)) return Noun::kParty;
  if (head.is(Category::kGovOrgan)) return Noun::kGovernment;
  return head.is(Category::kSocialOrgan) ? Noun::kSociety : Noun::kInstitution;
}

class Generator {
 public:
  Generator(const Reading& reading, std::uint32_t families)
      : reading_(reading),
        text_(reading.document.text()),
        families_(families),
        anchors_(reading, kAnchors),
        known_end_(text_.size() + 1) {}

  std::vector<Candidate> run() {
    std::uint64_t wanted_heads = 0;
    for (const Family each : {Family::kArea, Family::kOrgan, Family::kPlace, Family::kRoad, Family::kFirm})
      if (wanted(each)) wanted_heads |= heads_of(each);
    for (const Head& head : longest_heads(reading_, kAllHeads)) {
      known_end_[head.span.end] = true;
      const bool heads = (head.categories & wanted_heads) != 0 && !head.is(Category::kStop);
      if (heads && ends_word(reading_, head.span.end)) read_head(head);
    }
    if (wanted(Family::kOrgan)) read_tails();
    std::stable_sort(found_.begin(), found_.end(), [](const Candidate& a, const Candidate& b) {
      return a.span.end != b.span.end ? a.span.end < b.span.end : a.span.begin > b.span.begin;
    });
    return std::move(found_);
  }

 private:
  bool wanted(Family family) const { return ((families_ >> static_cast<unsigned>(family)) & 1) != 0; }

  void read_head(const Head& head) {
    if ((head.categories & kOrganHeads) != 0)
      propose(head.span, {Family::kOrgan, label_of_organ(head), noun_of_organ(head)});
    if (head.is(Category::kAreaNoun)) propose(head.span, {Family::kArea, Label::kArea, Noun::kAreaNouns});
    if (head.is(Category::kRoadNoun)) propose(head.span, {Family::kRoad, Label::kRoad, Noun::kRoad});
    if (head.is(Category::kPlaceNoun) && head.span.size() > 1)
      propose(head.span, {Family::kPlace, Label::kPlace, Noun::kPlace});
    if (head.is(Category::kEnterpriseNoun) || head.is(Category::kCompanyForm))
      propose(head.span, {Family::kFirm, Label::kEnterprise,
                          head.is(Category::kCompanyForm) ? Noun::kCompanyForm : Noun::kHouseOfBusiness});
  }

  /// 处置|中心, 联络|处: words that end the names of organs whatever stands before them, where no known noun ends.
  void read_tails() {
    static constexpr std::array<std::pair<lexicon::Feature, Ending>, 3> kTails{
        {{feature::kTailOfOffice, {Family::kOrgan, Label::kGovBody, Noun::kTailOfOffice}},
         {feature::kTailOfInstitution, {Family::kOrgan, Label::kInstitution, Noun::kTailOfInstitution}},
         {feature::kTailOfSociety, {Family::kOrgan, Label::kSocialOrg, Noun::kTailOfSociety}}}};
    for (const Token& token : reading_.tokens) {
      if (!is_han(text_[token.span.begin]) || known_end_[token.span.end]) continue;
      for (const auto& [tail, ending] : kTails) {
        const auto size = static_cast<std::uint32_t>(reading_.lexicon.ends(reading_.document.at(token.span), tail));
        if (size == 0 || !ends_word(reading_, token.span.end) || (size == 1 && is_mere_word(token))) continue;
        propose({token.span.end - size, token.span.end}, ending);
        break;
      }
    }
  }

  /// 开|局, 花小钱|办|大事: a character that ends a word of the language, or that another word follows.
  bool is_mere_word(const Token& token) const {
    if (token.span.size() > 1) return reading_.lexicon.exact(reading_.document.at(token.span)).is(Category::kWord);
    const Token* next = token_over(reading_, token.span.end);
    if (next == nullptr) return false;
    const WordKind kind = word_kind(reading_, *next);
    return kind == WordKind::kNoun || kind == WordKind::kIdeograph || kind == WordKind::kDescribing ||
           kind == WordKind::kNumber || kind == WordKind::kHeadNoun;
  }

  void propose(Span head, Ending ending) {
    if (!wanted(ending.family)) return;
    // 党校|大学|学历: what someone has learned.
    if (reading_.lexicon.has(text_.substr(head.end, 2), feature::kSchoolingWord)) return;
    const std::uint32_t floor = sentence_span(reading_, head.begin).begin;
    std::uint32_t begin = head.begin;
    for (std::uint32_t edges = 0; edges < kMostEdges; ++edges) {
      const std::uint32_t anchor = anchor_at(begin, floor);
      if (anchor != kNone) add_anchored(head, begin, anchor, ending);
      if (begin < head.begin || stands_alone(head, ending)) add({begin, head.end}, head, begin, kNone, ending);
      if (anchor != kNone) begin = reading_.mentions[anchor].span.begin;
      if (begin <= floor || (anchor != kNone && !goes_on(anchor, ending))) return;
      const Token* token = token_over(reading_, begin - 1);
      if (token == nullptr || head.begin - token->span.begin > kLongestOwn || !is_name_character(text_[begin - 1]))
        return;
      begin = edge_before(*token, begin, floor);
    }
  }

  /// 综治中心, 纪工委: by its noun alone, an organ of the place that the text is about.
  static bool stands_alone(Span head, Ending ending) {
    constexpr std::uint32_t kLeast = 3;
    return ending.family == Family::kOrgan && ending.label != Label::kSocialOrg && head.size() >= kLeast;
  }

  std::uint32_t anchor_at(std::uint32_t position, std::uint32_t floor) const {
    const std::uint32_t anchor = anchors_.ending(position);
    return anchor != kNone && reading_.mentions[anchor].span.begin >= floor ? anchor : kNone;
  }

  /// 晨星银行|柳荫路|支行: what stands before the road may belong to the name of a house, but never to that of an area.
  bool goes_on(std::uint32_t anchor, Ending ending) const {
    const Label label = reading_.mentions[anchor].label;
    return (label == Label::kRoad || label == Label::kArea) &&
           (ending.family == Family::kFirm || ending.family == Family::kOrgan);
  }

  /// The begin of the token, or the end of a mention inside it.
  std::uint32_t edge_before(const Token& token, std::uint32_t end, std::uint32_t floor) const {
    const std::uint32_t begin = std::max(token.span.begin, floor);
    for (std::uint32_t inside = end - 1; inside > begin; --inside)
      if (anchors_.ending(inside) != kNone) return inside;
    return begin;
  }

  /// An organ or a firm is named with the area before it, an area or a road without.
  void add_anchored(Span head, std::uint32_t own, std::uint32_t anchor, Ending ending) {
    const bool with = ending.family == Family::kOrgan || ending.family == Family::kFirm ||
                      (ending.family == Family::kPlace && head.begin - own < 2);
    const std::uint32_t begin = with ? reading_.mentions[anchor].span.begin : own;
    if (begin < head.begin) add({begin, head.end}, head, own, anchor, ending);
  }

  void add(Span span, Span head, std::uint32_t own, std::uint32_t anchor, Ending ending) {
    Candidate made;
    made.span = span;
    made.head = head;
    made.own = own;
    made.label = ending.label;
    made.noun = ending.noun;
    made.anchor = anchor;
    found_.push_back(made);
  }

  const Reading& reading_;
  std::u32string_view text_;
  std::uint32_t families_;
  MentionPlaces anchors_;
  std::vector<Candidate> found_;
  std::vector<bool> known_end_;  ///< by position: whether a known noun ends there
};

}  // namespace

Family family_of(Label label) {
  switch (label) {
    case Label::kArea:
      return Family::kArea;
    case Label::kRoad:
      return Family::kRoad;
    case Label::kPlace:
      return Family::kPlace;
    case Label::kEnterprise:
      return Family::kFirm;
    default:
      return Family::kOrgan;
  }
}

std::vector<Candidate> candidates_of(const Reading& reading, std::uint32_t families) {
  return Generator(reading, families).run();
}

}  // namespace govgraph::extract
