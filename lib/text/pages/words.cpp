// SPDX-License-Identifier: Apache-2.0
#include "text/pages/words.hpp"

#include <algorithm>
#include <cmath>
#include <string_view>
#include <tuple>

#include "text/lines.hpp"

namespace govgraph::text {
namespace {

constexpr float kUsualReach = 1.2F;      ///< height of a box to the size of its glyphs, where nothing tells
constexpr float kSameHeight = 0.03F;     ///< of the height, between boxes of one font and size
constexpr float kMostDeparture = 0.15F;  ///< of the size by the width, from that by the height: letters set apart
constexpr float kReadingSize = 0.66F;    ///< of the glyphs below
constexpr float kNoteSize = 0.6F;        ///< the same of ideographs, which may be a line above a headline, too
constexpr float kLargestNoted = 1.3F;    ///< of the body size
constexpr int kMostRows = 20'000;

bool is_square(char32_t c) { return is_cjk(c) || (c >= 0x3000 && c <= 0x30FF) || (c >= 0xFF01 && c <= 0xFF5E); }

struct Measured {
  float height, reach;
};

/// What marks may lose where they meet others or a line's end: half of each.
float trimmed_ems(std::u32string_view text) {
  return 0.5F * static_cast<float>(std::count_if(text.begin(), text.end(), is_chinese_mark));
}

/// Half of the items lie below. REQUIRES: not empty.
float median(std::vector<float> values) {
  const auto at = values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2);
  std::nth_element(values.begin(), at, values.end());
  return *at;
}

/// What boxes as high as `height` are to their glyphs; that of all where none is as high.
float reach_at(const std::vector<Measured>& measured, float height, float usual) {
  const auto from = std::partition_point(
      measured.begin(), measured.end(), [&](const Measured& each) { return each.height < height * (1 - kSameHeight); });
  std::vector<float> near;
  for (auto at = from; at != measured.end() && at->height <= height * (1 + kSameHeight) && near.size() < 64; ++at)
    near.push_back(at->reach);
  return near.empty() ? usual : median(std::move(near));
}

/// Written above others as a reading: letters with tones, kana, bopomofo.
bool spells(std::u32string_view text) {
  return std::none_of(text.begin(), text.end(), [](char32_t c) { return is_cjk(c) || is_digit(c); });
}

bool reads(const Word& reading, const Word& word, float body) {
  const bool smaller = reading.em <= word.em * kReadingSize;
  if (!smaller || word.text.empty() || std::none_of(word.text.begin(), word.text.end(), is_cjk)) return false;
  if (!spells(reading.text) && (reading.em > word.em * kNoteSize || word.em > body * kLargestNoted)) return false;
  const float middle = (reading.box.left + reading.box.right) / 2;
  const float below = word.middle() - reading.middle();
  return below > 0.3F * word.em && below < 1.35F * word.em && middle > word.box.left && middle < word.box.right &&
         reading.box.width() < word.em * 4;
}

}  // namespace

float ems_of(std::u32string_view text) {
  float out = 0;
  for (const char32_t c : text) out += is_square(c) || is_chinese_mark(c) ? 1.0F : 0.52F;
  return out;
}

void measure(std::vector<Word>& words) {
  std::vector<Measured> measured;
  for (const Word& each : words) {
    const auto squares = std::count_if(each.text.begin(), each.text.end(), is_square);
    if (squares == 0 || squares * 2 < static_cast<std::ptrdiff_t>(each.text.size()) || each.box.width() <= 0) continue;
    measured.push_back({each.box.height(), each.box.height() * ems_of(each.text) / each.box.width()});
  }
  std::sort(measured.begin(), measured.end(), [](const Measured& a, const Measured& b) {
    return a.height != b.height ? a.height < b.height : a.reach < b.reach;
  });
  std::vector<float> all;
  for (const Measured& each : measured) all.push_back(each.reach);
  const float usual = all.empty() ? kUsualReach : std::max(0.5F, median(std::move(all)));
  for (Word& each : words) {
    if (each.em > 0) continue;  // a recogniser tells it
    const float by_height = each.box.height() / std::max(0.5F, reach_at(measured, each.box.height(), usual));
    const float by_width = each.box.width() / ems_of(each.text);
    const bool square = std::any_of(each.text.begin(), each.text.end(), is_square);
    const float widest = by_width * ems_of(each.text) / std::max(0.5F, ems_of(each.text) - trimmed_ems(each.text));
    const bool departs = by_width > by_height * (1 + kMostDeparture) || widest < by_height * (1 - kMostDeparture);
    each.em = square && departs ? by_width : by_height;
    each.em = std::max(each.em, 0.5F);
  }
}

float body_size(const std::vector<Word>& words) {
  std::vector<std::pair<float, float>> sizes;
  float all = 0;
  for (const Word& each : words) {
    sizes.emplace_back(each.em, ems_of(each.text));
    all += sizes.back().second;
  }
  std::sort(sizes.begin(), sizes.end());
  // The size around which, by a tenth, most of the text is.
  float best = 0, most = -1, within = 0;
  for (std::size_t low = 0, high = 0; high < sizes.size(); ++high) {
    within += sizes[high].second;
    while (sizes[low].first < sizes[high].first * 0.9F) within -= sizes[low++].second;
    if (within > most) {
      most = within;
      best = sizes[(low + high) / 2].first;
    }
  }
  return best;
}

void drop_readings(std::vector<Word>& words) {
  const float body = body_size(words);
  if (body <= 0) return;
  Rows rows(body);
  for (std::uint32_t i = 0; i < words.size(); ++i) rows.add(i, words[i].box.left, words[i].middle());
  rows.sort();
  std::vector<bool> dropped(words.size(), false);
  for (std::uint32_t i = 0; i < words.size(); ++i) {
    const Word& reading = words[i];
    if (reading.text.size() > 8) continue;
    const float reach = reading.em * 4;
    rows.visit(-1e9F, reading.box.right, reading.middle() + reading.em * 0.3F, reading.middle() + reach,
               [&](std::uint32_t k) { dropped[i] = dropped[i] || reads(reading, words[k], body); });
  }
  std::size_t kept = 0;
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (dropped[i]) continue;
    if (kept != i) words[kept] = std::move(words[i]);
    ++kept;
  }
  words.resize(kept);
}

int Rows::row_of(float middle) const {
  return static_cast<int>(std::floor(std::clamp(middle / height_, -1.0F * kMostRows, 1.0F * kMostRows)));
}

void Rows::add(std::uint32_t entry, float left, float middle) {
  entries_.push_back({row_of(middle), left, middle, entry});
}

void Rows::sort() {
  std::sort(entries_.begin(), entries_.end(), [](const Entry& a, const Entry& b) {
    return std::tie(a.row, a.left, a.number) < std::tie(b.row, b.left, b.number);
  });
}

std::size_t Rows::first_beyond(int row, float left) const {
  const auto at = std::partition_point(entries_.begin(), entries_.end(), [&](const Entry& each) {
    return each.row < row || (each.row == row && each.left <= left);
  });
  return static_cast<std::size_t>(at - entries_.begin());
}

}  // namespace govgraph::text
