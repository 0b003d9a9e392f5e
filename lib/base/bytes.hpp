// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <bit>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace govgraph::bytes {

/// Big-endian, so that bytes compare as the numbers do.
void append_be64(std::string& out, std::uint64_t value);
void append_be24(std::string& out, std::uint32_t value);  ///< REQUIRES value < 2^24

/// LEB128: seven bits a byte, least first.
void append_varint(std::string& out, std::uint64_t value);

/// Small numbers of either sign in few bytes: 0, -1, 1, -2 … become 0, 1, 2, 3 …
void append_signed(std::string& out, std::int64_t value);

/// The length as a varint, then the bytes.
void append_text(std::string& out, std::string_view text);

/// The four bytes of an IEEE float.
void append_float(std::string& out, float value);

/// Reads what the functions above wrote, in their order. After a read past the end or a malformed number all
/// further reads give zero or nothing and `ok` is false: test it once, after the last. Scans of a whole graph call
/// these some hundred million times, so they are inline.
class Cursor {
 public:
  explicit Cursor(std::string_view bytes) : rest_(bytes) {}

  std::uint8_t byte();
  std::uint64_t be64();
  std::uint64_t varint();
  std::uint32_t varint32();  ///< fails above 2^32-1
  std::int64_t signed_varint();
  std::string_view text();
  std::string_view take(std::size_t size);
  float number();

  /// A varint that announces so many items of at least one byte each; fails when fewer bytes are left, so
  /// that it may be given to `reserve`.
  std::size_t count();

  std::string_view rest() const { return rest_; }
  bool at_end() const { return rest_.empty(); }
  bool ok() const { return ok_; }

 private:
  void fail() {
    ok_ = false;
    rest_ = {};
  }
  std::uint64_t long_varint();  ///< of two bytes and more

  std::string_view rest_;
  bool ok_ = true;
};

inline std::string_view Cursor::take(std::size_t size) {
  if (size > rest_.size()) {
    fail();
    return {};
  }
  const std::string_view out = rest_.substr(0, size);
  rest_.remove_prefix(size);
  return out;
}

inline std::uint8_t Cursor::byte() {
  if (rest_.empty()) {
    fail();
    return 0;
  }
  const auto out = static_cast<std::uint8_t>(rest_.front());
  rest_.remove_prefix(1);
  return out;
}

inline std::uint64_t Cursor::be64() {
  std::uint64_t out = 0;
  for (const char c : take(8)) out = out << 8 | static_cast<unsigned char>(c);
  return out;
}

inline std::uint64_t Cursor::varint() {
  if (rest_.empty() || static_cast<unsigned char>(rest_.front()) >= 0x80) return long_varint();
  return byte();
}

inline std::uint32_t Cursor::varint32() {
  const std::uint64_t out = varint();
  if (out > 0xFFFFFFFF) ok_ = false;
  return ok_ ? static_cast<std::uint32_t>(out) : 0;
}

inline std::int64_t Cursor::signed_varint() {
  const std::uint64_t raw = varint();
  return static_cast<std::int64_t>(raw >> 1 ^ (~(raw & 1) + 1));
}

inline std::string_view Cursor::text() { return take(varint()); }

inline float Cursor::number() {
  std::uint32_t bits = 0;
  for (const char c : take(4)) bits = bits << 8 | static_cast<unsigned char>(c);
  return std::bit_cast<float>(bits);
}

inline std::size_t Cursor::count() {
  const std::uint64_t out = varint();
  if (out > rest_.size()) ok_ = false;
  return ok_ ? static_cast<std::size_t>(out) : 0;
}

}  // namespace govgraph::bytes
