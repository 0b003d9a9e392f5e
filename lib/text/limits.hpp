// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>

namespace govgraph::text {

/// What one document may take. Whatever exceeds one of these is left out with a diagnostic that names the limit.
struct Limits {
  std::uint64_t text_bytes = 128u << 20;  ///< of its text: of a text file, or what is unpacked out of another format
  std::uint64_t file_bytes = 512u << 20;  ///< of a file whose bytes are not its text
  std::size_t pages = 10'000;             ///< of a PDF
  std::size_t depth = 50'000;             ///< of elements in one another
  unsigned seconds = 120;                 ///< in another program or in a parser
  std::uint64_t memory = std::uint64_t{4} << 30;  ///< bytes that these may take
};

}  // namespace govgraph::text
