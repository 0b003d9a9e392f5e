// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string_view>

namespace govgraph::serve {

/// The page of tools/explorer as it was built, embedded in the program. Static storage.
struct Page {
  std::string_view html, script, style;
};

/// Nullopt when the program was built without it.
std::optional<Page> explorer_page();

/// Why the program has no page; empty when it has.
std::string_view why_no_page();

}  // namespace govgraph::serve
