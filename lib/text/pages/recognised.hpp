// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <functional>
#include <string_view>
#include <vector>

#include "base/cancellation.hpp"
#include "text/limits.hpp"
#include "text/pages/words.hpp"

namespace govgraph::text {

/// The pages of what a recogniser of pictures writes, told by its contents: hOCR (tesseract, OCRopus), ALTO, or the
/// JSON of PaddleOCR and RapidOCR (a list of boxes with texts and scores a page, or `rec_texts`, `rec_scores`,
/// `rec_polys`). Pages of pixels are scaled to a width of 600 points. Empty for what is none of these. Linear.
std::vector<PageWords> recognised_pages(std::string_view bytes);

/// How a page was recognised, or why not.
struct Recognition {
  enum class End { kDone, kMissing, kFailed } end = End::kDone;
  PageWords page;
};

/// Draws a page of a PDF (`pdftoppm`, 300 dots an inch) and reads it with tesseract, simplified Chinese across and
/// down; both in processes of their own. `page` counts from 0; its size stays. Costs seconds a page.
Recognition recognise(std::string_view pdf, std::size_t page, PageSize size, const Limits& limits,
                      const Cancellation& cancellation);

}  // namespace govgraph::text
