// SPDX-License-Identifier: Apache-2.0
#include "resolve/home.hpp"

#include <algorithm>

#include "base/utf8.hpp"
#include "extract/divisions.hpp"
#include "lexicon/features.hpp"

namespace govgraph::resolve {
namespace {

using lexicon::Category;
using lexicon::Lexicon;

constexpr std::size_t kLongestName = 20;  // code points

bool parts_steps(char32_t c) { return c == U'/' || c == U' ' || c == U'　' || c == U'·' || c == U'、'; }

bool lies_in(const Lexicon& lexicon, std::uint32_t row, std::uint32_t above) {
  const auto divisions = lexicon.divisions();
  while (row != above && divisions[row].parent != row) row = divisions[row].parent;
  return row == above;
}

/// Of a full name: the one division that bears it, or the one of several that lies in the division above.
std::uint32_t division_of(const Lexicon& lexicon, const lexicon::Match& name, std::uint32_t above) {
  std::uint32_t found = kNone;
  std::size_t count = 0;
  for (const lexicon::Entry& each : name.entries) {
    if (each.category != Category::kDivision) continue;
    if (above != kNone && !lies_in(lexicon, each.payload, above)) continue;
    found = each.payload;
    ++count;
  }
  return count == 1 ? found : kNone;
}

/// The longest full name of a division that the text begins with, by its length; 0 when there is none.
std::size_t division_at(const Lexicon& lexicon, std::u32string_view text, std::uint32_t above, HomeArea& out) {
  std::vector<lexicon::Match> found;
  lexicon.matches_at(text, 0, found);
  for (auto each = found.rbegin(); each != found.rend(); ++each) {
    const std::uint32_t row = each->is(Category::kDivision) ? division_of(lexicon, *each, above) : kNone;
    if (row == kNone) continue;
    const lexicon::Division& division = lexicon.divisions()[row];
    out = {std::string(division.name), extract::level_of(division), row};
    return each->length;
  }
  return 0;
}

/// The shortest name of two characters or more that ends in the noun of a level; 0 when there is none.
std::size_t named_at(const Lexicon& lexicon, std::u32string_view text, HomeArea& out) {
  for (std::size_t begin = 1; begin < std::min(text.size(), kLongestName) && !parts_steps(text[begin]); ++begin) {
    const std::u32string_view rest = text.substr(begin);
    const std::size_t noun = std::max(lexicon.begins(rest, lexicon::feature::kNounOfLevel),
                                      lexicon.begins(rest, lexicon::feature::kNounOfZone));
    if (noun == 0) continue;
    const lexicon::Match level = lexicon.exact(rest.substr(0, noun));
    const lexicon::Entry* entry = level.find(Category::kAreaNoun);
    if (entry == nullptr) continue;
    out = {utf8::encode(text.substr(0, begin + noun)), static_cast<AreaLevel>(entry->sub), kNone};
    return begin + noun;
  }
  return 0;
}

}  // namespace

std::vector<HomeArea> home_areas(const Lexicon& lexicon, std::string_view place) {
  const std::u32string whole = utf8::decode_all(std::string(place));
  std::u32string_view text = whole;
  std::vector<HomeArea> out;
  std::uint32_t above = kNone;
  while (!text.empty()) {
    if (parts_steps(text.front())) {
      text.remove_prefix(1);
      continue;
    }
    HomeArea next;
    std::size_t length = division_at(lexicon, text, above, next);
    if (length == 0) length = named_at(lexicon, text, next);
    if (length == 0) break;
    if (next.division != kNone) above = next.division;
    out.push_back(std::move(next));
    text.remove_prefix(length);
  }
  return out;
}

}  // namespace govgraph::resolve
