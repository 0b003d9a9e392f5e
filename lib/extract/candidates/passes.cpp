// SPDX-License-Identifier: Apache-2.0
// Decides between all left edges of names that end with a known noun: what the readers before found is one candidate
// among others. 驻柳河镇|综合治理中心 -> 柳河镇综合治理中心. Declines what the weights find less likely than not.
#include <algorithm>
#include <cmath>
#include <unordered_map>

#include "extract/branches.hpp"
#include "extract/candidates/candidates.hpp"
#include "extract/drop_mentions.hpp"
#include "extract/left_edges.hpp"
#include "extract/mention_list.hpp"
#include "extract/names.hpp"
#include "extract/passes/reading_passes.hpp"
#include "extract/phrase.hpp"
#include "lexicon/features.hpp"

namespace govgraph::extract {
namespace {

constexpr int kLeast = 25;       ///< score of a name that nothing was read at
constexpr int kUnlikely = -350;  ///< what was read and is less likely than that goes, unless the gazetteer has it
constexpr int kSurer = 150;      ///< so much more than what was read with the same end, to take its place

class Decision {
 public:
  Decision(Reading& reading, std::uint32_t families) : reading_(reading), families_(families) {}

  void run() {
    std::vector<Candidate> all = candidates_of(reading_, families_);
    describe(reading_, all);
    weigh(all);
    if (reading_.candidates != nullptr) reading_.candidates->insert(reading_.candidates->end(), all.begin(), all.end());
    index_read(all);
    for (const Candidate& each : chosen(std::move(all), kLeast)) take(each);
    put_in_order(unlikely());
  }

 private:
  /// Mentions of the families by their end, each with its score as a candidate.
  void index_read(const std::vector<Candidate>& all) {
    for (std::uint32_t i = 0; i < reading_.mentions.size(); ++i) {
      const Mention& mention = reading_.mentions[i];
      if (mention.label == Label::kPerson || (families_ & bit(family_of(mention.label))) == 0) continue;
      const auto end_of = [](const Candidate& each) { return each.span.end; };
      const auto first = std::ranges::lower_bound(all, mention.span.end, {}, end_of);
      const auto last = std::ranges::upper_bound(all, mention.span.end, {}, end_of);
      const auto same = std::find_if(first, last, [&](const Candidate& each) {
        return each.span == mention.span && family_of(each.label) == family_of(mention.label);
      });
      if (same != last) read_.emplace(mention.span.end, Read{i, same->score});
    }
  }

  /// By what stands at the place already: see Trait::kRead.
  void take(const Candidate& each) {
    const std::uint8_t read = each[Trait::kRead];
    if ((read == 0 || read == 6) && !leans_on_quoted(each) && !is_counted(each)) found_.push_back(made_of(each));
    if (read == 4 || read == 7) move_edge(each);
  }

  /// 3个|党支部: so many of a kind.
  bool is_counted(const Candidate& each) const {
    const std::u32string_view text = reading_.document.text();
    const std::uint32_t begin = each.span.begin;
    if (each.span != each.head || begin < 2) return false;
    const char32_t number = text[begin - 2];
    return std::u32string_view(U"个家所支名间处座").find(text[begin - 1]) != std::u32string_view::npos &&
           (is_numeral(number) || number == U'多' || number == U'余');
  }

  /// “暖心家”|党群服务站: what kind of house the one named in the marks is.
  bool leans_on_quoted(const Candidate& each) const {
    const Quotation* quotation = quotation_ending(reading_, each.span.begin);
    return quotation != nullptr &&
           std::ranges::any_of(mentions_beginning(reading_, quotation->inner.begin), [&](const Mention& mention) {
             return mention.span == quotation->inner && family_of(mention.label) == family_of(each.label);
           });
  }

  /// A name of the same family with the same end gets the better begin.
  void move_edge(const Candidate& each) {
    const auto [first, last] = read_.equal_range(each.span.end);
    for (auto at = first; at != last; ++at) {
      Mention& mention = reading_.mentions[at->second.mention];
      if (family_of(mention.label) != family_of(each.label) || each.score < at->second.score + kSurer) continue;
      if (each.span.begin > mention.span.begin && (begins_with_name(mention) || is_whole(mention))) continue;
      Mention moved = made_of(each);
      moved.label = mention.label;
      moved.properties = std::move(mention.properties);
      moved.level = mention.level;
      moved.rule = "edge-moved";
      mention = std::move(moved);
      at->second.moved = true;
      return;
    }
  }

  /// A registered name that nothing stands before.
  bool is_whole(const Mention& mention) const {
    return mention.ground == Ground::kLegalForm &&
           (mention.span.begin == 0 || !is_name_character(reading_.document.text()[mention.span.begin - 1]));
  }

  bool begins_with_name(const Mention& mention) const {
    return std::ranges::any_of(mentions_beginning(reading_, mention.span.begin), [&](const Mention& each) {
      return (each.label == Label::kArea || is_organisation(each.label)) && each.span.end < mention.span.end;
    });
  }

  /// By mention: what was read, was not moved and goes.
  std::vector<bool> unlikely() const {
    std::vector<bool> out(reading_.mentions.size() + found_.size());
    // 区民政局|党委: the bureau whose committee that is.
    std::vector<bool> host(reading_.mentions.size());
    for (const Mention& mention : reading_.mentions)
      if (mention.label == Label::kPartyOrg && mention.within != kNone) host[mention.within] = true;
    for (const auto& [end, read] : read_) {
      const Mention& mention = reading_.mentions[read.mention];
      // What stands in quotation marks was weighed by other traits.
      const bool known =
          (mention.division != kNone && mention.naming == Naming::kFull) || mention.ground == Ground::kQuotation;
      out[read.mention] =
          read.score < kUnlikely && mention.within == kNone && !known && !read.moved && !host[read.mention];
    }
    return out;
  }

  /// The mentions that stay and those found, sorted anew: edges have moved.
  void put_in_order(const std::vector<bool>& dropped) {
    std::vector<Mention> all = std::move(reading_.mentions);
    all.insert(all.end(), std::make_move_iterator(found_.begin()), std::make_move_iterator(found_.end()));
    drop_mentions(all, dropped);
    reading_.mentions.clear();
    add_mentions(reading_, std::move(all));
  }

  Mention made_of(const Candidate& each) const {
    Mention mention = mention_of(reading_, each.span, each.label, "candidate");
    mention.confidence = confidence_of(each.score);
    mention.within = each.anchor;
    if (each.anchor == kNone) {
      if (family_of(each.label) == Family::kOrgan)
        mention.naming = each.span == each.head || begins_with_level(each.span) ? Naming::kBare : Naming::kShort;
    } else {
      const Mention& anchor = reading_.mentions[each.anchor];
      const bool organ = is_organisation(anchor.label) && family_of(each.label) == Family::kOrgan;
      if (anchor.label != Label::kArea && !organ) mention.within = kNone;
      if (anchor.naming == Naming::kBare && family_of(each.label) == Family::kOrgan) {
        mention.naming = Naming::kBare;
        if (anchor.label == Label::kArea) mention.within = kNone;
      }
    }
    if (each.label == Label::kArea) set_level(each, mention);
    if (is_numbered_part(each)) {
      mention.span.begin = reading_.mentions[each.anchor].span.begin;
      mention.name = name_of(reading_, mention.span);
    }
    // 全街道|19个社区: the one that the text is about.
    if (each.label == Label::kArea &&
        reading_.lexicon.exact(reading_.document.at(each.span)).is(lexicon::Category::kBareArea))
      mention.naming = Naming::kBare;
    return mention;
  }

  /// 东风社区|第三网格: a part that only has a number is named with what it is a part of.
  bool is_numbered_part(const Candidate& each) const {
    return each.label == Label::kArea && each.anchor != kNone && reading_.document.text()[each.span.begin] == U'第' &&
           reading_.lexicon.has(reading_.document.at(each.head), lexicon::feature::kNumberedPart);
  }

  /// 市|市场监管局: of the city that the text is about.
  bool begins_with_level(Span span) const {
    const Token* first = token_over(reading_, span.begin);
    return first != nullptr && first->span.begin == span.begin && first->span.end < span.end &&
           reading_.lexicon.has(reading_.document.at(first->span), lexicon::feature::kNounOfLevel);
  }

  void set_level(const Candidate& each, Mention& mention) const {
    const lexicon::Entry* noun =
        reading_.lexicon.exact(reading_.document.at(each.head)).find(lexicon::Category::kAreaNoun);
    const auto level = noun == nullptr ? AreaLevel::kUnknown : static_cast<AreaLevel>(noun->sub);
    mention.level = level;
  }

  /// The logistic function of a score in hundredths of a logit.
  static float confidence_of(int score) {
    const double sure = 1.0 / (1.0 + std::exp(-score / 100.0));
    return static_cast<float>(std::clamp(std::round(sure * 100) / 100, 0.5, 0.9));
  }

  Reading& reading_;
  std::uint32_t families_;
  std::vector<Mention> found_;
  struct Read {
    std::uint32_t mention;
    int score;
    bool moved = false;
  };

  std::unordered_multimap<std::uint32_t, Read> read_;  ///< by the end
};

/// 青禾食品有限公司|办公室主任: a firm has no office of the state; what was read as one belongs to the office held.
void drop_offices_of_firms(Reading& reading) {
  std::vector<bool> dropped(reading.mentions.size());
  for (std::size_t i = 0; i < dropped.size(); ++i) {
    const Mention& mention = reading.mentions[i];
    dropped[i] = mention.label == Label::kGovBody && mention.within != kNone &&
                 reading.mentions[mention.within].label == Label::kEnterprise;
  }
  drop_mentions(reading.mentions, dropped);
}

}  // namespace

void run_area_candidates(Reading& reading, Diagnostics&) {
  Decision(reading, bit(Family::kArea) | bit(Family::kRoad)).run();
}

void run_name_candidates(Reading& reading, Diagnostics&) {
  Decision(reading, bit(Family::kOrgan) | bit(Family::kPlace) | bit(Family::kFirm)).run();
  mend_left_edges(reading);
  drop_offices_of_firms(reading);
  add_parents_of_branches(reading);
}

}  // namespace govgraph::extract
