// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "fuzz/target.hpp"
#include "model/document.hpp"

namespace govgraph::fuzz {

inline void require_inside(Span span, Span whole, const char* what) {
  require(span.begin <= span.end && (span.empty() || whole.contains(span)), what);
}

/// What `Document` promises of any text.
inline void require_sound(const Document& document) {
  const Span all{0, static_cast<std::uint32_t>(document.text().size())};
  require(document.bytes.size() == document.text().size(), "a code point of the text has its bytes");
  for (const ByteSpan each : document.bytes)
    require(each.begin <= each.end && each.end <= document.source.size(), "bytes lie within the source");
  for (const Article& each : document.articles) {
    require_inside(each.span, all, "an article lies within the text");
    for (const Span part : {each.title, each.subtitle, each.body})
      require_inside(part, each.span, "the parts of an article lie within it");
    require(each.first_sentence <= each.last_sentence && each.last_sentence <= document.sentences.size(),
            "the sentences of an article are there");
  }
  std::uint32_t end = 0;
  for (const Sentence& each : document.sentences) {
    require_inside(each.span, all, "a sentence lies within the text");
    require(!each.span.empty() && end <= each.span.begin, "sentences follow one another");
    require(each.article < document.articles.size(), "a sentence is of an article");
    const ByteSpan bytes = document.bytes_of(each.span);
    require(bytes.begin <= bytes.end && bytes.end <= document.source.size(), "a sentence stands in the source");
    end = each.span.end;
  }
  for (const Quotation& each : document.quotations) {
    require_inside(each.outer, all, "a quotation lies within the text");
    require(each.outer.contains(each.inner), "a quotation holds what it quotes");
  }
}

}  // namespace govgraph::fuzz
