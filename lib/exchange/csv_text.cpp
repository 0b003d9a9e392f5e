// SPDX-License-Identifier: Apache-2.0
#include "exchange/csv_text.hpp"

#include <algorithm>
#include <array>

#include "base/utf8.hpp"

namespace govgraph::exchange {
namespace {

bool is_control(char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7F; }

bool needs_quotes(std::string_view text) {
  return !text.empty() &&
         (text.front() == ' ' || text.back() == ' ' ||
          std::any_of(text.begin(), text.end(), [](char c) { return c == ',' || c == '"' || is_control(c); }));
}

void put_quoted(std::string& out, std::string_view text) {
  out += '"';
  for (const char c : text) {
    if (c == '"') out += '"';
    out += is_control(c) ? ' ' : c;
  }
  out += '"';
}

bool runs_as_formula(std::string_view text) {
  static constexpr std::array<std::string_view, 8> kStarts{"=", "+", "-", "@", "＝", "＋", "－", "＠"};
  while (!text.empty() && (text.front() == ' ' || is_control(text.front()))) text.remove_prefix(1);
  return std::any_of(kStarts.begin(), kStarts.end(), [&](std::string_view each) { return text.starts_with(each); });
}

}  // namespace

void put_cell(std::string& out, std::string_view text) {
  if (!utf8::is_valid(text)) {
    put_cell(out, utf8::repaired(text));
  } else if (needs_quotes(text)) {
    put_quoted(out, text);
  } else {
    out += text;
  }
}

void put_safe_cell(std::string& out, std::string_view text) {
  if (!runs_as_formula(text)) return put_cell(out, text);
  std::string marked(1, '\'');
  marked += text;
  put_cell(out, marked);
}

}  // namespace govgraph::exchange
