// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <algorithm>
#include <string>
#include <string_view>

#include "base/utf8.hpp"
#include "model/document.hpp"

namespace govgraph::test {

/// A document of one article for tests of passes: the first line is the title when `titled`, each further line a
/// paragraph; sentences end at 。！？ outside quotation marks; quotations are paired by their marks. The
/// text stands in the source as it is, so byte spans are those of `text()`.
inline Document document_of(std::string_view text, bool titled = false, std::string id = "test.txt") {
  Document document;
  document.id = std::move(id);
  document.encoding = "UTF-8";
  document.source = std::string(text);
  if (document.source.empty() || document.source.back() != '\n') document.source += '\n';
  for (std::size_t i = 0; i < document.source.size();) {
    const utf8::Step step = utf8::decode(document.source, i);
    document.append(step.code_point, {static_cast<std::uint32_t>(i), static_cast<std::uint32_t>(i + step.length)});
    i += step.length;
  }
  const std::u32string_view all = document.text();
  const auto size = static_cast<std::uint32_t>(all.size());
  std::vector<std::uint32_t> open;
  std::uint32_t begin = 0, paragraph = 0, depth = 0;
  Article article;
  article.span = {0, size};
  const auto close_sentence = [&](std::uint32_t end) {
    if (end > begin) {
      const bool title = titled && paragraph == 0;
      document.sentences.push_back(
          {{begin, end}, 0, paragraph, title ? Sentence::Role::kTitle : Sentence::Role::kBody});
      if (title) article.title = {begin, end};
    }
    begin = end;
  };
  for (std::uint32_t i = 0; i < size; ++i) {
    const char32_t c = all[i];
    if (c == U'“' || c == U'「' || c == U'『' || c == U'《' || c == U'〈' || c == U'‘') {
      open.push_back(i);
      ++depth;
    } else if (!open.empty() && (c == U'”' || c == U'」' || c == U'』' || c == U'》' || c == U'〉' || c == U'’')) {
      document.quotations.push_back({{open.back(), i + 1}, {open.back() + 1, i}, all[open.back()]});
      open.pop_back();
      --depth;
    }
    if (c == U'\n') {
      close_sentence(i);
      begin = i + 1;
      ++paragraph;
      open.clear();
      depth = 0;
    } else if (depth == 0 && (c == U'。' || c == U'！' || c == U'？')) {
      close_sentence(i + 1);
    }
  }
  std::sort(document.quotations.begin(), document.quotations.end(), [](const Quotation& a, const Quotation& b) {
    return a.outer.begin != b.outer.begin ? a.outer.begin < b.outer.begin : a.outer.end > b.outer.end;
  });
  article.body = {titled && !document.sentences.empty() ? article.title.end + 1 : 0, size};
  article.last_sentence = static_cast<std::uint32_t>(document.sentences.size());
  document.articles.push_back(article);
  return document;
}

}  // namespace govgraph::test
