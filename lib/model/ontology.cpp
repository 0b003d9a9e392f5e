// SPDX-License-Identifier: Apache-2.0
#include "model/ontology.hpp"

#include <initializer_list>

namespace govgraph {
namespace {

constexpr std::array<LabelInfo, 13> kLabels{{
    {Label::kPerson, "Person", "人物", "#e15759"},
    {Label::kPartyOrg, "PartyOrg", "党组织", "#b5121b"},
    {Label::kGovBody, "GovBody", "政府机构", "#4e79a7"},
    {Label::kSocialOrg, "SocialOrg", "群团与社会组织", "#f28e2b"},
    {Label::kInstitution, "Institution", "事业单位", "#76b7b2"},
    {Label::kEnterprise, "Enterprise", "企业商户", "#edc948"},
    {Label::kArea, "Area", "区域", "#59a14f"},
    {Label::kRoad, "Road", "道路", "#8c8c8c"},
    {Label::kPlace, "Place", "场所设施", "#9c755f"},
    {Label::kProgramme, "Programme", "项目机制品牌", "#af7aa1"},
    {Label::kEvent, "Event", "会议活动", "#ff9da7"},
    {Label::kPolicy, "Policy", "政策文件", "#2f4b7c"},
    {Label::kHonour, "Honour", "荣誉称号", "#d4a017"},
}};

constexpr std::array<RelationInfo, 14> kRelations{{
    {RelationType::kHoldsRole, "HOLDS_ROLE", "任职", false},
    {RelationType::kLivesIn, "LIVES_IN", "居住", false},
    {RelationType::kPartOf, "PART_OF", "隶属", false},
    {RelationType::kGoverns, "GOVERNS", "管辖", false},
    {RelationType::kLocatedIn, "LOCATED_IN", "位于", false},
    {RelationType::kOrganizes, "ORGANIZES", "主办", false},
    {RelationType::kParticipatesIn, "PARTICIPATES_IN", "参与", false},
    {RelationType::kCooperatesWith, "COOPERATES_WITH", "合作", true},
    {RelationType::kOperates, "OPERATES", "运营", false},
    {RelationType::kInvestsIn, "INVESTS_IN", "投资", false},
    {RelationType::kIssues, "ISSUES", "出台", false},
    {RelationType::kReceived, "RECEIVED", "获得", false},
    {RelationType::kIntersects, "INTERSECTS", "相交", true},
    {RelationType::kConcerns, "CONCERNS", "涉及", false},
}};

bool one_of(Label label, std::initializer_list<Label> set) {
  for (const Label each : set)
    if (each == label) return true;
  return false;
}

}  // namespace

const std::array<LabelInfo, 13>& labels() { return kLabels; }
const std::array<RelationInfo, 14>& relation_types() { return kRelations; }
const LabelInfo& info(Label label) { return kLabels[static_cast<std::size_t>(label) - 1]; }
const RelationInfo& info(RelationType type) { return kRelations[static_cast<std::size_t>(type) - 1]; }

std::optional<Label> label_named(std::string_view name) {
  for (const LabelInfo& each : kLabels)
    if (each.name == name) return each.label;
  return std::nullopt;
}

std::optional<RelationType> relation_named(std::string_view name) {
  for (const RelationInfo& each : kRelations)
    if (each.name == name) return each.type;
  return std::nullopt;
}

bool is_organisation(Label label) {
  return one_of(label, {Label::kPartyOrg, Label::kGovBody, Label::kSocialOrg, Label::kInstitution, Label::kEnterprise});
}

bool is_actor(Label label) { return is_organisation(label) || label == Label::kArea; }

bool admits(RelationType type, Label head, Label tail) {
  using enum Label;
  switch (type) {
    case RelationType::kHoldsRole:
      return head == kPerson && (is_organisation(tail) || one_of(tail, {kArea, kPlace, kProgramme}));
    case RelationType::kLivesIn:
      return head == kPerson && one_of(tail, {kArea, kPlace, kRoad});
    case RelationType::kPartOf:
      return (is_organisation(head) && is_organisation(tail)) ||
             (head == tail && one_of(head, {kArea, kPlace, kProgramme})) ||
             // Labels that the press itself mixes: a programme's parts may be places or teams.
             (tail == kProgramme && one_of(head, {kPlace, kEvent, kSocialOrg})) ||
             (head == kProgramme && tail == kSocialOrg) || (head == kPlace && is_organisation(tail));
    case RelationType::kGoverns:
      return one_of(head, {kPartyOrg, kGovBody, kSocialOrg}) &&
             (tail == kArea || tail == kPlace || is_organisation(tail));
    case RelationType::kLocatedIn:
      return (is_organisation(head) || one_of(head, {kPlace, kRoad, kEvent, kProgramme})) &&
             one_of(tail, {kArea, kRoad, kPlace, kInstitution, kEnterprise});
    case RelationType::kOrganizes:
    case RelationType::kParticipatesIn:
      return (head == kPerson || is_actor(head)) && one_of(tail, {kProgramme, kEvent, kSocialOrg});
    case RelationType::kCooperatesWith:
      return is_actor(head) && is_actor(tail);
    case RelationType::kOperates:
      return is_actor(head) && one_of(tail, {kPlace, kInstitution});
    case RelationType::kInvestsIn:
      return is_actor(head) && one_of(tail, {kEnterprise, kProgramme});
    case RelationType::kIssues:
      return is_actor(head) && tail == kPolicy;
    case RelationType::kReceived:
      return tail == kHonour;
    case RelationType::kIntersects:
      return head == kRoad && tail == kRoad;
    case RelationType::kConcerns:
      return one_of(head, {kProgramme, kPolicy, kEvent}) &&
             (is_organisation(tail) || one_of(tail, {kArea, kRoad, kPlace, kProgramme}));
  }
  return false;
}

}  // namespace govgraph
