// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace govgraph::lexicon {

/// 1 province, 2 city, 3 district or county, 4 town or subdistrict: what the digits of the code say.
std::uint8_t level_of(std::uint32_t code);

/// The code of the next level up: 310115 -> 3101; 0 for a province.
std::uint32_t code_above(std::uint32_t code);

/// The name without its kind and without the nationalities of autonomous units: 松江区 -> 松江,
/// 长阳土家族自治县 -> 长阳, 内蒙古自治区 -> 内蒙古. Empty when fewer than two characters are left or when the
/// name does not end in a kind of its level. Linear in the name.
std::u32string_view short_name(std::u32string_view name, std::uint8_t level);

/// True if the name ends as a division of its level does: 书院镇, but not 白马湖农场.
bool is_proper_division(std::u32string_view name, std::uint8_t level);

}  // namespace govgraph::lexicon
