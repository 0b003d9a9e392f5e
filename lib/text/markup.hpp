// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "text/lines.hpp"

namespace govgraph::text {

/// Takes the marks of Markdown out of a page, as writers and parsers of PDF set them, and leaves what they mean in its
/// lines: the level of a heading (# to ######, or underlined with =), a line in bold, items of a list, rows of a table,
/// rules. Emphasis, links, tags and escapes go, their words stay; pictures leave what they are said to show; comments,
/// fences and the dashes of a table go altogether. Of the front matter, title and date stay. A page without such marks
/// is not changed; asterisks that hide digits or names (138****5678, 王**) and hashtags (#春风行动#) are no marks.
/// Linear. Text keeps its bytes.
void read_markup(Page& page);

}  // namespace govgraph::text
