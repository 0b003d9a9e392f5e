// SPDX-License-Identifier: Apache-2.0
#include "text/pages/stacks.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <tuple>

namespace govgraph::text {
namespace {

constexpr float kSameSize = 1.09F;
constexpr float kSameLarge = 1.045F;  ///< of headlines, whose sizes mean something
constexpr float kHeadSize = 1.17F;    ///< of the body size
constexpr float kMostHeadText = 90;   ///< ems
constexpr std::size_t kMostHeadLines = 5;
constexpr float kFirstPitch = 2.15F;  ///< ems from the first line to the second
constexpr float kMostPitch = 1.35F;   ///< of the pitch so far
constexpr float kIndent = 2.7F;       ///< ems that the left edges of a column's lines may lie apart
constexpr std::size_t kMostOpen = 256;

bool alike(float a, float b, float most) { return a <= b * most && b <= a * most; }

float overlap(float from, float to, float other_from, float other_to) {
  return std::min(to, other_to) - std::max(from, other_from);
}

class StackReader {
 public:
  StackReader(const std::vector<Segment>& segments, float body) : segments_(segments), body_(body), rows_(body) {}

  std::vector<Stack> run() {
    for (std::uint32_t i = 0; i < segments_.size(); ++i)
      if (!segments_[i].down) rows_.add(i, segments_[i].left, segments_[i].middle);
    rows_.sort();
    for (std::uint32_t i = 0; i < segments_.size(); ++i)
      if (!segments_[i].down) add(i);
    add_columns();
    part_at_gaps();
    for (Stack& each : out_) finish(each);
    std::sort(out_.begin(), out_.end(),
              [](const Stack& a, const Stack& b) { return std::tie(a.top, a.left) < std::tie(b.top, b.left); });
    return std::move(out_);
  }

 private:
  void add(std::uint32_t i) {
    const Segment& segment = segments_[i];
    std::size_t best = out_.size();
    float most = 0;
    std::erase_if(open_, [&](std::size_t each) {
      return segments_[out_[each].lines.back()].middle < segment.middle - 12 * std::max(body_, out_[each].em);
    });
    for (std::size_t k = open_.size(), seen = 0; k-- > 0 && seen < kMostOpen; ++seen)
      if (const float fit = fit_of(out_[open_[k]], i); fit > most) {
        most = fit;
        best = open_[k];
      }
    if (best == out_.size()) {
      out_.emplace_back();
      if (open_.size() > kMostOpen) open_.erase(open_.begin(), open_.begin() + kMostOpen / 2);
      open_.push_back(best);
      out_[best].left = segment.left;
      out_[best].right = segment.right;
    }
    append(out_[best], i);
  }

  void append(Stack& stack, std::uint32_t i) const {
    const Segment& segment = segments_[i];
    if (!stack.lines.empty()) {
      const float step = segment.middle - segments_[stack.lines.back()].middle;
      stack.pitch = stack.lines.size() == 1 ? step : std::min(stack.pitch, step);
    }
    stack.em = (stack.em * stack.ems + segment.em * segment.ems) / (stack.ems + segment.ems);
    stack.ems += segment.ems;
    stack.left = std::min(stack.left, segment.left);
    stack.right = std::max(stack.right, segment.right);
    stack.lines.push_back(i);
  }

  /// How well the segment goes on with the stack, 0: not at all.
  float fit_of(const Stack& stack, std::uint32_t i) const {
    const Segment& segment = segments_[i];
    const Segment& last = segments_[stack.lines.back()];
    const float em = std::max(stack.em, segment.em), step = segment.middle - last.middle;
    const bool large = std::max(stack.em, segment.em) > body_ * kHeadSize;
    if (!alike(stack.em, segment.em, large ? kSameLarge : kSameSize) || step < 0.7F * em) return 0;
    if (step > (stack.lines.size() == 1 ? kFirstPitch * em : kMostPitch * stack.pitch)) return 0;
    // What is below an indented line may be a character or two.
    const bool outdented = stack.left - segment.right < 1.15F * em;
    const float left = outdented ? stack.left - 2.3F * em : stack.left;
    const float common = overlap(segment.left, segment.right, left, stack.right);
    if (common < 0.5F * std::min(segment.right - segment.left, stack.width())) return 0;
    const bool flush = std::abs(segment.left - stack.left) <= kIndent * em;
    const bool centred =
        std::abs((segment.left + segment.right) - (stack.left + stack.right)) <= 2 * em && stack.lines.size() < 6;
    if (!flush && !centred) return 0;
    if (stack.lines.size() >= 3 && is_flush_right(stack) && segment.right > stack.right + 1.5F * em) return 0;
    return stands_alone(stack, i) ? common : 0;
  }

  bool is_flush_right(const Stack& stack) const {
    std::size_t full = 0;
    for (std::size_t k = stack.lines.size(); k-- > 0 && k + 8 > stack.lines.size();)
      full += segments_[stack.lines[k]].right > stack.right - 1.2F * stack.em;
    return full >= 2;
  }

  /// Nothing else in the row lies below the stack, which so is one column where the row has more.
  bool stands_alone(const Stack& stack, std::uint32_t i) const {
    const Segment& segment = segments_[i];
    bool alone = true;
    rows_.visit(-1e9F, stack.right, segment.middle - 0.42F * segment.em, segment.middle + 0.42F * segment.em,
                [&](std::uint32_t k) {
                  const Segment& other = segments_[k];
                  if (k != i && overlap(other.left, other.right, stack.left, stack.right) > segment.em) alone = false;
                });
    return alone;
  }

  /// Columns of glyphs, from right to left.
  void add_columns() {
    std::vector<std::uint32_t> columns;
    for (std::uint32_t i = 0; i < segments_.size(); ++i)
      if (segments_[i].down) columns.push_back(i);
    std::sort(columns.begin(), columns.end(), [&](std::uint32_t a, std::uint32_t b) {
      return std::tie(segments_[b].left, a) < std::tie(segments_[a].left, b);
    });
    const std::size_t first = out_.size();
    for (const std::uint32_t i : columns) {
      const Segment& column = segments_[i];
      std::size_t best = out_.size();
      for (std::size_t k = out_.size(), seen = 0; k-- > first && seen < kMostOpen; ++seen)
        if (goes_left(segments_[out_[k].lines.back()], column)) {
          best = k;
          break;
        }
      if (best == out_.size()) {
        out_.emplace_back();
        out_[best].left = column.left;
        out_[best].right = column.right;
        out_[best].down = true;
      }
      Stack& stack = out_[best];
      stack.em = (stack.em * stack.ems + column.em * column.ems) / (stack.ems + column.ems);
      stack.ems += column.ems;
      stack.left = std::min(stack.left, column.left);
      stack.lines.push_back(i);
    }
  }

  static bool goes_left(const Segment& right, const Segment& left) {
    const float em = right.em;
    const float common = overlap(right.top, right.bottom, left.top, left.bottom);
    return alike(right.em, left.em, kSameSize) && right.left - left.left < 2.3F * em &&
           right.left - left.left > 0.8F * em && std::abs(right.top - left.top) < 2.3F * em &&
           common > 0.5F * std::min(right.bottom - right.top, left.bottom - left.top);
  }

  /// What stands farther above the rest than lines do is something else: a subtitle, a caption.
  void part_at_gaps() {
    for (std::size_t i = 0; i < out_.size(); ++i) {
      if (out_[i].down || out_[i].lines.size() < 3) continue;
      const Stack whole = out_[i];
      std::size_t cut = 1;
      while (cut < whole.lines.size() && step_to(whole, cut) <= kMostPitch * whole.pitch) ++cut;
      if (cut == whole.lines.size()) continue;
      out_[i] = part_of(whole, 0, cut);
      out_.push_back(part_of(whole, cut, whole.lines.size()));
    }
  }

  float step_to(const Stack& stack, std::size_t line) const {
    return segments_[stack.lines[line]].middle - segments_[stack.lines[line - 1]].middle;
  }

  Stack part_of(const Stack& stack, std::size_t from, std::size_t to) const {
    Stack out;
    out.left = std::numeric_limits<float>::max();
    out.right = std::numeric_limits<float>::lowest();
    for (std::size_t i = from; i < to; ++i) append(out, stack.lines[i]);
    return out;
  }

  void finish(Stack& stack) const {
    stack.top = std::numeric_limits<float>::max();
    stack.bottom = std::numeric_limits<float>::lowest();
    for (const std::uint32_t i : stack.lines) {
      stack.top = std::min(stack.top, segments_[i].top);
      stack.bottom = std::max(stack.bottom, segments_[i].bottom);
    }
    stack.head = stack.em >= body_ * kHeadSize && stack.ems <= kMostHeadText && stack.lines.size() <= kMostHeadLines;
  }

  const std::vector<Segment>& segments_;
  float body_;
  Rows rows_;
  std::vector<Stack> out_;
  std::vector<std::size_t> open_;
};

}  // namespace

std::vector<Stack> stacks_of(const std::vector<Segment>& segments, float body) {
  return StackReader(segments, body).run();
}

}  // namespace govgraph::text
