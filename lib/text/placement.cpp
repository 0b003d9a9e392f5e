// SPDX-License-Identifier: Apache-2.0
#include "text/placement.hpp"

#include <algorithm>
#include <string>
#include <utility>

#include "text/papers.hpp"

namespace govgraph::text {
namespace {

using lexicon::Lexicon;
using Kind = Block::Kind;

constexpr std::size_t kLeastBody = 60;  ///< code points of an article without a headline
constexpr float kParagraphCost = 0.3F;  ///< what a paragraph must add to a headline's share to go with it

/// Where a body is cut for a headline.
struct Split {
  float gain = 0;  ///< what it shares with the text behind the cut more than with that before
  std::size_t segment = 0;
  std::size_t at = 0;  ///< place in the body
  std::size_t headline = 0;
};

class Placer {
 public:
  Placer(const Lexicon& lexicon, const std::vector<Block>& blocks, const BlockTexts& texts, const PairCounts& pairs,
         const WordingIndex& wording, std::vector<Headline>& headlines, std::vector<HeadedBody>& segments)
      : lexicon_(lexicon),
        blocks_(blocks),
        texts_(texts),
        pairs_(pairs),
        wording_(wording),
        headlines_(headlines),
        segments_(segments) {}

  void run() {
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
      const std::size_t end = headlines_[h].leads_many ? segments_.size() : headlines_[h].before_segment;
      for (const auto& [s, score] :
           wording_.overlaps(texts_.joined(headlines_[h].blocks), static_cast<std::uint32_t>(end)))
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
    merge_untitled();
  }

 private:
  /// A line or two above the first headline.
  bool is_scrap(const HeadedBody& segment) const {
    std::size_t size = 0;
    for (const std::uint32_t block : segment.body) size += texts_.of(block).size();
    return segment.headline.empty() && size < kLeastBody;
  }

  /// A body to which no headline came goes on with the one above it, unless that was ended and it opens for itself.
  void merge_untitled() {
    std::vector<HeadedBody> kept;
    for (HeadedBody& each : segments_) {
      const bool alone = !each.headline.empty() || kept.empty() || each.opens;
      if (kept.size() == 1 && is_scrap(kept.front())) {
        each.body.insert(each.body.begin(), kept.front().body.begin(), kept.front().body.end());
        kept.front() = std::move(each);
      } else if (alone) {
        kept.push_back(std::move(each));
      } else {
        HeadedBody& above = kept.back();
        above.body.insert(above.body.end(), each.body.begin(), each.body.end());
        above.paragraphs += each.paragraphs;
      }
    }
    segments_ = std::move(kept);
  }

  /// To the last of the bodies below that has no headline yet.
  void place_in_order(std::size_t h) {
    for (std::size_t s = headlines_[h].end_below; s-- > headlines_[h].before_segment;)
      if (segments_[s].headline.empty()) return place(h, s);
  }

  void place(std::size_t headline, std::size_t segment) {
    segments_[segment].headline = headlines_[headline].blocks;
    segments_[segment].form = form_of_headline(lexicon_, texts_, headlines_[headline].blocks);
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
    const auto untitled =
        std::count_if(segments_.begin(), segments_.end(), [](const HeadedBody& each) { return each.headline.empty(); });
    if (last - first <= end - begin || headlines_.size() <= static_cast<std::size_t>(untitled)) return;
    Split best;
    for (std::size_t s = begin; s < end; ++s) {
      std::vector<std::vector<float>> shares;
      for (std::size_t h = first; h < last; ++h)
        shares.push_back(shares_behind(texts_.joined(headlines_[h].blocks), segments_[s].body));
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

  /// A headline left over: the body before it holds two articles; it is cut where the headline's wording begins.
  void split_for(std::size_t h) {
    const Headline& headline = headlines_[h];
    const std::size_t s = std::min(headline.before_segment, segments_.size()) - (headline.before_segment > 0 ? 1 : 0);
    const bool holds = s < segments_.size() && segments_[s].body.size() >= 2;
    cuts_.push_back({0, s, holds ? best_cut(texts_.joined(headline.blocks), segments_[s].body) : 0, h});
  }

  /// From block `at` of its body on the segment is the headline's; from none on where `at` is 0.
  void split(const Split& cut) {
    const Headline& headline = headlines_[cut.headline];
    HeadedBody made;
    made.headline = headline.blocks;
    made.form = form_of_headline(lexicon_, texts_, headline.blocks);
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
      wording.add(texts_.of(body[i]), head);
      if (i > 0) wording.add_seam(texts_.of(body[i - 1]).back(), texts_.of(body[i]).front(), head);
    }
    std::vector<float> out(body.size(), 0.0F);
    char32_t after = 0;
    for (std::size_t i = body.size(); i-- > 1;) {
      const std::u32string_view text = texts_.of(body[i]);
      wording.remove(text, head);
      wording.remove_seam(texts_.of(body[i - 1]).back(), text.front(), head);
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

  const Lexicon& lexicon_;
  const std::vector<Block>& blocks_;
  const BlockTexts& texts_;
  const PairCounts& pairs_;
  const WordingIndex& wording_;
  std::vector<Headline>& headlines_;
  std::vector<HeadedBody>& segments_;
  std::vector<bool> placed_;  ///< by headline
  std::vector<Split> cuts_;   ///< made when all headlines are placed, so that numbers of segments hold
};

}  // namespace

Form form_of_headline(const Lexicon& lexicon, const BlockTexts& texts, const std::vector<std::uint32_t>& headline) {
  Form form = form_of(lexicon, texts.joined(headline));
  for (std::size_t i = 0; form == Form::kNews && i < headline.size(); ++i)
    form = form_of(lexicon, texts.of(headline[i]));
  return form;
}

void place_headlines(const Lexicon& lexicon, const std::vector<Block>& blocks, const BlockTexts& texts,
                     const PairCounts& pairs, const WordingIndex& wording, std::vector<Headline>& headlines,
                     std::vector<HeadedBody>& segments) {
  Placer(lexicon, blocks, texts, pairs, wording, headlines, segments).run();
}

}  // namespace govgraph::text
