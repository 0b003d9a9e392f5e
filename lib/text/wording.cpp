// SPDX-License-Identifier: Apache-2.0
#include "text/wording.hpp"

#include <algorithm>

#include "text/lines.hpp"

namespace govgraph::text {
namespace {

/// Calls `use(a, b)` for each pair of ideographs that stand together.
template <class Use>
void for_each_pair(std::u32string_view text, Use use) {
  for (std::size_t i = 0; i + 1 < text.size(); ++i)
    if (is_cjk(text[i]) && is_cjk(text[i + 1])) use(text[i], text[i + 1]);
}

/// Where a headline's lines meet the page has no such pair.
float times_on(const PairCounts& page, char32_t a, char32_t b) {
  return static_cast<float>(std::max(1U, page.count(a, b)));
}

}  // namespace

Wording::Wording(std::u32string_view headline, const PairCounts& page) : numbers_(headline.size()) {
  for_each_pair(headline, [&](char32_t a, char32_t b) {
    std::uint32_t& number = numbers_.at(a, b);
    if (number == 0) number = ++pairs_;
    places_.push_back({number - 1, times_on(page, a, b)});
  });
}

void Wording::add_seam(char32_t last, char32_t first, Counts& counts) const {
  if (const std::uint32_t number = numbers_.find(last, first); number != 0) ++counts[number - 1];
}

void Wording::remove_seam(char32_t last, char32_t first, Counts& counts) const {
  if (const std::uint32_t number = numbers_.find(last, first); number != 0) --counts[number - 1];
}

void Wording::add(std::u32string_view text, Counts& counts) const {
  for (std::size_t i = 0; i + 1 < text.size(); ++i) add_seam(text[i], text[i + 1], counts);
}

void Wording::remove(std::u32string_view text, Counts& counts) const {
  for (std::size_t i = 0; i + 1 < text.size(); ++i) remove_seam(text[i], text[i + 1], counts);
}

float Wording::overlap(const Counts& counts) const {
  float sum = 0;
  for (const Place& place : places_) sum += static_cast<float>(counts[place.pair]) / place.on_page;
  return sum;
}

WordingIndex::WordingIndex(std::u32string_view headings, const PairCounts& page)
    : page_(page), numbers_(headings.size()) {
  for_each_pair(headings, [&](char32_t a, char32_t b) {
    std::uint32_t& number = numbers_.at(a, b);
    if (number != 0) return;
    number = static_cast<std::uint32_t>(postings_.size());
    postings_.emplace_back();
  });
}

void WordingIndex::count(std::uint32_t body, char32_t a, char32_t b) {
  const std::uint32_t number = numbers_.find(a, b);
  if (number == 0) return;
  std::vector<Posting>& postings = postings_[number];
  if (postings.empty() || postings.back().body != body) postings.push_back({body, 0});
  ++postings.back().count;
}

void WordingIndex::add(std::uint32_t body, std::u32string_view text) {
  if (text.empty()) return;
  if (body == last_body_ && last_ != 0) count(body, last_, text.front());
  for (std::size_t i = 0; i + 1 < text.size(); ++i) count(body, text[i], text[i + 1]);
  last_body_ = body;
  last_ = text.back();
}

std::vector<std::pair<std::uint32_t, float>> WordingIndex::overlaps(std::u32string_view headline,
                                                                    std::uint32_t end) const {
  std::vector<float> sums(end, 0.0F);
  std::vector<std::uint32_t> met;
  for_each_pair(headline, [&](char32_t a, char32_t b) {
    const float on_page = times_on(page_, a, b);
    for (const Posting& posting : postings_[numbers_.find(a, b)]) {
      if (posting.body >= end) break;
      if (sums[posting.body] == 0) met.push_back(posting.body);
      sums[posting.body] += static_cast<float>(posting.count) / on_page;
    }
  });
  std::sort(met.begin(), met.end());
  std::vector<std::pair<std::uint32_t, float>> out;
  for (const std::uint32_t body : met) out.emplace_back(body, sums[body]);
  return out;
}

}  // namespace govgraph::text
