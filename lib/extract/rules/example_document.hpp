// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string_view>

#include "model/document.hpp"

namespace govgraph::extract {

/// An example of a rule as a document of one article, without the search for articles and furniture that a page
/// needs. Lines are paragraphs; one that begins with '#' is the title, with '##' a heading inside the body. Sentences
/// end at 。！？ outside quotation marks.
Document example_document(std::string_view text);

}  // namespace govgraph::extract
