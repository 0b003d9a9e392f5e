// SPDX-License-Identifier: Apache-2.0
#include "resolve/implied.hpp"

#include <unordered_map>

#include "base/sort_unique.hpp"
#include "base/utf8.hpp"
#include "lexicon/features.hpp"

namespace govgraph::resolve {
namespace {

namespace feature = lexicon::feature;

/// Entities by the first bytes of their names, to find those whose names may stand inside a longer one.
class NamesInside {
 public:
  explicit NamesInside(std::size_t shortest) : shortest_(shortest) {}

  void add(std::uint32_t entity, std::string_view name) {
    if (name.size() >= shortest_) by_start_[name.substr(0, shortest_)].push_back(entity);
  }

  /// Ascending: those whose first bytes stand in `name`, at its byte `last` or before.
  std::vector<std::uint32_t> within(std::string_view name, std::size_t last = std::string_view::npos) const {
    std::vector<std::uint32_t> out;
    for (std::size_t at = 0; at + shortest_ <= name.size() && at <= last; ++at) {
      if (utf8::continues(name[at])) continue;  // no name begins within a character
      if (const auto found = by_start_.find(name.substr(at, shortest_)); found != by_start_.end())
        out.insert(out.end(), found->second.begin(), found->second.end());
    }
    sort_unique(out);
    return out;
  }

 private:
  std::size_t shortest_;
  std::unordered_map<std::string_view, std::vector<std::uint32_t>> by_start_;
};

class Implier {
 public:
  Implier(const lexicon::Lexicon& lexicon, const std::vector<Mention>& mentions, const AreaTable& areas,
          const Entities& entities)
      : lexicon_(lexicon), mentions_(mentions), areas_(areas), entities_(entities) {
    for (std::uint32_t e = 0; e < entities.all.size(); ++e) {
      named_.add(e, entities.all[e].name);
      if (entities.all[e].label == Label::kEnterprise) enterprises_.add(e, entities.all[e].name);
      if (entities.all[e].label == Label::kPlace) places_.add(e, entities.all[e].name);
    }
    for (std::uint32_t a = 0; a < areas.areas().size(); ++a) {
      const Rank rank = rank_of(areas.areas()[a].level);
      if (rank == Rank::kCity || rank == Rank::kProvince || rank == Rank::kDistrict)
        seats_[areas.areas()[a].stem].push_back(a);
    }
  }

  std::vector<Implied> run(const std::vector<Relation>& relations) {
    for (const Relation& relation : relations)
      if (relation.type == RelationType::kOrganizes || relation.type == RelationType::kOperates)
        imply_seat_of_work(relation);
    for (std::uint32_t e = 0; e < entities_.all.size(); ++e) {
      const Entity& entity = entities_.all[e];
      if (entity.mentions.empty()) continue;
      if (entity.label == Label::kArea)
        imply_area(e);
      else if (is_organisation(entity.label))
        imply_organ(e);
      else
        imply_named_after(e);
    }
    return std::move(out_);
  }

 private:
  /// 柳河路(东山路—西山路)整治工程 concerns the road, not what bounds the section.
  static bool in_brackets(const Mention& name, const Mention& inner) {
    const std::u32string text = utf8::decode_all(name.name);
    const std::size_t open = text.find(U'('), close = text.find(U')');
    const std::size_t at = inner.span.begin - name.span.begin;
    return open != std::u32string::npos && at > open && (close == std::u32string::npos || at < close);
  }

  void add(std::uint32_t head, RelationType type, std::uint32_t tail, std::uint32_t mention, float confidence,
           std::string_view rule) {
    if (head == tail || tail == kNone || entities_.all[tail].mentions.empty()) return;
    if (!admits(type, entities_.all[head].label, entities_.all[tail].label)) return;
    out_.push_back({head, type, tail, mention, confidence, rule});
  }

  std::uint32_t entity_of_area(std::uint32_t area) const { return area == kNone ? kNone : entities_.of_area[area]; }

  /// What a town or district does takes place there. What a block or community does may be a way of working, which is
  /// nowhere.
  void imply_seat_of_work(const Relation& relation) {
    const std::uint32_t head = entities_.of_mention[relation.head], work = entities_.of_mention[relation.tail];
    if (head == kNone || work == kNone || find_property(relation.properties, "status") != nullptr) return;
    const Entity& doer = entities_.all[head];
    const bool area = doer.label == Label::kArea;
    const bool leads = doer.label == Label::kPartyOrg && doer.composed;
    if (!area && !leads) return;
    const Rank rank = rank_of(areas_.areas()[doer.area].level);
    const bool below = rank == Rank::kBelow && entities_.all[work].label == Label::kProgramme;
    if (rank >= Rank::kDistrict && !below)
      add(work, RelationType::kLocatedIn, entity_of_area(doer.area), relation.tail, 0.5F, "seat-of-who-runs-it");
  }

  void imply_area(std::uint32_t e) {
    const Area& area = areas_.areas()[entities_.all[e].area];
    for (const std::uint32_t m : area.mentions) {
      const std::uint32_t within = mentions_[m].within;
      const std::uint32_t parent = within == kNone ? kNone : areas_.of_mention(within);
      if (parent != kNone) add(e, RelationType::kPartOf, entity_of_area(parent), m, 0.94F, "area-chain");
    }
    if (area.mentions.empty() || (area.parent_stated && !area.of_place)) return;
    if (const std::uint32_t community = community_of_estate(area); community != kNone)
      return add(e, RelationType::kPartOf, community, area.mentions.front(), 0.6F, "estate-after-its-community");
    if (area.parent == kNone) return;
    const Area& parent = areas_.areas()[area.parent];
    const bool town_of_county =
        rank_of(area.level) == Rank::kTown && rank_of(parent.level) == Rank::kDistrict && parent.division != kNone;
    const std::uint32_t village = village_of_hamlet(e, area);
    if (village != kNone)
      add(e, RelationType::kPartOf, village, area.mentions.front(), 0.8F, "hamlet-of-the-article-s-village");
    else if (lies_in_town(lexicon_, area))
      add(e, RelationType::kPartOf, entity_of_area(area.parent), area.mentions.front(), 0.5F,
          "area-of-the-article-s-town");
    else if (town_of_county)
      add(e, RelationType::kPartOf, entity_of_area(area.parent), area.mentions.front(), 0.66F,
          "town-of-the-article-s-county");
  }

  /// 香樟苑小区 of a community that is named shortly before it.
  std::uint32_t community_of_estate(const Area& area) const {
    constexpr std::uint32_t kReach = 60;  // code points
    if (area.level != AreaLevel::kEstate) return kNone;
    const Mention& estate = mentions_[area.mentions.front()];
    for (std::uint32_t i = area.mentions.front(); i-- > 0 && mentions_[i].article == estate.article;) {
      if (estate.span.begin - mentions_[i].span.begin > kReach) break;
      const std::uint32_t other = mentions_[i].label == Label::kArea ? areas_.of_mention(i) : kNone;
      if (other != kNone && areas_.areas()[other].level == AreaLevel::kCommunity) return entity_of_area(other);
    }
    return kNone;
  }

  /// 上溪自然村, 坡上屯: of the village that the article is about.
  std::uint32_t village_of_hamlet(std::uint32_t e, const Area& area) const {
    const auto hamlet = [](const std::string& name) {
      return name.ends_with("屯") || name.ends_with("自然村") || name.ends_with("村民小组");
    };
    if (!hamlet(area.name)) return kNone;
    const std::uint32_t topic = areas_.topic_below(mentions_[area.mentions.front()].article, AreaLevel::kVillage);
    const std::uint32_t village = entity_of_area(topic);
    return village == e || topic == kNone || hamlet(areas_.areas()[topic].name) ? kNone : village;
  }

  void imply_organ(std::uint32_t e) {
    const Entity& entity = entities_.all[e];
    const std::uint32_t mention = entity.mentions.front();
    if (entity.label == Label::kEnterprise) imply_branch(e);
    if (belongs_to_organ(entity)) {
      if (is_committee_of_organ(entity))
        add(e, RelationType::kGoverns, entity.organ, mention, 0.72F, "party-body-of-organ");
      else
        add(e, RelationType::kPartOf, entity.organ, mention, 0.6F, "organ-in-name");
    }
    imply_house(e);
    imply_post(e);
    if (entity.area == kNone) return imply_company_seat(e);
    if (called_after_elsewhere(entity)) return;
    const std::uint32_t area = entity_of_area(entity.area);
    const lexicon::Entry* noun = organ_noun(lexicon_, entity.rest.empty() ? entity.name : entity.rest);
    const bool committee = entity.rest == "委" || entity.rest == "村委";
    // 经济|委员会 is a department, not the committee that leads.
    const bool department =
        (entity.label == Label::kGovBody && !is_organ_by_itself(lexicon_, entity.rest)) || is_within_organ(e);
    const bool leads =
        !department &&
        (committee || (noun != nullptr && static_cast<lexicon::Organ>(noun->sub) == lexicon::Organ::kLeads)) &&
        entity.composed && entity.label != Label::kInstitution && entity.label != Label::kEnterprise;
    if (leads)
      add(e, RelationType::kGoverns, area, mention, 0.84F, "leading-organ-of-its-area");
    else if (!lies_where_its_organ_lies(entity))
      add(e, RelationType::kLocatedIn, area, mention, 0.76F, "area-in-name");
  }

  bool belongs_to_organ(const Entity& entity) const {
    return entity.organ != kNone && is_organisation(entities_.all[entity.organ].label);
  }

  /// 市科技局|党组, 某某有限公司|党支部: it leads the bureau, the firm. What serves a committee leads nothing.
  bool is_committee_of_organ(const Entity& entity) const {
    return entity.label == Label::kPartyOrg && entities_.all[entity.organ].label != Label::kPartyOrg &&
           lexicon_.ends(entity.name, feature::kPartyBody) > 0;
  }

  /// 安徽|农业大学, 柳河|路派出所: the name of the area is that of a school for more than it, or goes on as a road's.
  bool called_after_elsewhere(const Entity& entity) const {
    if (entity.whole_area) return false;
    const std::string& stem = areas_.areas()[entity.area].stem;
    const std::size_t at = entity.name.find(stem);
    const std::string_view rest =
        at == std::string::npos ? std::string_view{} : std::string_view(entity.name).substr(at + stem.size());
    const bool road = !stem.empty() && lexicon_.begins(rest, feature::kRoadAfterStem) > 0;
    const bool school = entity.label == Label::kInstitution && lexicon_.ends(entity.name, feature::kHigherSchool) > 0;
    return road || school;
  }

  /// 市科技局|党组, 某某有限公司|工会: the area in the name is that of the organ that it belongs to, which says where
  /// both are. 区委|组织部 and 市人大|办公室 are told of as organs of the area themselves.
  bool lies_where_its_organ_lies(const Entity& entity) const {
    if (!belongs_to_organ(entity)) return false;
    return entity.label == Label::kPartyOrg ? is_committee_of_organ(entity) : entity.label != Label::kGovBody;
  }

  /// 东山大厦|楼宇党委: an organ whose name begins with a house is there.
  void imply_house(std::uint32_t e) {
    const Entity& entity = entities_.all[e];
    for (const std::uint32_t other : places_.within(entity.name, 0))
      if (entity.name.size() > entities_.all[other].name.size() && entity.name.starts_with(entities_.all[other].name))
        add(e, RelationType::kLocatedIn, other, entity.mentions.front(), 0.88F, "house-in-name");
  }

  /// 某局驻|柳河村|工作队: a team is where it is posted.
  void imply_post(std::uint32_t e) {
    constexpr std::string_view kPosted = "驻";
    const std::string& name = entities_.all[e].name;
    const std::size_t at = name.find(kPosted);
    if (at == std::string::npos || at == 0) return;
    const std::string_view rest = std::string_view(name).substr(at + kPosted.size());
    for (const std::uint32_t other : named_.within(rest, 0))
      if (entities_.all[other].label == Label::kArea && rest.starts_with(entities_.all[other].name))
        return add(e, RelationType::kLocatedIn, other, entities_.all[e].mentions.front(), 0.88F, "posted-to-area");
  }

  /// 市科技局|党委 leads the bureau, not the city.
  bool is_within_organ(std::uint32_t e) const {
    const Entity& entity = entities_.all[e];
    return belongs_to_organ(entity) && entities_.all[entity.organ].label != Label::kPartyOrg;
  }

  /// 某某银行|柳河支行, 某某快递|柳河网点: a branch of the firm whose name it begins with.
  void imply_branch(std::uint32_t e) {
    const Entity& branch = entities_.all[e];
    if (lexicon_.ends(branch.name, feature::kBranchCounter) == 0 &&
        lexicon_.ends(branch.name, feature::kBranchAfterFirm) == 0)
      return;
    for (const std::uint32_t other : enterprises_.within(branch.name, 0)) {
      const Entity& each = entities_.all[other];
      if (other == e || each.label != Label::kEnterprise || each.mentions.empty()) continue;
      if (branch.name.size() > each.name.size() && branch.name.starts_with(each.name))
        add(e, RelationType::kPartOf, other, branch.mentions.front(), 0.9F, "branch-of-firm");
    }
  }

  /// 某某咖啡(上海)有限公司, 上海某某公司: the seat that a registered name gives.
  void imply_company_seat(std::uint32_t e) {
    const Entity& entity = entities_.all[e];
    std::vector<std::uint32_t> seats;
    for (std::size_t open = entity.name.find('('); open != std::string::npos; open = entity.name.find('(', open + 1))
      for (std::size_t close = entity.name.find(')', open); close != std::string::npos;
           close = entity.name.find(')', close + 1)) {
        const auto found = seats_.find(std::string_view(entity.name).substr(open + 1, close - open - 1));
        if (found != seats_.end()) seats.insert(seats.end(), found->second.begin(), found->second.end());
      }
    sort_unique(seats);
    for (const std::uint32_t a : seats)
      add(e, RelationType::kLocatedIn, entity_of_area(a), entity.mentions.front(), 0.9F, "seat-in-company-name");
  }

  void imply_named_after(std::uint32_t e) {
    const Entity& entity = entities_.all[e];
    const std::uint32_t mention = entity.mentions.front();
    if (entity.label == Label::kProgramme || entity.label == Label::kEvent || entity.label == Label::kPolicy)
      imply_roads(e);
    if (entity.label == Label::kPolicy) imply_inside(e);
    if (entity.label == Label::kEvent) imply_told(e);
    if (entity.label == Label::kEvent) imply_host(e);
    if (entity.label == Label::kPlace) imply_road(e);
    const bool by_stem = entity.label == Label::kPlace || entity.label == Label::kEvent;
    if (entity.area == kNone || (!entity.whole_area && !by_stem)) return;
    // 柳河大桥, 东山公园: water, hills, bridges and stations share the old name of the town.
    if (entity.label == Label::kPlace && !entity.whole_area && lexicon_.ends(entity.name, feature::kSharesOldName) > 0)
      return;
    const std::uint32_t area = entity_of_area(entity.area);
    // 安平家园三期动迁安置房项目: a work on an estate is about it.
    if (entity.label == Label::kProgramme && rank_of(areas_.areas()[entity.area].level) == Rank::kBelow &&
        lexicon_.ends(entity.name, feature::kWorkOnArea) > 0)
      return add(e, RelationType::kConcerns, area, mention, 0.85F, "area-in-work-name");
    if (entity.label == Label::kPolicy && is_about_area(entity.name, area))
      add(e, RelationType::kConcerns, area, mention, 0.78F, "area-in-policy-name");
    else if (entity.label != Label::kPolicy)
      add(e, RelationType::kLocatedIn, area, mention, 0.76F, "area-in-name");
  }

  /// 柳河镇|文明公约, but not 柳河镇|商会|章程, 安平省|…条例 or 关于…的通知: whose rules they are, and for whom.
  bool is_about_area(const std::string& policy, std::uint32_t area) const {
    const std::string& name = entities_.all[area].name;
    const std::size_t at = policy.find(name);
    if (at == std::string::npos) return true;  // by a short name
    const std::u32string rest = utf8::decode_all(std::string_view(policy).substr(at + name.size()));
    constexpr std::size_t kLongestOrgan = 6;
    for (std::size_t size = 2; size <= std::min(rest.size(), kLongestOrgan); ++size)
      if (is_organ_by_itself(lexicon_, utf8::encode(std::u32string_view(rest).substr(0, size)))) return false;
    const Rank rank = rank_of(areas_.areas()[entities_.all[area].area].level);
    const bool wide = rank == Rank::kProvince || rank == Rank::kCity;
    return !(wide && lexicon_.ends(policy, feature::kPublicLaw) > 0) &&
           lexicon_.begins(policy, feature::kNoticeOpening) == 0;
  }

  /// Divisions and programmes that a policy's title names.
  void imply_inside(std::uint32_t e) {
    const Entity& policy = entities_.all[e];
    for (const std::uint32_t other : named_.within(policy.name)) {
      const Entity& each = entities_.all[other];
      const bool division = each.label == Label::kArea && areas_.areas()[each.area].division != kNone;
      if (!division && each.label != Label::kProgramme) continue;
      if (policy.name.find(each.name) != std::string::npos && (!division || is_about_area(policy.name, other)))
        add(e, RelationType::kConcerns, other, policy.mentions.front(), 0.5F, "named-in-policy");
    }
  }

  /// 柳河镇志愿者联合会成立大会, 书店三期开业, “八项行动”发布活动: an event is about what its name holds.
  void imply_told(std::uint32_t e) {
    const Entity& event = entities_.all[e];
    for (const std::uint32_t other : named_.within(event.name)) {
      const Entity& each = entities_.all[other];
      if (other == e || each.mentions.empty()) continue;
      const std::size_t at = event.name.find(each.name);
      if (at == std::string::npos || at + each.name.size() >= event.name.size()) continue;
      const std::string_view rest = std::string_view(event.name).substr(at + each.name.size());
      const bool founded = is_organisation(each.label) && (lexicon_.begins(rest, feature::kBeginsFounding) > 0 ||
                                                           lexicon_.ends(rest, feature::kEndsFounding) > 0);
      const bool work = each.label == Label::kProgramme || (each.label == Label::kPolicy && each.name.size() >= 12);
      if (founded || work)
        add(e, RelationType::kConcerns, other, event.mentions.front(), 0.75F,
            founded ? "founding-meeting" : "named-in-event");
    }
  }

  /// 县人民政府|第41次常务会议: the organ that the name begins with holds the meeting.
  void imply_host(std::uint32_t e) {
    for (const std::uint32_t m : entities_.all[e].mentions) {
      if (lexicon_.ends(mentions_[m].name, feature::kOwnMeeting) == 0) continue;
      for (std::uint32_t i = m + 1; i < mentions_.size() && mentions_[i].span.begin == mentions_[m].span.begin; ++i)
        if (is_organisation(mentions_[i].label) && entities_.of_mention[i] != kNone)
          return add(entities_.of_mention[i], RelationType::kOrganizes, e, m, 0.82F, "meeting-of-organ");
    }
  }

  /// 连云路柳荫路口绿地: on the roads that its name begins with.
  void imply_road(std::uint32_t e) {
    for (const std::uint32_t m : entities_.all[e].mentions) {
      std::uint32_t begin = mentions_[m].span.begin;
      for (std::uint32_t i = m + 1; i < mentions_.size() && mentions_[i].span.begin < mentions_[m].span.end; ++i) {
        if (mentions_[i].label != Label::kRoad || mentions_[i].span.begin > begin + 1) continue;
        begin = mentions_[i].span.end;
        add(e, RelationType::kLocatedIn, entities_.of_mention[i], m, 0.5F, "road-in-name");
      }
    }
  }

  /// Roads, places and organs whose mentions stand inside the name.
  void imply_roads(std::uint32_t e) {
    for (const std::uint32_t m : entities_.all[e].mentions) {
      const Mention& name = mentions_[m];
      for (std::uint32_t i = m + 1; i < mentions_.size() && mentions_[i].span.begin < name.span.end; ++i) {
        const Label label = mentions_[i].label;
        const std::uint32_t inner = entities_.of_mention[i];
        if (inner == kNone || (label != Label::kRoad && label != Label::kPlace) || in_brackets(name, mentions_[i]))
          continue;
        // 反诈宣传走进翠湖广场: where it is held.
        const bool walks_in =
            name.label == Label::kEvent && name.name.find("走进" + mentions_[i].name) != std::string::npos;
        if (walks_in)
          add(e, RelationType::kLocatedIn, inner, m, 0.88F, "walks-into-place");
        else
          add(e, RelationType::kConcerns, inner, m, 0.75F, "named-after-what-it-concerns");
      }
    }
  }

  const lexicon::Lexicon& lexicon_;
  const std::vector<Mention>& mentions_;
  const AreaTable& areas_;
  const Entities& entities_;
  NamesInside named_{9}, enterprises_{6}, places_{9};
  std::unordered_map<std::string_view, std::vector<std::uint32_t>> seats_;  ///< areas by stem
  std::vector<Implied> out_;
};

}  // namespace

std::vector<Implied> implied_relations(const lexicon::Lexicon& lexicon, const std::vector<Mention>& mentions,
                                       const std::vector<Relation>& relations, const AreaTable& areas,
                                       const Entities& entities) {
  return Implier(lexicon, mentions, areas, entities).run(relations);
}

}  // namespace govgraph::resolve
