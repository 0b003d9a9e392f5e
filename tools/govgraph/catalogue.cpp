// SPDX-License-Identifier: Apache-2.0
#include "catalogue.hpp"

#include <algorithm>

namespace govgraph::cli {
namespace {

constexpr int kDeepest = 4;  // a message holds the reason of another, and that a list
constexpr std::string_view kSpace = " \t\r";
constexpr std::string_view kSpeaker = "govgraph: ";

bool is_digit(char c) { return c >= '0' && c <= '9'; }

/// The end of a place to be filled that begins at `at`, and which value stands there; nullopt if it is something else,
/// such as {map}.
struct Place {
  std::size_t end;
  std::optional<std::size_t> which;
};

std::optional<Place> place_at(std::string_view text, std::size_t at) {
  std::size_t i = at + 1;
  std::optional<std::size_t> which;
  while (i < text.size() && is_digit(text[i]))
    which = which.value_or(0) * 10 + static_cast<std::size_t>(text[i++] - '0');
  if (i < text.size() && text[i] == ':')
    while (i < text.size() && text[i] != '}' && text[i] != ' ') ++i;
  if (i >= text.size() || text[i] != '}') return std::nullopt;
  return Place{i + 1, which};
}

}  // namespace

Catalogue::Catalogue(std::string_view text) {
  std::string_view sentence;
  for (std::size_t begin = 0; begin < text.size();) {
    const std::size_t end = std::min(text.find('\n', begin), text.size());
    const std::string_view line = text.substr(begin, end - begin);
    begin = end + 1;
    if (line.empty() || line.front() == '#') continue;
    if (!line.starts_with("  ")) {
      sentence = line;
      continue;
    }
    const std::string_view translation = line.substr(2) == "-" ? std::string_view() : line.substr(2);
    sentences_.emplace(sentence, translation);
    Pattern pattern{pieces_of(sentence), pieces_of(translation)};
    if (pattern.from.size() < 2) continue;
    for (const Piece& each : pattern.from) pattern.weight += each.literal.size();
    patterns_.push_back(std::move(pattern));
  }
  std::stable_sort(patterns_.begin(), patterns_.end(),
                   [](const Pattern& a, const Pattern& b) { return a.weight > b.weight; });
}

std::vector<Catalogue::Piece> Catalogue::pieces_of(std::string_view sentence) {
  std::vector<Piece> out;
  std::size_t from = 0, next = 0;
  for (std::size_t i = 0; i < sentence.size();) {
    const auto place = sentence[i] == '{' ? place_at(sentence, i) : std::nullopt;
    if (!place) {
      ++i;
      continue;
    }
    out.push_back({sentence.substr(from, i - from), place->which.value_or(next)});
    ++next;
    from = i = place->end;
  }
  out.push_back({sentence.substr(from)});
  return out;
}

std::size_t Catalogue::next_literal(const Pattern& pattern, std::size_t i, std::string_view line, std::size_t at) {
  while (i + 1 < pattern.from.size() && pattern.from[i].literal.empty()) ++i;
  return i + 1 == pattern.from.size() ? line.size() : line.find(pattern.from[i].literal, at);
}

std::optional<std::vector<std::string_view>> Catalogue::match(const Pattern& pattern, std::string_view line) {
  const std::string_view first = pattern.from.front().literal, last = pattern.from.back().literal;
  if (line.size() < first.size() + last.size() || !line.starts_with(first) || !line.ends_with(last)) return {};
  const std::size_t end = line.size() - last.size();
  const std::string_view before_last = line.substr(0, end);
  std::vector<std::string_view> values(pattern.from.size() - 1);
  std::size_t at = first.size();
  for (std::size_t i = 1; i < pattern.from.size(); ++i) {
    const bool is_last = i + 1 == pattern.from.size();
    const std::string_view literal = pattern.from[i].literal;
    std::size_t found = is_last ? end : before_last.find(literal, at);
    // Of two values beside one another the second is a hint ("; did you mean …?"), or nothing.
    if (!is_last && literal.empty())
      found = std::min(before_last.find(';', at), next_literal(pattern, i, before_last, at));
    if (found == std::string_view::npos || found > end) return {};
    // The name of a file or command before a sentence is none of its values.
    if (i == 1 && first.empty() && line.substr(0, found).find(": ") != std::string_view::npos) return {};
    const std::size_t which = pattern.from[i - 1].filled;
    if (which < values.size()) values[which] = line.substr(at, found - at);
    at = found + literal.size();
  }
  return values;
}

std::optional<std::string_view> Catalogue::find(std::string_view sentence) const {
  const auto found = sentences_.find(sentence);
  return found == sentences_.end() ? std::nullopt : std::optional(found->second);
}

/// A single word is a name or a number: only sentences are translated inside of others, and those of a list.
std::string Catalogue::value_translated(std::string_view value, int depth) const {
  if (value.find(' ') == std::string_view::npos) return std::string(value);
  std::string whole = line_translated(value, depth + 1);
  if (whole != value || value.find(", ") == std::string_view::npos) return whole;
  std::string out;
  for (std::size_t begin = 0; begin < value.size();) {
    const std::size_t end = std::min(value.find(", ", begin), value.size());
    const std::string_view part = value.substr(begin, end - begin);
    const auto known = part.find(' ') == std::string_view::npos ? std::nullopt : find(part);
    out += known.value_or(part);
    if (end < value.size()) out += ", ";
    begin = end + 2;
  }
  return out;
}

std::string Catalogue::filled(const Pattern& pattern, const std::vector<std::string_view>& values, int depth) const {
  std::string out;
  for (std::size_t i = 0; i < pattern.to.size(); ++i) {
    out += pattern.to[i].literal;
    if (i + 1 == pattern.to.size() || pattern.to[i].filled >= values.size()) continue;
    const std::string_view value = values[pattern.to[i].filled];
    out += value_translated(value, depth);
  }
  return out;
}

std::optional<std::string> Catalogue::sentence_translated(std::string_view sentence, int depth) const {
  if (depth > kDeepest) return std::nullopt;
  if (const auto found = find(sentence)) return std::string(*found);
  for (const Pattern& pattern : patterns_)
    if (const auto values = match(pattern, sentence)) return filled(pattern, *values, depth);
  for (std::size_t at = sentence.find(": "); at != std::string_view::npos; at = sentence.find(": ", at + 2))
    if (const auto rest = sentence_translated(sentence.substr(at + 2), depth + 1))
      return std::string(sentence.substr(0, at + 2)) + *rest;
  return std::nullopt;
}

std::string Catalogue::line_translated(std::string_view line, int depth) const {
  std::size_t begin = line.find_first_not_of(kSpace);
  if (begin == std::string_view::npos) return std::string(line);
  if (line.substr(begin).starts_with(kSpeaker)) begin += kSpeaker.size();
  const std::size_t end = line.find_last_not_of(kSpace) + 1;
  const auto translated = sentence_translated(line.substr(begin, end - begin), depth);
  if (!translated) return std::string(line);
  return std::string(line.substr(0, begin)) + *translated + std::string(line.substr(end));
}

std::string Catalogue::translate(std::string_view text) const {
  std::string out;
  for (std::size_t begin = 0; begin < text.size();) {
    const std::size_t end = std::min(text.find('\n', begin), text.size());
    const std::string_view line = text.substr(begin, end - begin);
    const std::string translated = line_translated(line, 0);
    const bool dropped = translated.empty() && !line.empty();
    if (!dropped) out += translated;
    if (!dropped && end < text.size()) out += '\n';
    begin = end + 1;
  }
  return out;
}

}  // namespace govgraph::cli
