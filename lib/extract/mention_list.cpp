// SPDX-License-Identifier: Apache-2.0
#include "extract/mention_list.hpp"

#include <algorithm>
#include <cassert>
#include <numeric>

#include "base/utf8.hpp"
#include "extract/reading.hpp"

namespace govgraph::extract {
namespace {

bool is_quote(char32_t c) {
  return c == U'“' || c == U'”' || c == U'‘' || c == U'’' || c == U'「' || c == U'」' || c == U'『' || c == U'』' ||
         c == U'《' || c == U'》';
}

std::uint32_t begin_of(const Mention& mention) { return mention.span.begin; }

std::uint32_t article_at(const Reading& reading, std::uint32_t position) {
  const std::size_t sentence = reading.document.sentence_at(position);
  return sentence < reading.document.sentences.size() ? reading.document.sentences[sentence].article : 0;
}

}  // namespace

std::string name_of(const Reading& reading, Span span) {
  std::string name;
  for (const char32_t c : reading.document.at(span))
    if (!is_quote(c) && !utf8::is_space(c)) utf8::append(name, c);
  return name;
}

Mention mention_of(const Reading& reading, Span span, Label label, std::string_view rule) {
  Mention mention;
  mention.span = span;
  mention.label = label;
  mention.article = article_at(reading, span.begin);
  mention.name = name_of(reading, span);
  mention.rule = rule;
  return mention;
}

void add_mentions(Reading& reading, std::vector<Mention> found) {
  if (found.empty()) return;
  std::vector<Mention>& all = reading.mentions;
  const std::size_t old = all.size(), added = found.size();
  const auto before = [](const Mention& a, const Mention& b) {
    return a.span.begin != b.span.begin ? a.span.begin < b.span.begin : a.span.end > b.span.end;
  };
  assert(std::is_sorted(all.begin(), all.end(), before));
  std::vector<std::uint32_t> order(added);  // of those found
  std::iota(order.begin(), order.end(), 0U);
  std::stable_sort(order.begin(), order.end(),
                   [&](std::uint32_t a, std::uint32_t b) { return before(found[a], found[b]); });
  // Merged from the end, so that what stands before all that was found stays where it is.
  std::vector<std::uint32_t> place(old + added);
  all.resize(old + added);
  std::size_t kept = old, left = added;
  for (std::size_t at = all.size(); at-- > 0;) {
    if (left == 0) {
      std::iota(place.begin(), place.begin() + static_cast<std::ptrdiff_t>(kept), 0U);
      break;
    }
    const bool from_found = kept == 0 || !before(found[order[left - 1]], all[kept - 1]);
    place[from_found ? old + order[left - 1] : kept - 1] = static_cast<std::uint32_t>(at);
    all[at] = std::move(from_found ? found[order[--left]] : all[--kept]);
  }
  for (Mention& mention : all) {
    if (mention.within != kNone) mention.within = place[mention.within];
    if (mention.short_for != kNone) mention.short_for = place[mention.short_for];
  }
}

std::span<const Mention> mentions_beginning(const Reading& reading, std::uint32_t position) {
  const auto first = std::ranges::lower_bound(reading.mentions, position, {}, begin_of);
  return {first, std::ranges::upper_bound(first, reading.mentions.end(), position, {}, begin_of)};
}

MentionPlaces::MentionPlaces(const Reading& reading, std::uint32_t labels)
    : ends_(reading.document.text().size() + 1, kNone) {
  for (std::uint32_t i = 0; i < reading.mentions.size(); ++i)
    if ((labels >> static_cast<unsigned>(reading.mentions[i].label)) & 1) {
      // Sorted by begin: the first that ends at a place is the longest.
      if (ends_[reading.mentions[i].span.end] == kNone) ends_[reading.mentions[i].span.end] = i;
    }
}

void MentionPlaces::add(std::uint32_t index, Span span) { ends_[span.end] = index; }

}  // namespace govgraph::extract
