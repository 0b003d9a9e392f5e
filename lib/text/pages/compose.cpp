// SPDX-License-Identifier: Apache-2.0
#include "text/pages/compose.hpp"

#include <algorithm>
#include <cmath>
#include <iterator>
#include <limits>
#include <utility>

#include "base/utf8.hpp"
#include "text/line_kinds.hpp"
#include "text/lines.hpp"
#include "text/pages/order.hpp"
#include "text/pages/page_furniture.hpp"
#include "text/phrases.hpp"

namespace govgraph::text {
namespace {

using lexicon::Lexicon;
using Kind = Piece::Kind;

constexpr float kIndent = 1.3F;         ///< ems, of a line that begins a paragraph
constexpr float kParagraphGap = 1.32F;  ///< of the pitch, between two paragraphs
constexpr float kShortLine = 1.8F;      ///< ems that the last line of a paragraph leaves free, at least
constexpr float kSameTitle = 0.9F;      ///< of the largest glyphs of a headline, of its other lines
constexpr float kHeadingSize = 0.8F;    ///< of the headline's, of a heading inside an article
constexpr float kNearHead = 2.6F;       ///< ems between two pieces of one headline
constexpr float kMostSubtitle = 60;     ///< ems
constexpr float kBrokenLine = 1.3F;     ///< ems by which a headline's line stops short where its author broke it

class Composer {
 public:
  Composer(const Lexicon& lexicon, std::vector<Word> words, float body)
      : lexicon_(lexicon),
        words_(std::move(words)),
        body_(body),
        segments_(segments_of(words_, body)),
        stacks_(stacks_of(segments_, body)),
        ends_(ends_of(words_, segments_, stacks_)),
        kinds_(furniture_of(lexicon, words_, segments_, stacks_, body)) {}

  std::vector<Piece> run() {
    const std::vector<std::uint32_t> order = reading_order();
    for (std::size_t i = 0; i < order.size();) {
      if (kinds_[order[i]] != StackKind::kText) {
        add_apart(order[i++]);
        continue;
      }
      const std::size_t end = end_of_heads(order, i);
      if (end > i) {
        add_heads({order.begin() + static_cast<std::ptrdiff_t>(i), order.begin() + static_cast<std::ptrdiff_t>(end)});
        i = end;
        continue;
      }
      add_text(order[i++]);
    }
    return std::move(out_);
  }

 private:
  /// Furniture stands before the articles or behind them, and parts no columns.
  std::vector<std::uint32_t> reading_order() const {
    std::vector<std::uint32_t> text, upper, lower;
    float top = std::numeric_limits<float>::max();
    const auto is_apart = [&](std::uint32_t i) {
      return kinds_[i] == StackKind::kFurniture || kinds_[i] == StackKind::kEdge;
    };
    std::vector<Stack> stacks;
    std::vector<Ends> ends;
    for (std::uint32_t i = 0; i < stacks_.size(); ++i) {
      if (is_apart(i)) continue;
      text.push_back(i);
      stacks.push_back(stacks_[i]);
      ends.push_back(ends_[i]);
      top = std::min(top, stacks_[i].top);
    }
    for (std::uint32_t i = 0; i < stacks_.size(); ++i)
      if (is_apart(i)) (stacks_[i].top < top ? upper : lower).push_back(i);
    for (const std::uint32_t each : order_of(stacks, ends, body_)) upper.push_back(text[each]);
    upper.insert(upper.end(), lower.begin(), lower.end());
    return upper;
  }

  std::vector<TextRun> runs(std::uint32_t line) const { return runs_of(words_, segments_[line]); }
  std::u32string text(std::uint32_t line) const { return normal_line(text_of(runs(line))); }
  std::u32string stack_text(std::uint32_t stack) const {
    std::u32string out;
    for (const std::uint32_t line : stacks_[stack].lines) out += text_of(runs(line));
    return normal_line(out);
  }

  void add_apart(std::uint32_t stack) {
    for (const std::uint32_t line : stacks_[stack].lines) {
      Piece piece;
      piece.kind = kinds_[stack] == StackKind::kCaption ? Kind::kCaption : Kind::kFurniture;
      piece.at_edge = kinds_[stack] == StackKind::kEdge;
      if (piece.at_edge) piece.kind = Kind::kText;
      piece.runs = runs(line);
      piece.em = stacks_[stack].em;
      const bool joined = piece.kind == Kind::kCaption && line != stacks_[stack].lines.front();
      if (joined)
        append(out_.back().runs, std::move(piece.runs), false);
      else
        out_.push_back(std::move(piece));
    }
  }

  static void append(std::vector<TextRun>& to, std::vector<TextRun> more, bool apart) {
    if (!more.empty() && !to.empty()) more.front().apart = apart || latin_meets(to.back().text, more.front().text);
    to.insert(to.end(), std::make_move_iterator(more.begin()), std::make_move_iterator(more.end()));
  }

  static bool latin_meets(std::u32string_view one, std::u32string_view other) {
    const auto is_letter = [](char32_t c) { return (c >= U'a' && c <= U'z') || (c >= U'A' && c <= U'Z'); };
    return !one.empty() && !other.empty() && is_letter(one.back()) && is_letter(other.front());
  }

  bool is_head(std::uint32_t stack) const { return kinds_[stack] == StackKind::kText && stacks_[stack].head; }

  /// Past the stacks at `i` that are pieces of headlines: large ones, and small lines that lead up to them.
  std::size_t end_of_heads(const std::vector<std::uint32_t>& order, std::size_t i) const {
    std::size_t end = i;
    while (end < order.size() && (is_head(order[end]) || leads_up(order, end))) ++end;
    if (end == i) return i;
    while (end < order.size() && follows_head(order, end)) ++end;
    return end;
  }

  /// A short line right above a headline, and larger than text or in the middle of it.
  bool leads_up(const std::vector<std::uint32_t>& order, std::size_t i) const {
    if (i + 1 >= order.size() || !is_head(order[i + 1]) || kinds_[order[i]] != StackKind::kText) return false;
    const Stack& stack = stacks_[order[i]];
    const Stack& head = stacks_[order[i + 1]];
    if (stack.down || head.down || stack.lines.size() > 1 || stack.ems > 40) return false;
    const float gap = head.top - stack.bottom;
    if (gap < -0.3F * body_ || gap > 1.5F * body_ || ends_sentence(stack_text(order[i]))) return false;
    const bool centred = std::abs(stack.left + stack.right - head.left - head.right) < 2 * body_;
    const bool text_above = i > 0 && stacks_[order[i - 1]].bottom > stack.top - 1.2F * body_ &&
                            stacks_[order[i - 1]].bottom < stack.top + 0.3F * body_ &&
                            stacks_[order[i - 1]].left < stack.right && stack.left < stacks_[order[i - 1]].right;
    return !text_above && (stack.em > body_ * 1.07F || (centred && stack.left > head.left + body_));
  }

  /// A subtitle in small letters below a headline: short, in the middle or behind a dash.
  bool follows_head(const std::vector<std::uint32_t>& order, std::size_t i) const {
    const Stack& stack = stacks_[order[i]];
    const Stack& head = stacks_[order[i - 1]];
    if (kinds_[order[i]] != StackKind::kText || stack.head || stack.lines.size() > 2 || stack.ems > kMostSubtitle)
      return false;
    const float gap = stack.top - head.bottom;
    if (stack.down != head.down || (!stack.down && (gap < -0.4F * body_ || gap > 2.2F * body_))) return false;
    const std::u32string words = stack_text(order[i]);
    if (words.empty() || is_byline(lexicon_, words) || is_date(lexicon_, words)) return false;
    if (words.front() == U'—') return true;
    if (ends_sentence(words) || ends_[order[i]].fresh) return false;
    if (i + 1 >= order.size() || is_head(order[i + 1])) return false;
    const Stack& next = stacks_[order[i + 1]];
    const bool centred = std::abs(stack.left + stack.right - head.left - head.right) < 2.4F * body_;
    const bool spans = next.right < stack.right - body_;
    return (stack.em > body_ * 1.07F || centred) &&
           (spans || stack.left > next.left + 2.9F * body_ || ends_[order[i + 1]].fresh || !ends_[order[i + 1]].told);
  }

  /// The stacks of one headline or of several, one after the other.
  void add_heads(const std::vector<std::uint32_t>& heads) {
    std::vector<std::vector<std::uint32_t>> groups;
    for (const std::uint32_t each : heads) {
      if (groups.empty() || !is_of(groups.back(), each)) groups.emplace_back();
      groups.back().push_back(each);
    }
    for (const auto& group : groups) add_headline(group);
  }

  /// 要闻, 社区动态: what a page or a part of it is called, above the first headline.
  bool is_name(std::uint32_t stack) const { return stacks_[stack].lines.size() == 1 && stacks_[stack].ems <= 4.5F; }

  bool is_of(const std::vector<std::uint32_t>& group, std::uint32_t next) const {
    const Stack& last = stacks_[group.back()];
    const Stack& stack = stacks_[next];
    if (!stack.head) return true;
    const float em = std::max(last.em, stack.em);
    if (last.down != stack.down) return stack.top < last.bottom && last.top < stack.bottom;
    if (std::abs(last.top - stack.top) < 0.6F * em) return stack.left - last.right < 3 * em || last.down;
    const float gap = stack.top - last.bottom;
    const bool below = std::min(last.right, stack.right) > std::max(last.left, stack.left);
    return below && gap < kNearHead * std::min(last.em, stack.em) && gap > -0.5F * em;
  }

  void add_headline(const std::vector<std::uint32_t>& group) {
    float largest = 0;
    for (const std::uint32_t each : group) largest = std::max(largest, stacks_[each].em);
    const bool all_short = std::all_of(group.begin(), group.end(), [&](std::uint32_t each) { return is_name(each); });
    Piece title;
    std::vector<Piece> subtitles;
    for (const std::uint32_t each : group) {
      if (each == group.front() && !all_short && is_name(each) && !stacks_[each].down && stacks_[each].head) {
        add_apart(each);
        continue;
      }
      const bool of_title = stacks_[each].em >= largest * kSameTitle;
      Piece piece;
      piece.em = stacks_[each].em;
      piece.runs = head_runs(each);
      if (of_title)
        append(title.runs, std::move(piece.runs), true);
      else
        subtitles.push_back(std::move(piece));
    }
    title.em = largest;
    title.kind = is_inner(group, largest) ? Kind::kHeading : Kind::kHeadline;
    (title.kind == Kind::kHeadline ? headline_ : inner_) = largest;
    if (title.kind == Kind::kHeadline) inner_ = 0;
    out_.push_back(std::move(title));
    for (Piece& each : subtitles) {
      each.kind = out_.back().kind == Kind::kHeading ? Kind::kHeading : Kind::kSubtitle;
      out_.push_back(std::move(each));
    }
    last_ = kNone;
  }

  /// A heading inside an article: much smaller than its headline, with text of the same column right above it.
  bool is_inner(const std::vector<std::uint32_t>& group, float em) const {
    if (headline_ <= 0 || group.size() > 1 || em > headline_ * kHeadingSize || last_ == kNone) return false;
    const Stack& head = stacks_[group.front()];
    const Stack& above = stacks_[last_];
    if (head.lines.size() > 1 || head.ems > 16 || em > body_ * 1.35F) return false;
    const bool below = above.right > head.left && above.left < head.right && head.top > above.bottom - body_;
    if (!below) return inner_ > 0 && std::abs(em - inner_) < 0.04F * em;
    return head.top - above.bottom < 2.2F * body_;
  }

  std::vector<TextRun> head_runs(std::uint32_t stack) const {
    std::vector<TextRun> out;
    const Stack& of = stacks_[stack];
    float longest = 0;
    for (const std::uint32_t line : of.lines) longest = std::max(longest, length(line));
    for (std::size_t i = 0; i < of.lines.size(); ++i) {
      const bool broken = i > 0 && length(of.lines[i - 1]) < longest - kBrokenLine * of.em;
      append(out, runs(of.lines[i]), broken);
    }
    return out;
  }

  float length(std::uint32_t line) const {
    const Segment& segment = segments_[line];
    return segment.down ? segment.bottom - segment.top : segment.right - segment.left;
  }

  void add_text(std::uint32_t stack) {
    const Stack& of = stacks_[stack];
    const bool credit = is_credit(stack);
    const Column column = column_of(stacks_, segments_, stack);
    for (std::size_t i = 0; i < of.lines.size(); ++i) {
      std::vector<TextRun> line = runs(of.lines[i]);
      const bool first = last_ == kNone;
      if (first && i == 0 && line.front().text.front() == U'—' && !out_.empty() &&
          out_.back().kind == Kind::kHeadline && length(of.lines[i]) < of.width() * 0.95F) {
        out_.push_back({Kind::kSubtitle, std::move(line), of.em, false, false, false});
        continue;
      }
      if (first || begins_paragraph(stack, i, column)) {
        Piece piece;
        piece.em = of.em;
        piece.runs = std::move(line);
        piece.goes_on = first && i == 0 && ends_[stack].told && !ends_[stack].fresh;
        out_.push_back(std::move(piece));
        text_ = out_.size() - 1;
      } else {
        append(out_[text_].runs, std::move(line), stands_beside(of.lines[i]));
      }
      last_ = stack;
      last_line_ = of.lines[i];
      last_right_ = of.down ? of.bottom : column.right;
      out_[text_].open = is_open() && !credit;
    }
    after_credit_ = credit;
  }

  /// In the same row as the line before it.
  bool stands_beside(std::uint32_t line) const {
    return !segments_[line].down && std::abs(segments_[line].middle - segments_[last_line_].middle) < 0.4F * body_;
  }

  bool is_open() const { return !ends_sentence(text(last_line_)) && !stops_short(std::u32string_view(U"中")); }

  bool is_credit(std::uint32_t stack) const {
    return stacks_[stack].lines.size() <= 2 && is_byline(lexicon_, stack_text(stack));
  }

  /// The last line leaves more free than what comes next would take.
  bool stops_short(std::u32string_view next) const {
    const Segment& line = segments_[last_line_];
    const float free = last_right_ - (line.down ? line.bottom : line.right);
    return free > std::max(kShortLine, ems_of(unit_of(next)) + 0.9F) * line.em;
  }

  /// What no line break may part at the beginning of a line.
  static std::u32string_view unit_of(std::u32string_view text) {
    std::size_t end = 0;
    const auto is_latin = [&](std::size_t i) { return text[i] < 0x2000; };
    while (end < text.size() && is_latin(end) && end < 24) ++end;
    if (end == 0) end = 1;
    while (end < text.size() && end < 27 && has(U"，。、；：？！”’）」』》】", text[end])) ++end;
    return text.substr(0, end);
  }

  bool begins_paragraph(std::uint32_t stack, std::size_t i, const Column& column) const {
    const Stack& of = stacks_[stack];
    const Segment& line = segments_[of.lines[i]];
    const float indent = of.down ? (line.top - of.top) / of.em : (line.left - column.left) / of.em;
    const Segment& above = segments_[last_line_];
    const bool after_short = stops_short(text_of(runs(of.lines[i]))) && !runs_beside(stack, i);
    if (last_ == stack) {
      const float step = line.middle - above.middle;
      if (!of.down && of.pitch > 0 && step > kParagraphGap * of.pitch) return true;
      const bool deeper = above.left < line.left - 0.8F * of.em;
      return after_short || (indent > kIndent && (deeper || ends_sentence(text(last_line_)) || !is_set_in(stack, i)));
    }
    if (stands_beside(of.lines[i])) return false;
    if (ends_[stack].told && indent <= kIndent && !after_credit_ && of.top < stacks_[last_].bottom) return false;
    if (indent > kIndent || after_short || after_credit_ || is_credit(stack)) return true;
    if (std::abs(stacks_[last_].em - of.em) > 0.13F * of.em) return true;
    const bool below = of.top > stacks_[last_].bottom - 0.3F * body_;
    if (below && (ends_sentence(text(last_line_)) || of.left > stacks_[last_].left + 4 * of.em)) return true;
    if (ends_[stack].told) return false;
    return ends_sentence(text(last_line_));
  }

  /// Three lines or more begin where this one does: something stands at their left.
  bool is_set_in(std::uint32_t stack, std::size_t i) const {
    const Stack& of = stacks_[stack];
    const float left = segments_[of.lines[i]].left;
    const auto alike = [&](std::size_t k) {
      return k < of.lines.size() && std::abs(segments_[of.lines[k]].left - left) < 0.5F * of.em;
    };
    return i > 0 && alike(i - 1) && (alike(i + 1) || (i > 1 && alike(i - 2)));
  }

  /// The line above ends no sentence and is one of some that end early alike: a picture stands beside them.
  bool runs_beside(std::uint32_t stack, std::size_t i) const {
    const Stack& of = stacks_[stack];
    if (of.down || last_ != stack || ends_sentence(text(last_line_)) || length(last_line_) < 0.4F * of.width())
      return false;
    const float right = segments_[last_line_].right;
    const auto alike = [&](std::size_t k) { return std::abs(segments_[of.lines[k]].right - right) < 1.6F * of.em; };
    return alike(i) || (i > 1 && alike(i - 2));
  }

  static constexpr std::uint32_t kNone = std::numeric_limits<std::uint32_t>::max();

  const Lexicon& lexicon_;
  const std::vector<Word> words_;
  const float body_;
  const std::vector<Segment> segments_;
  const std::vector<Stack> stacks_;
  const std::vector<Ends> ends_;
  const std::vector<StackKind> kinds_;
  std::vector<Piece> out_;
  float inner_ = 0;             ///< of the last heading in the article below it
  float headline_ = 0;          ///< size of the last headline
  std::uint32_t last_ = kNone;  ///< the last stack of text below it
  std::uint32_t last_line_ = 0;
  float last_right_ = 0;  ///< where the column of that line ends
  bool after_credit_ = false;
  std::size_t text_ = 0;  ///< the piece that it is in
};

}  // namespace

std::u32string normal_line(std::u32string_view text) {
  const Page page = read_lines(utf8::encode(text));
  return page.lines.empty() ? std::u32string() : std::u32string(page.at(page.lines.front()));
}

ComposedPage compose(const Lexicon& lexicon, PageWords&& page) {
  ComposedPage out;
  out.size = page.size;
  measure(page.words);
  drop_readings(page.words);
  const float body = body_size(page.words);
  if (body > 0) out.pieces = Composer(lexicon, std::move(page.words), body).run();
  return out;
}

}  // namespace govgraph::text
