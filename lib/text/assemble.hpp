// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <vector>

#include "model/document.hpp"
#include "text/articles.hpp"
#include "text/blocks.hpp"
#include "text/lines.hpp"

namespace govgraph::text {

/// Fills the text of `document`, `bytes`, `articles`, `sentences` and `quotations` from planned articles:
/// "title\nsubtitle\n" and one line a paragraph. Between ideographs and digits blanks go; between the halves of a
/// headline one stays.
void assemble(const Page& page, const std::vector<Block>& blocks, const std::vector<ArticlePlan>& plans,
              Document& document);

}  // namespace govgraph::text
