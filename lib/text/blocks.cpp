// SPDX-License-Identifier: Apache-2.0
#include "text/blocks.hpp"

#include <algorithm>
#include <string_view>

#include "lexicon/features.hpp"
#include "text/phrases.hpp"

namespace govgraph::text {
namespace {

using lexicon::Lexicon;
using Kind = Block::Kind;
namespace feature = lexicon::feature;

constexpr std::size_t kLongestHeading = 48;
constexpr std::size_t kLongestPlainHeading = 32;  ///< of one piece, without halves or a colon
// A sentence that ends so early in a line began in the line before.
constexpr std::size_t kFarTerminal = 7;
constexpr std::size_t kFarTerminalWrapped = 12;

bool is_terminal(char32_t c) { return c == U'。' || c == U'！' || c == U'？' || c == U'…'; }
bool is_closer(char32_t c) { return c == U'”' || c == U'’' || c == U')' || c == U'」' || c == U'》' || c == U'』'; }

/// Whether the text ends a sentence: terminal punctuation, closing marks after it allowed.
bool ends_sentence(std::u32string_view text) {
  std::size_t i = text.size();
  while (i > 0 && is_closer(text[i - 1])) --i;
  return i > 0 && is_terminal(text[i - 1]);
}

/// 陈律衡 朱晓雨 殷艳琴: only names of two to four ideographs.
bool is_row_of_names(std::u32string_view text) {
  std::size_t names = 0, run = 0;
  for (std::size_t i = 0; i <= text.size(); ++i) {
    if (i < text.size() && is_cjk(text[i])) {
      ++run;
    } else if (i == text.size() || text[i] == U' ') {
      if (run < 2 || run > 4) return false;
      ++names;
      run = 0;
    } else {
      return false;
    }
  }
  return names >= 2 && text.size() <= 24;
}

/// (作者：… 单位：…), (本版图文由…提供), 主办：… 责任编辑：…: the imprint of a page or an article.
bool is_imprint(const Lexicon& lexicon, std::u32string_view text) {
  if (lexicon.begins(text, feature::kImprintOpening) > 0) return true;
  return text.front() == U'(' && text.back() == U')' && lexicon.holds(text, feature::kImprintWord);
}

bool is_byline(const Lexicon& lexicon, std::u32string_view text) {
  if (text.size() <= 60 && is_imprint(lexicon, text)) return true;
  if (text.size() > 40 || has(text, U'，') || has(text, U'。')) return false;
  return lexicon.begins(text, feature::kBylineOpening) > 0 || lexicon.ends(text, feature::kPictureCredit) > 0 ||
         (text.size() < 20 && lexicon.ends(text, feature::kSuppliedBy) > 0) || is_row_of_names(text);
}

bool is_numeral(const Lexicon& lexicon, std::u32string_view text, std::size_t i) {
  return lexicon.has(text.substr(i, 1), feature::kNumeral);
}

/// 2025年6月3日 by itself: the date below a signature.
bool is_date(const Lexicon& lexicon, std::u32string_view text) {
  if (text.size() < 6 || text.size() > 14 || text.back() != U'日') return false;
  for (std::size_t i = 0; i < text.size(); ++i)
    if (!is_digit(text[i]) && text[i] != U' ' && !is_numeral(lexicon, text, i) &&
        !lexicon.has(text.substr(i, 1), feature::kDateSign))
      return false;
  return true;
}

/// 项目地点：…, 责任人：…: a field of a list, complete in its line.
bool is_field(const Lexicon& lexicon, std::u32string_view text) {
  const std::size_t colon = text.find(U'：');
  return colon != std::u32string_view::npos && colon >= 2 && colon <= 6 && colon + 1 < text.size() &&
         text.size() <= 60 && std::all_of(text.begin(), text.begin() + static_cast<std::ptrdiff_t>(colon), is_cjk) &&
         !has(text, U'“') && lexicon.has(text.substr(colon - 2, 2), feature::kFieldLabel);
}

bool is_furniture(const Lexicon& lexicon, std::u32string_view text) {
  if (text.size() > 40) return false;
  const bool counted = has(text, U'第');
  if (is_date(lexicon, text) || (counted && has(text, U'期') && text.size() <= 28 && !has(text, U'，'))) return true;
  const bool number = std::all_of(text.begin(), text.end(),
                                  [](char32_t c) { return is_digit(c) || c == U' ' || c == U'-' || c == U'/'; });
  return number || (counted && has(text, U'版')) || lexicon.holds(text, feature::kFurnitureWord);
}

/// "3 某某工程", "1. 某某工程", "一、…", "(二)…"
bool is_numbered(const Lexicon& lexicon, std::u32string_view text) {
  std::size_t i = 0;
  while (i < text.size() && is_digit(text[i])) ++i;
  if (i > 0 && i <= 2 && i + 1 < text.size()) return text[i] == U' ' || text[i] == U'.' || text[i] == U'、';
  while (i < text.size() && is_numeral(lexicon, text, i)) ++i;
  if (i > 0 && i <= 3 && i < text.size()) return text[i] == U'、';
  return text.size() > 3 && text[0] == U'(' && is_numeral(lexicon, text, 1);
}

bool balanced(std::u32string_view text) {
  const auto count = [&](char32_t c) { return std::count(text.begin(), text.end(), c); };
  return count(U'“') == count(U'”') && count(U'《') == count(U'》') && count(U'「') == count(U'」') &&
         count(U'(') == count(U')');
}

/// Ends on a word that leads on, as no headline does.
bool leads_on(const Lexicon& lexicon, std::u32string_view text) {
  constexpr std::u32string_view kMarks = U"，、；：—·(";
  return has(kMarks, text.back()) || lexicon.ends(text, feature::kLeadsOn) > 0 ||
         lexicon.holds(text, feature::kLeadsToSpeech);
}

/// Two halves with a blank between, or 某某镇：…: the shape of headlines, never of captions.
bool is_headline_shaped(std::u32string_view text) {
  if (text.size() < 12) return false;
  for (std::size_t i = 1; i + 1 < text.size(); ++i) {
    if (text[i] == U'：') return true;
    if (text[i] == U' ' && !is_digit(text[i - 1]) && !is_digit(text[i + 1]) && i >= 4 && text.size() - i >= 5)
      return true;
  }
  return false;
}

class BlockReader {
 public:
  BlockReader(const Lexicon& lexicon, const Page& page, const PairCounts& pairs)
      : lexicon_(lexicon), page_(page), pairs_(pairs) {}

  std::vector<Block> run() {
    measure();
    if (wrapped_)
      read_wrapped();
    else
      for (std::uint32_t i = 0; i < page_.lines.size(); ++i) add_line(i);
    mark_captions();
    mark_mastheads();
    return std::move(blocks_);
  }

 private:
  static constexpr std::uint32_t kNoBlock = 0xFFFFFFFF;

  std::u32string_view line(std::uint32_t i) const { return page_.at(page_.lines[i]); }
  std::uint32_t count() const { return static_cast<std::uint32_t>(page_.lines.size()); }

  /// A page is wrapped when most of its lines are short, of about one width, and end without ending a sentence.
  void measure() {
    std::vector<std::size_t> lengths;
    std::size_t open = 0;
    for (std::uint32_t i = 0; i < count(); ++i) {
      if (line(i).size() < 8) continue;
      lengths.push_back(line(i).size());
      open += !ends_sentence(line(i));
    }
    if (lengths.size() >= 8 && open * 2 > lengths.size()) {
      std::sort(lengths.begin(), lengths.end());
      const std::size_t width = lengths[lengths.size() * 3 / 4];
      const auto near = static_cast<std::size_t>(std::count_if(lengths.begin(), lengths.end(), [&](std::size_t length) {
        return length * 10 >= width * 7 && length * 10 <= width * 13;
      }));
      wrapped_ = width <= 60 && near * 2 >= lengths.size();
    }
  }

  /// Whether the page elsewhere writes the end of one line and the start of the other together.
  bool joins_well(std::uint32_t a, std::uint32_t b) const {
    if (!is_cjk(line(a).back()) || !is_cjk(line(b).front())) return false;
    // The pair over the line end itself is counted once where the lines are neighbours.
    return pairs_.count(line(a).back(), line(b).front()) >= (b == a + 1 ? 3U : 2U);
  }

  /// "食堂。位于…": the line ends a sentence at once, which so began in the line before.
  bool ends_at_once(std::uint32_t i, std::size_t far) const {
    const std::size_t terminal = line(i).find(U'。');
    return terminal != std::u32string_view::npos && terminal < far &&
           line(i).substr(0, terminal).find(U'，') == std::u32string_view::npos;
  }

  /// "建设，多次获评…": so short a first clause goes on with a sentence, unless it says when.
  bool goes_on(std::uint32_t i) const {
    const std::size_t comma = line(i).find(U'，');
    if (comma == std::u32string_view::npos || comma > 3) return false;
    return lexicon_.begins(line(i), feature::kShortOpening) == 0;
  }

  void add(Kind kind, std::uint32_t i) {
    Block block;
    block.kind = kind;
    block.lines = {i};
    block.blanks_before = page_.lines[i].blanks_before;
    blocks_.push_back(std::move(block));
  }

  void add_line(std::uint32_t i) {
    const std::u32string_view text = line(i);
    if (is_furniture(lexicon_, text)) return add(Kind::kFurniture, i);
    if (is_byline(lexicon_, text)) return add(Kind::kByline, i);
    if (text.front() == U'▲' || text.front() == U'△' || text.front() == U'▼') return add(Kind::kCaption, i);
    if (is_field(lexicon_, text)) {
      open_ = kNoBlock;
      return add(Kind::kParagraph, i);
    }
    if (open_ != kNoBlock && continues(i)) {
      blocks_[open_].lines.push_back(i);
      if (ends_sentence(text)) open_ = kNoBlock;
      return;
    }
    if (is_heading(i)) {
      if (is_headline_shaped(text)) open_ = kNoBlock;
      add(open_ != kNoBlock ? Kind::kCaption : is_numbered(lexicon_, text) ? Kind::kNumbered : Kind::kHeading, i);
      blocks_.back().glued = i + 1 < count() && page_.lines[i + 1].blanks_before == 0;
      return;
    }
    add(Kind::kParagraph, i);
    const bool closed = ends_sentence(text) || is_digit(text.back());
    open_ = closed ? kNoBlock : static_cast<std::uint32_t>(blocks_.size() - 1);
  }

  /// Goes on with the open paragraph rather than interrupting it.
  bool continues(std::uint32_t i) const {
    const std::uint32_t last = blocks_[open_].lines.back();
    if (leads_on(lexicon_, line(last))) return !is_numbered(lexicon_, line(i));
    return !is_heading(i) || joins_well(last, i);
  }

  bool is_heading(std::uint32_t i) const {
    const std::u32string_view text = line(i);
    if (text.size() > kLongestHeading || has(text, U'。') || leads_on(lexicon_, text)) return false;
    if (text.size() > kLongestPlainHeading && !is_headline_shaped(text)) return false;
    if (ends_sentence(text)) return text.size() <= 36 && !is_closer(text.back()) && text.back() != U'…';
    if (i + 1 == count()) return true;
    return !ends_at_once(i + 1, kFarTerminal) &&
           !(joins_well(i, i + 1) && !is_numbered(lexicon_, text) && !is_headline_shaped(text));
  }

  /// Wrapped pages: lines without a blank line between them are one piece of a column.
  void read_wrapped() {
    for (std::uint32_t begin = 0; begin < count();) {
      std::uint32_t end = begin + 1;
      while (end < count() && page_.lines[end].blanks_before == 0) ++end;
      read_piece(begin, end);
      begin = end;
    }
  }

  void read_piece(std::uint32_t begin, std::uint32_t end) {
    if (end == begin + 1 && is_furniture(lexicon_, line(begin))) return add(Kind::kFurniture, begin);
    if (end == begin + 1 && is_byline(lexicon_, line(begin))) return add(Kind::kByline, begin);
    if (is_headline(begin, end)) {
      add(Kind::kHeading, begin);
      for (std::uint32_t i = begin + 1; i < end; ++i) blocks_.back().lines.push_back(i);
      blocks_.back().whole = true;
      return;
    }
    std::size_t width = 0;
    for (std::uint32_t i = begin; i < end; ++i) width = std::max(width, line(i).size());
    std::uint32_t i = begin;
    if (open_ == kNoBlock && end - begin >= 2 && is_piece_heading(begin, width)) {
      add(is_numbered(lexicon_, line(begin)) ? Kind::kNumbered : Kind::kHeading, begin);
      blocks_.back().glued = true;
      ++i;
    }
    for (; i < end; ++i) {
      if (open_ == kNoBlock) {
        add(Kind::kParagraph, i);
        open_ = static_cast<std::uint32_t>(blocks_.size() - 1);
      } else {
        blocks_[open_].lines.push_back(i);
      }
      const bool stops_short = i + 1 == end || line(i).size() * 100 < width * 85;
      if (ends_sentence(line(i)) && stops_short) open_ = kNoBlock;
    }
  }

  /// A piece of one to three lines that ends no sentence and that the next piece does not go on with.
  bool is_headline(std::uint32_t begin, std::uint32_t end) const {
    if (end - begin > 3) return false;
    std::u32string whole;
    for (std::uint32_t i = begin; i < end; ++i) whole += line(i);
    if (has(whole, U'。') || ends_sentence(whole) || !balanced(whole) || leads_on(lexicon_, whole) || whole.size() < 4)
      return false;
    if (end < count() && (joins_well(end - 1, end) || ends_at_once(end, kFarTerminalWrapped) || goes_on(end)))
      return false;
    if (open_ == kNoBlock) return true;
    // Within an open sentence only where the sentence goes on behind it.
    const std::uint32_t last = blocks_[open_].lines.back();
    return !joins_well(last, begin) && end < count() && joins_well(last, end);
  }

  bool is_piece_heading(std::uint32_t i, std::size_t width) const {
    const std::u32string_view text = line(i);
    if (has(text, U'。') || has(text, U'，') || ends_sentence(text) || !balanced(text) || leads_on(lexicon_, text) ||
        text.size() < 4)
      return false;
    if (joins_well(i, i + 1) && !is_headline_shaped(text)) return false;
    return text.size() * 100 <= width * 85 || (has(text, U'：') && text.size() > 10);
  }

  /// Short headings right above 图片由…提供 are captions.
  void mark_captions() {
    for (std::size_t i = 1; i < blocks_.size(); ++i) {
      if (blocks_[i].kind != Kind::kByline) continue;
      const std::u32string_view text = line(blocks_[i].lines.front());
      if (!lexicon_.holds(text, feature::kSuppliedBy) && lexicon_.ends(text, feature::kPictureCredit) == 0) continue;
      for (std::size_t k = i;
           k-- > 0 && blocks_[k].kind == Kind::kHeading && line(blocks_[k].lines.front()).size() <= 12;)
        blocks_[k].kind = Kind::kCaption;
      if (blocks_[i - 1].kind == Kind::kParagraph && blocks_[i - 1].lines.size() == 1 &&
          line(blocks_[i - 1].lines.front()).size() <= 24)
        blocks_[i - 1].kind = Kind::kCaption;
    }
  }

  /// The paper's name above the date of the issue, and the signature above the date of a notice.
  void mark_mastheads() {
    for (std::size_t i = 0; i + 1 < blocks_.size(); ++i) {
      const bool dated = blocks_[i + 1].kind == Kind::kFurniture && blocks_[i + 1].blanks_before == 0;
      if (!dated || blocks_[i].kind != Kind::kHeading || blocks_[i].lines.size() != 1) continue;
      const bool first = i == 0;
      const bool signature = is_date(lexicon_, line(blocks_[i + 1].lines.front()));
      if (first || signature) blocks_[i].kind = first ? Kind::kFurniture : Kind::kByline;
    }
  }

  const Lexicon& lexicon_;
  const Page& page_;
  const PairCounts& pairs_;
  bool wrapped_ = false;
  std::vector<Block> blocks_;
  std::uint32_t open_ = kNoBlock;  ///< the paragraph whose sentence is not ended
};

}  // namespace

std::vector<Block> read_blocks(const Lexicon& lexicon, const Page& page, const PairCounts& pairs) {
  return BlockReader(lexicon, page, pairs).run();
}

}  // namespace govgraph::text
