// SPDX-License-Identifier: Apache-2.0
#include "text/articles.hpp"

#include <algorithm>
#include <deque>
#include <map>
#include <set>
#include <string>
#include <string_view>

#include "lexicon/features.hpp"
#include "text/block_texts.hpp"
#include "text/levels.hpp"
#include "text/line_kinds.hpp"
#include "text/papers.hpp"
#include "text/phrases.hpp"
#include "text/placement.hpp"
#include "text/places.hpp"
#include "text/titles.hpp"
#include "text/wording.hpp"

namespace govgraph::text {
namespace {

using lexicon::Lexicon;
using Kind = Block::Kind;
namespace feature = lexicon::feature;

constexpr std::uint32_t kBigGap = 3;         ///< empty lines that part one article's headline from another's
constexpr std::size_t kFarBelow = 4000;      ///< code points of the bodies below that a headline is compared with
constexpr std::size_t kLongestOpening = 10;  ///< of a headline's line that ends with its verb: 我县召开
constexpr std::size_t kLongestKicker = 5;    ///< a column's name above a headline

class Planner {
 public:
  Planner(const Lexicon& lexicon, const Page& page, const std::vector<Block>& blocks, const PairCounts& pairs)
      : lexicon_(lexicon),
        page_(page),
        blocks_(blocks),
        pairs_(pairs),
        stems_(lexicon, page.text),
        texts_(page, blocks),
        levels_(page.set ? levels_as_set(blocks) : levels_of(lexicon, blocks, texts_)),
        judge_(lexicon, blocks, texts_, stems_, levels_),
        wording_(texts_.of_headings(), pairs) {}

  std::vector<ArticlePlan> run() {
    segment();
    place_headlines(lexicon_, blocks_, texts_, pairs_, wording_, headlines_, segments_);
    if (!front_.empty() && segments_.empty()) segments_.emplace_back();
    if (!front_.empty()) segments_.front().body.insert(segments_.front().body.begin(), front_.begin(), front_.end());
    std::vector<ArticlePlan> out;
    for (const HeadedBody& each : segments_)
      if (!each.body.empty() || !each.headline.empty()) out.push_back(plan(each));
    return out;
  }

 private:
  /// The marks of headings tell which of them head articles, and where these begin.
  bool levels_tell() const { return levels_.marked && levels_.article > 0; }

  std::u32string_view text_of(std::uint32_t block) const { return texts_.of(block); }
  std::u32string joined(const std::vector<std::uint32_t>& part) const { return texts_.joined(part); }

  bool is_kept_out(std::uint32_t block) const {
    return blocks_[block].kind == Kind::kFurniture || levels_.container[block];
  }

  /// Walks the blocks; runs of headings become headlines or headings of the body.
  void segment() {
    for (std::uint32_t i = 0; i < blocks_.size();) {
      const Kind kind = blocks_[i].kind;
      if (kind != Kind::kHeading || levels_.container[i]) {
        if (levels_.container[i]) ended_ = true;
        if (!is_kept_out(i)) add_to_body(i, false);
        ++i;
        continue;
      }
      const std::uint32_t end = end_of_headings(i);
      read_headings(i, end);
      i = end;
    }
  }

  /// Past the headings at `i` that stand together: pages' furniture, pictures and the number of a paper do not part
  /// them.
  std::uint32_t end_of_headings(std::uint32_t i) const {
    std::uint32_t end = i + 1;
    for (std::uint32_t k = end; k < blocks_.size(); ++k) {
      if (blocks_[k].kind == Kind::kHeading && !levels_.container[k])
        end = k + 1;
      else if (blocks_[k].kind != Kind::kFurniture && blocks_[k].kind != Kind::kCaption)
        break;
    }
    return end;
  }

  /// Headings i..end, parted into headlines; the last may lead the body below.
  void read_headings(std::uint32_t begin, std::uint32_t end) {
    std::vector<std::vector<std::uint32_t>> parts;
    for (std::uint32_t i = begin; i < end; ++i) {
      if (blocks_[i].kind == Kind::kCaption) captions_.push_back(i);
      if (blocks_[i].kind != Kind::kHeading) continue;
      if (parts.empty() || !goes_with(parts.back(), i)) parts.emplace_back();
      parts.back().push_back(i);
    }
    std::vector<bool> titles;
    for (const auto& part : parts) titles.push_back(is_title(part, end, parts.size()));
    const bool many = titles.back() && end < blocks_.size() && !levels_tell() && speak_of_below(parts, titles, end);
    for (std::size_t p = 0; p < parts.size(); ++p) {
      if (page_.set && titles[p]) {
        open_segment(parts[p]);
        continue;
      }
      const bool last =
          std::find(titles.begin() + static_cast<std::ptrdiff_t>(p) + 1, titles.end(), true) == titles.end();
      const bool title = titles[p];
      if (!title && segments_.empty() &&
          !page_.set) {  // above the first headline in Markdown: the name of a paper, or of the site
        for (const std::uint32_t block : parts[p])
          if (names_paper(block)) front_.push_back(block);
      } else if (!title) {
        for (const std::uint32_t block : parts[p]) add_to_body(block, true);
      } else if (last && !many && end < blocks_.size() && leads(parts[p], end)) {
        replaces_headline(parts[p]) ? retitle(parts[p]) : open_segment(parts[p]);
      } else {
        headlines_.push_back({parts[p], segments_.size(), 0, many});
        apart_ = true;
      }
    }
    if (many) open_segment({});
    for (const std::uint32_t caption : captions_) add_to_body(caption, false);
    captions_.clear();
  }

  bool names_paper(std::uint32_t block) const {
    const std::vector<std::uint32_t>& lines = blocks_[block].lines;
    return std::any_of(lines.begin(), lines.end(), [&](std::uint32_t line) {
      return form_of(lexicon_, page_.at(page_.lines[line])) != Form::kNews;
    });
  }

  bool is_title(const std::vector<std::uint32_t>& part, std::uint32_t end, std::size_t parts) {
    if (page_.set) return blocks_[part.front()].level == Line::kHeadline;
    std::uint32_t next = end;  // below a picture, too
    while (next < blocks_.size() && (blocks_[next].kind == Kind::kCaption || blocks_[next].kind == Kind::kFurniture))
      ++next;
    if (next == blocks_.size() || lexicon_.begins(text_of(next), feature::kDateline) == 0) next = end;
    const bool starts =
        next < blocks_.size() && !segments_.empty() && blocks_[next].kind == Kind::kParagraph && starts_article(next);
    if (judge_.is_title(part, next, above(), starts)) return true;
    const Block& first = blocks_[part.front()];
    if (levels_.marked || above().form != Form::kNews || first.marked || first.glued) return false;
    return parts > 1 || (next == blocks_.size() && awaits_headline());
  }

  /// A body stands above to which no headline has come.
  bool awaits_headline() const {
    return std::any_of(segments_.begin(), segments_.end(), [](const HeadedBody& s) { return s.headline.empty(); });
  }

  Above above() const {
    Above out;
    out.none = segments_.empty();
    if (out.none) return out;
    const HeadedBody& now = segments_.back();
    out.paragraphs = now.paragraphs;
    out.ended = ended_;
    out.looks_ahead = now.looks_ahead;
    out.form = now.form;
    return out;
  }

  void open_segment(const std::vector<std::uint32_t>& headline) {
    segments_.emplace_back();
    segments_.back().headline = headline;
    segments_.back().form = form_of_headline(lexicon_, texts_, headline);
    note_stems(segments_.back(), headline);
    fresh_ = true;
    ended_ = false;
  }

  /// Two headlines above one text, parted by the number of the paper or who put it out: the lower one is the article's.
  bool replaces_headline(const std::vector<std::uint32_t>& part) const {
    if (segments_.empty() || segments_.back().paragraphs > 0 || segments_.back().headline.empty() ||
        segments_.back().form == Form::kNews)
      return false;
    const std::vector<std::uint32_t>& body = segments_.back().body;
    return form_of_headline(lexicon_, texts_, part) != Form::kNews &&
           std::all_of(body.begin(), body.end(), [&](std::uint32_t block) {
             return blocks_[block].kind == Kind::kByline || blocks_[block].kind == Kind::kDate;
           });
  }

  void retitle(const std::vector<std::uint32_t>& part) {
    HeadedBody& now = segments_.back();
    now.body.insert(now.body.begin(), now.headline.begin(), now.headline.end());
    now.headline = part;
    now.form = form_of_headline(lexicon_, texts_, part);
    note_stems(now, part);
    fresh_ = true;
  }

  /// The heading goes on with the headline above it.
  bool goes_with(const std::vector<std::uint32_t>& part, std::uint32_t block) const {
    const std::u32string_view text = text_of(block);
    if (page_.set) return blocks_[block].level == Line::kSubtitle;
    if (text.front() == U'—' || (text.front() == U'(' && text.back() == U')')) return true;
    const bool column = part.size() == 1 && is_bracketed_column(text_of(part.front()));
    if (column && blocks_[block].blanks_before < kBigGap) return true;
    const Block& above = blocks_[part.back()];
    const Block& here = blocks_[block];
    const bool levelled = above.level > 0 && above.level < Line::kBold;
    if (here.ruled || here.marked != above.marked || (levelled && (here.level == 0 || here.level == Line::kBold)))
      return false;
    if (here.level > 0 && here.level < Line::kBold) {
      // Where all are of one level, a headline has one line more: a subtitle, which names no other place.
      const std::size_t most = levels_tell() ? 3 : 2;
      return above.level > 0 && above.level <= here.level && lines_of(part) < most &&
             (levels_tell() || !names_other_place(part, block));
    }
    return here.blanks_before < kBigGap && lines_of(part) < 3 && !here.whole;
  }

  bool names_other_place(const std::vector<std::uint32_t>& part, std::uint32_t block) const {
    const auto here = stems_.in(text_of(block)), above = stems_.in(joined(part));
    const auto is_above = [&](std::size_t stem) { return std::binary_search(above.begin(), above.end(), stem); };
    return !here.empty() && !above.empty() && std::none_of(here.begin(), here.end(), is_above);
  }

  std::size_t lines_of(const std::vector<std::uint32_t>& part) const {
    std::size_t lines = 0;
    for (const std::uint32_t block : part) lines += blocks_[block].lines.size();
    return lines;
  }

  bool opens(std::uint32_t block) const {
    return blocks_[block].kind == Kind::kParagraph && is_lead(lexicon_, text_of(block));
  }

  /// Whether a headline but the last of those above block `next` shares more with the bodies below than with the one
  /// above.
  bool speak_of_below(const std::vector<std::vector<std::uint32_t>>& parts, const std::vector<bool>& titles,
                      std::uint32_t next) const {
    if (parts.size() < 2) return false;
    if (segments_.empty()) return std::count(titles.begin(), titles.end(), true) >= 2;
    std::u32string below;
    for (std::uint32_t i = next; i < blocks_.size() && below.size() < kFarBelow; ++i)
      if (blocks_[i].kind == Kind::kParagraph)
        below += text_of(i);
      else if (blocks_[i].kind == Kind::kHeading && !blocks_[i].glued && !blocks_[i].marked)
        break;
    for (std::size_t p = 0; p + 1 < parts.size(); ++p) {
      if (!titles[p]) continue;
      const std::u32string title = joined(parts[p]);
      const Wording wording(title, pairs_);
      Wording::Counts in_below = wording.none();
      wording.add(below, in_below);
      float above = 0;
      if (!segments_.empty())
        for (const auto& [segment, share] : wording_.overlaps(title, static_cast<std::uint32_t>(segments_.size())))
          if (segment + 1 == segments_.size() || segments_[segment].headline.empty()) above = std::max(above, share);
      if (wording.overlap(in_below) > above) return true;
    }
    return false;
  }

  /// Whether the headline speaks of the body below it rather than of an earlier body without a headline.
  bool leads(const std::vector<std::uint32_t>& part, std::uint32_t next) const {
    if (segments_.empty() || !segments_.back().headline.empty()) return true;
    std::u32string below;
    for (std::uint32_t i = next; i < blocks_.size() && below.size() < 400; ++i)
      if (blocks_[i].kind == Kind::kParagraph)
        below += text_of(i);
      else if (blocks_[i].kind == Kind::kHeading && i > next)
        break;
    const std::u32string title = joined(part);
    const Wording wording(title, pairs_);
    Wording::Counts in_below = wording.none();
    wording.add(below, in_below);
    float above = 0;
    for (const auto& [segment, share] : wording_.overlaps(title, static_cast<std::uint32_t>(segments_.size())))
      if (segments_[segment].headline.empty()) above = std::max(above, share);
    return wording.overlap(in_below) >= above;
  }

  void add_to_body(std::uint32_t block, bool heading) {
    if (segments_.empty() && !heading && blocks_[block].kind != Kind::kParagraph &&
        blocks_[block].kind != Kind::kNumbered) {
      front_.push_back(block);
      return;
    }
    const bool starts = !page_.set && !fresh_ && !heading && blocks_[block].kind == Kind::kParagraph &&
                        (segments_.empty() || starts_article(block) || (ended_ && awaits_body()));
    if (starts || segments_.empty()) {
      const bool opens = starts && ended_ && lexicon_.begins(text_of(block), feature::kDateline) > 0;
      segments_.emplace_back();
      segments_.back().opens = opens;
      ended_ = false;
    }
    fresh_ = fresh_ && blocks_[block].kind != Kind::kParagraph;
    if (blocks_[block].kind == Kind::kParagraph) apart_ = false;
    HeadedBody& segment = segments_.back();
    segment.body.push_back(block);
    ended_ = (ended_ && blocks_[block].kind != Kind::kParagraph) ||
             (segment.paragraphs > 0 && ends_article(lexicon_, blocks_, texts_, block));
    if (blocks_[block].kind == Kind::kParagraph) {
      ++segment.paragraphs;
      ended_ = ended_ || ends_article(lexicon_, blocks_, texts_, block);
      segment.looks_ahead = looks_ahead(lexicon_, text_of(block));
    }
    note_stems(segment, {block});
    wording_.add(static_cast<std::uint32_t>(segments_.size() - 1), text_of(block));
  }

  /// Headlines stand above for which there is no body yet.
  bool awaits_body() const {
    const auto untitled =
        std::count_if(segments_.begin(), segments_.end(), [](const HeadedBody& s) { return s.headline.empty(); });
    return headlines_.size() > static_cast<std::size_t>(untitled);
  }

  void note_stems(HeadedBody& segment, const std::vector<std::uint32_t>& blocks) const {
    for (const std::uint32_t block : blocks)
      for (const std::size_t stem : stems_.in(text_of(block))) segment.stems.insert(stem);
  }

  /// A paragraph below no headline that opens an article all the same.
  bool starts_article(std::uint32_t block) const {
    const HeadedBody& now = segments_.back();
    const std::u32string_view text = text_of(block);
    if (lexicon_.begins(text, feature::kDateline) > 0) return now.paragraphs > 0;
    const auto opening = stems_.in(text.substr(0, 40));
    const auto all = stems_.in(text.substr(0, 160));
    const auto known = [&](std::size_t stem) { return now.stems.contains(stem); };
    if (std::any_of(all.begin(), all.end(), known)) return apart_ && opens(block);
    if (all.empty()) return (apart_ && opens(block)) || (text.front() == U'《' && now.paragraphs >= 2);
    return (!opening.empty() && now.paragraphs >= 2) || opens(block) || text.front() == U'《';
  }

  ArticlePlan plan(const HeadedBody& segment) const {
    ArticlePlan out;
    out.body = segment.body;
    out.form = segment.form;
    std::vector<std::uint32_t> lines;
    for (const std::uint32_t block : segment.headline)
      lines.insert(lines.end(), blocks_[block].lines.begin(), blocks_[block].lines.end());
    const auto text = [&](std::size_t i) { return page_.at(page_.lines[lines[i]]); };
    if (lines.size() > 1 && is_column_name(text(0)) && !goes_on(text(0), text(1)) && !is_above(lines[0], lines[1]))
      lines.erase(lines.begin());
    std::size_t head = std::min<std::size_t>(1, lines.size());
    // An organ above the noun of its paper: 某某镇人民政府 / 公告.
    if (segment.form != Form::kNews)
      while (head > 0 && head < lines.size() && is_signer(lexicon_, text(head - 1))) ++head;
    while (head > 0 && head < lines.size() && goes_on(text(head - 1), text(head))) ++head;
    lines.erase(std::remove_if(lines.begin() + static_cast<std::ptrdiff_t>(head), lines.end(),
                               [&](std::uint32_t l) { return is_bracketed_column(page_.at(page_.lines[l])); }),
                lines.end());
    out.title.assign(lines.begin(), lines.begin() + static_cast<std::ptrdiff_t>(head));
    out.subtitle.assign(lines.begin() + static_cast<std::ptrdiff_t>(head), lines.end());
    return out;
  }

  /// A line of a headline that the next one completes: 某某镇：/ …, 坐出一条 / 老街, 我县召开 / 推进会.
  bool goes_on(std::u32string_view line, std::u32string_view next) const {
    if (next.front() == U'—' || next.front() == U'(') return false;
    if (leads_on_by_mark(line) || !balanced(line)) return true;
    const bool done = has_even_halves(line) || lexicon_.has(line.substr(line.size() - 1), feature::kMayEnd);
    if (!done && lexicon_.ends(line, feature::kLeadsOn) > 0) return true;
    if (lexicon_.ends(line, feature::kHeadlineVerb) > 0 && line.size() <= kLongestOpening) return true;
    if (line.size() < 3 || !lexicon_.has(line.substr(line.size() - 1), feature::kMeasure)) return false;
    return lexicon_.has(line.substr(line.size() - 2, 1), feature::kNumeral) || is_digit(line[line.size() - 2]);
  }

  /// A heading of a higher level in Markdown is no column's name, however short.
  bool is_above(std::uint32_t line, std::uint32_t next) const {
    return page_.lines[line].level > 0 && page_.lines[line].level < page_.lines[next].level;
  }

  /// 镇街新闻, 【春耕一线】: a column's name above a headline.
  bool is_column_name(std::u32string_view text) const {
    const bool counted = text.size() > 2 && text.back() == U'则' &&
                         lexicon_.has(text.substr(text.size() - 2, 1), feature::kNumeral);  // 新闻三则
    return text.size() <= kLongestKicker || is_bracketed_column(text) || counted;
  }

  static bool is_bracketed_column(std::u32string_view text) {
    return text.front() == U'【' && text.find(U'】') + 1 == text.size();
  }

  const Lexicon& lexicon_;
  const Page& page_;
  const std::vector<Block>& blocks_;
  const PairCounts& pairs_;
  const PlaceStems stems_;
  const BlockTexts texts_;
  const Levels levels_;
  TitleJudge judge_;
  WordingIndex wording_;  ///< by segment
  std::vector<HeadedBody> segments_;
  std::vector<Headline> headlines_;
  std::vector<std::uint32_t> front_;     ///< credits, names of papers and the like above the first article
  std::vector<std::uint32_t> captions_;  ///< between the headings that are being read
  bool fresh_ = false;                   ///< a headline has just opened the segment
  bool apart_ = false;                   ///< a headline of another body stands right above
  bool ended_ = false;                   ///< something has ended the last segment's article
};

}  // namespace

std::vector<ArticlePlan> plan_articles(const Lexicon& lexicon, const Page& page, const std::vector<Block>& blocks,
                                       const PairCounts& pairs) {
  return Planner(lexicon, page, blocks, pairs).run();
}

}  // namespace govgraph::text
