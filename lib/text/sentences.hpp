// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "model/document.hpp"

namespace govgraph::text {

/// Appends the sentences of one paragraph: cut after 。！？ and … outside quotation marks, and after a quotation that
/// ends with one of them when a new sentence follows.
void cut_sentences(Document& document, Span paragraph, std::uint32_t article, std::uint32_t number);

/// Appends the balanced quotations of `span`, outer before inner; marks without a partner are left alone.
void find_quotations(std::u32string_view text, Span span, std::vector<Quotation>& out);

}  // namespace govgraph::text
