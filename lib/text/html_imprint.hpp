// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/imprint.hpp"
#include "text/html_tree.hpp"

namespace govgraph::text {

/// What the head of a page, its <time> elements and WeChat's own boxes say of where it comes from: names of meta
/// elements that China's rules for sites of governments prescribe (PubDate, ContentSource, ArticleTitle, SiteName), of
/// Open Graph and of others.
Imprint imprint_of_page(const HtmlTree& tree);

}  // namespace govgraph::text
