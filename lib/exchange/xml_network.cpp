// SPDX-License-Identifier: Apache-2.0
#include "exchange/xml_network.hpp"

#include <charconv>

namespace govgraph::exchange {

std::array<std::uint8_t, 3> rgb_of(std::string_view colour) {
  std::array<std::uint8_t, 3> out{};
  for (std::size_t i = 0; i < 3; ++i) std::from_chars(colour.data() + 1 + 2 * i, colour.data() + 3 + 2 * i, out[i], 16);
  return out;
}

}  // namespace govgraph::exchange
