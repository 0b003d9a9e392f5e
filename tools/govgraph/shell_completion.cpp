// SPDX-License-Identifier: Apache-2.0
#include "shell_completion.hpp"

#include <algorithm>
#include <array>

#include "base/utf8.hpp"
#include "query/functions.hpp"

namespace govgraph::cli {
namespace {

constexpr std::size_t kMost = 200;

constexpr std::array<std::string_view, 40> kWords{
    "ALL",    "AND",      "ANY",    "AS",   "ASC",  "BY",       "CALL",    "CASE",  "CONTAINS", "COUNT",
    "DESC",   "DISTINCT", "ELSE",   "END",  "ENDS", "EXISTS",   "EXPLAIN", "FALSE", "IN",       "IS",
    "LIMIT",  "MATCH",    "NONE",   "NOT",  "NULL", "OPTIONAL", "OR",      "ORDER", "PROFILE",  "RETURN",
    "SINGLE", "SKIP",     "STARTS", "THEN", "TRUE", "UNION",    "UNWIND",  "WHEN",  "WHERE",    "WITH"};

bool is_word(char c) {
  return static_cast<unsigned char>(c) >= 0x80 || std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '_';
}

bool same_letters(std::string_view text, std::string_view beginning) {
  return text.size() >= beginning.size() &&
         std::equal(beginning.begin(), beginning.end(), text.begin(), [](char a, char b) {
           return std::tolower(static_cast<unsigned char>(a)) == std::tolower(static_cast<unsigned char>(b));
         });
}

Completion among(std::size_t begin, std::string_view typed, std::vector<std::string> all) {
  std::erase_if(all, [&](const std::string& each) { return !same_letters(each, typed); });
  std::sort(all.begin(), all.end());
  all.erase(std::unique(all.begin(), all.end()), all.end());
  if (all.size() > kMost) all.resize(kMost);
  return {begin, std::move(all)};
}

/// Where an open quotation begins, past its mark; npos outside of one.
std::size_t open_quotation(std::string_view line) {
  char open = 0;
  std::size_t begin = 0;
  for (std::size_t i = 0; i < line.size(); ++i) {
    if (open != 0 && line[i] == '\\')
      ++i;
    else if (open == 0 && (line[i] == '\'' || line[i] == '"'))
      open = line[i], begin = i + 1;
    else if (line[i] == open)
      open = 0;
  }
  return open == 0 ? std::string_view::npos : begin;
}

std::vector<std::string> names(const GraphView& view, std::string_view typed) {
  std::vector<std::string> out;
  if (typed.size() < 2) return out;
  constexpr std::size_t kLooked = 2000;
  for (const NodeId id : view.containing(typed, kLooked)) {
    const auto node = view.node(id);
    if (node && node->name.starts_with(typed)) out.push_back(node->name);
    if (out.size() > 4 * kMost) break;
  }
  return out;
}

/// The last bracket that is still open: '(', '[', '{' or none.
char open_bracket(std::string_view line) {
  std::string open;
  for (const char c : line) {
    if (c == '(' || c == '[' || c == '{')
      open += c;
    else if (!open.empty() && (c == ')' || c == ']' || c == '}'))
      open.pop_back();
  }
  return open.empty() ? '\0' : open.back();
}

bool ends_with_word(std::string_view line, std::string_view word) {
  while (!line.empty() && line.back() == ' ') line.remove_suffix(1);
  return line.size() >= word.size() && same_letters(line.substr(line.size() - word.size()), word);
}

std::vector<std::string> words() {
  std::vector<std::string> out(kWords.begin(), kWords.end());
  for (const std::string_view each : query::function_names()) out.emplace_back(each);
  return out;
}

}  // namespace

Completion complete(std::string_view line, const GraphView& view, const query::PropertyGraph& graph,
                    const Vocabulary& vocabulary) {
  if (const std::size_t begin = open_quotation(line); begin != std::string_view::npos)
    return among(begin, line.substr(begin), names(view, line.substr(begin)));
  std::size_t begin = line.size();
  while (begin > 0 && is_word(line[begin - 1])) --begin;
  const std::string_view typed = line.substr(begin), before = line.substr(0, begin);
  if (before == ":") return among(begin, typed, vocabulary.commands);
  const std::size_t call = before.find_last_of(' ') == std::string_view::npos ? 0 : before.find_last_of(' ') + 1;
  if (ends_with_word(line.substr(0, call), "CALL")) return among(call, line.substr(call), vocabulary.procedures);
  if (before.ends_with('.')) return among(begin, typed, graph.property_keys());
  if (before.ends_with(':') || before.ends_with('|'))
    return among(begin, typed, open_bracket(before) == '[' ? graph.type_names() : graph.label_names());
  if (open_bracket(before) == '{' && !before.ends_with(": ")) return among(begin, typed, graph.property_keys());
  return typed.empty() ? Completion{begin, {}} : among(begin, typed, words());
}

std::string common_beginning(std::span<const std::string> candidates) {
  if (candidates.empty()) return {};
  std::string_view out = candidates.front();
  for (const std::string& each : candidates)
    out = out.substr(0, static_cast<std::size_t>(std::mismatch(out.begin(), out.end(), each.begin(), each.end()).first -
                                                 out.begin()));
  while (!out.empty() && out.size() < candidates.front().size() && utf8::continues(candidates.front()[out.size()]))
    out.remove_suffix(1);
  return std::string(out);
}

}  // namespace govgraph::cli
