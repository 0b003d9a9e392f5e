// SPDX-License-Identifier: Apache-2.0
#include "resolve/renames.hpp"

#include "lexicon/features.hpp"

namespace govgraph::resolve {
namespace {

constexpr std::uint32_t kFarthest = 16;  ///< code points between the two: 于2025年5月正式更名为
constexpr std::u32string_view kStops = U"，。；！？：、\n";

bool says_renamed(std::u32string_view between, const lexicon::Lexicon& lexicon) {
  return between.find_first_of(kStops) == std::u32string_view::npos &&
         lexicon.ends(between, lexicon::feature::kRenamedAs) > 0;
}

}  // namespace

std::vector<std::pair<std::uint32_t, std::uint32_t>> renames(const Document& document, const lexicon::Lexicon& lexicon,
                                                             const std::vector<Mention>& mentions) {
  std::vector<std::pair<std::uint32_t, std::uint32_t>> out;
  for (std::uint32_t i = 0; i + 1 < mentions.size(); ++i) {
    const Mention& was = mentions[i];
    std::uint32_t next = i + 1;
    while (next < mentions.size() && mentions[next].span.begin < was.span.end) ++next;  // names within it
    if (next == mentions.size()) break;
    const Mention& is = mentions[next];
    if (was.label != is.label || was.label == Label::kPerson || was.article != is.article || was.name == is.name)
      continue;
    if (is.span.begin < was.span.end || is.span.begin - was.span.end > kFarthest) continue;
    if (is.span.begin > was.span.end && says_renamed(document.at({was.span.end, is.span.begin}), lexicon))
      out.emplace_back(i, next);
  }
  return out;
}

}  // namespace govgraph::resolve
