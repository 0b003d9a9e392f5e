// SPDX-License-Identifier: Apache-2.0
#include "text/pages/order.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <tuple>
#include <utility>

#include "text/lines.hpp"
#include "text/phrases.hpp"

namespace govgraph::text {
namespace {

constexpr float kGutter = 0.7F;      ///< body sizes of white between two columns
constexpr float kBand = 0.15F;       ///< the same between two bands
constexpr float kWideBand = 1.7F;    ///< between two boxes rather than two paragraphs
constexpr float kWidestBand = 3.0F;  ///< nothing goes on over so much
constexpr float kHangsFar = 16;      ///< the same where nothing, or a picture, stands between
constexpr float kSameTop = 0.9F;
constexpr float kLesserHead = 1.08F;  ///< of the body size: subtitles
constexpr float kSmall = 0.92F;       ///< of the body size: captions
constexpr float kWidestGutter = 5;
constexpr std::size_t kNearStacks = 128;
constexpr float kFlush = 0.8F;    ///< ems that full lines may end before their column does
constexpr float kIndents = 2.8F;  ///< ems that lines of one column may begin apart
constexpr float kNearColumn = 8;  ///< ems to the next piece of a column
constexpr std::size_t kMostCuts = 4096;
constexpr int kMostColumns = 16;
constexpr std::size_t kMostHeads = 256;    ///< of a page, whose columns are looked for
constexpr std::size_t kMostHung = 1000;    ///< stacks of such a page
constexpr std::size_t kMostStacks = 2000;  ///< of a page that is cut; others are read from top to bottom

struct Interval {
  float from, to;
};

using Items = std::vector<std::uint32_t>;

/// How far a stack reaches to both sides: of a headline over all columns below it.
using Reach = Interval;

float overlap(Interval a, Interval b) { return std::min(a.to, b.to) - std::max(a.from, b.from); }

/// Finds the columns that hang below a headline.
class Hanging {
 public:
  Hanging(const std::vector<Stack>& stacks, float body) : stacks_(stacks), body_(body) {}

  /// Those that stand between a headline and its columns: its subtitle, a byline.
  const std::vector<bool>& led() const { return led_; }

  std::vector<Reach> run() {
    led_.assign(stacks_.size(), false);
    std::vector<Reach> out;
    for (const Stack& each : stacks_) out.push_back({each.left, each.right});
    std::size_t heads = 0;
    for (std::uint32_t i = 0; i < stacks_.size(); ++i)
      if (stacks_.size() <= kMostHung && leads(i) && ++heads < kMostHeads) set_reach(i, out);
    return out;
  }

 private:
  /// A headline, or a subtitle whose headline stands elsewhere.
  bool leads(std::uint32_t i) const {
    const Stack& each = stacks_[i];
    return !each.down && (each.head || (each.em > kLesserHead * body_ && each.lines.size() <= 2 && each.ems < 60));
  }

  static Interval across(const Stack& stack) { return {stack.left, stack.right}; }

  /// Of the headline, and of what stands by itself between it and its columns.
  void set_reach(std::uint32_t head, std::vector<Reach>& out) {
    Reach reach = across(stacks_[head]);
    std::vector<std::uint32_t> between{head};
    float bottom = stacks_[head].bottom;
    for (int level = 0; level < 4; ++level) {  // below it may stand a subtitle, a byline, a caption
      const std::vector<std::uint32_t> below = nearest_below(head, reach, bottom);
      if (below.empty()) break;
      const bool one = below.size() == 1 && stacks_[below[0]].lines.size() <= 2 && is_within(below[0], reach) &&
                       !is_of_row(below[0]);
      for (const std::uint32_t each : below) {
        reach.from = std::min(reach.from, stacks_[each].left);
        reach.to = std::max(reach.to, stacks_[each].right);
      }
      if (!one) {
        widen(head, stacks_[below[0]].top, reach);
        break;
      }
      between.push_back(below[0]);
      led_[below[0]] = true;
      bottom = stacks_[below[0]].bottom;
    }
    for (const std::uint32_t each : between)
      out[each] = {std::min(out[each].from, reach.from), std::max(out[each].to, reach.to)};
  }

  /// Others begin at the same height beside it, as columns do.
  bool is_of_row(std::uint32_t i) const {
    const Stack& of = stacks_[i];
    return std::any_of(stacks_.begin(), stacks_.end(), [&](const Stack& each) {
      const float apart = std::max(each.left - of.right, of.left - each.right);
      return &each != &of && !each.down && !each.head && std::abs(each.top - of.top) < 0.3F * body_ &&
             std::abs(each.em - of.em) < 0.1F * body_ && apart > 0 && apart < kWidestGutter * body_;
    });
  }

  bool is_within(std::uint32_t i, Reach reach) const {
    const float slack = 3 * body_;
    return stacks_[i].left > reach.from - slack && stacks_[i].right < reach.to + slack;
  }

  /// The stacks below, in the reach, that begin at one height, and so near that nothing else is meant.
  std::vector<std::uint32_t> nearest_below(std::uint32_t head, Reach reach, float bottom) const {
    float top = std::numeric_limits<float>::max();
    for (std::uint32_t i = 0; i < stacks_.size(); ++i)
      if (i != head && stacks_[i].top > bottom - 0.4F * body_ && overlap(across(stacks_[i]), reach) > body_)
        top = std::min(top, stacks_[i].top);
    std::vector<std::uint32_t> out;
    if (top - bottom > kHangsFar * body_) return out;
    for (std::uint32_t i = 0; i < stacks_.size(); ++i)
      if (i != head && std::abs(stacks_[i].top - top) < kSameTop * body_ &&
          overlap(across(stacks_[i]), reach) > body_ && !(stacks_[i].head && stacks_[i].em >= stacks_[head].em * 0.9F))
        out.push_back(i);
    return out;
  }

  /// To columns at both sides that begin at the same height, with nothing above them that the headline would not be
  /// above as well.
  void widen(std::uint32_t head, float top, Reach& reach) const {
    const bool flush = stacks_[head].left < reach.from + 1.2F * body_;  // it begins where its first column does
    bool grown = true;
    for (int pass = 0; grown && pass < kMostColumns; ++pass) {
      grown = false;
      for (std::uint32_t i = 0; i < stacks_.size(); ++i) {
        const Stack& each = stacks_[i];
        if (std::abs(each.top - top) > kSameTop * body_ || each.head || each.down || each.em < kSmall * body_) continue;
        const bool right = each.left > reach.to - body_ && each.left < reach.to + kWidestGutter * body_;
        const bool left = !flush && each.right < reach.from + body_ && each.right > reach.from - kWidestGutter * body_;
        if ((!right && !left) || !hangs_free(head, i)) continue;
        grown = grown || each.left < reach.from || each.right > reach.to;
        reach.from = std::min(reach.from, each.left);
        reach.to = std::max(reach.to, each.right);
      }
    }
  }

  bool hangs_free(std::uint32_t head, std::uint32_t column) const {
    const Stack& hung = stacks_[column];
    return std::none_of(stacks_.begin(), stacks_.end(), [&](const Stack& each) {
      return &each != &stacks_[head] && &each != &hung && overlap(across(each), across(hung)) > body_ &&
             each.bottom > stacks_[head].top - 0.3F * body_ && each.top < hung.top - 0.3F * body_;
    });
  }

  const std::vector<Stack>& stacks_;
  float body_;
  std::vector<bool> led_;
};

class Orderer {
 public:
  Orderer(const std::vector<Stack>& stacks, const std::vector<Ends>& ends, float body)
      : stacks_(stacks), ends_(ends), body_(body) {
    Hanging hanging(stacks, body);
    reach_ = hanging.run();
    led_ = hanging.led();
  }

  Items run() {
    Items all;
    for (std::uint32_t i = 0; i < stacks_.size(); ++i) all.push_back(i);
    std::vector<Items> open{std::move(all)};
    while (!open.empty()) {
      Items items = std::move(open.back());
      open.pop_back();
      std::vector<Items> parts;
      if (items.size() > 1 && ++cuts_ < kMostCuts) parts = cut(items);
      if (parts.size() < 2) {
        from_top(items);
        out_.insert(out_.end(), items.begin(), items.end());
        continue;
      }
      for (auto part = parts.rbegin(); part != parts.rend(); ++part) open.push_back(std::move(*part));
    }
    return std::move(out_);
  }

 private:
  Interval across(std::uint32_t i) const { return reach_[i]; }
  Interval along(std::uint32_t i) const { return {stacks_[i].top, stacks_[i].bottom}; }

  void from_top(Items& items) const {
    std::stable_sort(items.begin(), items.end(), [&](std::uint32_t a, std::uint32_t b) {
      return std::tie(stacks_[a].top, stacks_[a].left) < std::tie(stacks_[b].top, stacks_[b].left);
    });
  }

  /// Parted where nothing stands for `least` across or along.
  template <class Extent>
  std::vector<Items> parted(const Items& items, float least, const Extent& extent) const {
    Items order = items;
    std::sort(order.begin(), order.end(), [&](std::uint32_t a, std::uint32_t b) {
      const Interval one = extent(a), other = extent(b);
      return std::tie(one.from, one.to, a) < std::tie(other.from, other.to, b);
    });
    std::vector<Items> out;
    float end = 0;
    for (const std::uint32_t i : order) {
      const Interval each = extent(i);
      if (out.empty() || each.from - end >= least) {
        out.emplace_back();
        end = each.to;
      }
      out.back().push_back(i);
      end = std::max(end, each.to);
    }
    return out;
  }

  std::vector<Items> columns_of(const Items& items) const {
    return parted(items, kGutter * body_, [&](std::uint32_t i) { return across(i); });
  }

  std::vector<Items> cut(const Items& items) const {
    const std::vector<Items> strips = parted(items, kBand * body_, [&](std::uint32_t i) { return along(i); });
    std::vector<Items> bands;
    for (const Items& strip : strips) {
      if (!bands.empty() && goes_on(bands.back(), strip))
        bands.back().insert(bands.back().end(), strip.begin(), strip.end());
      else
        bands.push_back(strip);
    }
    if (bands.size() > 1) return bands;
    std::vector<Items> columns = columns_of(items);
    put_headline_first(columns);
    return columns;
  }

  /// Whether two bands are read as one: columns run through both.
  bool goes_on(const Items& above, const Items& below) const {
    Items both = above;
    both.insert(both.end(), below.begin(), below.end());
    const std::vector<Items> columns = columns_of(both);
    if (columns.size() < 2) return false;
    float bottom = std::numeric_limits<float>::lowest(), top = std::numeric_limits<float>::max();
    for (const std::uint32_t i : above) bottom = std::max(bottom, stacks_[i].bottom);
    for (const std::uint32_t i : below) top = std::min(top, stacks_[i].top);
    const float gap = (top - bottom) / body_;
    if (gap > kWidestBand && columns_of(above).size() != columns_of(below).size()) return false;
    const auto [down, across] = costs_of(columns, bottom);
    if (std::abs(down - across) > 0.15F) return down < across;
    const std::uint32_t first = first_of(below);
    return gap < kWideBand || (gap < kWidestBand && !ends_[first].head);
  }

  std::uint32_t first_of(const Items& items) const {
    return *std::min_element(items.begin(), items.end(), [&](std::uint32_t a, std::uint32_t b) {
      return std::tie(stacks_[a].left, stacks_[a].top) < std::tie(stacks_[b].left, stacks_[b].top);
    });
  }

  /// What it costs that one stack is read after the other.
  float cost(std::uint32_t before, std::uint32_t after) const {
    const Ends& end = ends_[before];
    const Ends& start = ends_[after];
    if (led_[after]) return end.head || led_[before] ? 0 : 0.6F;
    if (end.head || led_[before]) return start.head ? 0.4F : !start.told || start.fresh ? 0 : 0.5F;
    if (start.head) return end.open ? 1 : 0;
    if (!start.told) return 0;
    if (start.fresh) return end.open ? 0.8F : 0;
    return end.closed ? 0.8F : 0;
  }

  /// What is read first and last of some stacks: the highest at the left, the lowest of those at the right.
  struct Rim {
    std::uint32_t first = 0, last = 0;
  };

  Rim rim_of(const Items& items) const {
    float top = std::numeric_limits<float>::max(), right = std::numeric_limits<float>::lowest();
    for (const std::uint32_t i : items) {
      top = std::min(top, stacks_[i].top);
      if (!is_small(i)) right = std::max(right, stacks_[i].right);
    }
    Rim out{items.front(), items.front()};
    float left = std::numeric_limits<float>::max(), bottom = std::numeric_limits<float>::lowest();
    for (const std::uint32_t i : items) {
      if (stacks_[i].top < top + kSameTop * body_ && stacks_[i].left < left) {
        left = stacks_[i].left;
        out.first = i;
      }
      if (stacks_[i].right > right - 3 * body_ && !is_small(i) && stacks_[i].bottom > bottom) {
        bottom = stacks_[i].bottom;
        out.last = i;
      }
    }
    return out;
  }

  bool is_small(std::uint32_t i) const { return stacks_[i].em < kSmall * body_; }

  /// What it costs to read the pieces of columns above and below `bottom` column by column, or band by band.
  std::pair<float, float> costs_of(const std::vector<Items>& columns, float bottom) const {
    std::vector<Rim> down, across, lower;
    for (const Items& column : columns) {
      Items above, below;
      for (const std::uint32_t i : column) (stacks_[i].top < bottom - 0.01F ? above : below).push_back(i);
      if (!above.empty()) down.push_back(rim_of(above));
      if (!above.empty()) across.push_back(down.back());
      if (!below.empty()) down.push_back(rim_of(below));
      if (!below.empty()) lower.push_back(down.back());
    }
    across.insert(across.end(), lower.begin(), lower.end());
    return {cost_of(down), cost_of(across)};
  }

  float cost_of(const std::vector<Rim>& order) const {
    float out = 0;
    for (std::size_t k = 1; k < order.size(); ++k) out += cost(order[k - 1].last, order[k].first);
    return out;
  }

  /// A headline that runs down may stand at the right of its columns.
  void put_headline_first(std::vector<Items>& columns) const {
    const auto is_headline = [&](const Items& column) {
      return std::all_of(column.begin(), column.end(),
                         [&](std::uint32_t i) { return stacks_[i].down && stacks_[i].head; });
    };
    if (columns.size() < 2 || is_headline(columns.front()) || !is_headline(columns.back())) return;
    std::size_t first = 0;
    for (std::size_t i = 0; i < columns.size(); ++i) {
      if (!is_headline(columns[i])) continue;
      std::rotate(columns.begin() + static_cast<std::ptrdiff_t>(first),
                  columns.begin() + static_cast<std::ptrdiff_t>(i),
                  columns.begin() + static_cast<std::ptrdiff_t>(i) + 1);
      first = i + 1;
    }
  }

  const std::vector<Stack>& stacks_;
  const std::vector<Ends>& ends_;
  float body_;
  std::vector<Reach> reach_;
  std::vector<bool> led_;
  std::size_t cuts_ = 0;
  Items out_;
};

bool ends_a_sentence(const std::vector<Word>& words, const Segment& line) {
  std::u32string end;
  for (auto at = line.words.rbegin(); at != line.words.rend() && end.size() < 4; ++at) end.insert(0, words[*at].text);
  return ends_sentence(end) || std::u32string_view(U"：；）)").find(end.back()) != std::u32string_view::npos;
}

}  // namespace

Column column_of(const std::vector<Stack>& stacks, const std::vector<Segment>& segments, std::size_t at) {
  const Stack& of = stacks[at];
  Column out{of.left, of.right};
  const auto full = std::count_if(of.lines.begin(), of.lines.end(),
                                  [&](std::uint32_t line) { return segments[line].right > of.right - kFlush * of.em; });
  const std::size_t from = at > kNearStacks ? at - kNearStacks : 0, to = std::min(stacks.size(), at + kNearStacks);
  float nearest = std::numeric_limits<float>::max();
  for (std::size_t i = from; i < to; ++i) {
    const Stack& each = stacks[i];
    if (i == at || each.head || each.down || std::abs(each.em - of.em) > 0.13F * of.em) continue;
    if (std::abs(each.right - of.right) < kFlush * of.em && of.left - each.left < kIndents * of.em)
      out.left = std::min(out.left, each.left);
    if (full > 1 || std::abs(each.left - of.left) > kIndents * of.em || each.lines.size() < 2) continue;
    const float apart = std::max(each.top - of.bottom, of.top - each.bottom);
    if (apart < kNearColumn * of.em && each.right > of.right - kFlush * of.em && apart < nearest) {
      nearest = apart;
      out.right = std::max(of.right, each.right);
    }
  }
  return out;
}

std::vector<Ends> ends_of(const std::vector<Word>& words, const std::vector<Segment>& segments,
                          const std::vector<Stack>& stacks) {
  std::vector<Ends> out(stacks.size());
  std::size_t indented = 0, lines = 0;
  for (std::size_t i = 0; i < stacks.size(); ++i) {
    const Stack& stack = stacks[i];
    const Segment& first = segments[stack.lines.front()];
    const Segment& last = segments[stack.lines.back()];
    const bool ended = ends_a_sentence(words, last);
    const bool is_short = stack.lines.size() > 1 && last.right < stack.right - 2.2F * stack.em;
    out[i].head = stack.head;
    out[i].fresh = first.left - column_of(stacks, segments, i).left > 1.3F * stack.em;
    out[i].open = !ended && !is_short && !stack.head;
    out[i].closed = ended || is_short;
    if (stack.head || stack.down) continue;
    lines += stack.lines.size();
    for (const std::uint32_t line : stack.lines)
      indented +=
          segments[line].left - stack.left > 1.3F * stack.em && segments[line].left - stack.left < 2.8F * stack.em;
  }
  const bool told = indented * 20 >= lines && indented >= 2;
  for (Ends& each : out) each.told = told;
  return out;
}

std::vector<std::uint32_t> order_of(const std::vector<Stack>& stacks, const std::vector<Ends>& ends, float body) {
  if (stacks.size() > kMostStacks) {
    std::vector<std::uint32_t> out(stacks.size());
    for (std::uint32_t i = 0; i < out.size(); ++i) out[i] = i;
    return out;
  }
  return Orderer(stacks, ends, body).run();
}

}  // namespace govgraph::text
