// SPDX-License-Identifier: Apache-2.0
#include "extract/amounts.hpp"

#include "base/utf8.hpp"
#include "extract/phrase.hpp"

namespace govgraph::extract {

std::string sum_in(std::u32string_view text) {
  for (std::size_t end = text.find(U'元'); end != std::u32string_view::npos; end = text.find(U'元', end + 1)) {
    std::size_t begin = end;
    while (begin > 0 && (text[begin - 1] == U'亿' || text[begin - 1] == U'万' || text[begin - 1] == U'千')) --begin;
    const std::size_t unit = begin;
    while (begin > 0 && (is_digit(text[begin - 1]) || text[begin - 1] == U'.')) --begin;
    if (begin < unit) return utf8::encode(text.substr(begin, end + 1 - begin));
  }
  return {};
}

std::string year_in(std::u32string_view text) {
  for (std::size_t i = 0; i + 4 < text.size(); ++i) {
    const bool century = text.substr(i, 2) == U"20" || text.substr(i, 2) == U"19";
    if (century && text[i + 4] == U'年' && is_digit(text[i + 2]) && is_digit(text[i + 3]))
      return utf8::encode(text.substr(i, 4));
  }
  return {};
}

}  // namespace govgraph::extract
