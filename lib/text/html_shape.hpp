// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "text/html_tree.hpp"

namespace govgraph::text {

/// Elements that begin a line of their own.
bool is_block_element(std::string_view name);

/// h1 to h6: 1 to 6; 0 of others.
unsigned heading_level(std::string_view name);

/// How the text of a page is spread over its elements: what tells an article from what stands around it.
///
/// By the shallow features of Kohlschütter, Fankhauser and Nejdl, "Boilerplate Detection using Shallow Text Features"
/// (WSDM 2010): a block of which more than a third are links is none of the article, one of whole sentences is. The
/// article is then the smallest element that holds nearly all such blocks, so that no part of it is lost where it has
/// parts; elements that are known to hold articles, or never to, are taken at their word when the text bears it out.
class HtmlShape {
 public:
  using Id = HtmlTree::Id;

  /// The tree must outlive it. Linear.
  explicit HtmlShape(const HtmlTree& tree);

  /// Where the article stands.
  Id main() const { return main_; }

  /// Not shown, or never part of an article: scripts, hidden elements, navigation, feet.
  bool is_unseen(Id id) const { return unseen_[id]; }

  /// Links to elsewhere, without a sentence among them.
  bool is_links(Id id) const;

  /// Ideographs, letters and digits in it; of these in links; of these in sentences.
  std::uint32_t words(Id id) const { return sums_[id].words; }
  std::uint32_t linked(Id id) const { return sums_[id].linked; }
  std::uint32_t body(Id id) const { return sums_[id].body; }

 private:
  struct Sums {
    std::uint32_t words = 0, linked = 0, body = 0;
  };

  void hide_unseen();
  void hide_furniture();
  void add_up();
  void count_bodies(const std::vector<Sums>& own, const std::vector<std::uint32_t>& marks);
  void inherit_unseen();
  bool is_known(Id id) const;
  std::vector<Id> known() const;
  Id common(Id a, Id b) const;
  Id known_main() const;
  Id smallest_main() const;

  const HtmlTree& tree_;
  std::vector<bool> unseen_;
  std::vector<Sums> sums_;
  Id main_ = 0;
};

}  // namespace govgraph::text
