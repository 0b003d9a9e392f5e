// SPDX-License-Identifier: Apache-2.0
#include "base/utf8.hpp"

namespace govgraph::utf8 {
namespace {

struct Lead {
  std::uint8_t length;
  unsigned char low, high;  // bounds of the second byte
};

Lead lead_of(unsigned char byte) {
  if (byte >= 0xC2 && byte <= 0xDF) return {2, 0x80, 0xBF};
  if (byte == 0xE0) return {3, 0xA0, 0xBF};
  if (byte == 0xED) return {3, 0x80, 0x9F};
  if (byte >= 0xE1 && byte <= 0xEF) return {3, 0x80, 0xBF};
  if (byte == 0xF0) return {4, 0x90, 0xBF};
  if (byte >= 0xF1 && byte <= 0xF3) return {4, 0x80, 0xBF};
  if (byte == 0xF4) return {4, 0x80, 0x8F};
  return {0, 0, 0};
}

/// The length of a character that is quickly seen to be sound and no white space, as nearly all of Chinese text is;
/// else 0.
std::size_t plain_at(std::string_view text, std::size_t i) {
  const auto first = static_cast<unsigned char>(text[i]);
  if (first < 0x80) return first > 0x20 ? 1 : 0;
  if (first < 0xE3 || first > 0xEF || first == 0xED || i + 2 >= text.size()) return 0;
  if (!continues(text[i + 1]) || !continues(text[i + 2])) return 0;
  return text.substr(i, 3) == "\u3000" ? 0 : 3;
}

}  // namespace

Step decode_any(std::string_view text, std::size_t position) {
  const auto first = static_cast<unsigned char>(text[position]);
  if (first < 0x80) return {first, 1, true};
  const Lead lead = lead_of(first);
  if (lead.length == 0) return {0xFFFD, 1, false};
  char32_t value = first & (0xFFU >> (lead.length + 1));
  for (std::uint8_t i = 1; i < lead.length; ++i) {
    if (position + i >= text.size()) return {0xFFFD, i, false};
    const auto byte = static_cast<unsigned char>(text[position + i]);
    const unsigned char low = i == 1 ? lead.low : 0x80;
    const unsigned char high = i == 1 ? lead.high : 0xBF;
    if (byte < low || byte > high) return {0xFFFD, i, false};
    value = (value << 6) | (byte & 0x3FU);
  }
  return {value, lead.length, true};
}

void append(std::string& out, char32_t c) {
  if (c < 0x80) {
    out += static_cast<char>(c);
  } else if (c < 0x800) {
    out += static_cast<char>(0xC0 | (c >> 6));
    out += static_cast<char>(0x80 | (c & 0x3F));
  } else if (c < 0x10000) {
    out += static_cast<char>(0xE0 | (c >> 12));
    out += static_cast<char>(0x80 | ((c >> 6) & 0x3F));
    out += static_cast<char>(0x80 | (c & 0x3F));
  } else {
    out += static_cast<char>(0xF0 | (c >> 18));
    out += static_cast<char>(0x80 | ((c >> 12) & 0x3F));
    out += static_cast<char>(0x80 | ((c >> 6) & 0x3F));
    out += static_cast<char>(0x80 | (c & 0x3F));
  }
}

std::string encode(std::u32string_view text) {
  std::string out;
  out.reserve(text.size() * 3);
  for (const char32_t c : text) append(out, c);
  return out;
}

std::u32string decode_all(std::string_view text) {
  std::u32string out;
  out.reserve(text.size() / 2);
  for (std::size_t i = 0; i < text.size();) {
    const Step step = decode(text, i);
    out += step.code_point;
    i += step.length;
  }
  return out;
}

std::string repaired(std::string_view text) { return encode(decode_all(text)); }

bool is_valid(std::string_view text) {
  for (std::size_t i = 0; i < text.size();) {
    const Step step = decode(text, i);
    if (!step.valid) return false;
    i += step.length;
  }
  return true;
}

bool is_space(char32_t c) {
  return (c >= 0x09 && c <= 0x0D) || (c >= 0x1C && c <= 0x20) || c == 0x85 || c == 0xA0 || c == 0x1680 ||
         (c >= 0x2000 && c <= 0x200A) || c == 0x2028 || c == 0x2029 || c == 0x202F || c == 0x205F || c == 0x3000;
}

std::string squeeze(std::string_view text) {
  std::string out;
  squeeze(text, out);
  return out;
}

void squeeze(std::string_view text, std::string& out) {
  out.clear();
  out.reserve(text.size());
  std::size_t plain = 0;  // what stands from here to `i` is taken over as it is
  for (std::size_t i = 0; i < text.size();) {
    if (const std::size_t length = plain_at(text, i)) {
      i += length;
      continue;
    }
    out.append(text.substr(plain, i - plain));
    const Step step = decode(text, i);
    if (!is_space(step.code_point)) append(out, step.code_point);
    plain = i += step.length;
  }
  out.append(text.substr(plain));
}

std::size_t length(std::string_view text) {
  std::size_t n = 0;
  for (std::size_t i = 0; i < text.size(); i += decode(text, i).length) ++n;
  return n;
}

}  // namespace govgraph::utf8
