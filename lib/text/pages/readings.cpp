// SPDX-License-Identifier: Apache-2.0
#include "text/pages/readings.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <limits>
#include <map>
#include <optional>
#include <string>
#include <tuple>
#include <utility>

#include "base/utf8.hpp"
#include "text/lines.hpp"

namespace govgraph::text {
namespace {

constexpr std::size_t kMostWords = 60'000;
constexpr std::size_t kMostGlyphs = 500;  ///< of a line that is compared
constexpr float kMissing = 50;            ///< how sure it is that there is no character, in percent
constexpr float kGap = 0.9F;              ///< cost of a character that one of two lines lacks
constexpr float kOther = 1.1F;            ///< of another character in its place
constexpr float kUsualDrift = 1.2F;       ///< ems that two readings put a character apart
constexpr std::size_t kLeastSquares = 4;  ///< ideographs of a line that tell how large its glyphs are
constexpr float kMostHeight = 1.3F;       ///< of a line, in ems
constexpr std::size_t kNone = std::numeric_limits<std::size_t>::max();

float median(std::vector<float> values) {
  const auto at = values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2);
  std::nth_element(values.begin(), at, values.end());
  return *at;
}

/// A character and about where it stands.
struct Glyph {
  char32_t c;
  float left, right, middle;
  float sure;
  std::size_t word;  ///< of its line

  float across() const { return (left + right) / 2; }
};

using Glyphs = std::vector<Glyph>;

Glyphs glyphs_of(const ReadLine& line) {
  Glyphs out;
  for (std::size_t i = 0; i < line.words.size(); ++i) {
    const Word& word = line.words[i];
    const float em = word.box.width() / std::max(0.1F, ems_of(word.text));
    float left = word.box.left;
    for (const char32_t c : word.text) {
      const float right = left + em * ems_of({&c, 1});
      out.push_back({c, left, right, word.middle(), static_cast<float>(word.sure), i});
      left = right;
    }
  }
  return out;
}

float em_of(const ReadLine& line, const Glyphs& glyphs) {
  std::vector<float> widths;
  for (const Glyph& each : glyphs)
    if (is_cjk(each.c)) widths.push_back(each.right - each.left);
  return widths.empty() ? line.box.height() : median(std::move(widths));
}

/// What another reading has where the line stands.
Glyphs beside(const ReadLine& line, float em, const std::vector<Glyphs>& lines, const PageReading& reading) {
  Glyphs out;
  const float middle = (line.box.top + line.box.bottom) / 2, near = 0.4F * std::min(line.box.height(), 2 * em);
  for (std::size_t i = 0; i < lines.size(); ++i) {
    const Box& box = reading.lines[i].box;
    if (box.bottom < line.box.top || box.top > line.box.bottom || box.right < line.box.left - em ||
        box.left > line.box.right + em)
      continue;
    for (const Glyph& each : lines[i])
      if (each.across() > line.box.left - 0.8F * em && each.across() < line.box.right + 0.8F * em &&
          std::abs(each.middle - middle) < near)
        out.push_back(each);
  }
  return out;
}

float cost_of(const Glyph& one, const Glyph& other) {
  const float em = std::max({one.right - one.left, other.right - other.left, 1.0F});
  const float far = std::max(0.0F, std::abs(one.across() - other.across()) / em - kUsualDrift);
  return (one.c == other.c ? 0 : kOther) + std::min(far, 2.0F) / 2;
}

/// For each of `one`, in order, the one of `other` in its place; kNone: there is none. Of those of `other` that stand
/// between two of `one`, the second list tells behind how many of these each stands; kNone of the others.
struct Alignment {
  std::vector<std::size_t> place, behind;
};

Alignment align(const Glyphs& one, const Glyphs& other) {
  const std::size_t n = one.size(), m = other.size(), row = m + 1;
  std::vector<float> costs((n + 1) * row);
  for (std::size_t i = 0; i <= n; ++i)
    for (std::size_t k = 0; k <= m; ++k) {
      float least = i + k == 0 ? 0 : std::numeric_limits<float>::max();
      if (i > 0) least = std::min(least, costs[(i - 1) * row + k] + kGap);
      if (k > 0) least = std::min(least, costs[i * row + k - 1] + kGap);
      if (i > 0 && k > 0) least = std::min(least, costs[(i - 1) * row + k - 1] + cost_of(one[i - 1], other[k - 1]));
      costs[i * row + k] = least;
    }
  Alignment out{std::vector<std::size_t>(n, kNone), std::vector<std::size_t>(m, kNone)};
  for (std::size_t i = n, k = m; i > 0 || k > 0;) {
    const float here = costs[i * row + k];
    if (i > 0 && k > 0 && here == costs[(i - 1) * row + k - 1] + cost_of(one[i - 1], other[k - 1]))
      out.place[--i] = --k;
    else if (i > 0 && (k == 0 || here == costs[(i - 1) * row + k] + kGap))
      --i;
    else
      out.behind[--k] = i;
  }
  return out;
}

/// What readings have at one place; 0: nothing.
class Votes {
 public:
  void add(char32_t c, float sure) {
    for (Vote& each : votes_)
      if (each.c == c) {
        ++each.count, each.sure += sure;
        return;
      }
    votes_.push_back({c, 1, sure});
  }

  struct Vote {
    char32_t c;
    float count, sure;
  };
  /// The most, then the surest, then the first.
  Vote best() const {
    return *std::max_element(votes_.begin(), votes_.end(), [](const Vote& a, const Vote& b) {
      return a.count != b.count ? a.count < b.count : a.sure < b.sure;
    });
  }

 private:
  std::vector<Vote> votes_;
};

/// What others have behind `at` characters of a line: what most of them have; of as many the shortest, then the least.
std::u32string inserted(const std::vector<std::u32string>& found, std::size_t readings) {
  std::map<std::u32string, std::size_t> counts;
  std::size_t any = 0;
  for (const std::u32string& each : found)
    if (!each.empty()) ++counts[each], ++any;
  if (any * 2 <= readings) return {};
  return std::max_element(counts.begin(), counts.end(),
                          [](const auto& a, const auto& b) {
                            return std::make_tuple(a.second, b.first.size()) <
                                   std::make_tuple(b.second, a.first.size());
                          })
      ->first;
}

/// Lets the readings of a line vote on its words.
void vote(ReadLine& line, const Glyphs& glyphs, const std::vector<Glyphs>& others) {
  std::vector<Votes> votes(glyphs.size());
  std::vector<std::vector<std::u32string>> between(glyphs.size() + 1, std::vector<std::u32string>(others.size()));
  for (std::size_t i = 0; i < glyphs.size(); ++i) votes[i].add(glyphs[i].c, glyphs[i].sure);
  for (std::size_t k = 0; k < others.size(); ++k) {
    const Alignment found = align(glyphs, others[k]);
    for (std::size_t i = 0; i < glyphs.size(); ++i) {
      const std::size_t place = found.place[i];
      place == kNone ? votes[i].add(0, kMissing) : votes[i].add(others[k][place].c, others[k][place].sure);
    }
    for (std::size_t i = 0; i < others[k].size(); ++i)
      if (found.behind[i] != kNone) between[found.behind[i]][k] += others[k][i].c;
  }
  for (Word& each : line.words) each.text.clear();
  const auto readings = static_cast<float>(others.size() + 1);
  for (std::size_t i = 0; i <= glyphs.size(); ++i) {
    line.words[i == 0 ? 0 : glyphs[i - 1].word].text += inserted(between[i], others.size() + 1);
    if (i == glyphs.size()) break;
    const Votes::Vote best = votes[i].best();
    if (best.c == 0) continue;
    Word& word = line.words[glyphs[i].word];
    word.text += best.c;
    word.sure = std::min(word.sure, static_cast<std::uint8_t>(std::clamp(best.sure / readings, 0.0F, 100.0F)));
  }
}

/// Marks that it takes for others: straight quotation marks that close, a bracket of titles that none closes, a dash
/// before a subtitle.
void set_marks_right(ReadLine& line) {
  bool closes = false;
  for (const Word& word : line.words) closes = closes || word.text.find(U'〉') != std::u32string::npos;
  bool first = true;
  for (Word& word : line.words)
    for (char32_t& c : word.text) {
      if (c == U'"') c = first ? U'“' : U'”';
      if (c == U'〈' && !closes) c = U'（';
      first = false;
    }
  std::u32string begin;
  for (const Word& word : line.words) begin += word.text.substr(0, 2);
  if (begin.substr(0, 2) != U"一一") return;
  std::size_t left = 2;
  for (Word& word : line.words)
    for (char32_t& c : word.text)
      if (left > 0) c = U'—', --left;
}

/// Glyphs of one line differ in height, and so do boxes that fit them: all are as high as their line. One that is much
/// higher than its ideographs are wide reaches into others: it is as high as these, about where most words are.
void settle(ReadLine& line) {
  std::vector<float> middles;
  float ems = 0;
  std::size_t squares = 0;
  for (const Word& word : line.words) {
    middles.push_back(word.middle());
    ems += ems_of(word.text);
    squares += static_cast<std::size_t>(std::count_if(word.text.begin(), word.text.end(), is_cjk));
  }
  const float em = (line.words.back().box.right - line.words.front().box.left) / std::max(ems, 1.0F);
  if (squares >= kLeastSquares && em > 0 && line.box.height() > kMostHeight * em) {
    const float middle = median(middles);
    line.box.top = middle - em / 2;
    line.box.bottom = middle + em / 2;
  }
  for (Word& word : line.words) {
    word.box.top = line.box.top;
    word.box.bottom = line.box.bottom;
    word.em = word.box.height();
  }
}

float number_of(std::string_view text) {
  float out = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), out);
  return error == std::errc{} && std::isfinite(out) ? std::clamp(out, -1e6F, 1e6F) : 0;
}

/// A row: level page block paragraph line word left top width height confidence text.
void add_row(PageReading& page, std::string_view row, std::size_t& words) {
  std::array<std::string_view, 12> cells;
  for (std::string_view& each : cells) {
    const std::size_t tab = std::min(row.find('\t'), row.size());
    each = row.substr(0, tab);
    row.remove_prefix(std::min(tab + 1, row.size()));
  }
  const float left = number_of(cells[6]), top = number_of(cells[7]);
  const Box box{left, top, left + number_of(cells[8]), top + number_of(cells[9])};
  if (cells[0] == "1") page.size = {box.width(), box.height()};
  if (cells[0] == "4") page.lines.push_back({box, {}});
  if (cells[0] != "5" || page.lines.empty() || words == kMostWords) return;
  Word word;
  word.box = box;
  word.sure = static_cast<std::uint8_t>(std::lround(std::clamp(number_of(cells[10]), 0.0F, 100.0F)));
  word.text = utf8::decode_all(cells[11]);
  std::erase_if(word.text, [](char32_t c) { return c <= U' ' || utf8::is_space(c); });
  if (word.text.empty() || box.width() <= 0 || box.height() <= 0) return;
  page.lines.back().words.push_back(std::move(word));
  ++words;
}

void scale(Box& box, float x, float y) { box = {box.left * x, box.top * y, box.right * x, box.bottom * y}; }

}  // namespace

PageReading read_table(std::string_view table) {
  PageReading out;
  std::size_t words = 0;
  while (!table.empty()) {
    const std::size_t end = std::min(table.find('\n'), table.size());
    add_row(out, table.substr(0, end), words);
    table.remove_prefix(std::min(end + 1, table.size()));
  }
  std::erase_if(out.lines, [](const ReadLine& line) { return line.words.empty() || line.box.height() <= 0; });
  for (ReadLine& line : out.lines) settle(line);
  return out;
}

PageReading scaled(PageReading reading, PageSize size) {
  if (reading.size.width <= 0 || reading.size.height <= 0 || size.width <= 0 || size.height <= 0) return reading;
  const float x = size.width / reading.size.width, y = size.height / reading.size.height;
  for (ReadLine& line : reading.lines) {
    scale(line.box, x, y);
    for (Word& word : line.words) scale(word.box, x, y), word.em *= y;
  }
  reading.size = size;
  return reading;
}

PageWords agreed(PageReading first, const std::vector<PageReading>& others) {
  std::vector<std::vector<Glyphs>> glyphs(others.size());
  for (std::size_t i = 0; i < others.size(); ++i)
    for (const ReadLine& line : others[i].lines) glyphs[i].push_back(glyphs_of(line));
  PageWords out;
  out.size = first.size;
  for (ReadLine& line : first.lines) {
    const Glyphs own = glyphs_of(line);
    const float em = em_of(line, own);
    std::vector<Glyphs> near;
    for (std::size_t i = 0; i < others.size(); ++i) near.push_back(beside(line, em, glyphs[i], others[i]));
    const bool comparable = own.size() <= kMostGlyphs && std::all_of(near.begin(), near.end(), [](const Glyphs& each) {
                              return each.size() <= kMostGlyphs;
                            });
    if (comparable && !near.empty()) vote(line, own, near);
    set_marks_right(line);
    for (Word& word : line.words)
      if (!word.text.empty()) out.words.push_back(std::move(word));
  }
  return out;
}

}  // namespace govgraph::text
