// SPDX-License-Identifier: Apache-2.0
#pragma once

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
/// further reads give zero or nothing and `ok` is false: test it once, after the last.
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
  std::string_view rest_;
  bool ok_ = true;
};

}  // namespace govgraph::bytes
