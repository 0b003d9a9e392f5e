// SPDX-License-Identifier: Apache-2.0
#include "serve/passage.hpp"

#include <algorithm>

#include "base/utf8.hpp"

namespace govgraph::serve {

Passage::Passage(std::string_view source, ByteSpan span) {
  const auto size = static_cast<std::uint32_t>(std::min<std::size_t>(source.size(), 0xFFFFFFFF));
  const std::uint32_t begin = std::min(span.begin, size), end = std::clamp(span.end, begin, size);
  const std::uint32_t stop = std::min(end, begin + kLongest);
  std::uint32_t units = 0;
  for (std::uint32_t at = begin; at < stop;) {
    const utf8::Step step = utf8::decode(source.substr(0, end), at);
    char32_t point = step.code_point;
    if (point != U'\r') {
      if ((point < 0x20 && point != U'\n' && point != U'\t') || (point >= 0x7F && point < 0xA0)) point = U' ';
      utf8::append(text_, point);
      bytes_.push_back(at);
      units_.push_back(units);
      units += point > 0xFFFF ? 2 : 1;
    }
    at += step.length;
  }
  units_.push_back(units);
  if (stop < end) text_ += "…";
}

std::uint32_t Passage::unit_at(std::uint32_t byte) const {
  return units_[static_cast<std::size_t>(std::lower_bound(bytes_.begin(), bytes_.end(), byte) - bytes_.begin())];
}

Span Passage::units_of(ByteSpan bytes) const {
  return {unit_at(bytes.begin), unit_at(std::max(bytes.begin, bytes.end))};
}

}  // namespace govgraph::serve
