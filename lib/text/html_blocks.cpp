// SPDX-License-Identifier: Apache-2.0
#include "text/html_blocks.hpp"

#include <algorithm>
#include <utility>

#include "text/flow.hpp"
#include "text/html_table.hpp"

namespace govgraph::text {
namespace {

using Id = HtmlTree::Id;

class Gatherer {
 public:
  Gatherer(const HtmlTree& tree, const HtmlShape& shape) : tree_(tree), shape_(shape) {}

  std::vector<HtmlBlock> run(Id top) {
    open_.push_back(top);
    for (Id id = top + 1; id < tree_.end(top);) {
      while (tree_.parent(id) != open_.back()) close();
      id = tree_.is_text(id) ? add_text(id) : enter(id);
    }
    while (!open_.empty()) close();
    return std::move(blocks_);
  }

 private:
  Id add_text(Id id) {
    const std::string_view text = tree_.text(id);
    for (std::size_t i = 0; i < text.size();) {
      const std::size_t end = std::min(text.find_first_not_of("\n\r\t", i), text.size());
      const std::string_view gap = text.substr(i, end - i);
      const bool lines = gap.find_first_of("\n\r") != std::string_view::npos;
      // Tabs within a line part cells, those at its ends are how the page was written.
      if (!gap.empty()) text_ += lines ? (preformatted_ > 0 ? '\n' : ' ') : '\t';
      i = std::min(text.find_first_of("\n\r\t", end), text.size());
      text_.append(text, end, i - end);
    }
    return id + 1;
  }

  /// Headlines may be links to themselves.
  bool leads_elsewhere(Id id) const {
    return shape_.is_links(id) && is_block_element(tree_.name(id)) && heading_level(tree_.name(id)) == 0 &&
           !holds_headline(id);
  }

  bool holds_headline(Id id) const {
    for (Id each = id + 1; each < tree_.end(id) && each < id + kNear; ++each)
      if (tree_.name(each) == "h1") return true;
    return false;
  }

  Id enter(Id id) {
    const std::string_view name = tree_.name(id);
    if (shape_.is_unseen(id) || leads_elsewhere(id)) {
      if (is_block_element(name)) flush();
      return tree_.end(id);
    }
    if (name == "br") text_ += '\n';
    if (name == "table" && holds_data(tree_, id)) {
      flush();
      HtmlBlock table{HtmlBlock::Kind::kTable, id, {}, table_rows(tree_, id), false};
      blocks_.push_back(std::move(table));
      return tree_.end(id);
    }
    if (is_block_element(name)) flush();
    open_.push_back(id);
    if (name == "pre") ++preformatted_;
    return id + 1;
  }

  void close() {
    const Id id = open_.back();
    if (is_block_element(tree_.name(id)) || open_.size() == 1) flush();
    if (tree_.name(id) == "pre") --preformatted_;
    open_.pop_back();
  }

  /// What stood in inline elements of the block that is innermost now.
  void flush() {
    if (trimmed(text_).empty()) {
      text_.clear();
      return;
    }
    HtmlBlock block;
    block.text = std::exchange(text_, {});
    for (std::size_t i = open_.size(); i-- > 0;) {
      const std::string_view name = tree_.name(open_[i]);
      if (!is_block_element(name)) continue;
      block.element = open_[i];
      if (heading_level(name) > 0) block.kind = HtmlBlock::Kind::kHeading;
      if (name == "li") block.kind = HtmlBlock::Kind::kItem;
      if (name == "figcaption") block.kind = HtmlBlock::Kind::kCaption;
      break;
    }
    block.linked = shape_.linked(block.element) > 0 && shape_.linked(block.element) == shape_.words(block.element);
    blocks_.push_back(std::move(block));
  }

  static constexpr Id kNear = 64;

  const HtmlTree& tree_;
  const HtmlShape& shape_;
  std::vector<Id> open_;
  std::vector<HtmlBlock> blocks_;
  std::string text_;
  std::size_t preformatted_ = 0;
};

}  // namespace

std::vector<HtmlBlock> blocks_of(const HtmlTree& tree, const HtmlShape& shape, HtmlTree::Id top) {
  return Gatherer(tree, shape).run(top);
}

}  // namespace govgraph::text
