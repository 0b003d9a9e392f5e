// SPDX-License-Identifier: Apache-2.0
#include "text/parts.hpp"

#include <array>
#include <cstdint>

#include "base/utf8.hpp"

namespace govgraph::text {
namespace {

struct Cut {
  std::string_view mark;
  bool after;  ///< the mark belongs to the part that it ends
};

constexpr std::array<Cut, 6> kCuts{
    {{"\f", false}, {"\n\n\n\n", true}, {"\n\n", true}, {"\r\n\r\n", true}, {"\n", true}, {"。", true}}};

/// Back to the first byte of the character that `at` stands in; not where no character begins nearby.
std::size_t character_at(std::string_view utf8, std::size_t at) {
  std::size_t begin = at;
  while (begin > 0 && at - begin < 3 && utf8::continues(utf8[begin])) --begin;
  return begin;
}

/// Where the part that begins at `begin` ends.
std::size_t end_of_part(std::string_view utf8, std::size_t begin) {
  if (utf8.size() - begin <= kPartBytes) return utf8.size();
  const std::size_t half = begin + kPartBytes / 2;
  const std::string_view window = utf8.substr(half, kPartBytes / 2);
  for (const Cut& cut : kCuts)
    if (const std::size_t at = window.rfind(cut.mark); at != std::string_view::npos)
      return half + at + (cut.after ? cut.mark.size() : 0);
  return character_at(utf8, begin + kPartBytes);
}

}  // namespace

std::vector<ByteSpan> parts_of(std::string_view utf8) {
  std::vector<ByteSpan> out;
  for (std::size_t begin = 0; begin < utf8.size() || out.empty();) {
    const std::size_t end = end_of_part(utf8, begin);
    out.push_back({static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)});
    begin = end;
  }
  return out;
}

}  // namespace govgraph::text
