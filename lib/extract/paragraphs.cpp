// SPDX-License-Identifier: Apache-2.0
#include "extract/paragraphs.hpp"

namespace govgraph::extract {

std::vector<Paragraph> paragraphs_of(const Document& document) {
  std::vector<Paragraph> out;
  std::uint32_t last = 0;
  for (const Sentence& each : document.sentences) {
    if (!out.empty() && out.back().article == each.article && last == each.paragraph)
      out.back().span.end = each.span.end;
    else
      out.push_back({each.span, each.article});
    last = each.paragraph;
  }
  return out;
}

}  // namespace govgraph::extract
