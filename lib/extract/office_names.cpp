// SPDX-License-Identifier: Apache-2.0
#include "extract/office_names.hpp"

#include <algorithm>

#include "extract/phrase.hpp"
#include "lexicon/features.hpp"

namespace govgraph::extract {
namespace {

using lexicon::Category;

constexpr std::uint32_t kLongestOffice = 8;

}  // namespace

OfficeNames::OfficeNames(const Reading& reading)
    : reading_(reading), text_(reading.document.text()), by_end_(text_.size() + 1, kNone) {
  for (std::uint32_t i = 0; i < reading.mentions.size(); ++i) {
    const Mention& mention = reading.mentions[i];
    if (mention.label == Label::kPerson) continue;
    std::uint32_t& at = by_end_[mention.span.end];
    if (at == kNone || reading.mentions[at].span.begin > mention.span.begin) at = i;
  }
}

std::uint32_t OfficeNames::rank_before(std::uint32_t begin) const {
  if (by_end_[begin] != kNone) return begin;
  return begin -
         static_cast<std::uint32_t>(reading_.lexicon.ends(text_.substr(0, begin), lexicon::feature::kOfficeRank));
}

std::optional<OfficeName> OfficeNames::ending_at(std::uint32_t end) const {
  std::optional<OfficeName> longest, of_area, of_organ;
  for (std::uint32_t length = std::min(kLongestOffice, end); length > 0; --length) {
    const lexicon::Match match = reading_.lexicon.exact(text_.substr(end - length, length));
    const lexicon::Entry* entry = match.length == 0 ? nullptr : match.find(Category::kOffice);
    if (entry == nullptr) continue;
    const OfficeName office{{rank_before(end - length), end}, static_cast<lexicon::OfficeOf>(entry->sub)};
    const std::uint32_t organ = by_end_[office.span.begin];
    // 某市委组织部|副部长, not 某市委|组织部副部长: the organ that reaches furthest.
    if (organ != kNone && is_organisation(reading_.mentions[organ].label) &&
        (!of_organ || reading_.mentions[organ].span.contains(reading_.mentions[by_end_[of_organ->span.begin]].span)))
      of_organ = office;
    // 广场社区|主任, where the lexicon also knows 社区主任.
    if (organ != kNone && longest && longest->span.begin > reading_.mentions[organ].span.begin &&
        longest->span.begin < office.span.begin && !of_area)
      of_area = office;
    if (!longest) longest = office;
  }
  if (of_organ) return of_organ;
  return of_area ? of_area : longest;
}

std::optional<OfficeName> OfficeNames::starting_at(std::uint32_t begin) const {
  if (const auto office = unranked_at(begin)) return office;
  // 首席|调解员
  const auto rank =
      begin >= text_.size() ? 0 : reading_.lexicon.begins(text_.substr(begin, 4), lexicon::feature::kOfficeRank);
  if (rank == 0) return std::nullopt;
  auto office = unranked_at(begin + static_cast<std::uint32_t>(rank));
  if (office) office->span.begin = begin;
  return office;
}

std::optional<OfficeName> OfficeNames::unranked_at(std::uint32_t begin) const {
  matches_.clear();
  reading_.lexicon.matches_at(text_.substr(0, begin + kLongestOffice), begin, matches_);
  for (auto match = matches_.rbegin(); match != matches_.rend(); ++match)
    if (const lexicon::Entry* entry = match->find(Category::kOffice))
      return OfficeName{{begin, begin + match->length}, static_cast<lexicon::OfficeOf>(entry->sub)};
  return std::nullopt;
}

std::uint32_t OfficeNames::organ_ending_at(std::uint32_t position) const {
  if (by_end_[position] != kNone) return by_end_[position];
  const bool led = position > 0 && (text_[position - 1] == U'的' || text_[position - 1] == U'原');
  return led ? by_end_[position - 1] : quoted_before_kind(position);
}

std::uint32_t OfficeNames::quoted_before_kind(std::uint32_t position) const {
  constexpr std::uint32_t kLongestKind = 6;
  for (std::uint32_t mark = position; mark > 1 && position - mark <= kLongestKind; --mark) {
    if (!is_closing_quote(text_[mark - 1])) {
      if (!is_han(text_[mark - 1])) return kNone;
      continue;
    }
    const std::uint32_t quoted = by_end_[mark - 1];
    const lexicon::Match kind = reading_.lexicon.exact(text_.substr(mark, position - mark));
    const bool house = kind.is(Category::kSocialOrgan) || kind.is(Category::kInstitution);
    return quoted != kNone && house && is_organisation(reading_.mentions[quoted].label) ? quoted : kNone;
  }
  return kNone;
}

std::uint32_t OfficeNames::before_by(Span name) const {
  std::u32string_view rest = text_.substr(name.end, 4);
  rest.remove_prefix(reading_.lexicon.begins(rest, lexicon::feature::kPoliteAddress));
  const bool takes = reading_.lexicon.begins(rest, lexicon::feature::kTakesOffice) > 0;
  if (!takes || starting_at(name.end + 2)) return kNone;
  const std::u32string_view before = text_.substr(0, name.begin);
  const std::size_t from = before.find_last_of(U"，。；！？\n") + 1;
  std::size_t by = before.rfind(U'由');
  if (by == std::u32string_view::npos || by < from) return kNone;
  // 队长|仍由李明担任.
  while (by > from && std::u32string_view(U"仍暂均也拟将则都").find(before[by - 1]) != std::u32string_view::npos) --by;
  return static_cast<std::uint32_t>(by);
}

std::uint32_t OfficeNames::before_bracket(std::uint32_t end) const {
  if (end == 0 || (text_[end - 1] != U')' && text_[end - 1] != U'）')) return end;
  for (std::uint32_t begin = end - 1; begin > 0 && end - begin < 10; --begin)
    if (text_[begin] == U'(' || text_[begin] == U'（') return begin;
  return end;
}

}  // namespace govgraph::extract
