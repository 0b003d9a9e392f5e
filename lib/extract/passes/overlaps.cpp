// SPDX-License-Identifier: Apache-2.0
// Settles names read over one another: of two that cross, or that stand at one place, one stays; a name inside another
// stays only where the outer name begins with it (柳河镇 in 柳河镇党委) or speaks of it (东塘河 in 东塘河整治工程).
#include <algorithm>
#include <vector>

#include "extract/branches.hpp"
#include "extract/drop_mentions.hpp"
#include "extract/mention_list.hpp"
#include "extract/passes/reading_passes.hpp"
#include "extract/reading.hpp"

namespace govgraph::extract {
namespace {

constexpr std::uint32_t kWorks =
    bit(Label::kProgramme) | bit(Label::kEvent) | bit(Label::kPolicy) | bit(Label::kHonour);
constexpr std::uint32_t kOrganisations = bit(Label::kPartyOrg) | bit(Label::kGovBody) | bit(Label::kSocialOrg) |
                                         bit(Label::kInstitution) | bit(Label::kEnterprise);

bool one_of_labels(Label label, std::uint32_t labels) { return (labels & bit(label)) != 0; }

/// Which label wins one and the same span.
int rank(Label label) {
  switch (label) {
    case Label::kPartyOrg:
      return 12;
    case Label::kGovBody:
      return 11;
    case Label::kInstitution:
      return 10;
    case Label::kSocialOrg:
      return 9;
    case Label::kHonour:
      return 8;
    case Label::kPolicy:
      return 7;
    case Label::kEnterprise:
      return 6;
    case Label::kRoad:
      return 5;
    case Label::kPlace:
      return 4;
    case Label::kArea:
      return 3;
    case Label::kEvent:
      return 2;
    case Label::kProgramme:
      return 1;
    default:
      return 0;
  }
}

class Settler {
 public:
  explicit Settler(Reading& reading)
      : reading_(reading), mentions_(reading.mentions), dropped_(mentions_.size(), false) {}

  void run() {
    std::vector<std::uint32_t> open;
    for (std::uint32_t i = 0; i < mentions_.size(); ++i) {
      std::erase_if(open,
                    [&](std::uint32_t o) { return dropped_[o] || mentions_[o].span.end <= mentions_[i].span.begin; });
      for (const std::uint32_t o : open) {
        const std::uint32_t gone = loser(o, i);
        if (gone != kNone) dropped_[gone] = true;
        if (gone == i) break;
      }
      if (!dropped_[i]) open.push_back(i);
    }
    drop_mentions(mentions_, dropped_);
  }

 private:
  /// Which of two overlapping mentions goes; kNone when neither has to. `outer` begins first or is longer.
  std::uint32_t loser(std::uint32_t outer, std::uint32_t inner) const {
    const Mention& a = mentions_[outer];
    const Mention& b = mentions_[inner];
    if (a.span == b.span) return stands_for_both(a, b) ? inner : outer;
    if (a.span.contains(b.span)) return survives(a, b, inner) ? kNone : inner;
    if (b.label == Label::kPerson || a.label == Label::kPerson) return b.label == Label::kPerson ? inner : outer;
    return a.span.size() >= b.span.size() ? inner : outer;
  }

  static bool stands_for_both(const Mention& a, const Mention& b) {
    if ((a.short_for != kNone) != (b.short_for != kNone)) return a.short_for != kNone;
    // Of one span, what the quotation marks make it (“…河”项目) before what its last noun would.
    const bool quoted = a.ground == Ground::kQuotation;
    if (quoted != (b.ground == Ground::kQuotation) && (a.label == Label::kPlace || b.label == Label::kPlace))
      return quoted;
    // 第三次邻里议事会 is one meeting of the circle.
    const bool session = a.ground == Ground::kNumber;
    if (session != (b.ground == Ground::kNumber)) return session;
    if (a.label != b.label) return rank(a.label) > rank(b.label);
    if ((a.division != kNone) != (b.division != kNone)) return a.division != kNone;
    return a.within != kNone || b.within == kNone;
  }

  bool survives(const Mention& outer, const Mention& inner, std::uint32_t index) const {
    if (is_origin(outer, inner)) return false;
    for (std::uint32_t up = outer.within, steps = 0; up != kNone && steps < 8; up = mentions_[up].within, ++steps)
      if (up == index) return true;
    if (is_parent(outer, inner)) return true;
    if (one_of_labels(outer.label, kWorks)) return survives_in_work(outer, inner);
    if (one_of_labels(outer.label, kOrganisations))
      return inner.division != kNone || (inner.label == Label::kArea && inner.span.begin == outer.span.begin) ||
             inner.short_for != kNone || (inner.label == Label::kArea && inner.ground == Ground::kLexicon);
    if (outer.label == Label::kPlace) return inner.label == Label::kRoad || inner.label == Label::kEnterprise;
    return false;
  }

  /// 柳河 in 柳河大学 and in 柳河晨星有限公司: where a house is from tells of no area.
  static bool is_origin(const Mention& outer, const Mention& inner) {
    return (outer.label == Label::kEnterprise || outer.label == Label::kInstitution) && inner.label == Label::kArea &&
           inner.naming == Naming::kShort;
  }

  /// 东海农商银行 in 东海农商银行柳河支行.
  bool is_parent(const Mention& outer, const Mention& inner) const {
    return outer.label == Label::kEnterprise && inner.label == Label::kEnterprise &&
           outer.span.begin == inner.span.begin && names_branch(reading_.lexicon, reading_.document.at(outer.span));
  }

  static bool survives_in_work(const Mention& outer, const Mention& inner) {
    if (inner.short_for != kNone || inner.ground == Ground::kQuotation) return true;
    if (inner.label == outer.label || inner.label == Label::kProgramme || inner.label == Label::kHonour) return false;
    return inner.label != Label::kPerson || outer.label == Label::kEvent;
  }

  const Reading& reading_;
  std::vector<Mention>& mentions_;
  std::vector<bool> dropped_;
};

}  // namespace

void run_overlaps(Reading& reading, Diagnostics&) { Settler(reading).run(); }

}  // namespace govgraph::extract
