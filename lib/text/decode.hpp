// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "base/diagnostic.hpp"

namespace govgraph::text {

struct Decoded {
  std::string utf8;      ///< of a UTF-8 file its very bytes, broken ones too; else transcoded
  std::string encoding;  ///< "UTF-8", "GB18030", …
};

/// Bytes to text. UTF-8 is recognised by its form, UTF-16 by its mark or its zeros, the rest by ICU's
/// detector; `encoding` (an ICU name) overrules. nullopt with an error diagnostic for what is no text.
/// Broken bytes of UTF-8 stay in place and are reported by runs, the first hundred of them.
std::optional<Decoded> decode(const std::string& document, std::string bytes, const std::string& encoding,
                              Diagnostics& diagnostics);

}  // namespace govgraph::text
