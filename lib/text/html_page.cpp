// SPDX-License-Identifier: Apache-2.0
#include "text/html_page.hpp"

#include <algorithm>
#include <string_view>
#include <utility>

#include "text/flow.hpp"
#include "text/html_blocks.hpp"
#include "text/html_imprint.hpp"
#include "text/html_shape.hpp"
#include "text/html_table.hpp"
#include "text/page_lines.hpp"

namespace govgraph::text {
namespace {

using Id = HtmlTree::Id;
using Kind = HtmlBlock::Kind;

constexpr std::size_t kLongestListed = 120;  ///< bytes of an entry below 相关链接
constexpr std::size_t kLongestHeadline = 240;
constexpr std::size_t kLeastHeadline = 9;

/// Paragraphs of a block that sets them apart by empty lines, or by indents.
std::vector<std::string> paragraphs_of(const std::string& text) {
  std::vector<std::string> out(1);
  for (std::size_t begin = 0; begin <= text.size();) {
    const std::size_t end = std::min(text.find('\n', begin), text.size());
    const std::string_view line = std::string_view(text).substr(begin, end - begin);
    const bool indented = line.starts_with("\u3000\u3000") || line.starts_with("\u00A0\u00A0\u00A0");
    if ((trimmed(line).empty() || indented) && !out.back().empty()) out.emplace_back();
    if (!trimmed(line).empty()) out.back().append(trimmed(line)).push_back('\n');
    begin = end + 1;
  }
  return out;
}

void write(const HtmlBlock& block, Flow& flow) {
  switch (block.kind) {
    case Kind::kHeading:
      return flow.heading(block.text);
    case Kind::kItem:
      return flow.item(block.text);
    case Kind::kCaption:
      return flow.caption(block.text);
    case Kind::kTable:
      return flow.table(block.rows);
    case Kind::kParagraph:
      for (const std::string& each : paragraphs_of(block.text)) flow.paragraph(each);
  }
}

class PageReader {
 public:
  explicit PageReader(const HtmlTree& tree) : tree_(tree), shape_(tree), said_(imprint_of_page(tree)) {}

  Reading run() {
    std::vector<HtmlBlock> blocks = above_main();
    for (HtmlBlock& each : blocks_of(tree_, shape_, shape_.main())) blocks.push_back(std::move(each));
    for (const HtmlBlock& each : blocks) add(each);
    for (ImprintItem& each : said_) flow_.imprint().push_back(std::move(each));
    return flow_.take();
  }

 private:
  /// A headline that stands in a box of its own, above or beside the article's: with its second lines, where the box
  /// has no text of another kind.
  std::vector<HtmlBlock> above_main() const {
    if (shape_.main() == 0) return {};
    for (Id id = 1; id < tree_.size(); ++id) {
      if (id == shape_.main()) id = tree_.end(id);
      if (id >= tree_.size()) break;
      if (shape_.is_unseen(id) || !is_headline(id)) continue;
      return blocks_of(tree_, shape_, box_of(id));
    }
    return said_headline();
  }

  bool is_headline(Id id) const {
    if (heading_level(tree_.name(id)) == 1) return shape_.words(id) >= 3;
    return tree_.attribute(id, "id") == "activity-name" && shape_.words(id) > 0;
  }

  /// The largest element around a headline in which there is nothing of the article, no text and no list of links.
  Id box_of(Id headline) const {
    Id box = headline;
    for (Id above = tree_.parent(box); above != 0; above = tree_.parent(above)) {
      const bool plain = shape_.body(above) == shape_.body(headline) && 2 * shape_.linked(above) <= shape_.words(above);
      const bool holds_main = above < shape_.main() && shape_.main() < tree_.end(above);
      if (!plain || holds_main || shape_.words(above) > shape_.words(headline) + kBesideHeadline) break;
      box = above;
    }
    return box;
  }

  /// As the head of the page names it, where the article does not begin with a heading of its own.
  std::vector<HtmlBlock> said_headline() const {
    std::string_view title = imprint::value(said_, imprint::kTitle);
    const ImprintItem* item = nullptr;
    for (const ImprintItem& each : said_)
      if (each.field == imprint::kTitle && item == nullptr) item = &each;
    if (item == nullptr || title.size() < kLeastHeadline || title.size() > kLongestHeadline) return {};
    const std::vector<HtmlBlock> blocks = blocks_of(tree_, shape_, shape_.main());
    const std::string bare = item->from == "title element" ? std::string(before_site(title)) : std::string(title);
    for (std::size_t i = 0; i < std::min<std::size_t>(blocks.size(), kFirstBlocks); ++i)
      if (blocks[i].kind == Kind::kHeading || is_headline_text(on_one_line(blocks[i].text), bare)) return {};
    HtmlBlock out;
    out.kind = Kind::kHeading;
    out.text = bare;
    return {out};
  }

  /// The headline in print, with a little beside it: a paragraph may begin with the same words.
  static bool is_headline_text(std::string_view text, std::string_view headline) {
    return text.find(headline) != std::string_view::npos && text.size() <= headline.size() + kLeastHeadline &&
           text.find("。") == std::string_view::npos;
  }

  /// 柳河镇召开会议_柳河发布 without the name of the site.
  static std::string_view before_site(std::string_view title) {
    for (const std::string_view mark : {"_", " - ", "-", "|", "——"})
      if (const std::size_t at = title.find(mark); at != std::string_view::npos && at >= kLeastHeadline)
        title = trimmed(title.substr(0, at));
    return title;
  }

  void add(const HtmlBlock& block) {
    if (block.kind == Kind::kTable) {
      listing_ = false;
      return write(block, flow_);
    }
    if (leaves_out(block)) return;
    write(block, flow_);
  }

  /// The line itself stays: those who read the text know it for what it is.
  void look_for_source(std::string_view text) {
    for (std::size_t begin = 0; begin < text.size();) {
      const std::size_t end = std::min(text.find('\n', begin), text.size());
      read_source_line(text.substr(begin, end - begin), "source line", !text_begun_, flow_.imprint());
      begin = end + 1;
    }
  }

  bool leaves_out(const HtmlBlock& block) {
    const std::string_view text = trimmed(block.text);
    const bool sentences = text.find("。") != std::string_view::npos;
    if (is_foot_line(text)) return true;
    if (!sentences && heads_links(text)) return listing_ = true;
    if (listing_ && !sentences && text.size() <= kLongestListed && block.kind != Kind::kHeading) return true;
    listing_ = false;
    look_for_source(text);
    if (!sentences && is_site_line(text)) return true;
    text_begun_ = text_begun_ || sentences;
    return false;
  }

  static constexpr std::uint32_t kBesideHeadline = 120;
  static constexpr std::size_t kFirstBlocks = 6;

  const HtmlTree& tree_;
  HtmlShape shape_;
  Imprint said_;
  Flow flow_;
  bool listing_ = false;     ///< below a heading of links to other pages
  bool text_begun_ = false;  ///< a sentence has been written
};

}  // namespace

Reading reading_of(const HtmlTree& tree) { return PageReader(tree).run(); }

void write_all(const HtmlTree& tree, Flow& flow) {
  const HtmlShape shape(tree);
  for (const HtmlBlock& each : blocks_of(tree, shape, 0)) write(each, flow);
}

std::vector<std::vector<std::string>> rows_of_table(const HtmlTree& tree) {
  for (HtmlTree::Id id = 1; id < tree.size(); ++id)
    if (tree.name(id) == "table") return table_rows(tree, id);
  return {};
}

}  // namespace govgraph::text
