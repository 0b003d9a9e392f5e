// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "extract/reading.hpp"

namespace govgraph::extract {

/// A date that the text tells, as precisely as it does.
struct DateMention {
  Span span;
  std::string iso;  ///< 2025-01-06, 2025-01, 2025, or --01-06 where no year is known
};

/// The dates in `stretch`, in order: 2025年1月6日, 1月6日, 去年12月, 2024年. A year that the text leaves out is
/// taken from `issue` (ISO, may be empty): a month later than the issue's is last year's. Relative days
/// (近日, 日前) tell no date. Linear in the stretch.
std::vector<DateMention> dates_in(std::u32string_view text, Span stretch, std::string_view issue);

/// The date by which the article of `position` came out: the article's, else the issue's; may be empty.
std::string_view issue_date(const Reading& reading, std::uint32_t position);

}  // namespace govgraph::extract
