// SPDX-License-Identifier: Apache-2.0
#include "text/block_marks.hpp"

#include <string_view>

#include "lexicon/features.hpp"
#include "text/line_kinds.hpp"
#include "text/phrases.hpp"

namespace govgraph::text {
namespace {

using lexicon::Lexicon;
using Kind = Block::Kind;
namespace feature = lexicon::feature;

constexpr std::size_t kLongestName = 12;  ///< of a paper
constexpr std::size_t kLongestLink = 36;

class BlockMarker {
 public:
  BlockMarker(const Lexicon& lexicon, const Page& page, std::vector<Block>& blocks)
      : lexicon_(lexicon), page_(page), blocks_(blocks) {}

  void run() {
    mark_links();
    mark_captions();
    mark_mastheads();
    mark_signatures();
  }

 private:
  std::u32string_view line(std::uint32_t i) const { return page_.at(page_.lines[i]); }

  /// Titles of other articles, in a list at the end of a page.
  void mark_links() {
    std::size_t end = blocks_.size();
    while (end > 0 && is_link(blocks_[end - 1])) --end;
    while (end < blocks_.size() && !blocks_[end].ruled) ++end;
    if (end == 0 || end == blocks_.size() || !is_end_mark(lexicon_, line(blocks_[end - 1].lines.front()))) return;
    for (; end < blocks_.size(); ++end)
      if (blocks_[end].kind != Kind::kByline) blocks_[end].kind = Kind::kFurniture;
  }

  bool is_link(const Block& block) const {
    if (block.kind == Kind::kFurniture || block.kind == Kind::kByline) return true;
    const std::u32string_view text = line(block.lines.front());
    return (block.kind == Kind::kHeading || block.kind == Kind::kParagraph) && block.lines.size() == 1 &&
           text.size() <= kLongestLink && !has(text, U'。');
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

  /// The paper's name above the date of the issue, or above other headings at the top.
  void mark_mastheads() {
    std::size_t first = 0;
    while (first < blocks_.size() && blocks_[first].kind == Kind::kFurniture) ++first;
    if (first + 1 >= blocks_.size() || blocks_[first].kind != Kind::kHeading || blocks_[first].lines.size() != 1)
      return;
    const std::u32string_view text = line(blocks_[first].lines.front());
    std::size_t next = first + 1;
    while (next < blocks_.size() && (blocks_[next].kind == Kind::kDate || blocks_[next].kind == Kind::kFurniture))
      ++next;
    const bool titled = next < blocks_.size() && blocks_[next].kind == Kind::kHeading;
    const bool dated = next > first + 1 && text.size() <= kLongestName;
    if (titled && (is_paper_name(lexicon_, text) || dated)) blocks_[first].kind = Kind::kFurniture;
  }

  /// Organs above a full date, or at the end of the page, sign what stands above them.
  void mark_signatures() {
    bool told = false;
    for (std::size_t i = 0; i < blocks_.size(); ++i) {
      told = told || blocks_[i].kind == Kind::kParagraph;
      if (!told || blocks_[i].kind != Kind::kHeading || !signs(i)) continue;
      std::size_t next = i + 1;
      while (next < blocks_.size() && signs(next)) ++next;
      if (blocks_[i - 1].kind == Kind::kHeading) {  // 先进集体名单: below a heading they are a list
        i = next - 1;
        continue;
      }
      if (next == blocks_.size() || blocks_[next].kind == Kind::kDate)
        for (std::size_t k = i; k < next; ++k) blocks_[k].kind = Kind::kSignature;
    }
  }

  bool signs(std::size_t block) const {
    const Block& each = blocks_[block];
    return each.kind == Kind::kHeading && each.level == 0 && each.lines.size() == 1 &&
           is_signer(lexicon_, line(each.lines.front()));
  }

  const Lexicon& lexicon_;
  const Page& page_;
  std::vector<Block>& blocks_;
};

}  // namespace

void mark_blocks(const Lexicon& lexicon, const Page& page, std::vector<Block>& blocks) {
  BlockMarker(lexicon, page, blocks).run();
}

}  // namespace govgraph::text
