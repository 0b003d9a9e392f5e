// SPDX-License-Identifier: Apache-2.0
#include "extract/name_tokens.hpp"

#include <algorithm>

#include "extract/token_roles.hpp"

namespace govgraph::extract {
namespace {

using lexicon::Category;

Token piece(const Reading& reading, Span span) {
  Token token{span, lexicon::WordClass::kOther, 0};
  const lexicon::Match match = reading.lexicon.exact(reading.document.at(span));
  if (match.length == 0) return token;
  token.categories = match.categories;
  const lexicon::Entry* word = match.find(Category::kWord);
  token.word = word != nullptr ? static_cast<lexicon::WordClass>(word->sub) : lexicon::WordClass::kNoun;
  return token;
}

void drop_heads(Reading& reading, std::span<const Span> names) {
  std::size_t next = 0;
  std::erase_if(reading.heads, [&](const Head& head) {
    while (next < names.size() && names[next].end <= head.span.begin) ++next;
    return next < names.size() && names[next].begin < head.span.end;
  });
}

}  // namespace

void make_words_of_names(Reading& reading, std::span<const Span> names) {
  std::vector<Token> tokens;
  tokens.reserve(reading.tokens.size());
  std::size_t next = 0;
  for (const Token& token : reading.tokens) {
    std::uint32_t begin = token.span.begin;
    while (next < names.size() && names[next].begin < token.span.end) {
      const Span name = names[next];
      if (begin < name.begin) tokens.push_back(piece(reading, {begin, name.begin}));
      if (begin <= name.begin) tokens.push_back({name, lexicon::WordClass::kProperNoun, bit(Category::kBoundary)});
      begin = std::max(begin, name.end);
      if (name.end > token.span.end) break;
      ++next;
    }
    if (begin == token.span.begin)
      tokens.push_back(token);
    else if (begin < token.span.end)
      tokens.push_back(piece(reading, {begin, token.span.end}));
  }
  reading.tokens = std::move(tokens);
  for (std::uint32_t i = 0; i < reading.tokens.size(); ++i)
    std::fill_n(reading.token_at.begin() + reading.tokens[i].span.begin, reading.tokens[i].span.size(), i);
  drop_heads(reading, names);
  find_token_roles(reading);
}

}  // namespace govgraph::extract
