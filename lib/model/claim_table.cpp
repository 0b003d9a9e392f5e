// SPDX-License-Identifier: Apache-2.0
#include "model/claim_table.hpp"

#include <algorithm>
#include <cstring>
#include <numeric>
#include <tuple>

#include "base/hash.hpp"
#include "base/sort_unique.hpp"

namespace govgraph {
namespace {

constexpr std::size_t kBlock = std::size_t{1} << 18;

}  // namespace

ClaimTable::ClaimTable(std::span<const KeyClaim> claims) {
  for (const KeyClaim& each : claims) add(each);
  finish();
}

void ClaimTable::add(const KeyClaim& claim) {
  Row row{claim.id, number_of(claim.name), number_of(claim.scope), 0, claim.label};
  if (!claim.declared.empty()) {
    std::vector<std::uint32_t>& forms = lists_.emplace_back();
    for (const std::string& each : claim.declared) forms.push_back(number_of(each));
    row.forms = static_cast<std::uint32_t>(lists_.size());
  }
  rows_.push_back(row);
}

std::uint32_t ClaimTable::number_of(std::string_view text) {
  if (2 * (texts_.size() + 1) > places_.size()) grow();
  std::size_t at = hash64(text) & (places_.size() - 1);
  for (; places_[at] > 0; at = (at + 1) & (places_.size() - 1))
    if (texts_[places_[at] - 1] == text) return places_[at] - 1;
  texts_.push_back(kept(text));
  places_[at] = static_cast<std::uint32_t>(texts_.size());
  return places_[at] - 1;
}

std::string_view ClaimTable::kept(std::string_view text) {
  if (text.size() > left_) {
    left_ = std::max(kBlock, text.size());
    blocks_.push_back(std::make_unique_for_overwrite<char[]>(left_));
    block_end_ = blocks_.back().get() + left_;
  }
  char* const begin = block_end_ - left_;
  std::memcpy(begin, text.data(), text.size());
  left_ -= text.size();
  return {begin, text.size()};
}

void ClaimTable::grow() {
  std::vector<std::uint32_t> wider(std::max<std::size_t>(1024, 2 * places_.size()), 0);
  for (std::uint32_t number = 0; number < texts_.size(); ++number) {
    std::size_t at = hash64(texts_[number]) & (wider.size() - 1);
    while (wider[at] > 0) at = (at + 1) & (wider.size() - 1);
    wider[at] = number + 1;
  }
  places_ = std::move(wider);
}

void ClaimTable::finish() {
  places_ = {};
  number_by_order();
  unite();
  for (std::vector<std::uint32_t>& each : lists_) sort_unique(each);
}

void ClaimTable::number_by_order() {
  std::vector<std::uint32_t> order(texts_.size()), number(texts_.size());
  std::iota(order.begin(), order.end(), 0U);
  std::sort(order.begin(), order.end(), [&](std::uint32_t a, std::uint32_t b) { return texts_[a] < texts_[b]; });
  std::vector<std::string_view> sorted(texts_.size());
  for (std::uint32_t i = 0; i < order.size(); ++i) {
    number[order[i]] = i;
    sorted[i] = texts_[order[i]];
  }
  texts_ = std::move(sorted);
  for (Row& row : rows_) {
    row.name = number[row.name];
    row.scope = number[row.scope];
  }
  for (std::vector<std::uint32_t>& list : lists_)
    for (std::uint32_t& each : list) each = number[each];
}

void ClaimTable::unite() {
  const auto key = [](const Row& row) { return std::tie(row.id, row.label, row.name, row.scope, row.forms); };
  std::sort(rows_.begin(), rows_.end(), [&](const Row& a, const Row& b) { return key(a) < key(b); });
  std::size_t kept = 0;
  for (std::size_t i = 0; i < rows_.size(); ++i) {
    if (kept == 0 || rows_[kept - 1].id != rows_[i].id) {
      rows_[kept++] = rows_[i];
      continue;
    }
    Row& first = rows_[kept - 1];
    if (first.forms == 0 || rows_[i].forms == 0) {
      first.forms = std::max(first.forms, rows_[i].forms);
      continue;
    }
    const std::vector<std::uint32_t>& more = lists_[rows_[i].forms - 1];
    lists_[first.forms - 1].insert(lists_[first.forms - 1].end(), more.begin(), more.end());
  }
  rows_.resize(kept);
}

std::span<const std::uint32_t> ClaimTable::declared(std::size_t i) const {
  const std::uint32_t forms = rows_[i].forms;
  return forms == 0 ? std::span<const std::uint32_t>() : std::span<const std::uint32_t>(lists_[forms - 1]);
}

std::optional<std::uint32_t> ClaimTable::number(std::string_view text) const {
  const auto at = std::lower_bound(texts_.begin(), texts_.end(), text);
  if (at == texts_.end() || *at != text) return std::nullopt;
  return static_cast<std::uint32_t>(at - texts_.begin());
}

KeyClaim ClaimTable::operator[](std::size_t i) const {
  KeyClaim out{id(i), label(i), std::string(text(name(i))), std::string(text(scope(i))), {}};
  for (const std::uint32_t each : declared(i)) out.declared.emplace_back(text(each));
  return out;
}

}  // namespace govgraph
