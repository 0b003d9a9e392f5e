// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

#include "text/html_tree.hpp"

namespace govgraph::text {

/// Whether a table holds data, and is no frame in which a page is set: no table in it, no cell as long as a text.
bool holds_data(const HtmlTree& tree, HtmlTree::Id table);

/// Its rows; what spans several rows or columns stands in each of them.
std::vector<std::vector<std::string>> table_rows(const HtmlTree& tree, HtmlTree::Id table);

}  // namespace govgraph::text
