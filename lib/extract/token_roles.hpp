// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>

namespace govgraph::extract {

struct Reading;

/// What a token is to a name that grows leftwards over it.
enum class TokenRole : std::uint8_t {
  kBreak,  ///< punctuation, function words, verbs: no name crosses it
  kWord,   ///< an ordinary word of two or more code points
  kChar,   ///< a single code point, a proper noun, Latin letters or digits: what names are made of
};

/// Writes `Reading::token_roles`, one a token. REQUIRES tokens. Linear in tokens.
void find_token_roles(Reading& reading);

}  // namespace govgraph::extract
