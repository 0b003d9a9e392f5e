// SPDX-License-Identifier: Apache-2.0
#include "extract/gathering.hpp"

#include <algorithm>
#include <initializer_list>

#include "extract/reading.hpp"

namespace govgraph::extract {
namespace {

struct Place {
  std::size_t begin = std::u32string_view::npos;
  std::size_t end = 0;
};

Place first_of(std::u32string_view text, std::initializer_list<std::u32string_view> words, std::size_t from) {
  Place out;
  for (const std::u32string_view word : words)
    if (const std::size_t at = text.find(word, from); at < out.begin) out = {at, at + word.size()};
  return out;
}

}  // namespace

std::optional<Gathering> gathering_in(const Reading& reading, const Clause& clause) {
  const bool group = std::any_of(clause.names.begin(), clause.names.end(), [&](std::uint32_t name) {
    return reading.mentions[name].label == Label::kProgramme || reading.mentions[name].label == Label::kSocialOrg;
  });
  if (!group) return std::nullopt;
  const std::u32string_view text = reading.document.at(clause.span);
  const Place verb = first_of(
      text, {U"发动", U"动员", U"鼓励", U"引导", U"号召", U"吸纳", U"吸引", U"吸收", U"凝聚", U"招募", U"带动"}, 0);
  if (verb.begin == std::u32string_view::npos) return std::nullopt;
  const Place joins = first_of(text, {U"加入", U"组成", U"结成", U"成立", U"组建"}, verb.end);
  if (joins.begin == std::u32string_view::npos) return std::nullopt;
  const auto at = [&](std::size_t offset) { return clause.span.begin + static_cast<std::uint32_t>(offset); };
  return Gathering{{at(verb.begin), at(verb.end)}, at(joins.end)};
}

}  // namespace govgraph::extract
