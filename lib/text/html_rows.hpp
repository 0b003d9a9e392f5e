// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "text/lines.hpp"

namespace govgraph::text {

/// Tables of HTML in Markdown, as MinerU and marker write them on one line, become rows: a line for each <tr>, its
/// cells parted by '|', its tags gone. Linear. Text keeps its bytes. A page without "<tr" is not changed.
void read_html_rows(Page& page);

}  // namespace govgraph::text
