// SPDX-License-Identifier: Apache-2.0
#include "extract/earlier_names.hpp"

#include <algorithm>

#include "base/utf8.hpp"
#include "extract/reading.hpp"

namespace govgraph::extract {
namespace {

constexpr std::size_t kLongest = 12;  ///< code points of an end that are told apart; of longer ones, the last so many
constexpr std::uint64_t kSeed = 0xCBF29CE484222325ULL, kWhole = 0x9E3779B97F4A7C15ULL;

std::uint64_t with(std::uint64_t digest, char32_t c) { return (digest ^ c) * 0x100000001B3ULL; }

}  // namespace

ArticleRuns::ArticleRuns(const std::vector<Mention>& mentions) : mentions_(mentions) {
  for (std::uint32_t i = 0; i < mentions.size(); ++i)
    if (i == 0 || mentions[i - 1].article != mentions[i].article) begins_.push_back(i);
}

std::uint32_t ArticleRuns::begin(std::uint32_t before, std::uint32_t article) const {
  if (before == 0 || mentions_[before - 1].article != article) return before;
  return *(std::upper_bound(begins_.begin(), begins_.end(), before - 1) - 1);
}

std::uint32_t last_in(const std::vector<std::uint32_t>& positions, std::uint32_t from, std::uint32_t before) {
  const auto after = std::lower_bound(positions.begin(), positions.end(), before);
  return after != positions.begin() && *(after - 1) >= from ? *(after - 1) : kNone;
}

std::u32string_view EarlierNames::told_apart(std::u32string_view end) {
  return end.substr(end.size() - std::min(end.size(), kLongest));
}

bool EarlierNames::ends_with(std::uint32_t mention, std::u32string_view printed, std::string_view name,
                             Which which) const {
  const Mention& each = reading_.mentions[mention];
  if (((labels_ >> static_cast<unsigned>(each.label)) & 1U) == 0) return false;
  const auto fits = [&](auto whole, auto end) {
    return whole.ends_with(end) && (which == Which::kAny || whole.size() > end.size());
  };
  return form_ == Form::kPrinted ? fits(reading_.document.at(each.span), printed)
                                 : fits(std::string_view(each.name), name);
}

void EarlierNames::add(std::u32string_view name, std::uint32_t mention) const {
  std::uint64_t digest = kSeed;
  for (std::size_t size = 1; size <= std::min(name.size(), kLongest); ++size) {
    digest = with(digest, name[name.size() - size]);
    entries_.emplace_back(size == name.size() ? digest ^ kWhole : digest, mention);
  }
}

void EarlierNames::make() const {
  made_ = true;
  for (std::uint32_t i = 0; i < reading_.mentions.size(); ++i) {
    const Mention& mention = reading_.mentions[i];
    if (((labels_ >> static_cast<unsigned>(mention.label)) & 1U) == 0) continue;
    if (form_ == Form::kPrinted)
      add(reading_.document.at(mention.span), i);
    else
      add(utf8::decode_all(mention.name), i);
  }
  std::sort(entries_.begin(), entries_.end());
}

const EarlierNames::Entry* EarlierNames::entries_below(std::u32string_view end, bool whole, std::uint32_t before,
                                                       const Entry*& begin) const {
  if (!made_) make();
  std::uint64_t digest = kSeed;
  const std::size_t size = std::min(end.size(), kLongest);
  for (std::size_t i = 1; i <= size; ++i) digest = with(digest, end[end.size() - i]);
  if (whole && end.size() <= kLongest) digest ^= kWhole;
  const Entry* const all = entries_.data();
  begin = std::lower_bound(all, all + entries_.size(), Entry{digest, 0});
  return std::lower_bound(begin, all + entries_.size(), Entry{digest, before});
}

}  // namespace govgraph::extract
