// SPDX-License-Identifier: Apache-2.0
#include "text/titles.hpp"

#include <algorithm>
#include <string>

#include "lexicon/features.hpp"
#include "text/papers.hpp"
#include "text/phrases.hpp"

namespace govgraph::text {
namespace {

using lexicon::Lexicon;
using Kind = Block::Kind;
namespace feature = lexicon::feature;

constexpr float kTitleScore = 2.0F;
constexpr std::size_t kShortLine = 14;  ///< both lines of a heading inside an article may be so short

bool built_alike(std::u32string_view one, std::u32string_view other) {
  std::size_t from_start = 0, from_end = 0;
  for (std::size_t i = 0; i < std::min(one.size(), other.size()); ++i) {
    from_start += one[i] == other[i];
    from_end += one[one.size() - 1 - i] == other[other.size() - 1 - i];
  }
  return std::max(from_start, from_end) >= 2;
}

}  // namespace

TitleJudge::TitleJudge(const Lexicon& lexicon, const std::vector<Block>& blocks, const BlockTexts& texts,
                       const PlaceStems& stems, const Levels& levels)
    : lexicon_(lexicon), blocks_(blocks), texts_(texts), stems_(stems), levels_(levels) {
  read_customs();
}

void TitleJudge::read_customs() {
  const auto first =
      std::find_if(blocks_.begin(), blocks_.end(), [](const Block& b) { return b.kind == Kind::kHeading; });
  const auto text = std::find_if(blocks_.begin(), blocks_.end(), [](const Block& b) {
    return b.kind != Kind::kFurniture && b.kind != Kind::kByline && b.kind != Kind::kDate;
  });
  marked_titles_ = first != blocks_.end() && first->marked;
  glued_style_ = first != blocks_.end() && first == text && first->glued;
  for (std::uint32_t i = 0; i < blocks_.size(); ++i) {
    const bool below_heading = i > 0 && blocks_[i - 1].kind == Kind::kHeading;
    signed_starts_ += below_heading && blocks_[i].kind == Kind::kByline;
    signed_ends_ += ends_article(lexicon_, blocks_, texts_, i);
    if (!below_heading || blocks_[i].kind == Kind::kHeading || blocks_[i - 1].level > 0 || blocks_[i - 1].glued) continue;
    ++(begins_article(lexicon_, blocks_, texts_, i) ? led_ : unled_);
  }
}

std::uint8_t TitleJudge::level_of(const std::vector<std::uint32_t>& part) const {
  std::uint8_t level = 0;
  for (const std::uint32_t block : part)
    if (blocks_[block].level > 0 && (level == 0 || blocks_[block].level < level)) level = blocks_[block].level;
  return level;
}

std::size_t TitleJudge::lines_of(const std::vector<std::uint32_t>& part) const {
  std::size_t lines = 0;
  for (const std::uint32_t block : part) lines += blocks_[block].lines.size();
  return lines;
}

bool TitleJudge::is_title(const std::vector<std::uint32_t>& part, std::uint32_t next, const Above& above, bool starts) {
  const std::uint8_t level = level_of(part);
  if (above.none) return !levels_.marked || level > 0;
  if (levels_.article > 0) return level > 0 && level <= levels_.article;
  if (levels_.marked && (level == 0 || level == Line::kBold)) return false;
  return score(part, next, above, starts) >= kTitleScore;
}

float TitleJudge::score(const std::vector<std::uint32_t>& part, std::uint32_t next, const Above& above, bool starts) {
  const std::u32string text = texts_.joined(part);
  if (is_paper_title(lexicon_, text) && (above.ended || blocks_[part.front()].ruled || above.form != Form::kNews))
    return kTitleScore + (above.paragraphs > 0 ? 1.0F : 0.0F);
  float score = of_words(text) + of_place(part.front(), next, above) + of_custom(part, next, above);
  if (lines_of(part) >= 2) {
    const bool all_short = std::all_of(part.begin(), part.end(),
                                       [&](std::uint32_t block) { return texts_.of(block).size() <= kShortLine; });
    score += all_short && part.size() > 1 ? 1.0F : 2.0F;
  }
  if (starts) score += 1;
  const std::u32string_view first = texts_.of(part.front());
  if (first.front() == U'【' && first.find(U'】') != std::u32string_view::npos) score += 3;  // a column begins
  return score;
}

float TitleJudge::of_words(std::u32string_view text) const {
  float score = 0;
  if (!stems_.in(text).empty()) score += 2;
  if (has(text, U'，') || has(text, U'：') || has(text, U'？') || has(text, U'！')) score += 1;
  if (tells_of_event(lexicon_, text)) score += 1;
  if (lexicon_.holds(text, feature::kPointsBack)) score -= 3;
  if (lexicon_.has(text, feature::kBriefsTitle)) score += 6;
  return score;
}

float TitleJudge::of_place(std::uint32_t first, std::uint32_t next, const Above& above) {
  float score = 0;
  const Block& block = blocks_[first];
  const bool ended = above.ended || block.ruled;
  if (ended) score += above.form == Form::kNews ? 3.0F : 2.0F;
  if (above.form != Form::kNews && !ended) score -= 3;
  if (block.marked && !marked_titles_) score -= 3;
  if (above.looks_ahead) score += 1;
  if (above.paragraphs == 0) score -= 2;
  const bool lead =
      next < blocks_.size() && blocks_[next].kind == Kind::kParagraph && is_lead(lexicon_, texts_.of(next));
  const bool day = next < blocks_.size() && opens_with_day(texts_.of(next));
  if (next < blocks_.size() && blocks_[next].kind == Kind::kByline) score += 2;
  if (lead)
    score += lexicon_.begins(texts_.of(next), feature::kThisPaper) > 0 ? 2.0F : 1.0F;
  else if (day)
    score += 1;
  if (block.glued && block.blanks_before > 0 && glued_style_ && !has_parallel(first))
    score += 2;
  else if (block.glued && !lead && !ended && !(day && block.blanks_before > 0))
    score -= 3;
  return score;
}

/// A page that signs its articles at one end signs them all there.
float TitleJudge::of_custom(const std::vector<std::uint32_t>& part, std::uint32_t next, const Above& above) const {
  const bool begins = next < blocks_.size() && begins_article(lexicon_, blocks_, texts_, next);
  if (begins || above.ended || blocks_[part.front()].ruled) return 0;
  // An article that is divided has two headings inside or more: the only one on a page of articles is one's headline.
  if (unled_ == 1 && led_ >= 2 && !blocks_[part.front()].glued) return 2;
  return signed_starts_ + signed_ends_ >= 2 ? -2.0F : 0.0F;
}

/// Headings of one article are built alike: 物业难题有人管, 冬季供暖有人盯.
bool TitleJudge::has_parallel(std::uint32_t block) {
  if (glued_.empty())
    for (std::uint32_t each = 0; each < blocks_.size(); ++each)
      if (blocks_[each].kind == Kind::kHeading && blocks_[each].glued) glued_[texts_.of(each).size()].push_back(each);
  const std::u32string_view text = texts_.of(block);
  for (std::size_t size = text.size() - 1; size <= text.size() + 1; ++size) {
    const auto same_size = glued_.find(size);
    if (same_size == glued_.end()) continue;
    for (const std::uint32_t other : same_size->second)
      if (other != block && built_alike(text, texts_.of(other))) return true;
  }
  return false;
}

}  // namespace govgraph::text
