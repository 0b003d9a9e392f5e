// SPDX-License-Identifier: Apache-2.0
// Bytes of any encoding to a mended text. Input: one byte that chooses the encoding asked for, then the file.
#include <array>

#include "base/utf8.hpp"
#include "fuzz/document_checks.hpp"
#include "text/decode.hpp"
#include "text/read.hpp"

using namespace govgraph;

namespace {

constexpr std::array<const char*, 12> kEncodings{"",       "",   "UTF-8", "GB18030",     "UTF-16LE", "UTF-16BE",
                                                 "UTF-16", "HZ", "Big5",  "ISO-2022-CN", "UTF-7",    "windows-1252"};

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  fuzz::Input input(data, size);
  const std::string encoding = kEncodings[input.below(kEncodings.size())];
  const std::string bytes(input.rest());
  Diagnostics diagnostics;
  const auto decoded = text::decode("a.txt", bytes, encoding, diagnostics);
  if (decoded && decoded->encoding != "UTF-8")
    fuzz::require(utf8::is_valid(decoded->utf8), "what was transcoded is UTF-8");
  if (!decoded) fuzz::require(!diagnostics.empty(), "what is refused is reported");
  diagnostics.clear();
  const auto document = text::read("a-2025-03-04.txt", bytes, {encoding, ""}, diagnostics);
  if (document)
    fuzz::require_sound(*document);
  else
    fuzz::require(!diagnostics.empty(), "what cannot be read is reported");
  return 0;
}
