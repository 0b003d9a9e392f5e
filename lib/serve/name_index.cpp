// SPDX-License-Identifier: Apache-2.0
#include "serve/name_index.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <unordered_set>

#include "base/utf8.hpp"

namespace govgraph::serve {
namespace {

constexpr char32_t kFullWidth = 0xFEE0;  // from '！' down to '!'

// A worth: where in a text a place is, then the rank of the name; less is better.
constexpr int kRankBits = 30;
constexpr std::uint32_t kRankMask = (1U << kRankBits) - 1;
constexpr std::uint32_t kWithin = 1;  // not at its begin
constexpr std::uint32_t kSpelt = 2;   // of a spelling, not of the name itself

char32_t folded(char32_t point) {
  if (point >= 0xFF01 && point <= 0xFF5E) point -= kFullWidth;
  if (point >= U'A' && point <= U'Z') point += U'a' - U'A';
  return point == U'\n' || point == U'\r' ? U' ' : point;
}

Fit fit_of(std::uint32_t worth, bool whole) {
  const std::uint32_t place = worth >> kRankBits;
  const Fit first = place >= kSpelt ? Fit::kSpelling : Fit::kExact;
  const int beyond = (place & kWithin) != 0 ? 2 : whole ? 0 : 1;
  return static_cast<Fit>(static_cast<int>(first) + beyond);
}

}  // namespace

std::string folded(std::string_view text) {
  std::string out;
  for (std::size_t i = 0; i < text.size();) {
    const utf8::Step step = utf8::decode(text, i);
    utf8::append(out, folded(step.code_point));
    i += step.length;
  }
  return out;
}

/// Where to look: the places at which a part begins, and those of them at which a whole name does. Two of each where
/// what was typed is not what it is as a spelling.
struct NameIndex::Asked {
  std::array<Range, 2> parts{}, wholes{};

  bool is_whole(std::uint32_t index) const {
    return std::any_of(wholes.begin(), wholes.end(),
                       [&](Range each) { return each.begin <= index && index < each.end; });
  }
};

void NameIndex::add(std::string_view name, std::span<const std::string> aliases, search::Speller& speller) {
  const auto node = static_cast<std::uint32_t>(links_.size());
  links_.push_back(0);
  add_name(name, node, speller);
  for (const std::string& each : aliases) add_name(each, node, speller);
}

void NameIndex::add_name(std::string_view name, std::uint32_t node, search::Speller& speller) {
  const auto number = static_cast<std::uint32_t>(owners_.size());
  owners_.push_back(node);
  names_ += name;
  name_ends_.push_back(static_cast<std::uint32_t>(names_.size()));
  const auto add_text = [&](std::string_view text, bool spelt, std::string_view marks) {
    suffixes_.add(text, marks);
    texts_.push_back(number << 1 | (spelt ? 1 : 0));
  };
  add_text(folded(name), false, {});
  const search::Spelling spelling = speller.spell(name);
  if (spelling.letters.empty()) return;
  add_text(spelling.letters, true, spelling.begins);
  add_text(spelling.initials, true, {});
}

/// Fills `by_rank_`, and says the rank of each name.
std::vector<std::uint32_t> NameIndex::rank_names() {
  std::vector<std::pair<std::uint64_t, std::uint32_t>> worths;
  worths.reserve(owners_.size());
  for (std::uint32_t name = 0; name < owners_.size(); ++name)
    worths.emplace_back(std::uint64_t{~links_[owners_[name]]} << 32 | name_at(name).size(), name);
  std::sort(worths.begin(), worths.end());
  std::vector<std::uint32_t> ranks(owners_.size());
  by_rank_.reserve(owners_.size());
  for (const auto& [worth, name] : worths) {
    ranks[name] = static_cast<std::uint32_t>(by_rank_.size());
    by_rank_.push_back(name);
  }
  return ranks;
}

void NameIndex::finish(std::vector<std::uint32_t> links) {
  links_ = std::move(links);
  const std::vector<std::uint32_t> ranks = rank_names();
  std::vector<std::uint32_t> worths(suffixes_.size()), last(links_.size());
  before_.resize(suffixes_.size());
  suffixes_.finish([&](std::uint32_t index, std::uint32_t text, bool at_begin) {
    const std::uint32_t name = texts_[text] >> 1, node = owners_[name];
    const std::uint32_t place = (texts_[text] & 1) * kSpelt + (at_begin ? 0 : kWithin);
    worths[index] = place << kRankBits | ranks[name];
    before_[index] = last[node];
    last[node] = index + 1;
  });
  texts_ = {};
  worths_ = RangeMinimum(std::move(worths));
}

std::string_view NameIndex::name_at(std::uint32_t name) const {
  const std::size_t begin = name == 0 ? 0 : name_ends_[name - 1];
  return std::string_view(names_).substr(begin, name_ends_[name] - begin);
}

std::uint32_t NameIndex::node_of(std::uint32_t worth) const { return owners_[by_rank_[worth & kRankMask]]; }

Found NameIndex::found_of(std::uint32_t worth, bool whole) const {
  const std::uint32_t name = by_rank_[worth & kRankMask], node = owners_[name];
  return {node, name_at(name), fit_of(worth, whole), links_[node]};
}

NameIndex::Asked NameIndex::asked(std::string_view part) const {
  Asked out;
  const std::string needle = folded(part);
  out.parts[0] = suffixes_.range(needle);
  out.wholes[0] = suffixes_.ending(needle);
  const auto spelling = search::as_spelling(needle);
  if (!spelling || *spelling == needle) return out;
  out.parts[1] = suffixes_.range(*spelling);
  out.wholes[1] = suffixes_.ending(*spelling);
  return out;
}

void NameIndex::visit(std::string_view part, const std::function<void(std::uint32_t)>& use) const {
  std::vector<bool> seen(links_.size());
  for (const Range range : asked(part).parts)
    for (std::uint32_t i = range.begin; i < range.end; ++i) {
      const std::uint32_t node = node_of(worths_.values()[i]);
      if (!seen[node]) use(node);
      seen[node] = true;
    }
}

/// In one stretch, the places that have none of the same node before them in it.
std::size_t NameIndex::count(std::string_view part) const {
  const Asked where = asked(part);
  const Range range = where.parts[0].size() > 0 ? where.parts[0] : where.parts[1];
  if (range.size() == where.parts[0].size() + where.parts[1].size())
    return static_cast<std::size_t>(std::count_if(before_.begin() + range.begin, before_.begin() + range.end,
                                                  [&](std::uint32_t before) { return before <= range.begin; }));
  std::size_t out = 0;
  visit(part, [&](std::uint32_t) { ++out; });
  return out;
}

std::vector<Found> NameIndex::best(std::string_view part, std::size_t limit, const Wanted& wanted) const {
  const Asked where = asked(part);
  std::vector<Found> out;
  std::unordered_set<std::uint32_t> seen;
  const auto take = [&](Ascending& from, std::uint32_t first, std::uint32_t last, bool whole) {
    for (auto worth = from.peek(); worth && *worth >> kRankBits <= last && out.size() < limit; worth = from.peek()) {
      from.pop();
      const std::uint32_t node = node_of(*worth);
      if (*worth >> kRankBits >= first && (!wanted || wanted(node)) && seen.insert(node).second)
        out.push_back(found_of(*worth, whole));
    }
  };
  Ascending wholes(worths_, where.wholes), parts(worths_, where.parts);
  take(wholes, 0, 0, true);
  take(parts, 0, kWithin, false);
  take(wholes, kSpelt, kSpelt, true);
  take(parts, kSpelt, kSpelt + kWithin, false);
  return out;
}

/// Looks at all that fit, for who knows which of them are wanted.
NameIndex::Result NameIndex::among(const Asked& asked, std::size_t limit, const Wanted& wanted) const {
  std::vector<std::uint64_t> fits;  // and ranks
  for (const Range range : asked.parts)
    for (std::uint32_t i = range.begin; i < range.end; ++i) {
      const std::uint32_t worth = worths_.values()[i];
      if (wanted(node_of(worth)))
        fits.push_back(std::uint64_t{static_cast<std::uint8_t>(fit_of(worth, asked.is_whole(i)))} << 32 |
                       (worth & kRankMask));
    }
  std::sort(fits.begin(), fits.end());
  Result out;
  std::vector<bool> seen(links_.size());
  for (const std::uint64_t each : fits) {
    const std::uint32_t name = by_rank_[each & kRankMask], node = owners_[name];
    if (seen[node]) continue;
    seen[node] = true;
    ++out.found;
    if (out.best.size() < limit) out.best.push_back({node, name_at(name), static_cast<Fit>(each >> 32), links_[node]});
  }
  return out;
}

NameIndex::Result NameIndex::search(std::string_view part, std::size_t limit, const Wanted& wanted) const {
  if (wanted) return among(asked(part), limit, wanted);
  return {best(part, limit), count(part)};
}

std::vector<std::string> NameIndex::names_of(std::uint32_t node) const {
  std::vector<std::string> out;
  const auto first = std::lower_bound(owners_.begin(), owners_.end(), node);
  for (auto each = first; each != owners_.end() && *each == node; ++each)
    out.emplace_back(name_at(static_cast<std::uint32_t>(each - owners_.begin())));
  return out;
}

}  // namespace govgraph::serve
