// SPDX-License-Identifier: Apache-2.0
#include "text/places.hpp"

#include <algorithm>
#include <map>

#include "base/sort_unique.hpp"
#include "lexicon/features.hpp"
#include "text/lines.hpp"

namespace govgraph::text {
namespace {

using lexicon::Lexicon;
namespace feature = lexicon::feature;

using Counts = std::map<std::u32string, std::size_t>;

/// The two or three ideographs before a noun; after 区 or 市 the stem begins there.
void count_stem(const Lexicon& lexicon, std::u32string_view text, std::size_t end, Counts& counts) {
  const auto is = [&](std::size_t i, lexicon::Feature feature) { return lexicon.has(text.substr(i, 1), feature); };
  std::size_t begin = end;
  while (begin > 0 && end - begin < 3 && is_cjk(text[begin - 1]) && !is(begin - 1, feature::kDivisionEnd)) --begin;
  // 安平区柳河镇: the chain vouches for the name.
  const bool chained = begin > 0 && end - begin >= 2 && is(begin - 1, feature::kDivisionEnd);
  if (begin < end && is(end - 1, feature::kOutsideStem)) return;
  for (std::size_t from = begin; from + 2 <= end; ++from)
    if (!is(from, feature::kOutsideStem)) counts[std::u32string(text.substr(from, end - from))] += chained ? 2 : 1;
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

PlaceStems::PlaceStems(const Lexicon& lexicon, std::u32string_view page) {
  Counts counts;
  for (std::size_t i = 2; i < page.size(); ++i)
    if (lexicon.begins(page.substr(i), feature::kTownOrCountyNoun) > 0) count_stem(lexicon, page, i, counts);
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
