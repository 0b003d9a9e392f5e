// SPDX-License-Identifier: Apache-2.0
#include "text/places.hpp"

#include <algorithm>
#include <map>

#include "text/lines.hpp"

namespace govgraph::text {
namespace {

constexpr std::u32string_view kNouns[] = {U"街道", U"苏木", U"镇", U"乡", U"县", U"旗"};
constexpr std::u32string_view kChainEnds = U"区市县旗省";
// What stands before such nouns without being a name.
constexpr std::u32string_view kNoStem = U"各全该本我乡城集村建特重在为的和与个两到由沿一";

using Counts = std::map<std::u32string, std::size_t>;

/// The two or three ideographs before a noun; after 区 or 市 the stem begins there.
void count_stem(std::u32string_view text, std::size_t end, Counts& counts) {
  std::size_t begin = end;
  while (begin > 0 && end - begin < 3 && is_cjk(text[begin - 1]) &&
         kChainEnds.find(text[begin - 1]) == std::u32string_view::npos)
    --begin;
  // 安平区柳河镇: the chain vouches for the name.
  const bool chained = begin > 0 && end - begin >= 2 && kChainEnds.find(text[begin - 1]) != std::u32string_view::npos;
  for (std::size_t from = begin; from + 2 <= end; ++from) {
    const std::u32string stem(text.substr(from, end - from));
    if (kNoStem.find(stem.back()) == std::u32string_view::npos &&
        kNoStem.find(stem.front()) == std::u32string_view::npos)
      counts[stem] += chained ? 2 : 1;
  }
}

}  // namespace

std::vector<std::u32string> place_stems(std::u32string_view text) {
  Counts counts;
  for (std::size_t i = 2; i < text.size(); ++i)
    for (const std::u32string_view noun : kNouns)
      if (text.substr(i, noun.size()) == noun) count_stem(text, i, counts);
  std::vector<std::u32string> out;
  for (const auto& each : counts) {
    const auto& stem = each.first;  // a lambda of clang 14 takes no names of [stem, count]
    const auto count = each.second;
    if (count < 2) continue;
    // Of 市口 and 大市口 the longer one, when it stands nearly as often.
    const bool part = std::any_of(counts.begin(), counts.end(), [&](const auto& other) {
      return other.first.size() == stem.size() + 1 && other.first.ends_with(stem) && other.second * 3 >= count * 2;
    });
    if (!part) out.push_back(stem);
  }
  return out;
}

std::vector<std::size_t> stems_in(std::u32string_view text, const std::vector<std::u32string>& stems) {
  std::vector<std::size_t> out;
  for (std::size_t i = 0; i < stems.size(); ++i)
    if (text.find(stems[i]) != std::u32string_view::npos) out.push_back(i);
  return out;
}

}  // namespace govgraph::text
