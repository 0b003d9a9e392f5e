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
  for (; value >= 0x80; value >>= 7) out += static_cast<char>(value | 0x80);
  out += static_cast<char>(value);
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
  for (int shift = 24; shift >= 0; shift -= 8) out += static_cast<char>(bits >> shift);
}

std::string_view Cursor::take(std::size_t size) {
  if (size > rest_.size()) {
    ok_ = false;
    rest_ = {};
    return {};
  }
  const std::string_view out = rest_.substr(0, size);
  rest_.remove_prefix(size);
  return out;
}

std::uint8_t Cursor::byte() {
  const std::string_view one = take(1);
  return one.empty() ? 0 : static_cast<std::uint8_t>(one[0]);
}

std::uint64_t Cursor::be64() {
  std::uint64_t out = 0;
  for (const char c : take(8)) out = out << 8 | static_cast<unsigned char>(c);
  return out;
}

std::uint64_t Cursor::varint() {
  std::uint64_t out = 0;
  for (unsigned shift = 0; shift < 64; shift += 7) {
    const std::uint8_t next = byte();
    out |= static_cast<std::uint64_t>(next & 0x7F) << shift;
    if (next < 0x80) return ok_ ? out : 0;
  }
  ok_ = false;
  return 0;
}

std::uint32_t Cursor::varint32() {
  const std::uint64_t out = varint();
  if (out > 0xFFFFFFFF) ok_ = false;
  return ok_ ? static_cast<std::uint32_t>(out) : 0;
}

std::int64_t Cursor::signed_varint() {
  const std::uint64_t raw = varint();
  return static_cast<std::int64_t>(raw >> 1 ^ (~(raw & 1) + 1));
}

std::string_view Cursor::text() { return take(varint()); }

float Cursor::number() {
  std::uint32_t bits = 0;
  for (const char c : take(4)) bits = bits << 8 | static_cast<unsigned char>(c);
  return std::bit_cast<float>(bits);
}

std::size_t Cursor::count() {
  const std::uint64_t out = varint();
  if (out > rest_.size()) ok_ = false;
  return ok_ ? static_cast<std::size_t>(out) : 0;
}

}  // namespace govgraph::bytes
