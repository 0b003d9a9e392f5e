// SPDX-License-Identifier: Apache-2.0
#include "text/articles.hpp"

#include <algorithm>
#include <deque>
#include <map>
#include <set>
#include <string>
#include <string_view>

#include "lexicon/features.hpp"
#include "text/phrases.hpp"
#include "text/places.hpp"
#include "text/wording.hpp"

namespace govgraph::text {
namespace {

using lexicon::Lexicon;
using Kind = Block::Kind;
namespace feature = lexicon::feature;

constexpr std::uint32_t kBigGap = 3;  ///< empty lines that part one article's headline from another's
constexpr float kTitleScore = 2.0F;
constexpr float kParagraphCost = 0.3F;     ///< what a paragraph must add to a headline's share to go with it
constexpr std::size_t kLongestKicker = 5;  ///< a column's name above a headline

/// A headline that may belong to any body: blocks of headings that stand together.
struct Headline {
  std::vector<std::uint32_t> blocks;
  std::size_t before_segment = 0;  ///< the segment that follows it on the page
};

struct Segment {
  std::vector<std::uint32_t> body;
  std::vector<std::uint32_t> headline;  ///< blocks
  std::set<std::size_t> stems;
  std::size_t paragraphs = 0;  ///< of the body
  bool looks_ahead = false;    ///< the last of them does
};

/// The text of each block without its line ends: a view of the page where its lines follow one another.
class BlockTexts {
 public:
  BlockTexts(const Page& page, const std::vector<Block>& blocks) : blocks_(blocks) {
    for (const Block& block : blocks) {
      const std::vector<std::uint32_t>& lines = block.lines;
      if (lines.back() - lines.front() + 1 == lines.size()) {
        const std::uint32_t begin = page.lines[lines.front()].begin, end = page.lines[lines.back()].end;
        views_.push_back(std::u32string_view(page.text).substr(begin, end - begin));
        continue;
      }
      std::u32string& text = copies_.emplace_back();
      for (const std::uint32_t line : lines) text += page.at(page.lines[line]);
      views_.push_back(text);
    }
  }

  std::u32string_view of(std::uint32_t block) const { return views_[block]; }

  std::u32string of_headings() const {
    std::u32string out;
    for (std::size_t i = 0; i < blocks_.size(); ++i)
      if (blocks_[i].kind == Kind::kHeading) out += views_[i];
    return out;
  }

 private:
  const std::vector<Block>& blocks_;
  std::deque<std::u32string> copies_;
  std::vector<std::u32string_view> views_;
};

class Planner {
 public:
  Planner(const Lexicon& lexicon, const Page& page, const std::vector<Block>& blocks, const PairCounts& pairs)
      : lexicon_(lexicon),
        page_(page),
        blocks_(blocks),
        pairs_(pairs),
        stems_(lexicon, page.text),
        texts_(page, blocks),
        wording_(texts_.of_headings(), pairs) {}

  std::vector<ArticlePlan> run() {
    // A page whose first headline stands right on its body sets all of them so.
    const auto first =
        std::find_if(blocks_.begin(), blocks_.end(), [](const Block& b) { return b.kind == Kind::kHeading; });
    const auto text = std::find_if(blocks_.begin(), blocks_.end(), [](const Block& b) {
      return b.kind != Kind::kFurniture && b.kind != Kind::kByline;
    });
    glued_style_ = first != blocks_.end() && first == text && first->glued;
    segment();
    place_headlines();
    std::vector<ArticlePlan> out;
    for (const Segment& each : segments_)
      if (!each.body.empty() || !each.headline.empty()) out.push_back(plan(each));
    return out;
  }

 private:
  std::u32string_view text_of(std::uint32_t block) const { return texts_.of(block); }

  /// Walks the blocks; runs of headings become headlines or headings of the body.
  void segment() {
    for (std::uint32_t i = 0; i < blocks_.size();) {
      const Kind kind = blocks_[i].kind;
      if (kind != Kind::kHeading) {
        if (kind != Kind::kFurniture) add_to_body(i, false);
        ++i;
        continue;
      }
      std::uint32_t end = i;
      while (end < blocks_.size() && (blocks_[end].kind == Kind::kHeading || blocks_[end].kind == Kind::kFurniture))
        ++end;
      read_headings(i, end);
      i = end;
    }
  }

  /// Headings i..end: parted by big gaps; the last part may lead the body below.
  void read_headings(std::uint32_t begin, std::uint32_t end) {
    std::vector<std::vector<std::uint32_t>> parts;
    for (std::uint32_t i = begin; i < end; ++i) {
      if (blocks_[i].kind != Kind::kHeading) continue;
      const bool apart =
          parts.empty() || blocks_[i].blanks_before >= kBigGap || lines_of(parts.back()) >= 3 || blocks_[i].whole;
      if (apart) parts.emplace_back();
      parts.back().push_back(i);
    }
    for (std::size_t p = 0; p < parts.size(); ++p) {
      const bool last = p + 1 == parts.size();
      const bool title = parts.size() > 1 || end == blocks_.size() || title_score(parts[p], end) >= kTitleScore;
      if (!title && !segments_.empty()) {
        for (const std::uint32_t block : parts[p]) add_to_body(block, true);
      } else if (last && end < blocks_.size() && leads(parts[p], end)) {
        segments_.emplace_back();
        segments_.back().headline = parts[p];
        note_stems(segments_.back(), parts[p]);
        fresh_ = true;
      } else {
        headlines_.push_back({parts[p], segments_.size()});
        apart_ = true;
      }
    }
  }

  std::size_t lines_of(const std::vector<std::uint32_t>& part) const {
    std::size_t lines = 0;
    for (const std::uint32_t block : part) lines += blocks_[block].lines.size();
    return lines;
  }

  float title_score(const std::vector<std::uint32_t>& part, std::uint32_t next) {
    const std::u32string text = joined(part);
    float score = 0;
    if (!stems_.in(text).empty()) score += 2;
    if (has(text, U'，') || has(text, U'：') || has(text, U'？') || has(text, U'！')) score += 1;
    if (lines_of(part) >= 2) score += 2;
    if (next < blocks_.size() && blocks_[next].kind == Kind::kByline) score += 2;
    if (next < blocks_.size() && opens(next))
      score += lexicon_.begins(text_of(next), feature::kThisPaper) > 0 ? 2.0F : 1.0F;
    else if (next < blocks_.size() && opens_with_day(text_of(next)))
      score += 1;
    if (next < blocks_.size() && !segments_.empty() && blocks_[next].kind == Kind::kParagraph && starts_article(next))
      score += 1;
    if (tells_of_event(lexicon_, text)) score += 1;
    if (segments_.empty())
      score += 2;
    else if (segments_.back().looks_ahead)
      score += 1;
    if (!segments_.empty() && segments_.back().paragraphs == 0) score -= 2;
    if (blocks_[part.front()].glued && blocks_[part.front()].blanks_before > 0 && glued_style_ &&
        !has_parallel(part.front()))
      score += 2;
    else if (blocks_[part.front()].glued && !(next < blocks_.size() && opens(next)))
      score -= 3;
    return score;
  }

  /// Headings of one article are built alike: 物业难题有人管, 冬季供暖有人盯.
  bool has_parallel(std::uint32_t block) {
    if (glued_.empty())
      for (std::uint32_t each = 0; each < blocks_.size(); ++each)
        if (blocks_[each].kind == Kind::kHeading && blocks_[each].glued) glued_[text_of(each).size()].push_back(each);
    const std::u32string_view text = text_of(block);
    for (std::size_t size = text.size() - 1; size <= text.size() + 1; ++size) {
      const auto same_size = glued_.find(size);
      if (same_size == glued_.end()) continue;
      for (const std::uint32_t other : same_size->second)
        if (other != block && built_alike(text, text_of(other))) return true;
    }
    return false;
  }

  static bool built_alike(std::u32string_view one, std::u32string_view other) {
    std::size_t from_start = 0, from_end = 0;
    for (std::size_t i = 0; i < std::min(one.size(), other.size()); ++i) {
      from_start += one[i] == other[i];
      from_end += one[one.size() - 1 - i] == other[other.size() - 1 - i];
    }
    return std::max(from_start, from_end) >= 2;
  }

  bool opens(std::uint32_t block) const {
    return blocks_[block].kind == Kind::kParagraph && is_lead(lexicon_, text_of(block));
  }

  std::u32string joined(const std::vector<std::uint32_t>& part) const {
    std::u32string out;
    for (const std::uint32_t block : part) out += text_of(block);
    return out;
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
    const bool starts =
        !fresh_ && !heading && blocks_[block].kind == Kind::kParagraph && (segments_.empty() || starts_article(block));
    if (starts || segments_.empty()) segments_.emplace_back();
    fresh_ = fresh_ && blocks_[block].kind != Kind::kParagraph;
    if (blocks_[block].kind == Kind::kParagraph) apart_ = false;
    Segment& segment = segments_.back();
    segment.body.push_back(block);
    if (blocks_[block].kind == Kind::kParagraph) {
      ++segment.paragraphs;
      segment.looks_ahead = looks_ahead(lexicon_, text_of(block));
    }
    note_stems(segment, {block});
    wording_.add(static_cast<std::uint32_t>(segments_.size() - 1), text_of(block));
  }

  void note_stems(Segment& segment, const std::vector<std::uint32_t>& blocks) const {
    for (const std::uint32_t block : blocks)
      for (const std::size_t stem : stems_.in(text_of(block))) segment.stems.insert(stem);
  }

  /// A paragraph below no headline that opens an article all the same.
  bool starts_article(std::uint32_t block) const {
    const Segment& now = segments_.back();
    const std::u32string_view text = text_of(block);
    if (lexicon_.begins(text, feature::kDateline) > 0) return now.paragraphs > 0;
    const auto opening = stems_.in(text.substr(0, 40));
    const auto all = stems_.in(text.substr(0, 160));
    const auto known = [&](std::size_t stem) { return now.stems.contains(stem); };
    if (std::any_of(all.begin(), all.end(), known)) return apart_ && opens(block);
    if (all.empty()) return (apart_ && opens(block)) || (text.front() == U'《' && now.paragraphs >= 2);
    return (!opening.empty() && now.paragraphs >= 2) || opens(block) || text.front() == U'《';
  }

  /// Headlines that stand apart go to the bodies without one that share most with them, best pair first.
  void place_headlines() {
    struct Fit {
      float score;
      std::size_t headline, segment;
    };
    std::vector<Fit> fits;
    for (std::size_t h = 0; h < headlines_.size(); ++h)
      for (const auto& [s, score] :
           wording_.overlaps(joined(headlines_[h].blocks), static_cast<std::uint32_t>(headlines_[h].before_segment)))
        if (segments_[s].headline.empty()) fits.push_back({score, h, s});
    std::stable_sort(fits.begin(), fits.end(), [](const Fit& a, const Fit& b) { return a.score > b.score; });
    std::vector<bool> placed(headlines_.size(), false);
    for (const Fit& fit : fits) {
      if (placed[fit.headline] || !segments_[fit.segment].headline.empty()) continue;
      segments_[fit.segment].headline = headlines_[fit.headline].blocks;
      placed[fit.headline] = true;
    }
    for (std::size_t h = headlines_.size(); h-- > 0;)
      if (!placed[h]) split_for(headlines_[h]);
  }

  /// A headline left over: the body before it holds two articles; it is cut where the headline's wording begins.
  void split_for(const Headline& headline) {
    const std::u32string title = joined(headline.blocks);
    const std::size_t s = std::min(headline.before_segment, segments_.size()) - (headline.before_segment > 0 ? 1 : 0);
    Segment made;
    made.headline = headline.blocks;
    if (s < segments_.size() && segments_[s].body.size() >= 2) {
      std::vector<std::uint32_t>& body = segments_[s].body;
      const std::size_t cut = best_cut(title, body);
      made.body.assign(body.begin() + static_cast<std::ptrdiff_t>(cut), body.end());
      body.resize(cut);
    }
    segments_.insert(segments_.begin() + static_cast<std::ptrdiff_t>(std::min(s + 1, segments_.size())),
                     std::move(made));
  }

  /// From which block on the body is the headline's, by what the paragraphs from there share with it more than all
  /// before; the body's size when from none.
  std::size_t best_cut(std::u32string_view title, const std::vector<std::uint32_t>& body) const {
    const Wording wording(title, pairs_);
    Wording::Counts head = wording.none(), tail = wording.none();
    for (std::size_t i = 0; i < body.size(); ++i) {
      wording.add(text_of(body[i]), head);
      if (i > 0) wording.add_seam(text_of(body[i - 1]).back(), text_of(body[i]).front(), head);
    }
    float best = 0;
    std::size_t cut = body.size();
    char32_t after = 0;
    for (std::size_t i = body.size(); i-- > 1;) {
      const std::u32string_view text = text_of(body[i]);
      wording.remove(text, head);
      wording.remove_seam(text_of(body[i - 1]).back(), text.front(), head);
      if (blocks_[body[i]].kind != Kind::kParagraph) continue;
      wording.add(text, tail);
      if (after != 0) wording.add_seam(text.back(), after, tail);
      after = text.front();
      const float gain =
          wording.overlap(tail) - wording.overlap(head) - kParagraphCost * static_cast<float>(body.size() - i);
      if (gain > best) {
        best = gain;
        cut = i;
      }
    }
    return cut;
  }

  ArticlePlan plan(const Segment& segment) const {
    ArticlePlan out;
    out.body = segment.body;
    std::vector<std::uint32_t> lines;
    for (const std::uint32_t block : segment.headline)
      lines.insert(lines.end(), blocks_[block].lines.begin(), blocks_[block].lines.end());
    if (lines.size() > 1 && page_.at(page_.lines[lines.front()]).size() <= kLongestKicker) lines.erase(lines.begin());
    std::size_t head = std::min<std::size_t>(1, lines.size());
    // 某某镇：/ …: a headline that goes on in the next line.
    while (head > 0 && head < lines.size() && page_.at(page_.lines[lines[head - 1]]).back() == U'：') ++head;
    out.title.assign(lines.begin(), lines.begin() + static_cast<std::ptrdiff_t>(head));
    out.subtitle.assign(lines.begin() + static_cast<std::ptrdiff_t>(head), lines.end());
    return out;
  }

  const Lexicon& lexicon_;
  const Page& page_;
  const std::vector<Block>& blocks_;
  const PairCounts& pairs_;
  const PlaceStems stems_;
  const BlockTexts texts_;
  WordingIndex wording_;                                     ///< by segment
  std::map<std::size_t, std::vector<std::uint32_t>> glued_;  ///< headings on their paragraphs, by size; once asked for
  std::vector<Segment> segments_;
  std::vector<Headline> headlines_;
  bool glued_style_ = false;
  bool fresh_ = false;  ///< a headline has just opened the segment
  bool apart_ = false;  ///< a headline of another body stands right above
};

}  // namespace

std::vector<ArticlePlan> plan_articles(const Lexicon& lexicon, const Page& page, const std::vector<Block>& blocks,
                                       const PairCounts& pairs) {
  return Planner(lexicon, page, blocks, pairs).run();
}

}  // namespace govgraph::text
