// SPDX-License-Identifier: Apache-2.0
#include "text/pages/segments.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <tuple>
#include <unordered_map>

#include "text/lines.hpp"

namespace govgraph::text {
namespace {

constexpr std::uint32_t kNone = std::numeric_limits<std::uint32_t>::max();
constexpr float kGap = 0.85F;           ///< ems between two words of a row that are surely of one line
constexpr float kHeadlineGap = 1.25F;   ///< the same of large letters, which are often set apart
constexpr float kHeadlineWord = 0.55F;  ///< of those that are not
constexpr float kHalves = 2.3F;         ///< ems between the halves of a headline
constexpr float kWidestGap = 3.2F;      ///< ems between two pieces of a line that others run through
constexpr float kSameRow = 0.42F;       ///< ems between middles
constexpr float kSameSize = 1.4F;
constexpr float kLarge = 1.3F;    ///< of the body size
constexpr float kInitial = 1.7F;  ///< of the body size, of a letter some lines high
constexpr std::size_t kLeastDown = 3;
constexpr std::size_t kMostRest = 500;

bool alike(float a, float b, float most) { return a <= b * most && b <= a * most; }

/// Columns of glyphs.
class DownReader {
 public:
  DownReader(const std::vector<Word>& words, float body) : words_(words), rows_(body), next_(words.size(), kNone) {}

  std::vector<Segment> run() {
    for (std::uint32_t i = 0; i < words_.size(); ++i)
      if (is_glyph(i)) rows_.add(i, words_[i].box.left, words_[i].middle());
    rows_.sort();
    std::vector<bool> below(words_.size(), false);
    for (std::uint32_t i = 0; i < words_.size(); ++i) {
      if (!is_glyph(i)) continue;
      next_[i] = below_of(i);
      if (next_[i] != kNone) below[next_[i]] = true;
    }
    std::vector<Segment> out;
    std::vector<Segment> rest;
    std::vector<bool> used(words_.size(), false);
    for (std::uint32_t i = 0; i < words_.size(); ++i)
      if (is_glyph(i) && !below[i]) read(i, used, out, rest);
    // The last column of a headline may be a glyph or two.
    std::sort(rest.begin(), rest.end(), [&](const Segment& a, const Segment& b) {
      return words_[a.words[0]].box.left > words_[b.words[0]].box.left;
    });
    for (std::size_t i = 0, most = std::min<std::size_t>(rest.size(), kMostRest); i < most; ++i)
      if (ends_columns(rest[i], out)) out.push_back(std::move(rest[i]));
    return out;
  }

 private:
  bool is_glyph(std::uint32_t i) const {
    return words_[i].text.size() == 1 && !(words_[i].text[0] < 0x2000) && words_[i].box.width() < words_[i].em * 1.3F;
  }

  std::uint32_t below_of(std::uint32_t i) const {
    const Word& word = words_[i];
    std::uint32_t found = kNone;
    float least = word.em * 1.5F;
    rows_.visit(word.box.left - 0.3F * word.em, word.box.left + 0.3F * word.em, word.middle() + 0.75F * word.em,
                word.middle() + 1.5F * word.em, [&](std::uint32_t k) {
                  const float down = words_[k].middle() - word.middle();
                  if (!alike(words_[k].em, word.em, 1.15F) || down >= least) return;
                  least = down;
                  found = k;
                });
    return found;
  }

  /// Of the same size, to the left or to the right; how far away its edge is from this one's.
  float beside(std::uint32_t i) const {
    const Word& word = words_[i];
    float least = std::numeric_limits<float>::max();
    rows_.visit(word.box.left - 2.5F * word.em, word.box.left + 2.5F * word.em, word.middle() - 0.35F * word.em,
                word.middle() + 0.35F * word.em, [&](std::uint32_t k) {
                  if (k != i && alike(words_[k].em, word.em, 1.15F))
                    least = std::min(least, std::abs(words_[k].box.left - word.box.left));
                });
    return least;
  }

  /// Whether it stands right beside a longer column, from the same height on.
  bool ends_columns(const Segment& column, const std::vector<Segment>& columns) const {
    const Word& word = words_[column.words[0]];
    const std::size_t from = columns.size() > kMostRest ? columns.size() - kMostRest : 0;
    return std::any_of(columns.begin() + static_cast<std::ptrdiff_t>(from), columns.end(), [&](const Segment& each) {
      const Word& first = words_[each.words[0]];
      const float apart = first.box.left - word.box.left;
      return alike(first.em, word.em, 1.08F) && std::abs(first.middle() - word.middle()) < 0.5F * word.em &&
             apart > 0.9F * word.em && apart < 2.3F * word.em;
    });
  }

  void read(std::uint32_t first, std::vector<bool>& used, std::vector<Segment>& out, std::vector<Segment>& rest) const {
    Segment run;
    run.down = true;
    std::size_t rows = 0;
    for (std::uint32_t i = first; i != kNone && !used[i]; i = next_[i]) {
      used[i] = true;
      run.words.push_back(i);
      const float pitch = next_[i] != kNone ? words_[next_[i]].middle() - words_[i].middle() : words_[i].em;
      rows += beside(i) < pitch * 1.1F;
    }
    const bool is_column = run.words.size() >= kLeastDown && rows * 2 <= run.words.size();
    if (is_column || (run.words.size() < kLeastDown && rows == 0)) (is_column ? out : rest).push_back(std::move(run));
  }

  const std::vector<Word>& words_;
  Rows rows_;
  std::vector<std::uint32_t> next_;
};

class SegmentReader {
 public:
  SegmentReader(const std::vector<Word>& words, float body) : words_(words), body_(body) {}

  std::vector<Segment> run() {
    out_ = DownReader(words_, body_).run();
    std::vector<bool> used(words_.size(), false);
    for (Segment& each : out_) {
      for (const std::uint32_t word : each.words) used[word] = true;
      measure(each);
    }
    std::vector<std::uint32_t> order;
    for (std::uint32_t i = 0; i < words_.size(); ++i)
      if (!used[i]) order.push_back(i);
    std::sort(order.begin(), order.end(), [&](std::uint32_t a, std::uint32_t b) {
      return std::make_tuple(words_[a].box.left, words_[a].middle(), a) <
             std::make_tuple(words_[b].box.left, words_[b].middle(), b);
    });
    join(order);
    join_over_gaps();
    join_headlines();
    take_initials();
    std::sort(out_.begin(), out_.end(), [](const Segment& a, const Segment& b) {
      return std::tie(a.middle, a.left) < std::tie(b.middle, b.left);
    });
    return std::move(out_);
  }

 private:
  void measure(Segment& segment) const {
    float weight = 0, middle = 0, em = 0;
    segment.left = segment.top = std::numeric_limits<float>::max();
    segment.right = segment.bottom = std::numeric_limits<float>::lowest();
    segment.ems = 0;
    for (const std::uint32_t i : segment.words) {
      const Word& word = words_[i];
      const float ems = ems_of(word.text);
      weight += ems * word.em;
      middle += word.middle() * ems * word.em;
      em += ems * word.em * word.em;
      segment.ems += ems;
      segment.left = std::min(segment.left, word.box.left);
      segment.right = std::max(segment.right, word.box.right);
      segment.top = std::min(segment.top, word.middle() - word.em / 2);
      segment.bottom = std::max(segment.bottom, word.middle() + word.em / 2);
    }
    segment.em = em / weight;
    segment.middle = segment.down ? (segment.top + segment.bottom) / 2 : middle / weight;
  }

  /// Words from left to right, each to the segment that it goes on with.
  void join(const std::vector<std::uint32_t>& order) {
    const float height = std::max(body_, 1.0F);
    std::unordered_map<int, std::vector<std::uint32_t>> open;
    for (const std::uint32_t i : order) {
      const Word& word = words_[i];
      const int row = static_cast<int>(std::floor(word.middle() / height));
      const int reach = 1 + static_cast<int>(std::min(64.0F, word.em * kSameRow / height));
      std::uint32_t best = kNone;
      float least = std::numeric_limits<float>::max();
      for (int near = row - reach; near <= row + reach; ++near) {
        const auto at = open.find(near);
        if (at == open.end()) continue;
        const std::vector<std::uint32_t>& there = at->second;
        for (std::size_t k = there.size(), seen = 0; k-- > 0 && seen < 16; ++seen)
          if (const float gap = gap_to(out_[there[k]], word); gap < least) {
            least = gap;
            best = there[k];
          }
      }
      if (best == kNone) {
        best = static_cast<std::uint32_t>(out_.size());
        out_.emplace_back();
        open[row].push_back(best);
      }
      out_[best].words.push_back(i);
      measure_last(out_[best], word);
    }
  }

  /// Ems between the end of the segment and the word that goes on with it; the largest number where it does not.
  float gap_to(const Segment& segment, const Word& word) const {
    constexpr float kFar = std::numeric_limits<float>::max();
    const float em = std::max(segment.em, word.em);
    const float gap = (word.box.left - segment.right) / em;
    const bool large = std::min(segment.em, word.em) >= body_ * kLarge;
    const bool spaced = word.text.size() == 1 || words_[segment.words.back()].text.size() == 1;
    const float most = !large ? kGap : spaced ? kHeadlineGap : kHeadlineWord;
    if (!alike(segment.em, word.em, kSameSize) || std::abs(segment.middle - word.middle()) > kSameRow * em) return kFar;
    return gap > most || gap < -0.6F ? kFar : std::abs(gap);
  }

  void measure_last(Segment& segment, const Word& word) const {
    const float ems = ems_of(word.text), before = segment.ems;
    segment.em = (segment.em * before + word.em * ems) / (before + ems);
    segment.middle = (segment.middle * before + word.middle() * ems) / (before + ems);
    segment.left = before > 0 ? std::min(segment.left, word.box.left) : word.box.left;
    segment.right = before > 0 ? std::max(segment.right, word.box.right) : word.box.right;
    segment.ems = before + ems;
    segment.top = segment.middle - segment.em / 2;
    segment.bottom = segment.middle + segment.em / 2;
  }

  /// Two pieces of a row are one line where a line right above or below runs through the gap between them.
  void join_over_gaps() {
    Rows rows(body_);
    for (std::uint32_t i = 0; i < out_.size(); ++i)
      if (!out_[i].down) rows.add(i, out_[i].left, out_[i].middle);
    rows.sort();
    std::vector<std::uint32_t> order(out_.size());
    for (std::uint32_t i = 0; i < order.size(); ++i) order[i] = i;
    std::sort(order.begin(), order.end(),
              [&](std::uint32_t a, std::uint32_t b) { return std::tie(out_[a].left, a) < std::tie(out_[b].left, b); });
    std::vector<std::uint32_t> into(out_.size(), kNone);
    for (const std::uint32_t right : order) {
      if (out_[right].down) continue;
      const std::uint32_t left = piece_before(rows, right);
      if (left == kNone || !is_run_through(rows, left, right)) continue;
      into[right] = left;
    }
    merge(order, into);
  }

  std::uint32_t piece_before(const Rows& rows, std::uint32_t right) const {
    const Segment& segment = out_[right];
    std::uint32_t found = kNone;
    float nearest = -std::numeric_limits<float>::max();
    rows.visit(-1e9F, segment.left, segment.middle - kSameRow * segment.em, segment.middle + kSameRow * segment.em,
               [&](std::uint32_t k) {
                 if (k == right || !alike(out_[k].em, segment.em, 1.2F) || out_[k].right <= nearest) return;
                 nearest = out_[k].right;
                 found = k;
               });
    const float gap = segment.left - nearest;
    return found != kNone && gap >= -0.5F * segment.em && gap <= kWidestGap * segment.em ? found : kNone;
  }

  bool is_run_through(const Rows& rows, std::uint32_t left, std::uint32_t right) const {
    const float em = out_[left].em, from = out_[left].right, to = out_[right].left;
    bool above = false, below = false, parted_above = false, parted_below = false;
    const float middle = out_[left].middle;
    rows.visit(-1e9F, to + 2 * em, middle - 2.3F * em, middle + 2.3F * em, [&](std::uint32_t k) {
      const Segment& other = out_[k];
      const float apart = other.middle - middle;
      if (std::abs(apart) < 0.6F * em || !alike(other.em, em, 1.15F)) return;
      const bool through = other.left < from - em && other.right > to + em;
      const bool ends = std::abs(other.right - from) < 0.7F * em && other.right <= to;
      const bool starts = std::abs(other.left - to) < 0.7F * em && other.left >= from;
      (apart < 0 ? above : below) |= through;
      (apart < 0 ? parted_above : parted_below) |= ends || starts;
    });
    return (above && !parted_below) || (below && !parted_above);
  }

  /// Large words in a row are one headline, unless each stands over a column of its own, in the middle or from its
  /// left edge on.
  void join_headlines() {
    Rows rows(body_);
    for (std::uint32_t i = 0; i < out_.size(); ++i)
      if (!out_[i].down) rows.add(i, out_[i].left, out_[i].middle);
    rows.sort();
    std::vector<std::uint32_t> order;
    for (std::uint32_t i = 0; i < out_.size(); ++i)
      if (!out_[i].down && out_[i].em >= body_ * kLarge) order.push_back(i);
    std::sort(order.begin(), order.end(),
              [&](std::uint32_t a, std::uint32_t b) { return std::tie(out_[a].left, a) < std::tie(out_[b].left, b); });
    std::vector<std::uint32_t> into(out_.size(), kNone);
    for (const std::uint32_t right : order) {
      const std::uint32_t left = piece_before(rows, right);
      if (left == kNone || out_[right].left - out_[left].right > kHalves * out_[right].em) continue;
      if (!stand_over_columns(rows, left, right)) into[right] = left;
    }
    merge(order, into);
  }

  bool stand_over_columns(const Rows& rows, std::uint32_t left, std::uint32_t right) const {
    const Segment &one = out_[left], &other = out_[right];
    float first = one.left, end = -1e9F, begin = 1e9F, last = other.right;
    rows.visit(-1e9F, other.right, one.middle + one.em * 0.6F, one.middle + one.em + 7 * body_, [&](std::uint32_t k) {
      const Segment& below = out_[k];
      if (below.em > body_ * 1.2F || below.right - below.left < 3 * body_) return;
      const float gap = (one.right + other.left) / 2;
      if (below.left < gap && below.right > gap) return;
      if (below.right <= gap) end = std::max(end, below.right);
      if (below.right <= gap) first = std::min(first, below.left);
      if (below.left >= gap) begin = std::min(begin, below.left);
      if (below.left >= gap) last = std::max(last, below.right);
    });
    if (end < one.left || begin > other.right) return false;
    const auto fits = [&](const Segment& head, float from, float to) {
      const float before = head.left - from, after = to - head.right;
      return std::abs(before) < 0.9F * head.em || std::abs(before - after) < 1.5F * head.em;
    };
    return fits(one, first, std::max(end, one.right)) && fits(other, std::min(begin, other.left), last);
  }

  void merge(const std::vector<std::uint32_t>& order, std::vector<std::uint32_t>& into) {
    std::vector<bool> gone(out_.size(), false);
    for (const std::uint32_t right : order) {
      if (into[right] == kNone) continue;
      std::uint32_t root = into[right];
      while (gone[root]) root = into[root];
      into[right] = root;
      Segment& segment = out_[root];
      segment.words.insert(segment.words.end(), out_[right].words.begin(), out_[right].words.end());
      measure(segment);
      gone[right] = true;
    }
    drop(gone);
  }

  void drop(const std::vector<bool>& gone) {
    std::size_t kept = 0;
    for (std::size_t i = 0; i < out_.size(); ++i) {
      if (gone[i]) continue;
      if (kept != i) out_[kept] = std::move(out_[i]);
      ++kept;
    }
    out_.resize(kept);
  }

  bool is_initial(const Segment& segment) const {
    return !segment.down && segment.words.size() == 1 && words_[segment.words[0]].text.size() <= 2 &&
           segment.em >= body_ * kInitial;
  }

  void take_initials() {
    Rows rows(body_);
    for (std::uint32_t i = 0; i < out_.size(); ++i)
      if (!out_[i].down) rows.add(i, out_[i].left, out_[i].middle);
    rows.sort();
    std::vector<bool> gone(out_.size(), false);
    for (std::uint32_t i = 0; i < out_.size(); ++i)
      if (is_initial(out_[i])) gone[i] = take_initial(rows, i);
    drop(gone);
  }

  bool take_initial(const Rows& rows, std::uint32_t initial) {
    const Segment big = out_[initial];
    std::vector<std::uint32_t> beside;
    rows.visit(big.right - 0.5F * body_, big.right + 3.4F * body_, big.middle - 0.75F * big.em,
               big.middle + 1.15F * big.em, [&](std::uint32_t k) {
                 if (k != initial && out_[k].em < big.em / 1.4F) beside.push_back(k);
               });
    if (beside.empty()) return false;
    std::sort(beside.begin(), beside.end(), [&](std::uint32_t a, std::uint32_t b) {
      return std::tie(out_[a].middle, a) < std::tie(out_[b].middle, b);
    });
    const float nearest = out_[beside.front()].left;
    if (nearest > big.right + 1.3F * body_) return false;
    for (const std::uint32_t each : beside)  // an indent stays one
      out_[each].left = big.left + (out_[each].left > nearest + body_ ? out_[each].left - nearest : 0);
    Segment& first = out_[beside.front()];
    first.words.insert(first.words.begin(), big.words.begin(), big.words.end());
    return true;
  }

  const std::vector<Word>& words_;
  float body_;
  std::vector<Segment> out_;
};

}  // namespace

std::vector<Segment> segments_of(const std::vector<Word>& words, float body) {
  if (words.empty()) return {};
  return SegmentReader(words, body).run();
}

}  // namespace govgraph::text
