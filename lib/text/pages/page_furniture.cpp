// SPDX-License-Identifier: Apache-2.0
#include "text/pages/page_furniture.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <string>

#include "text/line_kinds.hpp"
#include "text/lines.hpp"
#include "text/pages/compose.hpp"
#include "text/pages/line_text.hpp"
#include "text/phrases.hpp"

namespace govgraph::text {
namespace {

using lexicon::Lexicon;

constexpr std::size_t kMostBoxLines = 14;  ///< of a guide, of the weather, of a list of telephone numbers
constexpr float kTopZone = 0.2F;           ///< of the page's text, where the paper's name may stand
constexpr std::size_t kLongestName = 14;
constexpr float kLongestLabel = 8;  ///< ems of what a page is called, in large letters
constexpr float kCaptionSize = 0.94F;
constexpr float kMostEdgeText = 45;  ///< ems
constexpr std::size_t kLeastNumber = 7;
constexpr std::size_t kMostInRow = 6;

class FurnitureReader {
 public:
  FurnitureReader(const Lexicon& lexicon, const std::vector<Word>& words, const std::vector<Segment>& segments,
                  const std::vector<Stack>& stacks, float body)
      : lexicon_(lexicon), words_(words), segments_(segments), stacks_(stacks), body_(body) {
    for (const Stack& each : stacks) {
      top_ = std::min(top_, each.top);
      bottom_ = std::max(bottom_, each.bottom);
    }
    for (const Stack& each : stacks) texts_.push_back(lines_of(each));
    kinds_.assign(stacks.size(), StackKind::kText);
  }

  std::vector<StackKind> run() {
    for (std::size_t i = 0; i < stacks_.size(); ++i) kinds_[i] = kind_of(i);
    mark_masthead();
    mark_boxes();
    mark_edges();
    return std::move(kinds_);
  }

 private:
  std::vector<std::u32string> lines_of(const Stack& stack) const {
    std::vector<std::u32string> out;
    if (stack.lines.size() > kMostBoxLines) return out;
    for (const std::uint32_t line : stack.lines)
      if (std::u32string text = normal_line(text_of(runs_of(words_, segments_[line]))); !text.empty())
        out.push_back(std::move(text));
    return out;
  }

  /// 镇政府热线 55550001
  static bool is_number(std::u32string_view text) {
    std::size_t digits = 0;
    for (std::size_t i = text.size(); i-- > 0 && (is_digit(text[i]) || text[i] == U'-' || text[i] == U'—');)
      digits += is_digit(text[i]);
    return digits >= kLeastNumber && text.size() < 40;
  }

  bool is_of_page(std::u32string_view text) const {
    return (is_furniture(lexicon_, text) && !is_date(lexicon_, text)) || points_to_page(lexicon_, text) ||
           is_number(text);
  }

  StackKind kind_of(std::size_t i) const {
    const std::vector<std::u32string>& lines = texts_[i];
    if (lines.empty()) return StackKind::kText;
    std::u32string whole;
    for (const std::u32string& each : lines) whole += each;
    const auto of_page = static_cast<std::size_t>(
        std::count_if(lines.begin(), lines.end(), [&](const std::u32string& each) { return is_of_page(each); }));
    if (of_page * 5 >= lines.size() * 3) return StackKind::kFurniture;
    if (is_guide(lexicon_, lines.front()) && lines.size() > 1) return StackKind::kFurniture;
    if (stacks_[i].head || stacks_[i].lines.size() > 4) return StackKind::kText;
    if (is_caption(lexicon_, whole)) return StackKind::kCaption;
    return StackKind::kText;
  }

  /// The paper's name in large letters at the top, and the lines about it that say whose it is and of what day.
  void mark_masthead() {
    float bottom = std::numeric_limits<float>::lowest();
    const float zone = top_ + (bottom_ - top_) * kTopZone;
    for (std::size_t i = 0; i < stacks_.size(); ++i) {
      if (stacks_[i].top > zone || texts_[i].empty()) continue;
      const std::u32string& text = texts_[i].front();
      const bool name = stacks_[i].em > 1.6F * body_ && text.size() <= kLongestName && is_paper_name(lexicon_, text);
      const bool about =
          texts_[i].size() <= 4 && std::any_of(texts_[i].begin(), texts_[i].end(), [&](const auto& line) {
            return is_masthead(lexicon_, line) || names_publisher(lexicon_, line);
          });
      if (!name && !about) continue;
      kinds_[i] = StackKind::kFurniture;
      bottom = std::max(bottom, stacks_[i].bottom);
    }
    // Short lines above them, and in their rows.
    for (std::size_t i = 0; i < stacks_.size(); ++i)
      if (!texts_[i].empty() && stacks_[i].bottom < bottom + 0.3F * body_ && stacks_[i].lines.size() <= 3 &&
          stacks_[i].ems < kMostEdgeText && !ends_sentence(texts_[i].back()) &&
          (!stacks_[i].head || stacks_[i].ems <= kLongestLabel))
        kinds_[i] = StackKind::kFurniture;
  }

  /// Small stacks right below the name of a guide, or of a box of the page, are what it names.
  void mark_boxes() {
    for (std::size_t i = 0; i < stacks_.size(); ++i) {
      if (texts_[i].size() != 1 || !names_box(texts_[i].front())) continue;
      const float pitch = 3 * stacks_[i].em;
      float bottom = stacks_[i].bottom;
      bool any = false;
      for (std::size_t k = i + 1; k < stacks_.size(); ++k) {
        const Stack& each = stacks_[k];
        if (each.top > bottom + pitch) break;
        const bool below = each.left < stacks_[i].right + 12 * body_ && each.right > stacks_[i].left - body_ &&
                           each.top > stacks_[i].bottom - body_;
        const bool small = !texts_[k].empty() && !each.head && !ends_sentence(texts_[k].back());
        if (!below || !small) continue;
        kinds_[k] = StackKind::kFurniture;
        bottom = std::max(bottom, each.bottom);
        any = true;
      }
      if (any || kinds_[i] == StackKind::kFurniture) kinds_[i] = StackKind::kFurniture;
    }
  }

  bool names_box(std::u32string_view text) const {
    return text.size() <= 10 && (is_guide(lexicon_, text) || is_furniture(lexicon_, text));
  }

  /// Rows by themselves at the edges of the page's text.
  void mark_edges() {
    for (const bool upper : {true, false}) {
      std::vector<std::size_t> row;
      const float edge = edge_of(upper);
      for (std::size_t i = 0; i < stacks_.size(); ++i) {
        const Stack& each = stacks_[i];
        if (kinds_[i] == StackKind::kFurniture) continue;
        const bool reaches = upper ? each.top < edge + 0.8F * body_ : each.bottom > edge - 0.8F * body_;
        if (reaches) row.push_back(i);
      }
      if (row.size() > kMostInRow) continue;
      const bool alone = std::all_of(row.begin(), row.end(), [&](std::size_t i) { return is_alone(i, upper); });
      if (!alone) continue;
      for (const std::size_t i : row) kinds_[i] = is_label(i) ? StackKind::kFurniture : StackKind::kEdge;
    }
  }

  float edge_of(bool upper) const {
    float edge = upper ? std::numeric_limits<float>::max() : std::numeric_limits<float>::lowest();
    for (std::size_t i = 0; i < stacks_.size(); ++i)
      if (kinds_[i] != StackKind::kFurniture)
        edge = upper ? std::min(edge, stacks_[i].top) : std::max(edge, stacks_[i].bottom);
    return edge;
  }

  /// A short line with nothing else near it below (or above).
  bool is_alone(std::size_t i, bool upper) const {
    const Stack& stack = stacks_[i];
    if (stack.lines.size() > 1 || stack.ems > kMostEdgeText || texts_[i].empty() || ends_sentence(texts_[i].back()))
      return false;
    if (stack.head && !is_label(i)) return false;
    return std::none_of(stacks_.begin(), stacks_.end(), [&](const Stack& each) {
      if (&each == &stack) return false;
      const float gap = upper ? each.top - stack.bottom : stack.top - each.bottom;
      return gap > -0.5F * body_ && gap < 0.9F * body_;
    });
  }

  /// 02 综合新闻, - 3 -: a number with a word or two.
  bool is_label(std::size_t i) const {
    const std::u32string& text = texts_[i].front();
    const bool digits = std::any_of(text.begin(), text.end(), is_digit);
    const auto words = std::count_if(text.begin(), text.end(), is_cjk);
    return (digits && words <= 8 && text.size() <= 24) || is_byline(lexicon_, text) || has(text, U"://") ||
           has(text, U"：//");
  }

  const Lexicon& lexicon_;
  const std::vector<Word>& words_;
  const std::vector<Segment>& segments_;
  const std::vector<Stack>& stacks_;
  float body_;
  float top_ = std::numeric_limits<float>::max(), bottom_ = std::numeric_limits<float>::lowest();
  std::vector<std::vector<std::u32string>> texts_;  ///< lines of the short ones
  std::vector<StackKind> kinds_;
};

}  // namespace

std::vector<StackKind> furniture_of(const Lexicon& lexicon, const std::vector<Word>& words,
                                    const std::vector<Segment>& segments, const std::vector<Stack>& stacks,
                                    float body) {
  return FurnitureReader(lexicon, words, segments, stacks, body).run();
}

}  // namespace govgraph::text
