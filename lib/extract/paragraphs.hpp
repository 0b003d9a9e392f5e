// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <vector>

#include "model/document.hpp"

namespace govgraph::extract {

struct Paragraph {
  Span span;
  std::uint32_t article = 0;
};

/// The paragraphs, headings and titles of the document, in text order. Linear in its sentences.
std::vector<Paragraph> paragraphs_of(const Document& document);

}  // namespace govgraph::extract
