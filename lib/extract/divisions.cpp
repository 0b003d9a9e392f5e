// SPDX-License-Identifier: Apache-2.0
#include "extract/divisions.hpp"

#include <algorithm>

#include "extract/candidates/word_kind.hpp"
#include "extract/mention_list.hpp"
#include "extract/phrase.hpp"
#include "lexicon/features.hpp"

namespace govgraph::extract {
namespace {

using lexicon::Category;
using lexicon::DivisionName;
using lexicon::ShortName;

}  // namespace

AreaLevel level_of(const lexicon::Division& division) {
  switch (division.level) {
    case 1:
      return AreaLevel::kProvince;
    case 2:
      return AreaLevel::kCity;
    case 3:
      return AreaLevel::kDistrict;
    default:
      return division.name.ends_with("街道") ? AreaLevel::kSubdistrict : AreaLevel::kTown;
  }
}

DivisionReader::DivisionReader(const Reading& reading) : reading_(reading), divisions_(reading.lexicon.divisions()) {}

void DivisionReader::collect() {
  constexpr std::uint64_t kDivisions = bit(Category::kDivision) | bit(Category::kDivisionShort) | bit(Category::kArea);
  for (const Token& token : reading_.tokens) {
    if (!has_any(token, kDivisions) || token.span.size() < 2) continue;
    const std::u32string_view form = reading_.document.at(token.span);
    if (reading_.lexicon.has(form, lexicon::feature::kBetweenCompassPoints)) continue;  // of 松江区西南
    // 华南|师范大学, 华东|政法大学: a school's name, which says nothing of where.
    if (reading_.lexicon.has(form, lexicon::feature::kRegionOfSchool) &&
        reading_.lexicon.begins(reading_.document.text().substr(token.span.end), lexicon::feature::kKindOfSchool) > 0)
      continue;
    Candidate candidate;
    candidate.span = token.span;
    const lexicon::Match match = reading_.lexicon.exact(form);
    candidate.rows.reserve(match.entries.size());
    for (const lexicon::Entry& entry : match.entries) {
      if (entry.category == Category::kDivision) {
        if (!candidate.full) candidate.rows.clear();
        candidate.full = true;
        candidate.rows.push_back(entry.payload);
        if (static_cast<DivisionName>(entry.sub) == DivisionName::kGeneric) candidate.word = true;
      } else if (entry.category == Category::kDivisionShort && !candidate.full) {
        if (static_cast<ShortName>(entry.sub) == ShortName::kAbbreviation) continue;
        candidate.word = static_cast<ShortName>(entry.sub) == ShortName::kWord;
        candidate.rows.push_back(entry.payload);
      } else if (entry.category == Category::kArea && !reading_.lexicon.has(form, lexicon::feature::kGeneralRegion)) {
        candidate.area = true;
        candidate.region = candidate.level = static_cast<AreaLevel>(entry.sub);
      }
    }
    if (!candidate.rows.empty() || candidate.area) candidates_.push_back(std::move(candidate));
  }
}

/// A full name with one row says where the document is at home.
void DivisionReader::weigh() {
  const auto add = [&](std::uint32_t row, int weight) {
    for (;; row = divisions_[row].parent) {
      named_[row] += weight;
      if (divisions_[row].parent == row) break;
    }
  };
  for (const Candidate& each : candidates_) {
    if (!each.full || each.word) continue;
    for (const std::uint32_t row : each.rows) ++full_[row];
    if (each.rows.size() == 1) add(each.rows[0], 2);
  }
  // 东山区 of several cities: the one whose parent stands right before it.
  for (std::size_t i = 1; i < candidates_.size(); ++i) {
    if (candidates_[i - 1].span.end != candidates_[i].span.begin || candidates_[i].rows.size() < 2) continue;
    for (const std::uint32_t row : candidates_[i].rows)
      for (const std::uint32_t above : candidates_[i - 1].rows)
        if (is_below(row, above)) add(row, 3);
  }
}

bool DivisionReader::is_below(std::uint32_t row, std::uint32_t above) const {
  while (divisions_[row].parent != row) {
    row = divisions_[row].parent;
    if (row == above) return true;
  }
  return false;
}

/// How well a row fits: below what stands before it, named itself, its parents named.
int DivisionReader::score(std::uint32_t row, std::uint32_t before) const {
  int score = 0;
  if (before != kNone && is_below(row, before)) score += 1000;
  const auto named = named_.find(row);
  if (named != named_.end()) score += 100;
  if (full_.contains(row)) score += 20;
  std::uint32_t above = divisions_[row].parent;
  for (int weight = 16; weight > 0 && above != row; weight /= 2) {
    const auto parent = named_.find(above);
    if (parent != named_.end()) score += weight;
    if (divisions_[above].parent == above) break;
    above = divisions_[above].parent;
  }
  return score;
}

void DivisionReader::settle(Candidate& candidate, std::uint32_t before) const {
  int best = -1;
  bool tied = false;
  for (const std::uint32_t row : candidate.rows) {
    const int points =
        candidate.rows.size() == 1 ? 0 : score(row, before) * 8 + (candidate.full ? 0 : 4 - divisions_[row].level);
    tied = points == best;
    if (points <= best) continue;
    best = points;
    candidate.row = row;
  }
  if (tied) candidate.row = kNone;
  const std::uint32_t shown = candidate.row != kNone || candidate.rows.empty() ? candidate.row : candidate.rows[0];
  if (shown != kNone) candidate.level = level_of(divisions_[shown]);
}

bool DivisionReader::fits(const Candidate& candidate, bool chained) {
  if (candidate.area && candidate.rows.empty()) return true;
  // 呼和浩特市|新城区 … 新城区文化馆: a word that was a division before.
  if (candidate.full) return !candidate.word || chained || chained_.contains(candidate.row);
  if (candidate.row == kNone) return false;
  const lexicon::Division& division = divisions_[candidate.row];
  if (chained && division.level <= 3) return true;
  if (candidate.word || (division.level <= 3 && is_inside_name(candidate))) return false;
  if (division.level <= 2) return true;
  if (division.level == 3)
    return named_.contains(candidate.row) || named_.contains(division.parent) || full_.contains(candidate.row);
  return full_.contains(candidate.row);
}

/// 峪|山南|社区, 赛罕|诺尔|苏木: the short form of a division inside the name of a community or a town, of which the
/// gazetteer knows nothing below that division.
bool DivisionReader::is_inside_name(const Candidate& candidate) {
  constexpr std::uint32_t kMost = 3;
  const std::u32string_view text = reading_.document.text();
  const std::uint32_t begin = candidate.span.begin, end = candidate.span.end;
  const std::u32string_view after = text.substr(end, kMost + 3);
  const Token* before = begin == 0 || !is_han(text[begin - 1]) ? nullptr : token_over(reading_, begin - 1);
  const bool goes_on_before =
      before != nullptr && before->span.size() == 1 && word_kind(reading_, *before) == WordKind::kIdeograph;
  if (goes_on_before && reading_.lexicon.begins(after, lexicon::feature::kNounInsideOrgan) > 0) return true;
  if (divisions_[candidate.row].level != 3 || named_.contains(candidate.row) || full_.contains(candidate.row))
    return false;
  if (std::ranges::any_of(inner_, [&](std::u32string_view stem) { return text.substr(begin).starts_with(stem); }))
    return true;
  const bool other = std::ranges::any_of(
      full_, [&](const auto& each) { return divisions_[each.first].level == 3 && each.first != candidate.row; });
  for (std::uint32_t own = 1; other && own <= kMost && own < after.size() && is_han(after[own - 1]); ++own)
    if (reading_.lexicon.begins(after.substr(own), lexicon::feature::kTownNoun) > 0) {
      if (is(reading_, after[0], lexicon::feature::kBeginsNoOwnWord) || is_listed_below(candidate.row, after, own))
        return false;
      inner_.push_back(text.substr(begin, end - begin + own));
      return true;
    }
  return false;
}

/// Whether a token there is a full name below the row.
bool DivisionReader::is_listed_below(std::uint32_t row, std::u32string_view name, std::uint32_t own) const {
  for (std::size_t size = own + 1; size <= name.size(); ++size) {
    const lexicon::Match match = reading_.lexicon.exact(name.substr(0, size));
    if (match.length == 0) continue;
    for (const lexicon::Entry& entry : match.entries)
      if (entry.category == Category::kDivision && is_below(entry.payload, row)) return true;
  }
  return false;
}

Mention DivisionReader::mention(const Candidate& candidate) const {
  const bool region = candidate.area && candidate.row == kNone;
  Mention mention = mention_of(reading_, candidate.span, Label::kArea,
                               region           ? "region"
                               : candidate.full ? "division"
                                                : "short-division");
  if (region) mention.ground = Ground::kLexicon;
  if (!candidate.full && candidate.row != kNone) mention.naming = Naming::kShort;
  mention.division = candidate.row;
  mention.level = candidate.level;
  return mention;
}

std::vector<Mention> DivisionReader::read(std::uint32_t base) {
  collect();
  weigh();
  std::vector<Mention> found;
  std::uint32_t last_row = kNone;
  for (std::size_t i = 0; i < candidates_.size(); ++i) {
    Candidate& candidate = candidates_[i];
    const bool adjacent = !found.empty() && found.back().span.end == candidate.span.begin;
    settle(candidate, adjacent ? last_row : kNone);
    const bool chained = adjacent && last_row != kNone && candidate.row != kNone && is_below(candidate.row, last_row);
    if (!fits(candidate, chained)) {
      if (!candidate.area) continue;
      // A region that bears the name of some town elsewhere: 巴西.
      candidate.row = kNone;
      candidate.level = candidate.region;
    }
    if (chained) chained_.insert(candidate.row);
    Mention next = mention(candidate);
    if (adjacent && (chained || candidate.row == kNone))
      next.within = base + static_cast<std::uint32_t>(found.size()) - 1;
    last_row = candidate.row;
    found.push_back(std::move(next));
  }
  mend(found, base);
  return found;
}

/// 顺义区|仁|和庄镇: a town of the gazetteer whose name is the end of another's. Right after a division, with a
/// character or two between, the longer form is the name of a town that the gazetteer lacks, here and wherever else it
/// stands.
void DivisionReader::mend(std::vector<Mention>& found, std::uint32_t base) const {
  constexpr std::uint32_t kMost = 2;
  const std::u32string_view text = reading_.document.text();
  std::unordered_map<std::u32string_view, std::uint32_t> longer;  // form, how much longer
  const auto extend = [&](Mention& mention, std::uint32_t more) {
    mention.span.begin -= more;
    mention.name = name_of(reading_, mention.span);
    mention.division = kNone;
  };
  for (std::size_t i = 1; i < found.size(); ++i) {
    Mention& mention = found[i];
    const Span before = found[i - 1].span;
    const std::uint32_t gap = mention.span.begin - before.end;
    if (gap == 0 || gap > kMost || mention.level != AreaLevel::kTown || found[i - 1].naming == Naming::kShort) continue;
    const std::u32string_view between = text.substr(before.end, gap);
    if (!std::all_of(between.begin(), between.end(), is_han) ||
        is(reading_, between[0], lexicon::feature::kBeginsNoOwnWord) ||
        is(reading_, between[0], lexicon::feature::kGoingOrLevel))
      continue;
    extend(mention, gap);
    mention.within = base + static_cast<std::uint32_t>(i) - 1;
    longer.emplace(reading_.document.at(mention.span), gap);
  }
  for (const auto& [form, more] : longer)
    for (Mention& mention : found)
      if (mention.division != kNone && mention.span.begin >= more &&
          text.substr(mention.span.begin - more, form.size()) == form && mention.span.size() + more == form.size())
        extend(mention, more);
}

}  // namespace govgraph::extract
