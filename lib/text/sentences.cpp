// SPDX-License-Identifier: Apache-2.0
#include "text/sentences.hpp"

#include <algorithm>
#include <array>

namespace govgraph::text {
namespace {

constexpr std::u32string_view kOpeners = U"“「『《〈‘";
constexpr std::u32string_view kClosers = U"”」』》〉’";

bool is_terminal(char32_t c) { return c == U'。' || c == U'！' || c == U'？' || c == U'…'; }
bool is_closer(char32_t c) { return kClosers.find(c) != std::u32string_view::npos || c == U')'; }

}  // namespace

void cut_sentences(Document& document, Span paragraph, std::uint32_t article, std::uint32_t number) {
  const std::u32string_view text = document.text();
  std::uint32_t begin = paragraph.begin;
  std::uint32_t depth = 0;
  const auto close = [&](std::uint32_t end) {
    if (end > begin) document.sentences.push_back({{begin, end}, article, number, Sentence::Role::kBody});
    begin = end;
  };
  for (std::uint32_t i = paragraph.begin; i < paragraph.end; ++i) {
    const char32_t c = text[i];
    if (c == U'“' || c == U'「' || c == U'《') ++depth;
    const bool closes = c == U'”' || c == U'」' || c == U'》';
    if (closes && depth > 0) --depth;
    const bool last = i + 1 == paragraph.end;
    const bool more = !last && (is_terminal(text[i + 1]) || is_closer(text[i + 1]));
    const bool quoted_end = closes && i > paragraph.begin && is_terminal(text[i - 1]) && depth == 0;
    // A quotation left open by the page must not swallow the paragraph.
    const bool runaway = depth > 0 && i - begin > 400;
    if (((is_terminal(c) && (depth == 0 || runaway)) || quoted_end) && !more) {
      close(i + 1);
      if (runaway) depth = 0;
    }
  }
  close(paragraph.end);
}

void find_quotations(std::u32string_view text, Span span, std::vector<Quotation>& out) {
  const std::size_t first = out.size();
  std::vector<std::uint32_t> open;
  std::array<std::size_t, kOpeners.size()> unpaired{};  // of each kind, so that a mark without a partner looks for none
  for (std::uint32_t i = span.begin; i < span.end; ++i) {
    if (const std::size_t opener = kOpeners.find(text[i]); opener != std::u32string_view::npos) {
      open.push_back(i);
      ++unpaired[opener];
      continue;
    }
    const std::size_t kind = kClosers.find(text[i]);
    if (kind == std::u32string_view::npos || unpaired[kind] == 0) continue;
    std::uint32_t begin = 0;
    do {
      begin = open.back();
      open.pop_back();
      --unpaired[kOpeners.find(text[begin])];
    } while (text[begin] != kOpeners[kind]);
    out.push_back({{begin, i + 1}, {begin + 1, i}, text[begin]});
  }
  std::sort(out.begin() + static_cast<std::ptrdiff_t>(first), out.end(),
            [](const Quotation& a, const Quotation& b) { return a.outer.begin < b.outer.begin; });
}

}  // namespace govgraph::text
