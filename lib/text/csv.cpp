// SPDX-License-Identifier: Apache-2.0
// Lists in tables of plain text.
#include <filesystem>

#include "base/utf8.hpp"
#include "text/decode.hpp"
#include "text/flow.hpp"
#include "text/formats.hpp"
#include "text/lists.hpp"

namespace govgraph::text {

std::optional<Reading> read_csv(const ParseInput& input, Diagnostics& diagnostics) {
  const auto decoded = decode(input.id, input.bytes, input.encoding, diagnostics);
  if (!decoded) return std::nullopt;
  Flow flow;
  write_list(parse_csv(utf8::repaired(decoded->utf8)), "", input.columns, flow);
  return flow.take();
}

}  // namespace govgraph::text
