// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <algorithm>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace govgraph {

/// One thing that is known of where a document comes from, and who says so.
struct ImprintItem {
  enum class Weight : std::uint8_t {
    kGiven = 0,     ///< by the user, for this document: before all that it says itself
    kSaid = 1,      ///< by the file, outside its text
    kFallback = 2,  ///< by the user, where nothing else is known
  };

  std::string field;  ///< one of `imprint`
  std::string value;
  std::string from;  ///< in words: "sources.csv:3", "meta PubDate", "--publisher"
  Weight weight = Weight::kSaid;

  friend bool operator==(const ImprintItem&, const ImprintItem&) = default;
};

/// What is known of a document beside its own words, by weight. Of several items of a field the first holds.
using Imprint = std::vector<ImprintItem>;

namespace imprint {

inline constexpr std::string_view kPublisher = "publisher";
inline constexpr std::string_view kPlace = "place";
inline constexpr std::string_view kDate = "date";  ///< ISO, of the issue
inline constexpr std::string_view kIssue = "issue";
inline constexpr std::string_view kPage = "page";
inline constexpr std::string_view kUrl = "url";
inline constexpr std::string_view kLicence = "licence";
inline constexpr std::string_view kNote = "note";
inline constexpr std::string_view kTitle = "title";

/// All fields, in the order in which they are shown.
inline constexpr std::string_view kFields[] = {kPublisher, kPlace, kDate, kIssue, kPage, kUrl, kLicence, kNote, kTitle};

/// Empty when nothing is known.
inline std::string_view value(const Imprint& imprint, std::string_view field) {
  const auto found =
      std::find_if(imprint.begin(), imprint.end(), [&](const ImprintItem& each) { return each.field == field; });
  return found == imprint.end() ? std::string_view() : std::string_view(found->value);
}

/// Adds an item behind those that hold already; empty values say nothing.
inline void add(Imprint& imprint, std::string_view field, std::string value, std::string from) {
  if (!value.empty()) imprint.push_back({std::string(field), std::move(value), std::move(from)});
}

/// Of one weight; empty when nothing is known.
inline std::string_view value(const Imprint& imprint, std::string_view field, ImprintItem::Weight weight) {
  for (const ImprintItem& each : imprint)
    if (each.field == field && each.weight == weight) return each.value;
  return {};
}

}  // namespace imprint
}  // namespace govgraph
