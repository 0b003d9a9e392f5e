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
constexpr std::size_t kLeastBody = 60;       ///< code points of an article without a headline
constexpr float kParagraphCost = 0.3F;       ///< what a paragraph must add to a headline's share to go with it
constexpr std::size_t kLongestOpening = 10;  ///< of a headline's line that ends with its verb: 我县召开
constexpr std::size_t kLongestKicker = 5;    ///< a column's name above a headline

/// A headline that may belong to any body: blocks of headings that stand together.
struct Headline {
  std::vector<std::uint32_t> blocks;
  std::size_t before_segment = 0;  ///< the segment that follows it on the page
  std::size_t end_below = 0;       ///< of those bodies
  bool leads_many = false;         ///< it stands with others right above bodies that have no headline of their own
};

struct Segment {
  std::vector<std::uint32_t> body;
  std::vector<std::uint32_t> headline;  ///< blocks
  std::set<std::size_t> stems;
  std::size_t paragraphs = 0;  ///< of the body
  Form form = Form::kNews;
  bool looks_ahead = false;  ///< the last of them does
  bool opens = false;        ///< it opens like an article where the one above was ended
};

/// Where a body is cut for a headline.
struct Split {
  float gain = 0;  ///< what it shares with the text behind the cut more than with that before
  std::size_t segment = 0;
  std::size_t at = 0;  ///< place in the body
  std::size_t headline = 0;
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
        levels_(levels_of(lexicon, blocks, texts_)),
        judge_(lexicon, blocks, texts_, stems_, levels_),
        wording_(texts_.of_headings(), pairs) {}

  std::vector<ArticlePlan> run() {
    segment();
    place_headlines();
    merge_untitled();
    if (!front_.empty() && segments_.empty()) segments_.emplace_back();
    if (!front_.empty()) segments_.front().body.insert(segments_.front().body.begin(), front_.begin(), front_.end());
    std::vector<ArticlePlan> out;
    for (const Segment& each : segments_)
      if (!each.body.empty() || !each.headline.empty()) out.push_back(plan(each));
    return out;
  }

 private:
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
    const bool many = titles.back() && end < blocks_.size() && !levels_.marked && speak_of_below(parts, titles, end);
    for (std::size_t p = 0; p < parts.size(); ++p) {
      const bool last = p + 1 == parts.size();
      const bool title = titles[p];
      if (!title && segments_.empty()) continue;  // what stands above the first headline in Markdown
      if (!title) {
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

  bool is_title(const std::vector<std::uint32_t>& part, std::uint32_t next, std::size_t parts) {
    const bool starts =
        next < blocks_.size() && !segments_.empty() && blocks_[next].kind == Kind::kParagraph && starts_article(next);
    if (judge_.is_title(part, next, above(), starts)) return true;
    const bool levelled = levels_.marked;
    return !levelled && above().form == Form::kNews && (parts > 1 || next == blocks_.size()) &&
           !blocks_[part.front()].marked && !blocks_[part.front()].glued;
  }

  Above above() const {
    Above out;
    out.none = segments_.empty();
    if (out.none) return out;
    const Segment& now = segments_.back();
    out.paragraphs = now.paragraphs;
    out.ended = ended_;
    out.looks_ahead = now.looks_ahead;
    out.form = now.form;
    return out;
  }

  /// By all of it, or else by the first of its lines that makes it a paper.
  Form form_of_headline(const std::vector<std::uint32_t>& headline) const {
    Form form = form_of(lexicon_, joined(headline));
    for (std::size_t i = 0; form == Form::kNews && i < headline.size(); ++i)
      form = form_of(lexicon_, text_of(headline[i]));
    return form;
  }

  void open_segment(const std::vector<std::uint32_t>& headline) {
    segments_.emplace_back();
    segments_.back().headline = headline;
    segments_.back().form = form_of_headline(headline);
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
    return form_of_headline(part) != Form::kNews && std::all_of(body.begin(), body.end(), [&](std::uint32_t block) {
             return blocks_[block].kind == Kind::kByline || blocks_[block].kind == Kind::kDate;
           });
  }

  void retitle(const std::vector<std::uint32_t>& part) {
    Segment& now = segments_.back();
    now.body.insert(now.body.begin(), now.headline.begin(), now.headline.end());
    now.headline = part;
    now.form = form_of_headline(part);
    note_stems(now, part);
    fresh_ = true;
  }

  /// The heading goes on with the headline above it.
  bool goes_with(const std::vector<std::uint32_t>& part, std::uint32_t block) const {
    const std::u32string_view text = text_of(block);
    if (text.front() == U'—' || (text.front() == U'(' && text.back() == U')')) return true;
    const Block& above = blocks_[part.back()];
    const Block& here = blocks_[block];
    if (here.ruled || here.marked != above.marked) return false;
    if (here.level > 0 && here.level < Line::kBold)
      return above.level > 0 && above.level <= here.level && lines_of(part) < 3;
    return here.blanks_before < kBigGap && lines_of(part) < 3 && !here.whole;
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
    const bool starts = !fresh_ && !heading && blocks_[block].kind == Kind::kParagraph &&
                        (segments_.empty() || starts_article(block) || (ended_ && awaits_body()));
    if (starts || segments_.empty()) {
      const bool opens = starts && ended_ && lexicon_.begins(text_of(block), feature::kDateline) > 0;
      segments_.emplace_back();
      segments_.back().opens = opens;
      ended_ = false;
    }
    fresh_ = fresh_ && blocks_[block].kind != Kind::kParagraph;
    if (blocks_[block].kind == Kind::kParagraph) apart_ = false;
    Segment& segment = segments_.back();
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
        std::count_if(segments_.begin(), segments_.end(), [](const Segment& s) { return s.headline.empty(); });
    return headlines_.size() > static_cast<std::size_t>(untitled);
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
    placed_.assign(headlines_.size(), false);
    for (Headline& each : headlines_) each.end_below = end_below(each);
    for (std::size_t h = 0; h < headlines_.size(); ++h)
      if (headlines_[h].leads_many && (h == 0 || headlines_[h - 1].before_segment != headlines_[h].before_segment))
        cut_below(h);
    struct Fit {
      float score;
      std::size_t headline, segment;
    };
    std::vector<Fit> fits;
    for (std::size_t h = 0; h < headlines_.size(); ++h) {
      const std::size_t end = headlines_[h].leads_many ? headlines_[h].end_below : headlines_[h].before_segment;
      for (const auto& [s, score] : wording_.overlaps(joined(headlines_[h].blocks), static_cast<std::uint32_t>(end)))
        if (segments_[s].headline.empty()) fits.push_back({score, h, s});
    }
    std::stable_sort(fits.begin(), fits.end(), [](const Fit& a, const Fit& b) { return a.score > b.score; });
    for (const Fit& fit : fits)
      if (!placed_[fit.headline] && segments_[fit.segment].headline.empty()) place(fit.headline, fit.segment);
    for (std::size_t h = headlines_.size(); h-- > 0;)
      if (headlines_[h].leads_many && !placed_[h]) place_in_order(h);
    for (std::size_t h = headlines_.size(); h-- > 0;)
      if (!placed_[h]) split_for(h);
    std::stable_sort(cuts_.begin(), cuts_.end(), [](const Split& a, const Split& b) {
      return a.segment != b.segment ? a.segment < b.segment : a.at < b.at;
    });
    for (std::size_t c = cuts_.size(); c-- > 0;) split(cuts_[c]);
  }

  /// To the last of the bodies below that has no headline yet.
  void place_in_order(std::size_t h) {
    for (std::size_t s = headlines_[h].end_below; s-- > headlines_[h].before_segment;)
      if (segments_[s].headline.empty()) return place(h, s);
  }

  void place(std::size_t headline, std::size_t segment) {
    segments_[segment].headline = headlines_[headline].blocks;
    segments_[segment].form = form_of_headline(headlines_[headline].blocks);
    placed_[headline] = true;
  }

  /// Past the bodies without a headline that stand below it.
  std::size_t end_below(const Headline& headline) const {
    std::size_t end = headline.before_segment;
    while (end < segments_.size() && segments_[end].headline.empty()) ++end;
    return end;
  }

  /// More headlines than bodies stand together: a body is cut for the headline that gains most by it.
  void cut_below(std::size_t first) {
    const std::size_t begin = headlines_[first].before_segment, end = headlines_[first].end_below;
    std::size_t last = first;
    while (last < headlines_.size() && headlines_[last].before_segment == begin) ++last;
    if (last - first <= end - begin) return;
    Split best;
    for (std::size_t s = begin; s < end; ++s) {
      std::vector<std::vector<float>> shares;
      for (std::size_t h = first; h < last; ++h)
        shares.push_back(shares_behind(joined(headlines_[h].blocks), segments_[s].body));
      for (std::size_t i = 1; i < segments_[s].body.size(); ++i) {
        if (blocks_[segments_[s].body[i]].kind != Kind::kParagraph) continue;
        for (std::size_t h = 0; h < shares.size(); ++h)
          for (std::size_t other = 0; other < shares.size(); ++other)
            if (const float gain = shares[h][i] - shares[other][i]; gain > best.gain) best = {gain, s, i, first + h};
      }
    }
    if (best.gain <= 0) return;
    cuts_.push_back(best);
    placed_[best.headline] = true;
  }

  /// A line or two above the first headline.
  bool is_scrap(const Segment& segment) const {
    std::size_t size = 0;
    for (const std::uint32_t block : segment.body) size += text_of(block).size();
    return segment.headline.empty() && size < kLeastBody;
  }

  /// A body to which no headline came goes on with the one above it, unless that was ended and it opens for itself.
  void merge_untitled() {
    std::vector<Segment> kept;
    for (Segment& each : segments_) {
      const bool alone = !each.headline.empty() || kept.empty() || each.opens;
      if (kept.size() == 1 && is_scrap(kept.front())) {
        each.body.insert(each.body.begin(), kept.front().body.begin(), kept.front().body.end());
        kept.front() = std::move(each);
      } else if (alone) {
        kept.push_back(std::move(each));
      } else {
        Segment& above = kept.back();
        above.body.insert(above.body.end(), each.body.begin(), each.body.end());
        above.paragraphs += each.paragraphs;
      }
    }
    segments_ = std::move(kept);
  }

  /// A headline left over: the body before it holds two articles; it is cut where the headline's wording begins.
  void split_for(std::size_t h) {
    const Headline& headline = headlines_[h];
    const std::size_t s = std::min(headline.before_segment, segments_.size()) - (headline.before_segment > 0 ? 1 : 0);
    const bool holds = s < segments_.size() && segments_[s].body.size() >= 2;
    cuts_.push_back({0, s, holds ? best_cut(joined(headline.blocks), segments_[s].body) : 0, h});
  }

  /// From block `at` of its body on the segment is the headline's; from none on where `at` is 0.
  void split(const Split& cut) {
    const Headline& headline = headlines_[cut.headline];
    Segment made;
    made.headline = headline.blocks;
    made.form = form_of_headline(headline.blocks);
    if (cut.at > 0) {
      std::vector<std::uint32_t>& body = segments_[cut.segment].body;
      made.body.assign(body.begin() + static_cast<std::ptrdiff_t>(cut.at), body.end());
      body.resize(cut.at);
    }
    segments_.insert(segments_.begin() + static_cast<std::ptrdiff_t>(std::min(cut.segment + 1, segments_.size())),
                     std::move(made));
  }

  /// By place in the body: how much more of the headline's wording stands from there on than above.
  std::vector<float> shares_behind(std::u32string_view title, const std::vector<std::uint32_t>& body) const {
    const Wording wording(title, pairs_);
    Wording::Counts head = wording.none(), tail = wording.none();
    for (std::size_t i = 0; i < body.size(); ++i) {
      wording.add(text_of(body[i]), head);
      if (i > 0) wording.add_seam(text_of(body[i - 1]).back(), text_of(body[i]).front(), head);
    }
    std::vector<float> out(body.size(), 0.0F);
    char32_t after = 0;
    for (std::size_t i = body.size(); i-- > 1;) {
      const std::u32string_view text = text_of(body[i]);
      wording.remove(text, head);
      wording.remove_seam(text_of(body[i - 1]).back(), text.front(), head);
      if (blocks_[body[i]].kind != Kind::kParagraph) continue;
      wording.add(text, tail);
      if (after != 0) wording.add_seam(text.back(), after, tail);
      after = text.front();
      out[i] = wording.overlap(tail) - wording.overlap(head);
    }
    return out;
  }

  /// From which block on the body is the headline's, by what the paragraphs from there share with it more than all
  /// before; the body's size when from none.
  std::size_t best_cut(std::u32string_view title, const std::vector<std::uint32_t>& body) const {
    const std::vector<float> shares = shares_behind(title, body);
    float best = 0;
    std::size_t cut = body.size();
    for (std::size_t i = body.size(); i-- > 1;) {
      if (blocks_[body[i]].kind != Kind::kParagraph) continue;
      const float gain = shares[i] - kParagraphCost * static_cast<float>(body.size() - i);
      if (gain <= best) continue;
      best = gain;
      cut = i;
    }
    return cut;
  }

  ArticlePlan plan(const Segment& segment) const {
    ArticlePlan out;
    out.body = segment.body;
    out.form = segment.form;
    std::vector<std::uint32_t> lines;
    for (const std::uint32_t block : segment.headline)
      lines.insert(lines.end(), blocks_[block].lines.begin(), blocks_[block].lines.end());
    const auto text = [&](std::size_t i) { return page_.at(page_.lines[lines[i]]); };
    if (lines.size() > 1 && is_column_name(text(0)) && !goes_on(text(0), text(1))) lines.erase(lines.begin());
    std::size_t head = std::min<std::size_t>(1, lines.size());
    // An organ above the noun of its paper: 某某镇人民政府 / 公告.
    if (lines.size() > 1 && segment.form != Form::kNews && is_signer(lexicon_, text(0))) head = 2;
    while (head > 0 && head < lines.size() && goes_on(text(head - 1), text(head))) ++head;
    out.title.assign(lines.begin(), lines.begin() + static_cast<std::ptrdiff_t>(head));
    out.subtitle.assign(lines.begin() + static_cast<std::ptrdiff_t>(head), lines.end());
    return out;
  }

  /// A line of a headline that the next one completes: 某某镇：/ …, 坐出一条 / 老街, 我县召开 / 推进会.
  bool goes_on(std::u32string_view line, std::u32string_view next) const {
    if (next.front() == U'—' || next.front() == U'(') return false;
    if (leads_on_by_mark(line) || !balanced(line) || lexicon_.ends(line, feature::kLeadsOn) > 0) return true;
    if (lexicon_.ends(line, feature::kHeadlineVerb) > 0 && line.size() <= kLongestOpening) return true;
    if (line.size() < 3 || !lexicon_.has(line.substr(line.size() - 1), feature::kMeasure)) return false;
    return lexicon_.has(line.substr(line.size() - 2, 1), feature::kNumeral) || is_digit(line[line.size() - 2]);
  }

  /// 镇街新闻, 【春耕一线】: a column's name above a headline.
  static bool is_column_name(std::u32string_view text) {
    return text.size() <= kLongestKicker || (text.front() == U'【' && text.back() == U'】');
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
  std::vector<Segment> segments_;
  std::vector<Headline> headlines_;
  std::vector<bool> placed_;             ///< by headline
  std::vector<Split> cuts_;              ///< made when all headlines are placed, so that numbers of segments hold
  std::vector<std::uint32_t> front_;     ///< credits and the like above the first article
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
