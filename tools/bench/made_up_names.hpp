// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstdint>
#include <string>

#include <fmt/core.h>

#include "base/hash.hpp"
#include "model/ontology.hpp"

namespace govgraph::bench {

inline constexpr std::array<const char*, 10> kSurnames = {"赵", "钱", "孙", "李", "周", "吴", "郑", "王", "冯", "陈"};
inline constexpr std::array<const char*, 16> kGiven = {"文", "华", "建", "国", "海", "明", "秀", "英",
                                                       "志", "远", "雪", "峰", "春", "兰", "永", "安"};
inline constexpr std::array<const char*, 12> kPlaces = {"柳河", "望江", "石溪", "青岩", "云峰", "桑园",
                                                        "北山", "临港", "双塔", "松门", "湖湾", "东岭"};

struct Kind {
  Label label;
  const char* ending;
};
inline constexpr std::array<Kind, 10> kKinds = {{{Label::kPerson, ""},
                                                 {Label::kPerson, ""},
                                                 {Label::kPerson, ""},
                                                 {Label::kPartyOrg, "党支部"},
                                                 {Label::kPartyOrg, "党委"},
                                                 {Label::kGovBody, "服务中心"},
                                                 {Label::kEnterprise, "商贸有限公司"},
                                                 {Label::kEnterprise, "科技有限公司"},
                                                 {Label::kProgramme, "共建项目"},
                                                 {Label::kSocialOrg, "志愿服务队"}}};
inline constexpr std::array<RelationType, 6> kTypes = {RelationType::kHoldsRole,      RelationType::kPartOf,
                                                       RelationType::kOrganizes,      RelationType::kParticipatesIn,
                                                       RelationType::kCooperatesWith, RelationType::kGoverns};

inline const Kind& kind_of(std::uint64_t node) { return kKinds[hash64(std::to_string(node)) % kKinds.size()]; }

/// Half a million nodes share a dozen beginnings: what a search by parts finds hard.
inline std::string name_of(std::uint64_t node) {
  const Kind& kind = kind_of(node);
  std::uint64_t bits = hash64("name " + std::to_string(node));
  const auto pick = [&](const auto& from) {
    const char* out = from[bits % from.size()];
    bits /= from.size();
    return out;
  };
  if (kind.label == Label::kPerson) return fmt::format("{}{}{}", pick(kSurnames), pick(kGiven), pick(kGiven));
  return fmt::format("{}{}第{}{}", pick(kPlaces), pick(kPlaces), node, kind.ending);
}

}  // namespace govgraph::bench
