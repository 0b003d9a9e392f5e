// SPDX-License-Identifier: Apache-2.0
#include "exchange/xml_text.hpp"

#include <array>
#include <cstdint>

#include "base/utf8.hpp"

namespace govgraph::exchange {
namespace {

enum class Kind : std::uint8_t { kPlain, kAscii, kThree, kOther };

/// kThree: first bytes of three-byte sequences all of whose continuations are characters.
constexpr std::array<Kind, 256> make_kinds() {
  std::array<Kind, 256> kinds{};
  for (std::size_t i = 0; i < 0x20; ++i) kinds[i] = Kind::kAscii;
  for (const unsigned char c : {'<', '>', '&', '"', '\x7F'}) kinds[c] = Kind::kAscii;
  for (std::size_t i = 0x80; i < 0x100; ++i) kinds[i] = i >= 0xE1 && i <= 0xEE && i != 0xED ? Kind::kThree : Kind::kOther;
  return kinds;
}

constexpr std::array<Kind, 256> kKinds = make_kinds();

bool continues(char byte) { return (static_cast<unsigned char>(byte) & 0xC0) == 0x80; }

void append_special(std::string& out, char c) {
  switch (c) {
    case '<':
      out += "&lt;";
      break;
    case '>':
      out += "&gt;";
      break;
    case '&':
      out += "&amp;";
      break;
    case '"':
      out += "&quot;";
      break;
    case '\t':
    case '\n':
    case '\r':
      out += ' ';
      break;
    default:  // forbidden, or (U+007F) discouraged
      break;
  }
}

void append_checked(std::string& out, const utf8::Step& step) {
  if (step.code_point != 0xFFFE && step.code_point != 0xFFFF) utf8::append(out, step.code_point);
}

}  // namespace

void append_xml(std::string& out, std::string_view text) {
  std::size_t plain = 0;  // what stands from here to `i` goes out as it is
  for (std::size_t i = 0; i < text.size();) {
    const Kind kind = kKinds[static_cast<unsigned char>(text[i])];
    if (kind == Kind::kPlain) {
      ++i;
    } else if (kind == Kind::kThree && i + 2 < text.size() && continues(text[i + 1]) && continues(text[i + 2])) {
      i += 3;
    } else {
      out.append(text, plain, i - plain);
      if (kind == Kind::kAscii) {
        append_special(out, text[i]);
        ++i;
      } else {
        const utf8::Step step = utf8::decode(text, i);
        append_checked(out, step);
        i += step.length;
      }
      plain = i;
    }
  }
  out.append(text, plain);
}

std::string_view shortened(std::string_view text, std::size_t limit, std::string& storage) {
  if (text.size() <= limit) return text;
  std::size_t characters = 0, cut = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (continues(text[i])) continue;
    if (characters + 1 == limit) cut = i;
    if (++characters > limit) {
      storage.assign(text, 0, cut).append("…");
      return storage;
    }
  }
  return text;
}

}  // namespace govgraph::exchange
