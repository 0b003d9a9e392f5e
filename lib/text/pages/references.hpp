// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

namespace govgraph::text {

/// Where an article says that it goes on, or comes from: (下转第2版), 上接A01版.
struct PageReference {
  std::size_t begin = 0, end = 0;  ///< with its brackets
  std::uint32_t page = 0;
};

/// The one with which a text ends, nullopt when there is none. Linear in the last code points.
std::optional<PageReference> goes_to(std::u32string_view text);

/// The one with which a text begins.
std::optional<PageReference> comes_from(std::u32string_view text);

/// The number of a page in a short line: 第2版, A03, 04 综合新闻; 0 when there is none.
std::uint32_t page_number(std::u32string_view line);

}  // namespace govgraph::text
