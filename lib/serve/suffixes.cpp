// SPDX-License-Identifier: Apache-2.0
#include "serve/suffixes.hpp"

#include <algorithm>
#include <bit>
#include <cstring>

#include "base/error.hpp"
#include "base/utf8.hpp"

namespace govgraph::serve {
namespace {

constexpr std::size_t kMostBytes = 0xFFFFFF00;
constexpr std::size_t kWord = sizeof(std::uint64_t);
constexpr std::size_t kBuckets = 1 << 16;
constexpr std::uint64_t kEnds = 0x0A0A0A0A0A0A0A0A, kLow = 0x7F7F7F7F7F7F7F7F;

/// 0x80 in each byte that is the end of a text, else 0.
std::uint64_t ends_in(std::uint64_t word) {
  const std::uint64_t zero = word ^ kEnds;
  return ~(((zero & kLow) + kLow) | zero | kLow);
}

}  // namespace

Suffixes::Starts::Starts(std::string_view text, const std::vector<std::uint32_t>& begins)
    : bits_(text.size() / 64 + 1), before_(bits_.size()) {
  for (const std::uint32_t each : begins) bits_[each / 64] |= std::uint64_t{1} << (each % 64);
  std::uint32_t sum = 0;
  for (std::size_t i = 0; i < bits_.size(); ++i) {
    before_[i] = sum;
    sum += static_cast<std::uint32_t>(std::popcount(bits_[i]));
  }
}

std::uint32_t Suffixes::Starts::text_at(std::uint32_t byte) const {
  const std::uint64_t upto = bits_[byte / 64] & (~std::uint64_t{0} >> (63 - byte % 64));
  return before_[byte / 64] + static_cast<std::uint32_t>(std::popcount(upto)) - 1;
}

void Suffixes::add(std::string_view text, std::string_view marks) {
  if (text_.size() + text.size() > kMostBytes)
    throw UsageError("serve: the names are more than 4 GB; serve a part of the graph");
  const auto begin = static_cast<std::uint32_t>(text_.size());
  begins_.push_back(begin);
  for (std::uint32_t i = 0; i < text.size(); ++i)
    if (marks.empty() ? !utf8::continues(text[i]) : marks[i] == '1') places_.push_back(begin + i);
  text_.append(text).append(1, kEnd);
}

/// Eight bytes as a number that sorts as they do; what follows the end of a text is 0.
std::uint64_t Suffixes::key_at(std::size_t byte) const {
  std::uint64_t word = 0;
  std::memcpy(&word, text_.data() + byte, kWord);
  if constexpr (std::endian::native == std::endian::little) word = __builtin_bswap64(word);
  const std::uint64_t ends = ends_in(word);
  if (ends == 0) return word;
  const int upto = std::countl_zero(ends) + 8;  // bits of the bytes before the end and of itself
  return upto >= 64 ? word : word & ~(~std::uint64_t{0} >> upto);
}

/// `begin` to `end` are alike in the first `depth` bytes; their keys are those of the bytes that follow.
void Suffixes::sort_from(Keyed* begin, Keyed* end, std::uint32_t depth) const {
  std::sort(begin, end);
  for (Keyed* first = begin; first != end;) {
    Keyed* last = std::find_if(first, end, [&](const Keyed& each) { return each.first != first->first; });
    if (last - first > 1 && ends_in(first->first) == 0) {
      for (Keyed* each = first; each != last; ++each) each->first = key_at(each->second + depth + kWord);
      sort_from(first, last, depth + kWord);
    }
    first = last;
  }
}

void Suffixes::sort_bucket(std::size_t begin, std::size_t end, std::vector<Keyed>& room) {
  room.clear();
  for (std::size_t i = begin; i < end; ++i) room.emplace_back(key_at(places_[i]), places_[i]);
  sort_from(room.data(), room.data() + room.size(), 0);
  for (std::size_t i = begin; i < end; ++i) places_[i] = room[i - begin].second;
}

/// Into buckets by the first two bytes, then each by itself, so that little room is needed beside it.
void Suffixes::sort() {
  text_.append(kWord, kEnd);
  places_.shrink_to_fit();
  const auto bucket = [&](std::uint32_t place) { return static_cast<std::size_t>(key_at(place) >> 48); };
  std::vector<std::uint32_t> begins(kBuckets + 1);
  for (const std::uint32_t each : places_) ++begins[bucket(each) + 1];
  for (std::size_t i = 1; i <= kBuckets; ++i) begins[i] += begins[i - 1];
  {
    std::vector<std::uint32_t> sorted(places_.size()), next(begins.begin(), begins.end() - 1);
    for (const std::uint32_t each : places_) sorted[next[bucket(each)]++] = each;
    places_.swap(sorted);
  }
  std::vector<Keyed> room;
  for (std::size_t i = 0; i < kBuckets; ++i)
    if (begins[i + 1] - begins[i] > 1) sort_bucket(begins[i], begins[i + 1], room);
}

/// The first place whose suffix is not less than `part`; with `after`, the first past those that begin with it.
std::uint32_t Suffixes::first_not_before(std::string_view part, bool after) const {
  const std::string_view text(text_);
  const auto at = std::partition_point(places_.begin(), places_.end(), [&](std::uint32_t place) {
    const int order = text.compare(place, part.size(), part);
    return after ? order <= 0 : order < 0;
  });
  return static_cast<std::uint32_t>(at - places_.begin());
}

Range Suffixes::range(std::string_view part) const {
  if (part.empty()) return {};
  return {first_not_before(part, false), first_not_before(part, true)};
}

}  // namespace govgraph::serve
