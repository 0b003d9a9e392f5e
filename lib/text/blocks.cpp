// SPDX-License-Identifier: Apache-2.0
#include "text/blocks.hpp"

#include <algorithm>
#include <string_view>

#include "lexicon/features.hpp"
#include "text/block_marks.hpp"
#include "text/line_kinds.hpp"
#include "text/page_shape.hpp"
#include "text/papers.hpp"
#include "text/phrases.hpp"
#include "text/roll_lines.hpp"

namespace govgraph::text {
namespace {

using lexicon::Lexicon;
using Kind = Block::Kind;
namespace feature = lexicon::feature;

constexpr std::size_t kLongestHeading = 48;
constexpr std::size_t kLongestPaperTitle = 90;
constexpr std::size_t kLongestPlainHeading = 32;  ///< of one piece, without halves or a colon
// A sentence that ends so early in a line began in the line before.
constexpr std::size_t kFarTerminal = 7;
constexpr std::size_t kFarTerminalWrapped = 12;

/// How many lines at the top may be a masthead, and what a paper's name is no longer than there.
constexpr std::uint32_t kLongestHead = 12;
constexpr std::size_t kLongestName = 12;
constexpr std::size_t kLongestLooseLine = 36;
constexpr std::size_t kLeastLooseLines = 3;
constexpr std::size_t kFullWidth = 86;    ///< percent of the widest lines, of a line that goes on
constexpr std::size_t kLeastColumn = 28;  ///< in print, of a column in which lines go on
constexpr std::size_t kLongestDone = 14;
constexpr std::size_t kLongestLabel = 8;
constexpr std::size_t kLongestGuideTitle = 8;
constexpr std::uint32_t kLongestGuide = 24;  ///< lines of a guide to other pages

class BlockReader {
 public:
  BlockReader(const Lexicon& lexicon, const Page& page, const PairCounts& pairs)
      : lexicon_(lexicon), page_(page), pairs_(pairs), shape_(lexicon, page), rolls_(roll_lines(lexicon, page)) {}

  std::vector<Block> run() {
    const std::uint32_t masthead = page_.set ? 0 : shape_.masthead();
    for (std::uint32_t i = 0; i < masthead; ++i) add(Kind::kFurniture, i);
    for (std::uint32_t begin = masthead; begin < count();) {
      std::uint32_t end = begin + 1;
      while (end < count() && page_.lines[end].blanks_before == 0 && rolls_[end] == rolls_[begin]) ++end;
      if (rolls_[begin] == RollLine::kNone)
        read_piece(begin, end);
      else
        read_roll(begin, end);
      begin = end;
    }
    mark_blocks(lexicon_, page_, blocks_);
    return std::move(blocks_);
  }

 private:
  static constexpr std::uint32_t kNoBlock = 0xFFFFFFFF;

  /// A title of a list (表彰名单, 名单如下：) is found as others are.
  void read_roll(std::uint32_t begin, std::uint32_t end) {
    open_ = kNoBlock;
    for (std::uint32_t i = begin; i < end; ++i) {
      if (rolls_[i] == RollLine::kItem) {
        add(Kind::kParagraph, i);
      } else if (blocks_.empty() || (line(i).back() != U')' && !is_numbered(lexicon_, line(i)))) {
        read_piece(i, i + 1);
      } else {
        add_heading(i);
        blocks_.back().marked = true;
      }
      open_ = kNoBlock;
    }
  }

  std::u32string_view line(std::uint32_t i) const { return page_.at(page_.lines[i]); }
  std::uint32_t count() const { return static_cast<std::uint32_t>(page_.lines.size()); }

  /// Whether the page elsewhere writes the end of one line and the start of the other together.
  bool joins_well(std::uint32_t a, std::uint32_t b) const {
    if (!is_cjk(line(a).back()) || !is_cjk(line(b).front())) return false;
    // The pair over the line end itself is counted once where the lines are neighbours.
    return pairs_.count(line(a).back(), line(b).front()) >= (b == a + 1 ? 3U : 2U);
  }

  void add(Kind kind, std::uint32_t i) {
    Block block;
    block.kind = kind;
    block.lines = {i};
    block.blanks_before = page_.lines[i].blanks_before;
    block.level = page_.lines[i].level;
    block.ruled = page_.lines[i].ruled || end_mark_;
    end_mark_ = is_end_mark(lexicon_, line(i));
    blocks_.push_back(std::move(block));
  }

  void add_heading(std::uint32_t i) {
    const std::u32string_view text = line(i);
    fields_ = false;
    add(is_numbered(lexicon_, text) ? Kind::kNumbered : Kind::kHeading, i);
    blocks_.back().marked = is_marked(text);
    blocks_.back().glued = i + 1 < count() && page_.lines[i + 1].blanks_before == 0;
  }

  /// Where a guide to other pages ends, with the titles that it lists: the line after it.
  std::uint32_t end_of_guide(std::uint32_t i) const {
    std::uint32_t end = i + 1;
    for (std::uint32_t k = end; k < std::min(count(), i + kLongestGuide) && !ends_sentence(line(k)); ++k)
      if (points_to_page(lexicon_, line(k)) || (k == end && page_.lines[k].mark == Line::Mark::kItem)) end = k + 1;
    return end;
  }

  /// What a line is by itself: furniture, credits, captions, dates, headings in Markdown, rows. `alone`: it stands so.
  bool add_special(std::uint32_t i, bool alone) {
    const std::u32string_view text = line(i);
    const Line& set = page_.lines[i];
    if (page_.set && add_as_set(i)) return true;
    if (!page_.set && (alone || text.size() <= kLongestGuideTitle) && is_guide(lexicon_, text))
      guide_end_ = end_of_guide(i);
    if (i < guide_end_ || set.mark == Line::Mark::kPicture) {
      add(i < guide_end_ ? Kind::kFurniture : Kind::kCaption, i);
      return true;
    }
    if (is_date(lexicon_, text)) {
      add(Kind::kDate, i);
      return true;
    }
    if (is_timestamp(lexicon_, text) || is_signed_date(lexicon_, text)) {
      const bool told =
          std::any_of(blocks_.begin(), blocks_.end(), [](const Block& b) { return b.kind == Kind::kParagraph; });
      add(told && !is_timestamp(lexicon_, text) ? Kind::kSignature : Kind::kByline, i);
      return true;
    }
    if (alone ? is_furniture(lexicon_, text) : is_masthead(lexicon_, text)) {
      add(Kind::kFurniture, i);
      return true;
    }
    if (set.level > 0 && (set.level < Line::kBold || is_bold_heading(lexicon_, text, kLongestPlainHeading)) &&
        !is_byline(lexicon_, text)) {
      open_ = kNoBlock;
      add_heading(i);
      return true;
    }
    if (is_caption(lexicon_, text) && (alone || open_ == kNoBlock)) {
      add(Kind::kCaption, i);
      return true;
    }
    if (is_byline(lexicon_, text) || is_paper_number(text)) {
      add(Kind::kByline, i);
      return true;
    }
    return false;
  }

  /// By the layout of the page, whatever its words are.
  bool add_as_set(std::uint32_t i) {
    const Line& set = page_.lines[i];
    if (set.level == 0 && set.mark != Line::Mark::kPicture && set.mark != Line::Mark::kFurniture) return false;
    if (set.level > 0) open_ = kNoBlock;
    if (set.level > 0)
      add(Kind::kHeading, i);
    else
      add(set.mark == Line::Mark::kPicture ? Kind::kCaption : Kind::kFurniture, i);
    return true;
  }

  void add_line(std::uint32_t i) {
    const std::u32string_view text = line(i);
    if (add_special(i, true)) return;
    const bool whole = page_.lines[i].mark != Line::Mark::kNone || is_field(lexicon_, text) || is_field_of_minutes(i) ||
                       stands_in_fields(i);
    if (whole) {
      open_ = kNoBlock;
      return add(Kind::kParagraph, i);
    }
    if (open_ != kNoBlock && continues(i)) {
      blocks_[open_].lines.push_back(i);
      if (closes(text)) open_ = kNoBlock;
      return;
    }
    if (open_ != kNoBlock && (text.front() == U'▲' || text.front() == U'△' || text.front() == U'▼'))
      return add(Kind::kCaption, i);
    if (is_heading(i)) {
      if (is_headline_shaped(text)) open_ = kNoBlock;
      if (open_ != kNoBlock)
        add(Kind::kCaption, i);
      else
        add_heading(i);
      return;
    }
    add(Kind::kParagraph, i);
    open_ = closes(text) || is_digit(text.back()) ? kNoBlock : static_cast<std::uint32_t>(blocks_.size() - 1);
  }

  /// Of lines that are paragraphs: an item of a list and what announces one are whole, too.
  bool closes(std::u32string_view text) const {
    return ends_sentence(text) || text.back() == U'；' || text.back() == U'：' ||
           closing_credit(lexicon_, text) != std::u32string_view::npos;
  }

  /// Goes on with the open paragraph rather than interrupting it.
  bool continues(std::uint32_t i) const {
    const std::uint32_t last = blocks_[open_].lines.back();
    if (leads_on(lexicon_, line(last))) return !is_numbered(lexicon_, line(i));
    return !is_heading(i) || joins_well(last, i);
  }

  bool is_heading(std::uint32_t i) const {
    const std::u32string_view text = line(i);
    if (is_field_of_minutes(i) || stands_in_fields(i)) return false;
    if (is_paper_title(lexicon_, text) || is_bracketed(text)) return text.size() <= kLongestPaperTitle;
    if (text.size() > kLongestHeading || has(text, U'。')) return false;
    if (leads_on(lexicon_, text) && !is_done(i)) return false;
    if (text.size() > kLongestPlainHeading && !is_headline_shaped(text)) return false;
    if (ends_sentence(text)) return text.size() <= 36 && !is_closer(text.back()) && text.back() != U'…';
    if (i + 1 == count() || is_numbered(lexicon_, line(i + 1))) return true;
    return !ends_at_once(line(i + 1), kFarTerminal) &&
           !(joins_well(i, i + 1) && !is_numbered(lexicon_, text) && !is_headline_shaped(text));
  }

  /// 祠堂修好了: so short a line is none of a paragraph that goes on, nor one that stands by itself.
  bool is_done(std::uint32_t i) const {
    const std::u32string_view text = line(i);
    if (!lexicon_.has(text.substr(text.size() - 1), feature::kMayEnd)) return false;
    const bool alone = i + 1 < count() && (page_.lines[i + 1].blanks_before > 0 || line(i + 1).front() == U'—' ||
                                           is_byline(lexicon_, line(i + 1)));
    return (text.size() <= kLongestDone && !has(text, U'，')) || (alone && text.size() <= kLongestPlainHeading);
  }

  /// Lines without a blank line between them: of a column, of a list, or whole paragraphs.
  void read_piece(std::uint32_t begin, std::uint32_t end) {
    begin = read_paper_head(begin, end);
    if (begin == end) return;
    if (shape_.wrapped() && is_set_by_lines(begin, end)) return read_loose(begin, end);
    if (!shape_.wrapped()) return read_whole_lines(begin, end);
    if (add_caption(begin, end)) return;
    while (begin < end && (open_ == kNoBlock || end - begin == 1) && add_special(begin, end - begin == 1)) ++begin;
    std::uint32_t tail = end;
    while (tail > begin && is_tail(tail - 1)) --tail;
    if (begin < tail) read_lines_of(begin, tail);
    for (; tail < end; ++tail) add_special(tail, true);
  }

  /// Where lines are whole paragraphs, runs of short ones are cells or thoughts.
  void read_whole_lines(std::uint32_t begin, std::uint32_t end) {
    while (begin < end) {
      std::uint32_t run = begin;
      while (run < end && is_short(run)) ++run;
      if (run - begin >= kLeastLooseLines && shape_.is_loose(begin, run)) {
        read_loose(begin, run);
        begin = run;
      }
      for (run = std::max(run, std::min(begin + 1, end)); begin < run; ++begin) add_line(begin);
    }
  }

  bool is_short(std::uint32_t i) const {
    return page_.lines[i].mark != Line::Mark::kNone ||
           (line(i).size() <= kLongestLooseLine && page_.lines[i].level == 0);
  }

  bool is_set_by_lines(std::uint32_t begin, std::uint32_t end) const {
    if (shape_.is_loose(begin, end)) return true;
    const std::uint32_t size = end - begin;
    return shape_.verse() && size >= 2 && size <= kLeastLooseLines + 1 && !is_paper_title(lexicon_, line(begin)) &&
           !ends_sentence(line(begin));
  }

  /// Each line by itself; but lines about as wide as the widest, where several are, go on in the next.
  void read_loose(std::uint32_t begin, std::uint32_t end) {
    const std::size_t widest = shape_.width_of(begin, end);
    const auto is_wide = [&](std::uint32_t i) { return print_width(line(i)) * 100 >= widest * kFullWidth; };
    const bool joins = shape_.wrapped() && !shape_.verse() && shape_.has_column(begin, end, widest);
    if (!joins) open_ = kNoBlock;
    for (std::uint32_t i = begin; i < end; ++i) {
      const bool set = page_.lines[i].mark != Line::Mark::kNone;
      const bool begun = has(U"，。、；：！？)”》", line(i).front()) && !blocks_.empty() &&
                         blocks_.back().kind == Kind::kParagraph && i > begin;
      if (!set && (begun || (open_ != kNoBlock && !is_furniture(lexicon_, line(i))))) {
        if (open_ == kNoBlock) open_ = static_cast<std::uint32_t>(blocks_.size() - 1);
        blocks_[open_].lines.push_back(i);
        blocks_[open_].parted = shape_.verse();
      } else {
        open_ = kNoBlock;
        if (!is_row_of_names(lexicon_, line(i), 2) && add_special(i, true)) continue;
        if (heads_piece(i, end)) {
          add_heading(i);
          continue;
        }
        add(Kind::kParagraph, i);
        open_ = static_cast<std::uint32_t>(blocks_.size() - 1);
      }
      const bool goes_on = goes_on_in_next(i, end) || (joins && is_wide(i));
      if (set || !goes_on || ends_sentence(line(i))) open_ = kNoBlock;
    }
  }

  /// In a post, a sentence goes on over lines up to its mark: a clause or a name each.
  bool goes_on_in_next(std::uint32_t i, std::uint32_t end) const {
    if (!shape_.verse() || i + 1 == end || page_.lines[i + 1].mark != Line::Mark::kNone) return false;
    const auto plain = [&](std::uint32_t at) {
      return !is_marked(line(at)) && !is_field(lexicon_, line(at)) && !is_byline(lexicon_, line(at)) &&
             !is_furniture(lexicon_, line(at)) && closing_credit(lexicon_, line(at)) == std::u32string_view::npos;
    };
    const char32_t last = line(i).back();
    return (is_cjk(last) || last == U'，' || last == U'、') && plain(i) && plain(i + 1);
  }

  /// Within lines that stand each by itself: the title of a paper, its line in brackets, or a heading with a sign.
  bool heads_piece(std::uint32_t i, std::uint32_t end) const {
    const std::u32string_view text = line(i);
    if (i + 1 == end || page_.lines[i].mark != Line::Mark::kNone) return false;
    if (is_paper_title(lexicon_, text)) return true;
    const bool top = std::none_of(blocks_.begin(), blocks_.end(), [](const Block& b) {
      return b.kind == Kind::kParagraph || b.kind == Kind::kHeading;
    });
    if (top && !ends_sentence(text) && is_byline(lexicon_, line(i + 1))) return true;
    const bool below_title = !blocks_.empty() && blocks_.back().kind == Kind::kHeading;
    if (below_title && is_bracketed(text)) return true;
    const bool first = page_.lines[i].blanks_before > 0 || i == 0;
    return first && is_marked(text) && text.size() <= kLongestPlainHeading && !ends_sentence(text) &&
           !is_field(lexicon_, text);
  }

  /// Below a paragraph, in its piece: a credit or a date.
  bool is_tail(std::uint32_t i) const {
    const std::u32string_view text = line(i);
    if (is_timestamp(lexicon_, text) || is_signed_date(lexicon_, text) || is_paper_number(text)) return true;
    return text.size() <= 24 && (is_date(lexicon_, text) || is_byline(lexicon_, text)) && !ends_sentence(text);
  }

  bool add_caption(std::uint32_t begin, std::uint32_t end) {
    if (end - begin < 2 || end - begin > 3) return false;
    std::u32string whole;
    for (std::uint32_t i = begin; i < end; ++i) whole += line(i);
    if (!is_caption(lexicon_, whole)) return false;
    add(Kind::kCaption, begin);
    for (std::uint32_t i = begin + 1; i < end; ++i) blocks_.back().lines.push_back(i);
    return true;
  }

  /// The title of a paper with who issues it above, and its number or who reports below it: 柳河区人民政府 /
  /// 关于…的决定 / 柳政发〔2025〕3号. Where such a head ends; `begin` where none stands there.
  std::uint32_t read_paper_head(std::uint32_t begin, std::uint32_t end) {
    constexpr std::uint32_t kMostTitle = 3;
    if (open_ != kNoBlock || fields_ || page_.lines[begin].level > 0) return begin;
    std::uint32_t title = begin;
    while (title + 1 < end && title - begin < kMostTitle && is_signer(lexicon_, line(title)) &&
           !is_paper_title(lexicon_, line(title)))
      ++title;
    std::u32string text;
    std::uint32_t below = title;
    while (below < end && below - title < kMostTitle && !is_paper_title(lexicon_, text)) text += line(below++);
    if (!is_paper_title(lexicon_, text)) return begin;
    const auto is_note = [&](std::uint32_t i) { return is_paper_number(line(i)) || names_reporter(lexicon_, line(i)); };
    std::uint32_t heading = below;
    if (heading < end && line(heading).front() == U'—') ++heading;
    std::uint32_t notes = heading;
    while (notes < end && is_note(notes)) ++notes;
    if (title == begin && notes == heading) return begin;
    for (std::uint32_t i = begin; i < heading; ++i) {
      if (i > title && i < below)
        blocks_.back().lines.push_back(i);
      else
        add(Kind::kHeading, i);
    }
    for (std::uint32_t i = heading; i < notes; ++i) add(is_paper_number(line(i)) ? Kind::kByline : Kind::kParagraph, i);
    return notes;
  }

  void read_lines_of(std::uint32_t begin, std::uint32_t end) {
    if (!is_field_of_minutes(begin) && !fields_ && is_headline(begin, end)) {
      add(Kind::kHeading, begin);
      for (std::uint32_t i = begin + 1; i < end; ++i) blocks_.back().lines.push_back(i);
      blocks_.back().whole = true;
      blocks_.back().marked = is_marked(line(begin));
      return;
    }
    std::size_t width = 0;
    for (std::uint32_t i = begin; i < end; ++i) width = std::max(width, line(i).size());
    for (std::uint32_t i = begin; i < end; ++i) {
      const bool starts = shape_.indents() && page_.lines[i].indent >= 2 && i > begin;
      const bool field = is_field_of_minutes(i);
      if (starts || field || page_.lines[i].mark != Line::Mark::kNone) open_ = kNoBlock;
      const bool narrow = line(i).size() * 100 <= width * 85 && !(fields_ && is_row_of_names(lexicon_, line(i), 2));
      if ((i < guide_end_ || page_.lines[i].level > 0 || (open_ == kNoBlock && narrow)) && add_special(i, true))
        continue;
      if (open_ == kNoBlock && i + 1 < end && !field && !fields_ && is_piece_heading(i, width)) {
        add_heading(i);
        blocks_.back().glued = true;
        continue;
      }
      add_to_paragraph(i);
      if (field) fields_ = true;
      const bool stops_short = i + 1 == end || line(i).size() * 100 < width * 85;
      const bool whole = page_.lines[i].mark != Line::Mark::kNone;
      const bool credited = is_credited(i);
      const bool closes = ends_sentence(line(i)) || line(i).back() == U'：' || fields_;
      if (whole || credited || (closes && stops_short)) open_ = kNoBlock;
    }
  }

  /// 出席：…
  bool is_field_of_minutes(std::uint32_t i) const {
    const std::size_t label = lexicon_.begins(line(i), feature::kMinutesLabel);
    return label > 0 && label < line(i).size() && line(i)[label] == U'：';
  }

  /// 主任：何建国, among others of this kind.
  bool stands_in_fields(std::uint32_t i) const {
    const auto is_one = [&](std::uint32_t k) {
      const std::size_t colon = line(k).find(U'：');
      return colon != std::u32string_view::npos && colon >= 1 && colon <= kLongestLabel &&
             !is_signer(lexicon_, line(k).substr(0, colon)) && !is_headline_shaped(line(k).substr(colon + 1)) &&
             colon + 1 < line(k).size();
    };
    const bool above = i > 0 && page_.lines[i].blanks_before <= 1 && is_one(i - 1);
    const bool below = i + 1 < count() && page_.lines[i + 1].blanks_before <= 1 && is_one(i + 1);
    return is_one(i) && (above || below);
  }

  /// A credit ends the paragraph with this line, in which it may have begun in the line above.
  bool is_credited(std::uint32_t i) const {
    if (line(i).back() != U')') return false;
    std::u32string text(line(i));
    const std::vector<std::uint32_t>& lines = blocks_.back().lines;
    if (open_ != kNoBlock && lines.size() >= 2) text = std::u32string(line(lines[lines.size() - 2])) + text;
    return closing_credit(lexicon_, text) != std::u32string_view::npos;
  }

  void add_to_paragraph(std::uint32_t i) {
    if (open_ != kNoBlock) return blocks_[open_].lines.push_back(i);
    add(Kind::kParagraph, i);
    open_ = static_cast<std::uint32_t>(blocks_.size() - 1);
  }

  /// A piece of one to four lines that ends no sentence and that the next piece does not go on with.
  bool is_headline(std::uint32_t begin, std::uint32_t end) const {
    if (end - begin > 4 || (end - begin == 4 && line(end - 1).front() != U'—')) return false;
    std::u32string whole;
    for (std::uint32_t i = begin; i < end; ++i) whole += line(i);
    if (has(whole, U'。') || !balanced(whole) || whole.size() < 4) return false;
    if (ends_sentence(whole) &&
        (whole.size() > 36 || is_closer(whole.back()) || whole.back() == U'…' || open_ != kNoBlock))
      return false;
    const bool full = !shape_.verse() && line(end - 1).size() * 100 >=
                                             shape_.width() * 80;  // as a line of a paragraph that is cut would be
    if (leads_on_by_mark(whole) || (full && leads_on(lexicon_, line(end - 1)))) return false;
    if (is_paper_title(lexicon_, whole) && open_ == kNoBlock) return true;
    const bool begins_below = end < count() && ((shape_.indents() && page_.lines[end].indent >= 2) || shape_.verse() ||
                                                page_.lines[end].level > 0);
    if (end < count() && !begins_below &&
        (joins_well(end - 1, end) || ends_at_once(line(end), kFarTerminalWrapped) ||
         goes_on_with_sentence(lexicon_, line(end))))
      return false;
    if (open_ == kNoBlock) return true;
    // Within an open sentence only where the sentence goes on behind it.
    const std::uint32_t last = blocks_[open_].lines.back();
    return !joins_well(last, begin) && end < count() && joins_well(last, end);
  }

  bool is_piece_heading(std::uint32_t i, std::size_t width) const {
    const std::u32string_view text = line(i);
    if (has(text, U'。') || ends_sentence(text) || !balanced(text) || leads_on(lexicon_, text) || text.size() < 4)
      return false;
    if (has(text, U'，') && text.size() * 100 > width * 60) return false;
    const bool before_indent = shape_.indents() && page_.lines[i + 1].indent >= 2;
    if (joins_well(i, i + 1) && !is_headline_shaped(text) && !before_indent) return false;
    return text.size() * 100 <= width * 85 || (has(text, U'：') && text.size() > 10);
  }

  const Lexicon& lexicon_;
  const Page& page_;
  const PairCounts& pairs_;
  const PageShape shape_;
  const std::vector<RollLine> rolls_;  ///< one a line
  std::uint32_t guide_end_ = 0;        ///< lines below it are of a guide to other pages
  std::vector<Block> blocks_;
  bool fields_ = false;            ///< below 出席：, where names stand in rows
  bool end_mark_ = false;          ///< the last block is one
  std::uint32_t open_ = kNoBlock;  ///< the paragraph whose sentence is not ended
};

}  // namespace

std::vector<Block> read_blocks(const Lexicon& lexicon, const Page& page, const PairCounts& pairs) {
  return BlockReader(lexicon, page, pairs).run();
}

}  // namespace govgraph::text
