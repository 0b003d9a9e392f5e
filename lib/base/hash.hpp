// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace govgraph {

/// XXH3, 64 bits: stable across machines and versions, so it may be stored.
std::uint64_t hash64(std::string_view bytes);

/// 32 lower-case hexadecimal digits of XXH3-128, for content digests.
std::string digest_of(std::string_view bytes);

/// 16 lower-case hexadecimal digits; `parse_hex64` returns false on anything else.
std::string hex64(std::uint64_t value);
bool parse_hex64(std::string_view digits, std::uint64_t& value);

}  // namespace govgraph
