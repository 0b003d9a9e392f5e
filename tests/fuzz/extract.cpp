// SPDX-License-Identifier: Apache-2.0
// Any text through articles, passes and resolve, and its statements through the rows of the store. Input: a text file.
#include <algorithm>
#include <tuple>

#include "extract/passes.hpp"
#include "fuzz/document_checks.hpp"
#include "resolve/resolve.hpp"
#include "store/rows.hpp"
#include "text/read.hpp"

using namespace govgraph;
using fuzz::require;

namespace {

void require_sound(const Document& document, const extract::Extraction& found) {
  const Span all{0, static_cast<std::uint32_t>(document.text().size())};
  for (const Mention& each : found.mentions) {
    require(!each.span.empty() && all.contains(each.span), "a mention lies within the text");
    require(each.article < document.articles.size(), "a mention is of an article");
    require(!each.name.empty(), "a mention has a name");
    for (const std::uint32_t other : {each.within, each.short_for})
      require(other == kNone || other < found.mentions.size(), "a mention refers to one that is there");
    const ByteSpan bytes = document.bytes_of(each.span);
    require(bytes.begin < bytes.end && bytes.end <= document.source.size(), "a mention stands in the source");
  }
  for (const Relation& each : found.relations) {
    require(each.head < found.mentions.size() && each.tail < found.mentions.size(), "a relation has its ends");
    require(!each.evidence.empty() && all.contains(each.evidence), "evidence lies within the text");
  }
}

void require_place(const DocumentFacts& facts, std::uint32_t article, ByteSpan span) {
  require(article < facts.articles.size(), "a place is of an article");
  require(span.begin < span.end && span.end <= facts.source.size(), "a place lies within the source");
}

void require_sound(const DocumentFacts& facts) {
  for (std::size_t i = 0; i < facts.entities.size(); ++i) {
    const EntityFact& each = facts.entities[i];
    require(i == 0 || facts.entities[i - 1].id < each.id, "entities are sorted and unique");
    require(!each.name.empty() && !each.mentions.empty(), "an entity is named somewhere");
    for (const MentionFact& place : each.mentions) require_place(facts, place.article, place.span);
  }
  const auto key = [](const EdgeFact& each) { return std::tie(each.head, each.type, each.tail, each.role); };
  for (std::size_t i = 0; i < facts.edges.size(); ++i) {
    const EdgeFact& each = facts.edges[i];
    require(i == 0 || key(facts.edges[i - 1]) < key(each), "edges are sorted and unique");
    require(each.head < facts.entities.size() && each.tail < facts.entities.size(), "an edge has its ends");
    require(each.confidence >= 0 && each.confidence <= 1, "confidence is a share");
    require(!each.evidence.empty(), "an edge has evidence");
    for (const Evidence& place : each.evidence) require_place(facts, place.article, place.span);
  }
}

void require_stored(const DocumentFacts& facts) {
  const auto header = store::decode_header(document_id(facts.path), store::encode_header(facts));
  require(header && header->path == facts.path && header->articles == facts.articles, "a header is read back");
  const auto said = store::decode_statements(store::encode_statements(facts, {}));
  require(said && said->entities == facts.entities && said->edges == facts.edges, "statements are read back");
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  Diagnostics diagnostics;
  const auto document = text::read("柳河-2025-03-04.txt", std::string(reinterpret_cast<const char*>(data), size),
                                   {"UTF-8", ""}, diagnostics);
  if (!document) return 0;
  fuzz::require_sound(*document);
  const auto& lexicon = lexicon::Lexicon::built_in();
  extract::Extraction found = extract::extract(*document, lexicon, diagnostics);
  require_sound(*document, found);
  const DocumentFacts facts = resolve::resolve(*document, lexicon, found);
  require_sound(facts);
  require_stored(facts);
  return 0;
}
