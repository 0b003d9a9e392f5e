// SPDX-License-Identifier: Apache-2.0
#include "query/error.hpp"

#include <algorithm>

#include "base/utf8.hpp"

namespace govgraph::query {
namespace {

/// Columns that the text takes in a terminal: ideographs take two.
std::size_t width(std::string_view text) {
  std::size_t columns = 0;
  for (const char32_t c : utf8::decode_all(std::string(text))) columns += c >= 0x1100 ? 2 : 1;
  return columns;
}

}  // namespace

void fail_at(std::string_view text, std::size_t at, std::string_view detail, const std::string& message) {
  at = std::min(at, text.size());
  const std::size_t begin = at == 0 ? 0 : text.rfind('\n', at - 1) + 1;
  const std::size_t end = std::min(text.find('\n', at), text.size());
  const auto line = 1 + std::count(text.begin(), text.begin() + static_cast<std::ptrdiff_t>(at), '\n');
  const std::string_view before = text.substr(begin, at - begin);
  std::string shown = "query:" + std::to_string(line) + ":" + std::to_string(1 + utf8::length(before)) + ": " + message;
  shown += "\n  " + std::string(text.substr(begin, end - begin)) + "\n  " + std::string(width(before), ' ') + "^";
  throw QueryError("SyntaxError", std::string(detail), shown, true);
}

void fail_running(std::string_view type, std::string_view detail, const std::string& message) {
  throw QueryError(std::string(type), std::string(detail), "query: " + message, false);
}

}  // namespace govgraph::query
