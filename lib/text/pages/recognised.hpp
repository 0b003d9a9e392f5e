// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string_view>
#include <vector>

#include "text/pages/words.hpp"

namespace govgraph::text {

/// The pages of what a recogniser of pictures writes, told by its contents: hOCR (tesseract, OCRopus), ALTO, or the
/// JSON of PaddleOCR and RapidOCR (a list of boxes with texts and scores a page, or `rec_texts`, `rec_scores`,
/// `rec_polys`). Pages of pixels are scaled to a width of 600 points. Empty for what is none of these. Linear.
std::vector<PageWords> recognised_pages(std::string_view bytes);

}  // namespace govgraph::text
