// SPDX-License-Identifier: Apache-2.0
#include "lexicon/division_names.hpp"

#include <algorithm>
#include <array>
#include <span>

namespace govgraph::lexicon {
namespace {

using namespace std::string_view_literals;

constexpr std::size_t kShortest = 2;

constexpr std::array kProvinceKinds = {U"特别行政区"sv, U"自治区"sv, U"省"sv, U"市"sv};
constexpr std::array kCityKinds = {U"自治州"sv, U"地区"sv, U"市"sv, U"盟"sv};
constexpr std::array kDistrictKinds = {U"自治县"sv, U"自治旗"sv, U"新区"sv, U"林区"sv, U"特区"sv,
                                       U"区"sv,     U"县"sv,     U"市"sv,   U"旗"sv};
constexpr std::array kTownKinds = {U"民族苏木"sv, U"街道办事处"sv, U"民族乡"sv, U"街道"sv, U"苏木"sv, U"镇"sv, U"乡"sv};

// Longer names before those that end them (塔吉克族 before 族 alone never arises; 柯尔克孜 has a short form).
constexpr std::array kNationalities = {
    U"柯尔克孜"sv, U"维吾尔"sv, U"哈萨克"sv, U"蒙古"sv, U"塔吉克"sv, U"锡伯"sv, U"俄罗斯"sv, U"达斡尔"sv, U"鄂温克"sv,
    U"鄂伦春"sv,   U"土家"sv,   U"布依"sv,   U"傈僳"sv, U"拉祜"sv,   U"哈尼"sv, U"景颇"sv,   U"朝鲜"sv,   U"仡佬"sv,
    U"毛南"sv,     U"仫佬"sv,   U"东乡"sv,   U"撒拉"sv, U"保安"sv,   U"裕固"sv, U"布朗"sv,   U"普米"sv,   U"纳西"sv,
    U"阿昌"sv,     U"德昂"sv,   U"独龙"sv,   U"基诺"sv, U"赫哲"sv,   U"门巴"sv, U"珞巴"sv,   U"各"sv,     U"满"sv,
    U"回"sv,       U"藏"sv,     U"羌"sv,     U"彝"sv,   U"白"sv,     U"壮"sv,   U"苗"sv,     U"侗"sv,     U"瑶"sv,
    U"黎"sv,       U"畲"sv,     U"傣"sv,     U"佤"sv,   U"水"sv,     U"土"sv,   U"怒"sv,     U"京"sv,     U"高山"sv};

std::span<const std::u32string_view> kinds_of(std::uint8_t level) {
  switch (level) {
    case 1:
      return kProvinceKinds;
    case 2:
      return kCityKinds;
    case 3:
      return kDistrictKinds;
    default:
      return kTownKinds;
  }
}

std::u32string_view kind_of(std::u32string_view name, std::uint8_t level) {
  for (const auto kind : kinds_of(level)) {
    if (name.ends_with(kind)) return kind;
  }
  return {};
}

bool is_autonomous(std::u32string_view kind) { return kind.starts_with(U"自治") || kind.starts_with(U"民族"); }

/// Cuts one nationality off the end: 恩施土家族苗族 -> 恩施土家族. 柯尔克孜自治州 goes without its 族.
bool drop_nationality(std::u32string_view& name) {
  std::u32string_view rest = name;
  const bool marked = rest.ends_with(U'族');
  if (marked) rest.remove_suffix(1);
  for (const auto nationality : kNationalities) {
    if (!rest.ends_with(nationality) || (!marked && nationality.size() < kShortest)) continue;
    if (rest.size() - nationality.size() < kShortest) return false;
    name = rest.substr(0, rest.size() - nationality.size());
    return true;
  }
  return false;
}

}  // namespace

std::uint8_t level_of(std::uint32_t code) {
  if (code < 100) return 1;
  if (code < 10'000) return 2;
  return code < 1'000'000 ? 3 : 4;
}

std::uint32_t code_above(std::uint32_t code) {
  if (code < 100) return 0;
  return code < 1'000'000 ? code / 100 : code / 1000;
}

std::u32string_view short_name(std::u32string_view name, std::uint8_t level) {
  const auto kind = kind_of(name, level);
  if (kind.empty()) return {};
  std::u32string_view rest = name.substr(0, name.size() - kind.size());
  if (is_autonomous(kind)) {
    while (drop_nationality(rest)) {
    }
    if (rest.ends_with(U'族')) return {};  // 东乡族自治县: nothing but a nationality
  }
  return rest.size() < kShortest ? std::u32string_view{} : rest;
}

bool is_proper_division(std::u32string_view name, std::uint8_t level) {
  if (name.ends_with(U"开发区") || name.ends_with(U"园区") || name.ends_with(U"工业区")) return false;
  if (name.size() == 2 && std::u32string_view(U"东西南北中").find(name[0]) != std::u32string_view::npos)
    return false;  // 北区 of an estate
  return name.size() > 1 && !kind_of(name, level).empty();
}

}  // namespace govgraph::lexicon
