// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <map>
#include <vector>

#include "lexicon/lexicon.hpp"
#include "model/document.hpp"
#include "text/block_texts.hpp"
#include "text/blocks.hpp"
#include "text/levels.hpp"
#include "text/places.hpp"

namespace govgraph::text {

/// What is known of the article above a heading.
struct Above {
  bool none = true;  ///< no article yet
  std::size_t paragraphs = 0;
  bool ended = false;        ///< something ended it: a credit, a signature, a rule
  bool looks_ahead = false;  ///< its last paragraph does
  Form form = Form::kNews;
};

/// Tells the headline of an article from a heading inside one, by its own words, by what stands above and below it and
/// by how the page sets its other headings.
class TitleJudge {
 public:
  /// All must outlive it.
  TitleJudge(const lexicon::Lexicon& lexicon, const std::vector<Block>& blocks, const BlockTexts& texts,
             const PlaceStems& stems, const Levels& levels);

  /// `part`: headings that stand together; `next`: the block below them; `starts`: that one begins another article by
  /// the places it names.
  bool is_title(const std::vector<std::uint32_t>& part, std::uint32_t next, const Above& above, bool starts);

 private:
  float score(const std::vector<std::uint32_t>& part, std::uint32_t next, const Above& above, bool starts);
  float of_words(std::u32string_view text) const;
  float of_place(std::uint32_t first, std::uint32_t next, const Above& above);
  float of_custom(const std::vector<std::uint32_t>& part, std::uint32_t next, const Above& above) const;
  bool has_parallel(std::uint32_t block);
  std::uint8_t level_of(const std::vector<std::uint32_t>& part) const;
  std::size_t lines_of(const std::vector<std::uint32_t>& part) const;
  void read_customs();

  const lexicon::Lexicon& lexicon_;
  const std::vector<Block>& blocks_;
  const BlockTexts& texts_;
  const PlaceStems& stems_;
  const Levels& levels_;
  std::map<std::size_t, std::vector<std::uint32_t>> glued_;  ///< headings on their paragraphs, by size; once asked for
  bool marked_titles_ = false;                               ///< the page's first headline has a sign before it
  bool glued_style_ = false;                                 ///< the page's first headline stands right on its body
  std::size_t signed_starts_ = 0;                            ///< headings right above a byline
  std::size_t led_ = 0;      ///< headings above what begins an article
  std::size_t unled_ = 0;    ///< headings above anything else
  std::size_t signed_ends_ = 0;                              ///< articles that something ends
};

}  // namespace govgraph::text
