// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

#include "model/span.hpp"

namespace govgraph::text {

/// Bytes that are read as one: some fifteen pages of a newspaper. What one part says of an article is not known in the
/// next, so that time and memory of a part are bounded whatever the file.
inline constexpr std::size_t kPartBytes = std::size_t{128} << 10;

/// The parts of a text, in order, without gaps; one when it is not longer than `kPartBytes`. A part ends where the text
/// itself makes the deepest cut in the second half of what it may hold: before a page (form feed), after many empty
/// lines, an empty line, a line, a sentence, a character. So a part is a run of whole pages, of whole articles, of
/// whole paragraphs, as far as the text has any. Linear.
std::vector<ByteSpan> parts_of(std::string_view utf8);

}  // namespace govgraph::text
