// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace govgraph::exchange {

/// RFC 4648, with padding: how bytes that are not UTF-8 travel in JSON.
std::string to_base64(std::string_view bytes);
std::optional<std::string> from_base64(std::string_view text);  ///< nullopt when it is not base64

}  // namespace govgraph::exchange
