// SPDX-License-Identifier: Apache-2.0
#include "lexicon/category.hpp"

#include <algorithm>
#include <array>

#include "model/area_level.hpp"

namespace govgraph::lexicon {
namespace {

using Names = std::span<const std::string_view>;

constexpr std::array<std::string_view, 16> kWordClasses = {
    "other",   "noun",    "verb",    "adjective", "adverb",   "preposition", "conjunction", "particle",
    "numeral", "measure", "pronoun", "time",      "location", "idiom",       "proper-noun", "verb-noun"};
constexpr std::array<std::string_view, 2> kDivisionNames = {"proper", "generic"};
constexpr std::array<std::string_view, 3> kShortNames = {"plain", "word", "abbreviation"};
constexpr std::array<std::string_view, 2> kOrgans = {"located", "leads"};
constexpr std::array<std::string_view, 2> kStrengths = {"quoted", "named"};
constexpr std::array<std::string_view, 3> kHonorifics = {"address", "official", "trade"};
constexpr std::array<std::string_view, 7> kOfficesOf = {"any",   "party",  "government", "people-congress",
                                                        "cppcc", "member", "job"};
constexpr std::array<std::string_view, 4> kTriggers = {"hold", "found", "lead", "build"};
// In the order of the ontology's label numbers, which are stored and never change.
constexpr std::array<std::string_view, 14> kLabels = {
    "none", "person", "party-org", "gov-body",  "social-org", "institution", "enterprise",
    "area", "road",   "place",     "programme", "event",      "policy",      "honour"};

struct CategoryInfo {
  std::string_view name;
  Names subs = {};
};

constexpr std::array<CategoryInfo, kCategoryCount> kCategories = {{
    {"word", kWordClasses},
    {"division", kDivisionNames},
    {"division-short", kShortNames},
    {"surname"},
    {"given-name"},
    {"honorific", kHonorifics},
    {"office", kOfficesOf},
    {"person-noun"},
    {"party-organ", kOrgans},
    {"gov-organ", kOrgans},
    {"social-organ", kOrgans},
    {"institution"},
    {"company-form"},
    {"enterprise-noun"},
    {"enterprise"},
    {"area-noun", kAreaLevelNames},
    {"area", kAreaLevelNames},
    {"road-noun"},
    {"place-noun"},
    {"programme-noun", kStrengths},
    {"event-noun", kStrengths},
    {"policy-noun"},
    {"honour-noun"},
    {"bare-organ", kLabels},
    {"bare-area", kAreaLevelNames},
    {"organize", kTriggers},
    {"participate"},
    {"cooperate"},
    {"locate"},
    {"operate"},
    {"invest"},
    {"issue"},
    {"receive"},
    {"concern"},
    {"reside"},
    {"planned"},
    {"former"},
    {"negation"},
    {"speech-verb"},
    {"boundary"},
    {"recent"},
    {"same-organ"},
    {"stop"},
}};

}  // namespace

std::string_view name_of(Category category) { return kCategories[static_cast<std::size_t>(category)].name; }

std::optional<Category> category_named(std::string_view name) {
  const auto at = std::ranges::find(kCategories, name, &CategoryInfo::name);
  if (at == kCategories.end()) return std::nullopt;
  return static_cast<Category>(at - kCategories.begin());
}

std::span<const std::string_view> sub_names(Category category) {
  return kCategories[static_cast<std::size_t>(category)].subs;
}

std::optional<std::uint8_t> sub_named(Category category, std::string_view name) {
  if (name.empty()) return std::uint8_t{0};
  const Names names = sub_names(category);
  const auto at = std::ranges::find(names, name);
  if (at == names.end()) return std::nullopt;
  return static_cast<std::uint8_t>(at - names.begin());
}

}  // namespace govgraph::lexicon
