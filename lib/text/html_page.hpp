// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>

#include "base/diagnostic.hpp"
#include "text/html_tree.hpp"
#include "text/reading.hpp"

namespace govgraph::text {

/// The tree of a page; nullopt with an error diagnostic, as `read_html`.
std::optional<HtmlTree> tree_of_html(const std::string& bytes, const std::string& id, const std::string& encoding,
                                     Diagnostics& diagnostics);

/// The article of a page with its headline and tables, and what the page says of where it comes from. What stands
/// around it (navigation, links to other pages, feet, what is hidden) is left out. Linear in the page.
Reading reading_of(const HtmlTree& tree);

/// All that is seen of a page, for one that holds nothing but what is to be read: the chapter of a book. Goes on behind
/// what the flow holds.
class Flow;
void write_all(const HtmlTree& tree, Flow& flow);

/// The rows of the first table in it, as the table of an article gives them.
std::vector<std::vector<std::string>> rows_of_table(const HtmlTree& tree);

}  // namespace govgraph::text
