// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>

namespace govgraph::exchange {

/// Appends text as XML 1.0 content or attribute value: `< > & "` as entities, control white space as a blank, other
/// characters that XML forbids dropped, broken UTF-8 as U+FFFD. About 1 GB/s.
void append_xml(std::string& out, std::string_view text);

/// At most `limit` characters, the last of them "…" where something is cut. A view of `text` where it fits, else of
/// `storage`, which is overwritten.
std::string_view shortened(std::string_view text, std::size_t limit, std::string& storage);

}  // namespace govgraph::exchange
