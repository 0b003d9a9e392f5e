// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string_view>

namespace govgraph {

/// The level of an Area. Nodes say it as the property `level`.
enum class AreaLevel : std::uint8_t {
  kUnknown,
  kCountry,
  kProvince,
  kCity,
  kDistrict,
  kTown,
  kSubdistrict,
  kCommunity,
  kVillage,
  kEstate,
  kBlock,
  kZone,
  kOther,
};

/// By number of the level.
inline constexpr std::array<std::string_view, 13> kAreaLevelNames = {
    "unknown",   "country", "province", "city",  "district", "town", "subdistrict",
    "community", "village", "estate",   "block", "zone",     "other"};

constexpr std::string_view name_of(AreaLevel level) { return kAreaLevelNames[static_cast<std::size_t>(level)]; }

constexpr std::optional<AreaLevel> area_level_named(std::string_view name) {
  for (std::size_t i = 0; i < kAreaLevelNames.size(); ++i)
    if (kAreaLevelNames[i] == name) return static_cast<AreaLevel>(i);
  return std::nullopt;
}

}  // namespace govgraph
