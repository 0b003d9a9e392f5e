// SPDX-License-Identifier: Apache-2.0
#include "text/places.hpp"

#include <algorithm>
#include <map>

#include "base/sort_unique.hpp"
#include "text/lines.hpp"

namespace govgraph::text {
namespace {

constexpr std::u32string_view kNouns[] = {U"街道", U"苏木", U"镇", U"乡", U"县", U"旗"};
constexpr std::u32string_view kNounStarts = U"街苏镇乡县旗";
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

/// By each stem, how often the longer one that ends with it stands, the most frequent of them.
Counts longest_ends(const Counts& counts) {
  Counts out;
  for (const auto& [stem, count] : counts) {
    std::size_t& most = out[stem.substr(1)];
    most = std::max(most, count);
  }
  return out;
}

}  // namespace

PlaceStems::PlaceStems(std::u32string_view page) {
  Counts counts;
  for (std::size_t i = 2; i < page.size(); ++i) {
    if (kNounStarts.find(page[i]) == std::u32string_view::npos) continue;
    for (const std::u32string_view noun : kNouns)
      if (page.substr(i, noun.size()) == noun) count_stem(page, i, counts);
  }
  const Counts longer = longest_ends(counts);
  for (const auto& [stem, count] : counts) {
    if (count < 2) continue;
    // Of 市口 and 大市口 the longer one, when it stands nearly as often.
    const auto other = longer.find(stem);
    if (other != longer.end() && other->second * 3 >= count * 2) continue;
    at_.emplace(key_of(stem), stems_.size());
    begins_.set(stem.front() % begins_.size());
    stems_.push_back(stem);
  }
}

/// Two or three code points of 21 bits each.
std::uint64_t PlaceStems::key_of(std::u32string_view stem) {
  std::uint64_t key = 0;
  for (const char32_t c : stem) key = key << 21 | c;
  return key;
}

std::vector<std::size_t> PlaceStems::in(std::u32string_view text) const {
  std::vector<std::size_t> out;
  if (stems_.empty()) return out;
  for (std::size_t i = 0; i + 2 <= text.size(); ++i) {
    if (!begins_.test(text[i] % begins_.size())) continue;
    for (const std::size_t size : {2, 3}) {
      const auto found = i + size <= text.size() ? at_.find(key_of(text.substr(i, size))) : at_.end();
      if (found != at_.end()) out.push_back(found->second);
    }
  }
  sort_unique(out);
  return out;
}

}  // namespace govgraph::text
