// SPDX-License-Identifier: Apache-2.0
#include "base/bytes.hpp"

#include <bit>

namespace govgraph::bytes {

void append_be64(std::string& out, std::uint64_t value) {
  char digits[8];
  for (int i = 7; i >= 0; --i, value >>= 8) digits[i] = static_cast<char>(value);
  out.append(digits, sizeof digits);
}

void append_be24(std::string& out, std::uint32_t value) {
  const char digits[3] = {static_cast<char>(value >> 16), static_cast<char>(value >> 8), static_cast<char>(value)};
  out.append(digits, sizeof digits);
}

void append_varint(std::string& out, std::uint64_t value) {
  char digits[10];
  std::size_t size = 0;
  for (; value >= 0x80; value >>= 7) digits[size++] = static_cast<char>(value | 0x80);
  digits[size++] = static_cast<char>(value);
  out.append(digits, size);
}

void append_signed(std::string& out, std::int64_t value) {
  append_varint(out, static_cast<std::uint64_t>(value) << 1 ^ static_cast<std::uint64_t>(value >> 63));
}

void append_text(std::string& out, std::string_view text) {
  append_varint(out, text.size());
  out.append(text);
}

void append_float(std::string& out, float value) {
  const auto bits = std::bit_cast<std::uint32_t>(value);
  const char digits[4] = {static_cast<char>(bits >> 24), static_cast<char>(bits >> 16), static_cast<char>(bits >> 8),
                          static_cast<char>(bits)};
  out.append(digits, sizeof digits);
}

std::uint64_t Cursor::long_varint() {
  std::uint64_t out = 0;
  for (unsigned shift = 0; shift < 64; shift += 7) {
    const std::uint8_t next = byte();
    out |= static_cast<std::uint64_t>(next & 0x7F) << shift;
    if (next < 0x80) return ok_ ? out : 0;
  }
  ok_ = false;
  return 0;
}

}  // namespace govgraph::bytes
