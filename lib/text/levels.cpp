// SPDX-License-Identifier: Apache-2.0
#include "text/levels.hpp"

#include <algorithm>
#include <array>

#include "lexicon/features.hpp"
#include "text/line_kinds.hpp"
#include "text/phrases.hpp"

namespace govgraph::text {
namespace {

using lexicon::Lexicon;
using Kind = Block::Kind;

constexpr std::size_t kLevels = 7;  ///< by level, from 1

struct Count {
  std::size_t headings = 0;
  std::size_t signs = 0;   ///< of them, those with signs of an article
  std::size_t bodies = 0;  ///< of them, those with a paragraph right below
};

class LevelReader {
 public:
  LevelReader(const Lexicon& lexicon, const std::vector<Block>& blocks, const BlockTexts& texts)
      : lexicon_(lexicon), blocks_(blocks), texts_(texts) {}

  Levels run() {
    out_.container.resize(blocks_.size(), false);
    for (std::uint32_t i = 0; i < blocks_.size(); ++i)
      if (is_levelled(i)) count(i);
    const auto used = std::count_if(counts_.begin(), counts_.end(), [](const Count& c) { return c.headings > 0; });
    out_.marked = used > 0;
    if (used < 1) return std::move(out_);
    const std::uint8_t top = next_level(0);
    if (used == 1 && counts_[top].headings > 1) return std::move(out_);  // all alike: they do not tell
    out_.article = deepest_with_signs(top);
    mark_containers();
    return std::move(out_);
  }

 private:
  bool is_levelled(std::uint32_t i) const {
    const Block& block = blocks_[i];
    return block.kind == Kind::kHeading && !block.marked && block.level > 0 && block.level < Line::kBold;
  }

  void count(std::uint32_t i) {
    Count& count = counts_[blocks_[i].level];
    ++count.headings;
    std::uint32_t next = i + 1;
    while (next < blocks_.size() && blocks_[next].kind == Kind::kHeading) ++next;
    std::uint32_t above = i;
    while (above > 0 && (blocks_[above - 1].kind == Kind::kFurniture || blocks_[above - 1].kind == Kind::kCaption))
      --above;
    const bool begins = next < blocks_.size() && begins_article(lexicon_, blocks_, texts_, next);
    const bool ends = above > 0 && ends_article(lexicon_, blocks_, texts_, above - 1);
    count.signs += begins || ends || blocks_[i].ruled;
    count.bodies += next == i + 1;
  }

  /// The next level below that has headings; 0 when none has.
  std::uint8_t next_level(std::uint8_t level) const {
    for (std::uint8_t next = level + 1; next < kLevels; ++next)
      if (counts_[next].headings > 0) return next;
    return 0;
  }

  std::uint8_t deepest_with_signs(std::uint8_t top) const {
    std::uint8_t found = top;
    for (std::uint8_t level = top, below = next_level(top); below != 0; level = below, below = next_level(below)) {
      const Count& upper = counts_[level];
      const Count& lower = counts_[below];
      if (upper.headings == 1 && upper.bodies == 0 && lower.headings >= 1 && heads_page(level)) {
        found = below;
        continue;
      }
      const bool pairs = upper.headings >= 2 && lower.headings <= upper.headings;  // titles with their subtitles
      if (pairs || lower.headings < 2) break;
      if (lower.signs * 2 >= lower.headings && upper.bodies * 2 <= upper.headings + 1) found = below;
    }
    return found;
  }

  /// The only heading of its level is the paper's name.
  bool heads_page(std::uint8_t level) const {
    for (std::uint32_t i = 0; i < blocks_.size(); ++i)
      if (is_levelled(i) && blocks_[i].level == level)
        return is_paper_name(lexicon_, texts_.of(i)) ||
               (i + 1 < blocks_.size() && blocks_[i + 1].kind == Kind::kFurniture && texts_.of(i).size() <= 12);
    return false;
  }

  /// Headings above the level of articles with nothing of their own below them.
  void mark_containers() {
    for (std::uint32_t i = 0; i + 1 < blocks_.size(); ++i) {
      if (!is_levelled(i) || blocks_[i].level >= out_.article) continue;
      std::uint32_t next = i + 1;
      while (next < blocks_.size() && blocks_[next].kind == Kind::kFurniture) ++next;
      if (next < blocks_.size() && is_levelled(next)) out_.container[i] = true;
    }
  }

  const Lexicon& lexicon_;
  const std::vector<Block>& blocks_;
  const BlockTexts& texts_;
  std::array<Count, kLevels> counts_{};
  Levels out_;
};

}  // namespace

bool ends_article(const Lexicon& lexicon, const std::vector<Block>& blocks, const BlockTexts& texts,
                  std::uint32_t block) {
  const Kind kind = blocks[block].kind;
  if (kind == Kind::kParagraph)
    return closing_credit(lexicon, texts.of(block)) != std::u32string_view::npos ||
           lexicon.begins(texts.of(block), lexicon::feature::kCopyLine) > 0;
  if (kind == Kind::kSignature) return true;
  if (kind == Kind::kDate) return block > 0 && blocks[block - 1].kind == Kind::kSignature;
  return kind == Kind::kByline && block > 0 && blocks[block - 1].kind != Kind::kHeading &&
         !is_picture_credit(lexicon, texts.of(block));
}

bool begins_article(const Lexicon& lexicon, const std::vector<Block>& blocks, const BlockTexts& texts,
                    std::uint32_t block) {
  const Kind kind = blocks[block].kind;
  if (kind == Kind::kByline || kind == Kind::kDate) return true;
  return kind == Kind::kParagraph && (is_lead(lexicon, texts.of(block)) || opens_with_day(texts.of(block)));
}

Levels levels_as_set(const std::vector<Block>& blocks) {
  Levels out;
  out.marked = true;
  out.article = Line::kHeadline;
  out.container.resize(blocks.size(), false);
  return out;
}

Levels levels_of(const Lexicon& lexicon, const std::vector<Block>& blocks, const BlockTexts& texts) {
  return LevelReader(lexicon, blocks, texts).run();
}

}  // namespace govgraph::text
