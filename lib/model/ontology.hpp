// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string_view>

namespace govgraph {

/// The numbers are stored: never renumber, never reuse.
enum class Label : std::uint8_t {
  kPerson = 1,
  kPartyOrg = 2,
  kGovBody = 3,
  kSocialOrg = 4,
  kInstitution = 5,
  kEnterprise = 6,
  kArea = 7,
  kRoad = 8,
  kPlace = 9,
  kProgramme = 10,
  kEvent = 11,
  kPolicy = 12,
  kHonour = 13,
};

/// The numbers are stored: never renumber, never reuse.
enum class RelationType : std::uint8_t {
  kHoldsRole = 1,
  kLivesIn = 2,
  kPartOf = 3,
  kGoverns = 4,
  kLocatedIn = 5,
  kOrganizes = 6,
  kParticipatesIn = 7,
  kCooperatesWith = 8,
  kOperates = 9,
  kInvestsIn = 10,
  kIssues = 11,
  kReceived = 12,
  kIntersects = 13,
  kConcerns = 14,
};

struct LabelInfo {
  Label label;
  std::string_view name;     ///< "PartyOrg", as exported and queried
  std::string_view chinese;  ///< "党组织"
  std::string_view colour;   ///< "#rrggbb", for pictures
};

struct RelationInfo {
  RelationType type;
  std::string_view name;     ///< "HOLDS_ROLE"
  std::string_view chinese;  ///< "任职"
  bool symmetric;
};

const std::array<LabelInfo, 13>& labels();             ///< in the order of the ontology
const std::array<RelationInfo, 14>& relation_types();  ///< in the order of the ontology

const LabelInfo& info(Label label);
const RelationInfo& info(RelationType type);
std::optional<Label> label_named(std::string_view name);
std::optional<RelationType> relation_named(std::string_view name);

bool is_organisation(Label label);  ///< PartyOrg, GovBody, SocialOrg, Institution, Enterprise
bool is_actor(Label label);         ///< an organisation, or an Area that the press makes the doer

/// Whether the ontology lets `type` lead from `head` to `tail`.
bool admits(RelationType type, Label head, Label tail);

}  // namespace govgraph
