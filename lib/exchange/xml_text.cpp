// SPDX-License-Identifier: Apache-2.0
#include "exchange/xml_text.hpp"

#include <algorithm>
#include <array>
#include <bit>
#include <charconv>
#include <cmath>
#include <cstddef>
#include <cstdlib>
#include <utility>

#include "base/utf8.hpp"

namespace govgraph::exchange {
namespace {

enum class Kind : std::uint8_t { kPlain, kAscii, kThree, kOther };

/// kThree: first bytes of three-byte sequences all of whose continuations are characters.
constexpr std::array<Kind, 256> make_kinds() {
  std::array<Kind, 256> kinds{};
  for (std::size_t i = 0; i < 0x20; ++i) kinds[i] = Kind::kAscii;
  for (const unsigned char c : {'<', '>', '&', '"', '\x7F'}) kinds[c] = Kind::kAscii;
  for (std::size_t i = 0x80; i < 0x100; ++i)
    kinds[i] = i >= 0xE1 && i <= 0xEE && i != 0xED ? Kind::kThree : Kind::kOther;
  return kinds;
}

constexpr std::array<Kind, 256> kKinds = make_kinds();

constexpr std::array<std::array<char, 2>, 256> make_hex_pairs() {
  std::array<std::array<char, 2>, 256> out{};
  for (std::size_t i = 0; i < out.size(); ++i) out[i] = {"0123456789abcdef"[i >> 4], "0123456789abcdef"[i & 15]};
  return out;
}

constexpr std::array<std::array<char, 2>, 256> kHexPairs = make_hex_pairs();

std::string_view escape_of(char c) {
  switch (c) {
    case '<':
      return "&lt;";
    case '>':
      return "&gt;";
    case '&':
      return "&amp;";
    case '"':
      return "&quot;";
    case '\t':
    case '\n':
    case '\r':
      return " ";
    default:  // forbidden, or (U+007F) discouraged
      return "";
  }
}

constexpr std::size_t kLongestEscape = 6;

}  // namespace

XmlTag::XmlTag(std::string_view text) : size_(text.size()) { std::copy(text.begin(), text.end(), text_.begin()); }

void XmlBuffer::grow(std::size_t size) {
  const std::size_t used = view().size();
  const std::size_t capacity = std::max<std::size_t>(4096, 2 * (used + size));
  std::unique_ptr<char[]> larger(new char[capacity]);
  if (used > 0) std::memcpy(larger.get(), begin_.get(), used);
  begin_ = std::move(larger);
  end_ = begin_.get() + used;
  limit_ = begin_.get() + capacity;
}

XmlBuffer& XmlBuffer::put_number(std::uint64_t value) {
  reserve(20);
  end_ = std::to_chars(end_, limit_, value).ptr;
  return *this;
}

XmlBuffer& XmlBuffer::put_number(float value) {
  const auto bits = std::bit_cast<std::uint32_t>(value);
  if (last_digits_.empty() || bits != last_) {
    std::array<char, 32> digits;
    last_digits_.assign(digits.data(), std::to_chars(digits.data(), digits.data() + digits.size(), value).ptr);
    last_ = bits;
  }
  return put(last_digits_);
}

XmlBuffer& XmlBuffer::put_decimal(float value) {
  const long tenths = std::lround(value * 10);
  if (tenths < 0) put('-');
  const auto whole = static_cast<std::uint64_t>(std::abs(tenths));
  return put_number(whole / 10).put('.').put(static_cast<char>('0' + whole % 10));
}

XmlBuffer& XmlBuffer::put_hex(std::uint64_t value) {
  reserve(16);
  for (std::ptrdiff_t i = 7; i >= 0; --i, value >>= 8) std::memcpy(end_ + 2 * i, kHexPairs[value & 0xFF].data(), 2);
  end_ += 16;
  return *this;
}

XmlBuffer& XmlBuffer::put_text(std::string_view text) {
  reserve(text.size() * kLongestEscape);
  std::size_t plain = 0;  // what stands from here to `i` goes out as it is
  for (std::size_t i = 0; i < text.size();) {
    const Kind kind = kKinds[static_cast<unsigned char>(text[i])];
    if (kind == Kind::kPlain) {
      ++i;
    } else if (kind == Kind::kThree && i + 2 < text.size() && utf8::continues(text[i + 1]) &&
               utf8::continues(text[i + 2])) {
      i += 3;
    } else {
      put(text.substr(plain, i - plain));
      plain = i + 1;
      if (kind == Kind::kAscii) {
        put(escape_of(text[i]));
      } else {
        const utf8::Step step = utf8::decode(text, i);
        plain = i + step.length;
        if (!step.valid)
          put("\xEF\xBF\xBD");
        else if (step.code_point != 0xFFFE && step.code_point != 0xFFFF)
          put(text.substr(i, step.length));
      }
      i = plain;
    }
  }
  return put(text.substr(plain));
}

std::string_view shortened(std::string_view text, std::size_t limit, std::string& storage) {
  if (text.size() <= limit) return text;
  std::size_t characters = 0, cut = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (utf8::continues(text[i])) continue;
    if (characters + 1 == limit) cut = i;
    if (++characters > limit) {
      storage.assign(text, 0, cut).append("…");
      return storage;
    }
  }
  return text;
}

}  // namespace govgraph::exchange
