// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace govgraph::utf8 {

/// One step of decoding: the code point (U+FFFD for broken bytes) and the bytes it takes.
struct Step {
  char32_t code_point;
  std::uint8_t length;  ///< 1..4, never past the end of the text
  bool valid;
};

/// Decodes at `position < text.size()`, whatever stands there.
Step decode_any(std::string_view text, std::size_t position);

/// Decodes at `position < text.size()`. A maximal ill-formed sub-part is one U+FFFD, as in
/// The Unicode Standard 3.9 "U+FFFD Substitution of Maximal Subparts". ASCII and most Chinese (E3..EC, which take any
/// two continuation bytes) are seen to at once.
inline Step decode(std::string_view text, std::size_t position) {
  const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[position + i]); };
  const unsigned char first = byte(0);
  if (first < 0x80) return {first, 1, true};
  if (first >= 0xE3 && first <= 0xEC && position + 2 < text.size() && (byte(1) & 0xC0) == 0x80 &&
      (byte(2) & 0xC0) == 0x80)
    return {(first & 0x0FU) << 12 | (byte(1) & 0x3FU) << 6 | (byte(2) & 0x3FU), 3, true};
  return decode_any(text, position);
}

void append(std::string& out, char32_t code_point);
std::string encode(std::u32string_view text);

/// Whether the byte is one of a character after its first.
constexpr bool continues(char byte) { return (static_cast<unsigned char>(byte) & 0xC0U) == 0x80U; }

/// Broken bytes become U+FFFD.
std::u32string decode_all(std::string_view text);
std::string repaired(std::string_view text);  ///< the same in UTF-8

bool is_valid(std::string_view text);

/// Unicode White_Space and the ASCII separators that Python's `str.isspace` also counts.
bool is_space(char32_t code_point);

/// `text` with broken bytes replaced and all white space removed: the form in which exported
/// mentions and evidence are compared with the source.
std::string squeeze(std::string_view text);
void squeeze(std::string_view text, std::string& out);  ///< overwrites `out`

std::size_t length(std::string_view text);  ///< in code points

}  // namespace govgraph::utf8
