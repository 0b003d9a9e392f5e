// SPDX-License-Identifier: Apache-2.0
#pragma once

namespace govgraph {

/// Stands in `Document::text` between two lines of a paragraph that is set line by line, as posts are: a clause or a name
/// each. U+2028, the line separator.
inline constexpr char32_t kLineMark = U'\u2028';

}  // namespace govgraph
