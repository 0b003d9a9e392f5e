// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace govgraph {

/// What is kept of an article's wording, to find it again where it is reprinted or shortened: of all runs of eight
/// ideographs and digits those whose hash is a multiple of eight, so that a part of a text keeps a part of its
/// sketch and one sketch holds so much of another as the texts do (Broder, "On the resemblance and containment of
/// documents", SEQUENCES 1997, sampling modulo m). Ascending, each once; a function of the text alone.
using Sketch = std::vector<std::uint32_t>;

/// Linear, some 10 ns a code point. Of marks, blanks and Latin letters nothing is kept.
Sketch sketch_of(std::string_view utf8);

/// How many both hold. Linear.
std::size_t shared(const Sketch& a, const Sketch& b);

/// An article by its document's path.
struct ArticlePlace {
  std::string document;
  std::uint32_t article = 0;

  friend auto operator<=>(const ArticlePlace&, const ArticlePlace&) = default;
};

/// Articles that are one text, whole or shortened: one witness of what they say. The fullest stands first, then by
/// document and article.
using ReprintGroup = std::vector<ArticlePlace>;

}  // namespace govgraph
