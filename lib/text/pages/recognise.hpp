// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string_view>

#include "base/cancellation.hpp"
#include "lexicon/lexicon.hpp"
#include "text/limits.hpp"
#include "text/pages/compose.hpp"

namespace govgraph::text {

/// How a page was recognised, or why not.
struct Recognition {
  enum class End { kDone, kMissing, kFailed } end = End::kDone;
  ComposedPage page;
};

/// Draws a page of a PDF (`pdftoppm`), turns it until its lines are level, and reads it with tesseract, simplified
/// Chinese, three times: at 200 dots an inch, the same with a threshold of its own for each place, and at 300. What
/// most of these read is taken (readings.hpp): tesseract's mistakes differ from one to the next. All runs in processes
/// of their own. `page` counts from 0; its size stays, and text stands where it does on the page as it is. Costs some
/// twenty seconds a page.
Recognition recognise(const lexicon::Lexicon& lexicon, std::string_view pdf, std::size_t page, PageSize size,
                      const Limits& limits, const Cancellation& cancellation);

}  // namespace govgraph::text
