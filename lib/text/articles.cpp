// SPDX-License-Identifier: Apache-2.0
#include "text/articles.hpp"

#include <algorithm>
#include <set>
#include <string>
#include <string_view>

#include "text/places.hpp"

namespace govgraph::text {
namespace {

using Kind = Block::Kind;

constexpr std::uint32_t kBigGap = 3;  ///< empty lines that part one article's headline from another's
constexpr float kTitleScore = 2.0F;
constexpr float kParagraphCost = 0.3F;     ///< what a paragraph must add to a headline's share to go with it
constexpr std::size_t kLongestKicker = 5;  ///< a column's name above a headline

bool has(std::u32string_view text, std::u32string_view part) { return text.find(part) != std::u32string_view::npos; }

bool starts_with_any(std::u32string_view text, std::initializer_list<std::u32string_view> heads) {
  return std::any_of(heads.begin(), heads.end(), [&](std::u32string_view head) { return text.starts_with(head); });
}

/// A headline that may belong to any body: blocks of headings that stand together.
struct Headline {
  std::vector<std::uint32_t> blocks;
  std::size_t before_segment = 0;  ///< the segment that follows it on the page
};

struct Segment {
  std::vector<std::uint32_t> body;
  std::vector<std::uint32_t> headline;  ///< blocks
  std::set<std::size_t> stems;
};

class Planner {
 public:
  Planner(const Page& page, const std::vector<Block>& blocks, const PairCounts& pairs)
      : page_(page), blocks_(blocks), pairs_(pairs), stems_(place_stems(page.text)) {}

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
  std::u32string text_of(std::uint32_t block) const {
    std::u32string out;
    for (const std::uint32_t line : blocks_[block].lines) out += page_.at(page_.lines[line]);
    return out;
  }

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

  float title_score(const std::vector<std::uint32_t>& part, std::uint32_t next) const {
    const std::u32string text = joined(part);
    float score = 0;
    if (!stems_in(text, stems_).empty()) score += 2;
    if (has(text, U"，") || has(text, U"：") || has(text, U"？") || has(text, U"！")) score += 1;
    if (lines_of(part) >= 2) score += 2;
    if (next < blocks_.size() && blocks_[next].kind == Kind::kByline) score += 2;
    if (next < blocks_.size() && is_lead(next))
      score += text_of(next).starts_with(U"本报") ? 2.0F : 1.0F;
    else if (next < blocks_.size() && opens_with_day(text_of(next)))
      score += 1;
    if (next < blocks_.size() && !segments_.empty() && blocks_[next].kind == Kind::kParagraph && starts_article(next))
      score += 1;
    if (tells_of_event(text)) score += 1;
    if (segments_.empty())
      score += 2;
    else if (closes(segments_.back()))
      score += 1;
    if (!segments_.empty() && paragraphs(segments_.back()) == 0) score -= 2;
    if (blocks_[part.front()].glued && blocks_[part.front()].blanks_before > 0 && glued_style_ &&
        !has_parallel(part.front()))
      score += 2;
    else if (blocks_[part.front()].glued && !(next < blocks_.size() && is_lead(next)))
      score -= 3;
    return score;
  }

  /// Headings of one article are built alike: 物业难题有人管, 冬季供暖有人盯.
  bool has_parallel(std::uint32_t block) const {
    const std::u32string text = text_of(block);
    for (std::uint32_t other = 0; other < blocks_.size(); ++other) {
      if (other == block || blocks_[other].kind != Kind::kHeading || !blocks_[other].glued) continue;
      const std::u32string each = text_of(other);
      if (each.size() > text.size() + 1 || text.size() > each.size() + 1) continue;
      std::size_t from_start = 0, from_end = 0;
      for (std::size_t i = 0; i < std::min(each.size(), text.size()); ++i) {
        from_start += each[i] == text[i];
        from_end += each[each.size() - 1 - i] == text[text.size() - 1 - i];
      }
      if (std::max(from_start, from_end) >= 2) return true;
    }
    return false;
  }

  std::u32string joined(const std::vector<std::uint32_t>& part) const {
    std::u32string out;
    for (const std::uint32_t block : part) out += text_of(block);
    return out;
  }

  /// 近日, 日前, 本报讯 open an article.
  bool is_lead(std::uint32_t block) const {
    if (blocks_[block].kind != Kind::kParagraph) return false;
    const std::u32string text = text_of(block);
    // 某某日报讯(记者…), 某某融媒讯
    const std::size_t told = std::u32string_view(text).substr(0, 10).find(U'讯');
    if (told != std::u32string_view::npos && told >= 2 && told + 1 < text.size() &&
        (text[told + 1] == U'(' || text[told + 1] == U' ' || text[told + 1] == U'：'))
      return true;
    return starts_with_any(text, {U"近日", U"日前", U"前不久", U"本报讯", U"本报(", U"昨日", U"讯 ", U"连日来"});
  }

  /// 1月28日下午, or with its digits lost.
  static bool opens_with_day(std::u32string_view text) {
    const std::size_t month = text.find(U'月');
    const std::size_t day = text.find(U'日');
    if (month == std::u32string_view::npos || day == std::u32string_view::npos || day < month || day > 16) return false;
    return std::all_of(text.begin(), text.begin() + static_cast<std::ptrdiff_t>(day),
                       [](char32_t c) { return is_digit(c) || c == U' ' || c == U'年' || c == U'月'; });
  }

  /// 举行, 成立, 揭牌: what headlines tell and headings inside an article rarely do.
  static bool tells_of_event(std::u32string_view title) {
    if (title.size() < 8) return false;
    for (const std::u32string_view verb :
         {U"举行", U"召开", U"举办", U"成立", U"揭牌", U"启动", U"开展", U"走进", U"获评", U"荣获", U"签约", U"发布",
          U"启用", U"开工", U"开业", U"亮相", U"揭晓", U"通车", U"慰问"})
      if (has(title, verb)) return true;
    return false;
  }

  std::size_t paragraphs(const Segment& segment) const {
    return static_cast<std::size_t>(std::count_if(segment.body.begin(), segment.body.end(), [&](std::uint32_t b) {
      return blocks_[b].kind == Kind::kParagraph;
    }));
  }

  /// The last paragraph looks ahead, as the last ones do: 未来, 下一步.
  bool closes(const Segment& segment) const {
    for (std::size_t i = segment.body.size(); i-- > 0;) {
      if (blocks_[segment.body[i]].kind != Kind::kParagraph) continue;
      const std::u32string text = text_of(segment.body[i]);
      return starts_with_any(text, {U"未来", U"下一步", U"今后", U"接下来", U"目前", U"据悉", U"据了解", U"此次",
                                    U"如今", U"此外", U"从"}) ||
             has(text, U"将继续");
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
    float above = 0;
    for (const Segment& segment : segments_)
      if (segment.headline.empty()) above = std::max(above, overlap(title, body_text(segment)));
    return overlap(title, below) >= above;
  }

  std::u32string body_text(const Segment& segment) const {
    std::u32string out;
    for (const std::uint32_t block : segment.body) out += text_of(block);
    return out;
  }

  /// How much of a headline's wording stands in a text: for each pair of ideographs, the share of all its
  /// occurrences on the page.
  float overlap(const std::u32string& title, const std::u32string& text) const {
    PairCounts there = PairCounts::known(title);
    there.count_known(text);
    float sum = 0;
    for (std::size_t i = 0; i + 1 < title.size(); ++i) {
      if (!is_cjk(title[i]) || !is_cjk(title[i + 1])) continue;
      // Where a headline's lines meet the page has no such pair.
      const std::uint32_t on_page = std::max(1U, pairs_.count(title[i], title[i + 1]));
      sum += static_cast<float>(there.count(title[i], title[i + 1])) / static_cast<float>(on_page);
    }
    return sum;
  }

  void add_to_body(std::uint32_t block, bool heading) {
    const bool starts =
        !fresh_ && !heading && blocks_[block].kind == Kind::kParagraph && (segments_.empty() || starts_article(block));
    if (starts || segments_.empty()) segments_.emplace_back();
    fresh_ = fresh_ && blocks_[block].kind != Kind::kParagraph;
    if (blocks_[block].kind == Kind::kParagraph) apart_ = false;
    segments_.back().body.push_back(block);
    note_stems(segments_.back(), {block});
  }

  void note_stems(Segment& segment, const std::vector<std::uint32_t>& blocks) const {
    for (const std::uint32_t block : blocks)
      for (const std::size_t stem : stems_in(text_of(block), stems_)) segment.stems.insert(stem);
  }

  /// A paragraph below no headline that opens an article all the same.
  bool starts_article(std::uint32_t block) const {
    const Segment& now = segments_.back();
    const std::u32string text = text_of(block);
    if (starts_with_any(text, {U"本报讯", U"本报("})) return paragraphs(now) > 0;
    const auto opening = stems_in(std::u32string_view(text).substr(0, 40), stems_);
    const auto all = stems_in(std::u32string_view(text).substr(0, 160), stems_);
    const auto known = [&](std::size_t stem) { return now.stems.contains(stem); };
    if (std::any_of(all.begin(), all.end(), known)) return apart_ && is_lead(block);
    if (all.empty()) return (apart_ && is_lead(block)) || (text.front() == U'《' && paragraphs(now) >= 2);
    return (!opening.empty() && paragraphs(now) >= 2) || is_lead(block) || text.front() == U'《';
  }

  /// Headlines that stand apart go to the bodies without one that share most with them, best pair first.
  void place_headlines() {
    struct Fit {
      float score;
      std::size_t headline, segment;
    };
    std::vector<Fit> fits;
    for (std::size_t h = 0; h < headlines_.size(); ++h)
      for (std::size_t s = 0; s < headlines_[h].before_segment; ++s)
        if (segments_[s].headline.empty())
          fits.push_back({overlap(joined(headlines_[h].blocks), body_text(segments_[s])), h, s});
    std::stable_sort(fits.begin(), fits.end(), [](const Fit& a, const Fit& b) { return a.score > b.score; });
    std::vector<bool> placed(headlines_.size(), false);
    for (const Fit& fit : fits) {
      if (placed[fit.headline] || !segments_[fit.segment].headline.empty() || fit.score <= 0) continue;
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
      float best = 0;
      std::size_t cut = body.size();
      std::u32string tail;
      for (std::size_t i = body.size(); i-- > 1;) {
        if (blocks_[body[i]].kind != Kind::kParagraph) continue;
        tail = text_of(body[i]) + tail;
        Segment head;
        head.body.assign(body.begin(), body.begin() + static_cast<std::ptrdiff_t>(i));
        const float gain = overlap(title, tail) - overlap(title, body_text(head)) -
                           kParagraphCost * static_cast<float>(body.size() - i);
        if (gain > best) {
          best = gain;
          cut = i;
        }
      }
      made.body.assign(body.begin() + static_cast<std::ptrdiff_t>(cut), body.end());
      body.resize(cut);
    }
    segments_.insert(segments_.begin() + static_cast<std::ptrdiff_t>(std::min(s + 1, segments_.size())),
                     std::move(made));
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

  const Page& page_;
  const std::vector<Block>& blocks_;
  const PairCounts& pairs_;
  std::vector<std::u32string> stems_;
  std::vector<Segment> segments_;
  std::vector<Headline> headlines_;
  bool glued_style_ = false;
  bool fresh_ = false;  ///< a headline has just opened the segment
  bool apart_ = false;  ///< a headline of another body stands right above
};

}  // namespace

std::vector<ArticlePlan> plan_articles(const Page& page, const std::vector<Block>& blocks, const PairCounts& pairs) {
  return Planner(page, blocks, pairs).run();
}

}  // namespace govgraph::text
