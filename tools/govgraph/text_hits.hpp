// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include "search/text_search.hpp"
#include "table.hpp"

namespace govgraph::cli {

/// What a search in the text found. For people: each article with its date and title, the words in their sentence, in
/// bold where `colour`, else between 【 and 】, and the nodes that are named there. For programs: an array of one
/// object an article, or CSV.
std::string rendered(const search::TextHits& hits, Format format, bool colour);

}  // namespace govgraph::cli
