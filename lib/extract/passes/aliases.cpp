// SPDX-License-Identifier: Apache-2.0
// Reads short forms that the text declares: 柳河晨星公益基金会(以下简称“晨公益”) -> 晨公益, short for the foundation;
// 晨星通信(CXTEL) -> CXTEL. Declines brackets after anything that is not a name read before.
#include <algorithm>

#include "extract/mention_list.hpp"
#include "extract/passes/composing.hpp"
#include "extract/phrase.hpp"
#include "lexicon/features.hpp"

namespace govgraph::extract {
namespace {

constexpr std::uint32_t kNameable = 0xFFFF;

/// The short form in a bracket that begins at `open`: its span, or an empty one.
Span declared_in(const Reading& reading, std::uint32_t open, bool& latin) {
  const std::u32string_view text = reading.document.text();
  const std::u32string_view rest = text.substr(open + 1, 40);
  const std::size_t close = rest.find_first_of(U")）");
  if (close == std::u32string_view::npos) return {};
  const std::u32string_view inside = rest.substr(0, close);
  const std::size_t word = inside.find(U"简称");
  if (word != std::u32string_view::npos && word <= 4) {
    std::uint32_t begin = open + 1 + static_cast<std::uint32_t>(word) + 2;
    const std::uint32_t end = open + 1 + static_cast<std::uint32_t>(close);
    while (begin < end && (text[begin] == U':' || text[begin] == U'：' || text[begin] == U'为' || text[begin] == U' '))
      ++begin;
    Span span{begin, end};
    if (span.size() > 2 && is_opening_quote(text[begin])) {
      const Quotation* quotation = quotation_beginning(reading, begin);
      if (quotation != nullptr) return quotation->inner;
    }
    return span;
  }
  latin = inside.size() >= 2 && inside.size() <= 24 && std::all_of(inside.begin(), inside.end(), [](char32_t c) {
            return (c >= U'A' && c <= U'Z') || (c >= U'a' && c <= U'z') || c == U' ' || c == U'-' || c == U'.';
          });
  return latin ? Span{open + 1, open + 1 + static_cast<std::uint32_t>(close)} : Span{};
}

/// 第三届邻里节 of 柳河镇第三届邻里节: a numbered event is called so without its area, too.
Span without_area(const Reading& reading, const Mention& event) {
  constexpr std::uint32_t kShortest = 5;
  if (event.label != Label::kEvent) return {};
  for (const Mention& area : mentions_beginning(reading, event.span.begin))
    if (area.label == Label::kArea && area.span.end + kShortest <= event.span.end &&
        (reading.document.text()[area.span.end] == U'第' ||
         reading.lexicon.begins(reading.document.text().substr(area.span.end, 2), lexicon::feature::kFirstOfSeries) >
             0))
      return {area.span.end, event.span.end};
  return {};
}

}  // namespace

void run_aliases(Reading& reading, Diagnostics&) {
  const MentionPlaces places(reading, kNameable);
  const std::u32string_view text = reading.document.text();
  std::vector<Mention> found;
  for (std::uint32_t at = 1; at < text.size(); ++at) {
    if (text[at] != U'(' && text[at] != U'（') continue;
    std::uint32_t end = at;
    if (is_closing_quote(text[end - 1])) --end;
    const std::uint32_t full = places.ending(end);
    if (full == kNone) continue;
    bool latin = false;
    const Span span = declared_in(reading, at, latin);
    if (span.size() < 2) continue;
    const Mention& whole = reading.mentions[full];
    if (latin && !is_organisation(whole.label)) continue;
    Mention mention = mention_of(reading, span, whole.label, latin ? "latin-name" : "declared-short-form");
    mention.naming = Naming::kShort;
    mention.short_for = full;
    found.push_back(std::move(mention));
  }
  for (std::uint32_t i = 0; i < reading.mentions.size(); ++i)
    if (const Span span = without_area(reading, reading.mentions[i]); span.size() > 0) {
      Mention mention = mention_of(reading, span, reading.mentions[i].label, "event-without-its-area");
      mention.naming = Naming::kShort;
      mention.short_for = i;
      found.push_back(std::move(mention));
    }
  // What another pass read inside the bracket is this name.
  std::erase_if(found, [&](const Mention& mention) {
    return std::ranges::any_of(mentions_beginning(reading, mention.span.begin), [&](const Mention& other) {
      return other.span == mention.span && other.short_for != kNone;
    });
  });
  add_mentions(reading, std::move(found));
}

}  // namespace govgraph::extract
