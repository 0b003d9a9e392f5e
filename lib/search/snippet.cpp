// SPDX-License-Identifier: Apache-2.0
#include "search/snippet.hpp"

#include <algorithm>
#include <array>
#include <map>

#include "base/utf8.hpp"

namespace govgraph::search {
namespace {

constexpr std::uint32_t kNear = 240;              // bytes from the first marked place to the begin of the last
constexpr std::size_t kBefore = 30, kAfter = 50;  // characters around them
constexpr char32_t kFirstIdeographic = 0x2E80;

bool ends_sentence(std::string_view text, std::size_t at) {
  constexpr std::array<std::string_view, 5> kEnds{"。", "！", "？", "!", "?"};
  if (text[at] == '\n') return text.substr(at + 1).find_first_not_of(" \t\r") == text.substr(at + 1).find('\n');
  return std::any_of(kEnds.begin(), kEnds.end(),
                     [&](std::string_view end) { return text.substr(at).starts_with(end); });
}

/// Past what closes a quotation or a bracket behind the end of a sentence.
std::size_t past_closing(std::string_view text, std::size_t at) {
  constexpr std::array<std::string_view, 7> kClosing{"”", "’", "」", "』", "》", "）", ")"};
  for (bool found = true; found;) {
    found = false;
    for (const std::string_view each : kClosing)
      if (text.substr(at).starts_with(each)) {
        at += each.size();
        found = true;
      }
  }
  return at;
}

/// Characters as they are shown, and whether a blank is due before the next.
class Shown {
 public:
  void add(std::string_view text, bool marked) {
    for (std::size_t i = 0; i < text.size();) {
      const utf8::Step step = utf8::decode(text, i);
      i += step.length;
      const char32_t point = step.code_point;
      if (utf8::is_space(point)) {
        space_ = true;
        continue;
      }
      const bool latin = point < kFirstIdeographic;
      const bool blank = space_ && latin_ && latin;
      if (blank && !pieces.back().marked) pieces.back().text += ' ';
      const bool owed = blank && pieces.back().marked;
      if (pieces.empty() || pieces.back().marked != marked) pieces.push_back({{}, marked});
      if (owed) pieces.back().text += ' ';
      const bool control = point < 0x20 || (point >= 0x7F && point < 0xA0);
      utf8::append(pieces.back().text, control ? U' ' : point);
      space_ = false;
      latin_ = latin;
    }
  }

  std::vector<Snippet::Piece> pieces;

 private:
  bool space_ = false, latin_ = false;
};

/// The stretch of places that is shown.
std::span<const Place> richest(std::span<const Place> places) {
  std::map<std::uint32_t, std::size_t> held;  // terms of the stretch from `first` to before `end`
  std::size_t most = 0, end = 0;
  std::span<const Place> best;
  for (std::size_t first = 0; first < places.size(); ++first) {
    for (; end < places.size() && places[end].span.begin - places[first].span.begin <= kNear; ++end)
      ++held[places[end].term];
    if (held.size() > most) {
      most = held.size();
      best = places.subspan(first, end - first);
    }
    const auto gone = held.find(places[first].term);
    if (--gone->second == 0) held.erase(gone);
  }
  return best;
}

std::size_t begin_before(std::string_view source, std::size_t least, std::size_t from, bool& cut) {
  cut = false;
  std::size_t at = from;
  for (std::size_t n = 0; at > least; ++n) {
    if (n == kBefore) {
      cut = true;
      return at;
    }
    std::size_t back = at - 1;
    while (back > least && utf8::continues(source[back])) --back;
    if (ends_sentence(source, back)) return std::min(past_closing(source, at), from);
    at = back;
  }
  return at;
}

std::size_t end_after(std::string_view source, std::size_t most, std::size_t at, bool& cut) {
  cut = false;
  for (std::size_t n = 0; at < most; ++n) {
    if (n == kAfter) {
      cut = true;
      return at;
    }
    const bool last = ends_sentence(source, at);
    at = std::min(most, at + utf8::decode(source, at).length);
    if (last) return std::min(most, past_closing(source, at));
  }
  return at;
}

void add_pieces(std::string_view text, ByteSpan whole, std::span<const Place> places, Shown& out) {
  std::uint32_t at = whole.begin;
  for (const Place& each : places) {
    const std::uint32_t begin = std::max(at, each.span.begin);
    if (each.span.end <= begin) continue;
    out.add(text.substr(at, begin - at), false);
    out.add(text.substr(begin, each.span.end - begin), true);
    at = each.span.end;
  }
  if (at < whole.end) out.add(text.substr(at, whole.end - at), false);
}

}  // namespace

Snippet snippet_of(std::string_view source, ByteSpan article, std::span<const Place> all) {
  const std::span<const Place> places = richest(all);
  std::uint32_t last = 0;
  for (const Place& each : places) last = std::max(last, each.span.end);
  bool cut_before = false, cut_after = false;
  const std::size_t end = std::min<std::size_t>(std::max(article.end, last), source.size());
  Snippet out;
  out.first = places.front().span;
  out.span.begin = static_cast<std::uint32_t>(
      begin_before(source, std::min(article.begin, out.first.begin), out.first.begin, cut_before));
  out.span.end = static_cast<std::uint32_t>(end_after(source, end, last, cut_after));
  Shown shown;
  if (cut_before) shown.add("…", false);
  add_pieces(source, out.span, places, shown);
  if (cut_after) shown.add("…", false);
  out.pieces = std::move(shown.pieces);
  return out;
}

Snippet marked_text(std::string_view text, std::span<const Place> places) {
  Shown shown;
  add_pieces(text, {0, static_cast<std::uint32_t>(text.size())}, places, shown);
  Snippet out;
  out.pieces = std::move(shown.pieces);
  return out;
}

}  // namespace govgraph::search
