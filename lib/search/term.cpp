// SPDX-License-Identifier: Apache-2.0
#include "search/term.hpp"

#include <algorithm>
#include <cstring>

#include <unicode/uchar.h>

#include "base/utf8.hpp"

namespace govgraph::search {
namespace {

constexpr char32_t kFirstFull = 0xFF01, kLastFull = 0xFF5E, kFullWidth = 0xFEE0;
constexpr char32_t kFirstIdeographic = 0x2E80;  // from here on a character is a word of its own

char32_t half_width(char32_t point) { return point >= kFirstFull && point <= kLastFull ? point - kFullWidth : point; }

char32_t folded(char32_t point) {
  point = half_width(point);
  if (point < 0x80) return point >= U'A' && point <= U'Z' ? point + (U'a' - U'A') : point;
  if (point >= kFirstIdeographic) return point;
  return static_cast<char32_t>(u_foldCase(static_cast<UChar32>(point), U_FOLD_CASE_DEFAULT));
}

/// Of folded ones.
bool is_letter(char32_t point) { return point < kFirstIdeographic && u_isalnum(static_cast<UChar32>(point)) != 0; }

char32_t point_before(std::string_view text, std::size_t at) {
  if (at == 0) return U' ';
  std::size_t begin = at - 1;
  while (begin > 0 && at - begin < 4 && utf8::continues(text[begin])) --begin;
  return folded(utf8::decode(text, begin).code_point);
}

std::size_t past_space(std::string_view text, std::size_t at) {
  while (at < text.size()) {
    const utf8::Step step = utf8::decode(text, at);
    if (!utf8::is_space(step.code_point)) break;
    at += step.length;
  }
  return at;
}

std::u32string points_of(std::string_view text) {
  std::u32string out;
  bool space = false;
  for (const char32_t given : utf8::decode_all(text)) {
    if (utf8::is_space(given)) {
      space = true;
      continue;
    }
    const char32_t point = folded(given);
    if (space && !out.empty() && is_letter(out.back()) && is_letter(point)) out += U' ';
    out += point;
    space = false;
  }
  return out;
}

std::vector<std::string> as_written(char32_t point) {
  std::u32string all{point};
  if (point < kFirstIdeographic) all += static_cast<char32_t>(u_toupper(static_cast<UChar32>(point)));
  for (const char32_t each : std::u32string(all))
    if (each > U' ' && each <= U'~') all += each + kFullWidth;
  std::sort(all.begin(), all.end());
  all.erase(std::unique(all.begin(), all.end()), all.end());
  std::vector<std::string> out;
  for (const char32_t each : all) utf8::append(out.emplace_back(), each);
  return out;
}

}  // namespace

bool can_be_found(std::string_view text) { return past_space(text, 0) < text.size(); }

Term::Term(std::string_view text) : text_(text), points_(points_of(text)), begins_(as_written(points_.front())) {}

std::optional<std::uint32_t> Term::end_of_match(std::string_view text, std::size_t begin) const {
  if (is_letter(points_.front()) && is_letter(point_before(text, begin))) return std::nullopt;
  std::size_t at = begin;
  for (std::size_t i = 0; i < points_.size(); ++i) {
    if (points_[i] == U' ') {
      const std::size_t past = past_space(text, at);
      if (past == at) return std::nullopt;
      at = past;
      continue;
    }
    const bool joined = i > 0 && is_letter(points_[i - 1]) && is_letter(points_[i]);
    if (i > 0 && !joined) at = past_space(text, at);
    if (at >= text.size()) return std::nullopt;
    const utf8::Step step = utf8::decode(text, at);
    if (folded(step.code_point) != points_[i]) return std::nullopt;
    at += step.length;
  }
  if (is_letter(points_.back()) && at < text.size() && is_letter(folded(utf8::decode(text, at).code_point)))
    return std::nullopt;
  return static_cast<std::uint32_t>(at);
}

void Term::find(std::string_view text, std::vector<ByteSpan>& out) const {
  const std::size_t before = out.size();
  for (const std::string& first : begins_)
    for (std::size_t at = 0; at < text.size();) {
      const void* const found = ::memmem(text.data() + at, text.size() - at, first.data(), first.size());
      if (!found) break;
      const auto begin = static_cast<std::size_t>(static_cast<const char*>(found) - text.data());
      const auto end = end_of_match(text, begin);
      if (end) out.push_back({static_cast<std::uint32_t>(begin), *end});
      at = end ? *end : begin + first.size();
    }
  if (begins_.size() == 1) return;
  std::sort(out.begin() + static_cast<std::ptrdiff_t>(before), out.end());
  const auto overlap = [](const ByteSpan& a, const ByteSpan& b) { return b.begin < a.end; };
  out.erase(std::unique(out.begin() + static_cast<std::ptrdiff_t>(before), out.end(), overlap), out.end());
}

}  // namespace govgraph::search
